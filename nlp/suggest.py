"""Topics and long-tail keywords (first version: topics of near notes, topics that hold the seed)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Strings, pack_strings, unpack_strings
from nlp.cuts import Cuts
from nlp.findings import Suggestion
from nlp.index import NoteIndex
from nlp.lexicon import Lexicon
from nlp.note import Note
from nlp.reading import Reading
from nlp.text import fold_plain


@dataclass(frozen=True, slots=True)
class KeywordFact:
    text: str
    volume: float | None = None
    competition: float | None = None


class Suggester:
    def __init__(self, topics: Strings, index: NoteIndex, lexicon: Lexicon) -> None:
        self._topics, self._index, self._lexicon = topics, index, lexicon
        self._count = self.support = Counter(t for line in topics for t in line.split("\n") if t)

    @classmethod
    def build(cls, notes: Sequence[Note], cuts: Cuts, index: NoteIndex, phrases: Any, lexicon: Lexicon, keywords: Sequence[KeywordFact], questions: Sequence[str], ranks: NDArray[Any], own: NDArray[Any], check: Callable[[], None] = lambda: None) -> Suggester:
        packed = pack_strings("topics", ["\n".join(fold_plain(t) for t in n.topics) for n in notes])
        return cls(unpack_strings("topics", packed), index, lexicon)

    def topics(self, reading: Reading, similarities: NDArray[Any], top: int = 10) -> list[Suggestion]:
        near = np.argsort(-similarities)[:50]
        score: Counter[str] = Counter()
        for n in near:
            for t in self._topics[int(n)].split("\n"):
                if t:
                    score[t] += float(similarities[n])
        return [self._suggestion(t) for t, _ in score.most_common(top)]

    def keywords(self, reading: Reading, similarities: NDArray[Any], top: int = 20) -> list[Suggestion]:
        return self.topics(reading, similarities, top)

    def longtails(self, seeds: Sequence[str], top: int = 50) -> list[Suggestion]:
        folded = [fold_plain(s) for s in seeds]
        return [self._suggestion(t) for t, _ in self._count.most_common() if all(s in t and t != s for s in folded)][:top]

    def _suggestion(self, text: str) -> Suggestion:
        return Suggestion(text, self._lexicon.kind(text) or "品类", "长尾", f"{self._count[text]} 篇在用", self._count[text])

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return pack_strings("topics", self._topics)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], index: NoteIndex, lexicon: Lexicon) -> Suggester:
        return cls(unpack_strings("topics", arrays), index, lexicon)
