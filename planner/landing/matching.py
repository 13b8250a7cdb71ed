"""Whether a text answers a point: by the same words, by their parts in one text, or by saying the same of an aspect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nlp.text import fold
from planner.landing.answers import Answered, LandingText

if TYPE_CHECKING:
    from nlp.opinions import Judge
    from nlp.words import Cutter

SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*")
SHOWN_MOST = 80
COVERED_LEAST = 0.6
"""The words of a phrase must make up so much of it before their meeting in a text says the same."""
SAME, PARTS, OTHER = "原话", "词都写到了，没有连着写", "说的是同一件事，换了词"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence as it was written, and folded."""

    text: str
    folded: str


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences of a text; line ends part them, too."""
    for match in SENTENCE.finditer(text):
        words = match.group().strip()
        if words:
            yield Stretch(words, fold(words).text)


@dataclass(frozen=True)
class ReadText:
    """A shop's text, read once for all points."""

    source: LandingText
    judge: Judge

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        return tuple(sentences(self.source.text))

    @cached_property
    def folded(self) -> str:
        return fold(self.source.text).text

    @cached_property
    def praised(self) -> dict[str, Stretch]:
        """The first sentence that says something good of each aspect."""
        found: dict[str, Stretch] = {}
        for stretch in self.stretches:
            for told in self.judge.judge(stretch.text).aspects:
                if told.sign > 0:
                    found.setdefault(told.aspect, stretch)
        return found


class Matcher:
    """Looks for points in the texts of one product."""

    def __init__(self, texts: Sequence[LandingText], cutter: Cutter, judge: Judge) -> None:
        self._texts = tuple(ReadText(text, judge) for text in texts)
        self._cutter = cutter

    def phrase(self, words: Sequence[str]) -> tuple[Answered, ...]:
        """Where any of these phrases stands, or all the words of one: the best place of each text."""
        folded = [fold(word).text.strip() for word in words]
        found = []
        for text in self._texts:
            one = next((hit for word in folded if word and (hit := self._same(text, word))), None)
            one = one or next((hit for word in folded if word and (hit := self._parts(text, word))), None)
            if one:
                found.append(one)
        return tuple(found)

    def aspect(self, aspect: str, words: Sequence[str]) -> tuple[Answered, ...]:
        """Where an aspect is promised, in one of these words or in others."""
        folded = [fold(word).text.strip() for word in words]
        found = []
        for text in self._texts:
            one = next((hit for word in folded if word and (hit := self._same(text, word))), None)
            stretch = text.praised.get(aspect)
            if one is None and stretch is not None:
                one = _answered(text, stretch, fully=False, why=OTHER)
            if one:
                found.append(one)
        return tuple(found)

    def _same(self, text: ReadText, word: str) -> Answered | None:
        if word not in text.folded:
            return None
        stretch = next((one for one in text.stretches if word in one.folded), None)
        return _answered(text, stretch, fully=True, why=SAME) if stretch else None

    def _parts(self, text: ReadText, word: str) -> Answered | None:
        parts = telling_parts(word, self._cutter)
        if not parts or not all(part in text.folded for part in parts):
            return None
        best = max(text.stretches, key=lambda one: sum(part in one.folded for part in parts))
        return _answered(text, best, fully=False, why=PARTS)


def telling_parts(phrase: str, cutter: Cutter) -> list[str]:
    """The words of a folded phrase, when there are several and they say most of it; else none."""
    parts = cutter.keys(phrase)
    said = sum(map(len, parts)) >= COVERED_LEAST * len(phrase)
    return parts if len(parts) > 1 and said else []


def _answered(text: ReadText, stretch: Stretch, *, fully: bool, why: str) -> Answered:
    said = stretch.text if len(stretch.text) <= SHOWN_MOST else stretch.text[: SHOWN_MOST - 1] + "…"
    return Answered(text.source.id, text.source.title, said, fully, why)
