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
    """One forecast in parts.

    ``letters`` has what each character of the text's ``joined`` put in and ``title`` what each of its title did besides; ``style`` a
    number for each of the style facts; ``theme`` what the trees took from the theme; ``kin`` a number for each taught note. All
    of them and ``rest``, where the components begin, add up to the forecast.
    """

    letters: Real
    title: Real
    style: Real
    theme: float
    kin: Real
    rest: float


@dataclass(frozen=True)
class Model:
    """The components and the mixture (one number each; 0 is off). Components that are off are not asked."""

    themes: Themes
    phrasing: Phrasing
    manner: Manner
    kin: Kin
    likeness: Likeness
    mixture: tuple[float, ...]

    def total(self, text: Plain, facts: Facts, keys: Iterable[str]) -> float:
        """The forecast for a text, its style facts and its content words, as the mixture's sum."""
        vector = self.themes.vector(keys)
        wording, manner, kin, alike = self.mixture
        values = (
            wording * self.phrasing.value(text) if wording else 0.0,
            manner * self.manner.value(facts, vector) if manner else 0.0,
            kin * self.kin.value(vector) if kin else 0.0,
            alike * self.likeness.value(facts) if alike else 0.0,
        )
        return sum(values)

    def anatomy(self, text: Plain, facts: Facts, keys: Iterable[str]) -> Anatomy:
        """The same, taken apart; takes three times as long."""
        vector = self.themes.vector(keys)
        wording, manner, kin, alike = self.mixture
        letters, title = np.zeros(len(text.joined)), np.zeros(len(text.title))
        style, theme, near, rest = np.zeros(len(facts)), 0.0, np.zeros(0), 0.0
        if wording:
            whole, own = self.phrasing.parts(text)
            letters, title = wording * whole, wording * own
            rest += wording * self.phrasing.base
        if manner:
            written, about = self.manner.parts(facts, vector)
            style, theme = manner * written, manner * about
            rest += manner * self.manner.base
        if kin:
            near = kin * self.kin.parts(vector)
            rest += kin * self.kin.base
        if alike:
            style = style + alike * self.likeness.parts(facts)
            rest += alike * self.likeness.start
        return Anatomy(letters, title, style, theme, near, rest)

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
