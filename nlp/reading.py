"""A draft read once: folded, cut into words and sentences, with the way back to what the person typed.

Everything that looks at a draft (checks, wording, similar notes, forecast) starts from the same Reading. Texts are taken
apart at the ends of sentences, where neither jieba nor OpenCC looks across; a Memory keeps what was found in each, so a
keystroke costs the sentence it changed and no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from nlp.draft import Draft, Field, Span
from nlp.lately import Lately
from nlp.once import once
from nlp.passage import Seen, Text
from nlp.sentence import Sentence, sentence_of
from nlp.words import Cutter

__all__ = ["Memory", "Reading", "Seen", "Text", "read"]

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
