"""The title or the body of a draft: sentences that were read, one after another, with the way back to what the person typed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, NamedTuple

from nlp.draft import Field, Span
from nlp.once import once
from nlp.sentence import Sentence

SPANS = 4_000
"""Spans that are remembered: those of some drafts."""

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
"""From the first to the last character of a line that is no blank."""


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
        return tuple([match.span() for match in _LINE.finditer(self.folded)])

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
            return _span(self.name, start, max(start, end))
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


@lru_cache(SPANS)
def _span(name: Field, start: int, end: int) -> Span:
    """The same one again: a keystroke leaves most marks where they are, and to make one takes 1 µs."""
    return Span(name, start, end)


def _starts(lengths: Iterable[int]) -> tuple[int, ...]:
    return tuple(accumulate(lengths, initial=0))[:-1]
