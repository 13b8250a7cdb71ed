"""What a note promises: sentences that say something good of the goods, by aspect, and the claims of its product."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.text import fold
from planner.landing.matching import SHOWN_MOST, sentences, telling_parts

if TYPE_CHECKING:
    from nlp.opinions import Judge
    from nlp.words import Cutter

NO_PROMISES = frozenset({"物流", "客服", "包装", "分量"})
"""Aspects of the shop itself and of the parcel: no note promises them of the goods."""
WORD_LEAST = 2


@dataclass(frozen=True, slots=True)
class Promise:
    """An aspect, the words that promise it, and the sentence they stand in; a claim of the brand is its own aspect."""

    aspect: str
    word: str
    sentence: str
    claim: bool = False


class PromiseReader:
    """Reads promises, remembering texts: the same draft hangs on many questions."""

    def __init__(self, judge: Judge, cutter: Cutter) -> None:
        self._judge, self._cutter = judge, cutter

    def read(self, text: str, claims: Sequence[str] = (), product: str = "") -> tuple[Promise, ...]:
        """The promises of a text, each aspect once by each of its words; claims of the brand where a sentence makes them.

        The name of the product promises nothing (青禾清爽版).
        """
        found: dict[tuple[str, str], Promise] = {}
        parts = [(claim, fold(claim).text.strip()) for claim in claims]
        for stretch in sentences(text):
            claimed = [claim for claim, folded in parts if self._makes(stretch.folded, folded)]
            for claim in claimed:
                found.setdefault((claim, claim), Promise(claim, claim, _short(stretch.text), claim=True))
            for told in self._judge.judge(stretch.text).aspects:
                word = stretch.text[told.start : told.end].strip()
                if told.sign < 0 or told.aspect in NO_PROMISES or len(word) < WORD_LEAST or _inside(word, claimed):
                    continue
                if product and _named(stretch.text, product, told.start, told.end):
                    continue
                found.setdefault((told.aspect, fold(word).text), Promise(told.aspect, word, _short(stretch.text)))
        return tuple(found.values())

    def _makes(self, sentence: str, claim: str) -> bool:
        if not claim or claim in sentence:
            return bool(claim)
        parts = telling_parts(claim, self._cutter)
        return bool(parts) and all(part in sentence for part in parts)


def _named(sentence: str, product: str, start: int, end: int) -> bool:
    """Whether a stretch of the sentence is a piece of the product's name."""
    at = sentence.find(product)
    while at >= 0:
        if at <= start and end <= at + len(product):
            return True
        at = sentence.find(product, at + 1)
    return False


def _inside(word: str, claims: Collection[str]) -> bool:
    """Whether the word is a piece of a claim that the same sentence makes."""
    return any(word in claim for claim in claims)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN_MOST else sentence[: SHOWN_MOST - 1] + "…"


def words_of(promises: Sequence[Promise]) -> Iterator[str]:
    """The words of promises, the most frequent first."""
    counts: dict[str, int] = {}
    for one in promises:
        counts[one.word] = counts.get(one.word, 0) + 1
    yield from sorted(counts, key=lambda word: (-counts[word], word))
