"""用词: which turns of phrase go with high ranks, learned by ridge regression on character n-grams."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, nested, part, plain
from nlp.forecasting.duals import solve
from nlp.forecasting.folds import Split
from nlp.forecasting.grams import Grams, read_grams
from nlp.forecasting.texts import Plain
from nlp.lately import Lately

WHOLE_SIZES = (2, 3, 4)
TITLE_SIZES = (1, 2, 3)
TITLE_SHARE = 0.3
"""What a title counts beside the whole text (measured: 0.3 and 0.5 alike, 0 and 1 worse)."""

RIDGE = 2.0

TITLES = 8
"""Titles of which it is remembered what they say: most keystrokes leave the title as it was."""

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Phrasing:
    """``weights`` has a number for each n-gram, first those of the whole text, then those of the title."""

    whole: Grams
    title: Grams
    weights: Floats
    base: float
    _titles: Lately[str, float] = field(default_factory=lambda: Lately(TITLES), compare=False, repr=False)

    def value(self, text: Plain) -> float:
        """The forecast of a text in z."""
        whole, title = self._counting
        said = self._titles.get(text.title, lambda: _said(self.title, text.title, title))
        self._titles.turn()
        return _said(self.whole, text.joined, whole) + said + self.base

    def parts(self, text: Plain) -> tuple[Real, Real]:
        """What each character of ``text.joined`` and of its title put in; with the base these add up to the forecast."""
        whole, title = self._counting
        return _spread(self.whole, text.joined, whole), _spread(self.title, text.title, title)

    @property
    def _counting(self) -> tuple[Floats, Floats]:
        """Of the n-grams of the whole text, and of those of the title as far as it counts."""
        most = len(self.whole)
        return self.weights[:most], self.weights[most:] * np.float32(TITLE_SHARE**0.5)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {
            **nested("whole", self.whole.to_arrays()),
            **nested("title", self.title.to_arrays()),
            "weights": self.weights,
            "base": np.array([self.base]),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Phrasing:
        return cls(
            Grams.from_arrays(part("whole", arrays)),
            Grams.from_arrays(part("title", arrays)),
            plain(arrays["weights"]),
            float(arrays["base"][0]),
        )


class PhrasingLearner:
    """Learns from some of the notes and answers for others."""

    def __init__(self, texts: Sequence[Plain], target: Real, weights: Real, check: Callable[[], None]) -> None:
        from scipy.sparse import hstack

        self._whole, whole = Grams.learn([text.joined for text in texts], WHOLE_SIZES, check)
        self._title, title = Grams.learn([text.title for text in texts], TITLE_SIZES, check)
        # Double precision from here on: the steps of `solve` would convert it again and again.
        self._table = hstack([whole, title * np.float32(TITLE_SHARE**0.5)]).tocsr().astype(np.float64)
        self._target, self._weights = target, weights

    def learn(self, splits: Sequence[Split]) -> tuple[list[Real], Phrasing]:
        """What the notes to be tested would get from what each split teaches, and what all notes teach."""
        table, turned = self._table, self._table.T.tocsr()
        everything = np.arange(len(self._target))
        lessons = [*(split.train for split in splits), everything]
        taught = solve(lambda some: table @ (turned @ some), self._target, self._weights, lessons, RIDGE)
        weights = turned @ taught.pulls
        answers = [
            np.asarray(table[split.test] @ weights[:, column] + taught.bases[column])
            for column, split in enumerate(splits)
        ]
        return answers, Phrasing(self._whole, self._title, weights[:, -1].astype(np.float32), float(taught.bases[-1]))


def _said(grams: Grams, text: str, weights: Floats) -> float:
    """What a text says."""
    found = grams.find(text)
    return float(found.values @ weights[found.columns])


def _spread(grams: Grams, text: str, weights: Floats) -> Real:
    """What each character of a text puts in: an n-gram's part is shared by its occurrences and their characters."""
    places = read_grams(text, grams.sizes)
    found, known, entry = grams.locate(places.hashes)
    pulls = found.values * weights[found.columns]
    sizes, firsts = places.sizes[known], places.firsts[known]
    each = (pulls / np.bincount(entry, minlength=len(pulls)))[entry] / sizes
    steps = np.bincount(firsts, each, len(places.origins) + 1)
    steps -= np.bincount(firsts + sizes, each, len(places.origins) + 1)
    spread = np.zeros(len(text))
    spread[places.origins] = np.cumsum(steps[:-1])
    return spread
