"""相似笔记: how the notes did that are about the same things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Strings, pack_strings, plain, unpack_strings
from nlp.forecasting.near import Nearness, Pulls
from nlp.lately import Lately

NEARNESS = Nearness(narrow=4.0, ridge=1.0)
TITLE_MOST = 24
LATELY = 8
"""Vectors whose forecasts are remembered: most keystrokes change no word that is known."""

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Kin:
    """The taught notes: their theme vectors (float32), how strongly and which way each pulls, and how they are called."""

    vectors: Floats
    pulls: Floats
    base: float
    titles: Strings
    _values: Lately[bytes, float] = field(default_factory=lambda: Lately(LATELY), compare=False, repr=False)

    @classmethod
    def of(cls, vectors: Real, pulls: Pulls, titles: list[str]) -> Kin:
        """From what was learned."""
        named = pack_strings("titles", [title[:TITLE_MOST] for title in titles])
        return cls(vectors.astype(np.float32), pulls.each, pulls.base, unpack_strings("titles", named))

    def value(self, vector: Real) -> float:
        """The forecast in z."""
        self._values.turn()
        return self._values.get(vector.tobytes(), lambda: float(self.parts(vector).sum())) + self.base

    def parts(self, vector: Real) -> Real:
        """What each taught note put in; with the base these add up to the forecast."""
        near = NEARNESS.between(vector.astype(np.float32), self.vectors)
        return np.asarray(near * self.pulls, dtype=np.float64)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        titles = pack_strings("titles", list(self.titles))
        return {"vectors": self.vectors, "pulls": self.pulls, "base": np.array([self.base]), **titles}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Kin:
        return cls(
            plain(arrays["vectors"]),
            plain(arrays["pulls"]),
            float(arrays["base"][0]),
            unpack_strings("titles", arrays),
        )
