"""A draft read once: folded, cut into words and sentences, with the way back to what the person typed.

Everything that looks at a draft (checks, wording, similar notes, forecast) starts from the same Reading. Texts are taken
apart at the ends of sentences, where neither jieba nor OpenCC looks across; a Memory keeps what was found in each, so a
keystroke costs the sentence it changed and no more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import Any, NamedTuple, TypeVar

from nlp.draft import Draft, Field, Span
from nlp.lately import Lately
from nlp.once import once
from nlp.sentence import Sentence, sentence_of
from nlp.words import Cutter

K = TypeVar("K")
V = TypeVar("V")

READ_MOST = 20_000
"""Characters of the body that are analysed: twenty times what the platform takes."""
TITLE_MOST = 500
TOPICS_MOST = 100
REMEMBERED = 500
"""Sentences: a draft has some dozen, and an hour of writing makes thousands that nobody types again."""
TEXTS = 24
"""Titles and bodies kept whole, and sets of topics: the draft and the edits that are tried on it."""

_SENTENCES = re.compile(r"[^\n。!?！？…]*[\n。!?！？…]+|[^\n。!?！？…]+")


class Seen(NamedTuple):
    """A word of the lexicon at its place in the folded title or body."""

    key: str
    kind: str
    field: Field
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The title or the body: its sentences one after another, and where each begins, folded and as typed."""

    name: Field
    parts: tuple[Sentence, ...]

    @once
    def folded(self) -> str:
        return "".join([part.text for part in self.parts])

    @once
    def starts(self) -> tuple[int, ...]:
        """Where each sentence begins in the folded text."""
        return _starts([len(part.text) for part in self.parts])

    @once
    def keys(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable([part.keys for part in self.parts]))

    @once
    def ends(self) -> list[int]:
        """Where each word of the folded text ends."""
        return [at + end for at, part in zip(self.starts, self.parts, strict=True) for end in part.ends]

    @once
    def seen(self) -> tuple[Seen, ...]:
        name, make = self.name, Seen._make  # half the time of calling the class
        return tuple(
            [
                make((key, kind, name, start + at, end + at))
                for at, part in zip(self.starts, self.parts, strict=True)
                for key, kind, start, end in part.kinds
            ]
        )

    def of_kind(self, kind: str, before: int | None = None) -> list[Seen]:
        """The words of a class, in reading order, perhaps only of the sentences that begin before a place."""
        name, make, found = self.name, Seen._make, []
        for at, words in self.said_of(kind, before):
            found += [make((key, kind, name, at + start, at + end)) for key, start, end in words]
        return found

    def said_of(self, kind: str, before: int | None = None) -> list[tuple[int, Sequence[tuple[str, int, int]]]]:
        """The sentences that have words of a class: where the sentence begins, and its words with their places in it."""
        starts, parts = self.starts, self.parts
        if before is not None:
            starts = starts[: bisect_left(starts, before)]
        return [(at, part.of_kind[kind]) for at, part in zip(starts, parts, strict=False) if kind in part.of_kind]

    def classes(self, end: int) -> set[str]:
        """The classes of the words that end before a place."""
        return {
            kind
            for at, part in zip(self.starts[: bisect_left(self.starts, end)], self.parts, strict=False)
            for kind, words in part.of_kind.items()
            if at + words[0][2] <= end
        }

    @once
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The lines that are not blank, without the blanks around them."""
        found, at = [], 0
        for line in self.folded.split("\n"):
            bare = line.strip()
            if bare:
                start = at + len(line) - len(line.lstrip())
                found.append((start, start + len(bare)))
            at += len(line) + 1
        return tuple(found)

    @once
    def sentence_count(self) -> int:
        """How many sentences there are, such as are blank left out."""
        return len([part for part in self.parts if part.inner[0] < part.inner[1]])

    @once
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences, without the blanks around them."""
        return tuple(
            [
                (at + part.inner[0], at + part.inner[1])
                for at, part in zip(self.starts, self.parts, strict=True)
                if part.inner[0] < part.inner[1]
            ]
        )

    def matches(self, pattern: re.Pattern[str]) -> list[tuple[str, int, int]]:
        """Every place where a pattern is found inside a sentence: what was found, and its range."""
        return [
            (text, at + start, at + end)
            for at, found in zip(self.starts, self._found_in_parts(pattern), strict=True)
            if found
            for text, start, end in found
        ]

    def texts_of(self, pattern: re.Pattern[str]) -> list[str]:
        """The same without the ranges."""
        return [text for found in self._found_in_parts(pattern) if found for text, _, _ in found]

    def _found_in_parts(self, pattern: re.Pattern[str]) -> Sequence[Sequence[tuple[str, int, int]] | None]:
        key = pattern.pattern
        known = [part.found.get(key) for part in self.parts]
        return [part.find(pattern) for part in self.parts] if None in known else known

    @once
    def found(self) -> dict[object, Any]:
        """What others found in this text, by who looked: one review asks three times for the draft as it is, and an edit of its
        body leaves the title as it was."""
        return {}

    def span(self, start: int, end: int) -> Span:
        """A range of the folded text as a span of what was typed."""
        if self._as_typed:
            return Span(self.name, start, max(start, end))
        first = self._typed_at(start)
        return Span(self.name, first, max(first, self._typed_at(end - 1) + 1) if end > start else first)

    @once
    def _as_typed(self) -> bool:
        """Whether nothing was left out, so that every place is the same in the folded and in the typed text."""
        return not any(part.folded.cuts for part in self.parts)

    @once
    def _typed_starts(self) -> tuple[int, ...]:
        return _starts([part.typed for part in self.parts])

    def _typed_at(self, at: int) -> int:
        index = bisect_right(self.starts, at) - 1
        return self._typed_starts[index] + self.parts[index].origin(at - self.starts[index])


@dataclass(frozen=True)
class Reading:
    """A draft and all that was seen in it. Ranges are of the folded ``title`` or ``body``; spans are of the original.

    ``topics`` are the folded topics, ``topic_keys`` their content words and ``topic_parts`` both with all words; ``whole``
    is False when the body is longer than READ_MOST and only its beginning was read; ``cutter`` cut it all.
    """

    draft: Draft
    title_text: Text
    body_text: Text
    topic_parts: tuple[Sentence, ...]
    whole: bool
    cutter: Cutter = field(repr=False, compare=False)

    @once
    def topics(self) -> tuple[str, ...]:
        return tuple([part.text.strip() for part in self.topic_parts])

    @once
    def topic_keys(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable([part.keys for part in self.topic_parts]))

    @property
    def title(self) -> str:
        return self.title_text.folded

    @property
    def body(self) -> str:
        return self.body_text.folded

    @property
    def title_keys(self) -> tuple[str, ...]:
        return self.title_text.keys

    @property
    def body_keys(self) -> tuple[str, ...]:
        return self.body_text.keys

    @once
    def kinds(self) -> tuple[Seen, ...]:
        """Words with a class in the lexicon, title first, in reading order."""
        return self.title_text.seen + self.body_text.seen

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The lines of the body that are not blank, without the blanks around them."""
        return self.body_text.paragraphs

    @once
    def written(self) -> int:
        """How many characters of title and body there are, blanks at the ends of paragraphs left out."""
        return len(self.title.strip()) + sum(end - start for start, end in self.paragraphs)

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of the body, without the blanks around them."""
        return self.body_text.sentences

    def body_span(self, start: int, end: int) -> Span:
        """A range of the folded body as a span of the original body."""
        return self.body_text.span(start, end)

    def span(self, seen: Seen) -> Span:
        """Where a word stands in the original."""
        return (self.title_text if seen.field == "title" else self.body_text).span(seen.start, seen.end)


@dataclass(slots=True)
class Memory:
    """What was found in each sentence, and in the last texts, with one cutter.

    Give it to ``read`` again and again, from one thread.
    """

    cutter: Cutter | None = None
    sentences: Lately[str, Sentence] = field(default_factory=lambda: Lately(REMEMBERED))
    texts: dict[tuple[Field, str], Text] = field(default_factory=dict)
    topics: dict[tuple[str, ...], tuple[Sentence, ...]] = field(default_factory=dict)

    def sentence(self, typed: str, cutter: Cutter) -> Sentence:
        """The sentence, read now or remembered."""
        if self.cutter is not cutter:
            self.cutter = cutter
            self.sentences.clear()
            self.texts.clear()
            self.topics.clear()
        return self.sentences.get(typed, lambda: sentence_of(typed, cutter))

    def text(self, name: Field, typed: str, cutter: Cutter) -> Text:
        """The title or body, read now or remembered: an edit of one leaves the other as it was."""
        known = self.texts.get((name, typed)) if self.cutter is cutter else None
        if known is None:
            remembered = self.sentences.known if self.cutter is cutter else lambda part: None
            parts = [remembered(part) or self.sentence(part, cutter) for part in _SENTENCES.findall(typed)]
            known = Text(name, tuple(parts))
            _put(self.texts, (name, typed), known)
        return known

    def of_topics(self, typed: tuple[str, ...], cutter: Cutter) -> tuple[Sentence, ...]:
        """The topics, read now or remembered: most keystrokes leave them as they were."""
        known = self.topics.get(typed) if self.cutter is cutter else None
        if known is None:
            known = tuple([self.sentence(topic[:TITLE_MOST], cutter) for topic in typed[:TOPICS_MOST]])
            _put(self.topics, typed, known)
        return known


def _put(texts: dict[K, V], key: K, text: V) -> None:
    """Keep a text, and let go of what was kept first."""
    while len(texts) >= TEXTS:
        del texts[next(iter(texts))]
    texts[key] = text


def read(draft: Draft, cutter: Cutter, memory: Memory | None = None) -> Reading:
    """Read a draft. With the memory of an earlier reading only new sentences are folded and cut."""
    memory = memory or Memory()
    memory.sentences.turn()
    return Reading(
        draft,
        memory.text("title", draft.title[:TITLE_MOST], cutter),
        memory.text("body", draft.body[:READ_MOST], cutter),
        memory.of_topics(draft.topics, cutter),
        len(draft.body) <= READ_MOST,
        cutter,
    )


def _starts(lengths: Iterable[int]) -> tuple[int, ...]:
    return tuple(accumulate(lengths, initial=0))[:-1]
