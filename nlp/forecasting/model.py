"""The forecast of one text, taken apart: what each component says, and where in the text it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, nested, part
from nlp.forecasting.kin import Kin
from nlp.forecasting.likeness import Likeness
from nlp.forecasting.manner import Manner
from nlp.forecasting.phrasing import Phrasing
from nlp.forecasting.texts import Plain
from nlp.forecasting.themes import Themes
from nlp.style import Facts

NAMES = ("用词", "文风", "相似笔记", "写法相近")
"""The components, in the order of every mixture."""

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Anatomy:
    """One forecast in parts; all parts and ``rest`` add up to ``total``, the mixture's sum.

    ``letters`` has what each character of the text's ``joined`` put in and ``title`` what each of its title did besides; ``style`` a
    number for each of the style facts; ``theme`` what the trees took from the theme; ``kin`` a number for each taught note.
    """

    total: float
    letters: Real
    title: Real
    style: Real
    theme: float
    kin: Real

    @property
    def rest(self) -> float:
        sums = (self.letters.sum(), self.title.sum(), self.style.sum(), self.theme, self.kin.sum())
        return self.total - float(sum(sums))


@dataclass(frozen=True)
class Model:
    """The components and the mixture (one number each; 0 is off). Components that are off are not asked."""

    themes: Themes
    phrasing: Phrasing
    manner: Manner
    kin: Kin
    likeness: Likeness
    mixture: tuple[float, ...]

    def anatomy(self, text: Plain, facts: Facts, keys: Iterable[str]) -> Anatomy:
        """The forecast for a text, its style facts and its content words."""
        vector = self.themes.vector(keys)
        wording, manner, kin, alike = self.mixture
        total, theme = 0.0, 0.0
        letters, title = np.zeros(len(text.joined)), np.zeros(len(text.title))
        style, near = np.zeros(len(facts)), np.zeros(0)
        if wording:
            value, letters, title = self.phrasing.value(text)
            total += wording * value
        if manner:
            value, style, theme = self.manner.value(facts, vector)
            style, theme = manner * style, manner * theme
            total += manner * value
        if kin:
            value, near = self.kin.value(vector)
            total += kin * value
        if alike:
            value, facts_alike = self.likeness.value(facts)
            style = style + alike * facts_alike
            total += alike * value
        return Anatomy(total, wording * letters, wording * title, style, theme, kin * near)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        parts = ("themes", "phrasing", "manner", "kin", "likeness")
        arrays = (nested(name, getattr(self, name).to_arrays()).items() for name in parts)
        return {**dict(chain.from_iterable(arrays)), "mixture": np.array(self.mixture, np.float64)}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Model:
        return cls(
            Themes.from_arrays(part("themes", arrays)),
            Phrasing.from_arrays(part("phrasing", arrays)),
            Manner.from_arrays(part("manner", arrays)),
            Kin.from_arrays(part("kin", arrays)),
            Likeness.from_arrays(part("likeness", arrays)),
            tuple(arrays["mixture"].tolist()),
        )
