"""What a forecast did on notes whose authors it had not seen."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

FEW = 60
"""Notes below which a correlation says little: its interval is then wider than ± 0.25."""

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Component:
    """One way to look at a draft: its rank correlation alone with a 95 % interval, whether it is ``on``, and its ``share`` of
    the blend (shares of all components add up to 1).
    """

    name: str
    rho: float
    low: float
    high: float
    on: bool
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Inside:
    """The correlation inside one stratum."""

    stratum: str
    notes: int
    rho: float

    @property
    def interval(self) -> tuple[float, float]:
        """95 %: Fisher's z of a rank correlation has a variance of 1.06 / (n - 3) (Fieller, Hartley and Pearson, 1957)."""
        middle = math.atanh(max(-0.999, min(self.rho, 0.999)))
        reach = 1.96 * math.sqrt(1.06 / max(1, self.notes - 3))
        return math.tanh(middle - reach), math.tanh(middle + reach)

    @property
    def few(self) -> bool:
        """Whether there are too few notes to trust the number."""
        return self.notes < FEW


@dataclass(frozen=True, slots=True)
class Promise:
    """Notes that were promised about the same: percentile ``expected`` and percentile ``reached``, on average."""

    notes: int
    expected: float
    reached: float


@dataclass(frozen=True, slots=True)
class Later:
    """Learned from notes before ``day`` (ISO), tested on later notes of other authors."""

    day: str
    notes: int
    rho: float
    low: float
    high: float


@dataclass(frozen=True)
class Backtest:
    """Everything that was measured.

    ``rho`` is Spearman's inside strata, averaged by size, with a 95 % bootstrap interval; ``coverage`` the share of notes inside
    their 80 % interval; ``reached`` the average percentile of the fifth of the notes that were promised most (50 would be
    chance) and ``lift`` how much more often than others these were among the best fifth; ``authors`` says whether authors could
    be kept apart (not with a single author), and ``owners`` how many stand behind the notes, who publish copies of each other
    counted once (0: learned before this was counted).
    """

    notes: int
    strata: int
    rho: float
    low: float
    high: float
    components: tuple[Component, ...] = ()
    coverage: float = 0.0
    reached: float = 50.0
    lift: float = 1.0
    authors: bool = True
    inside: tuple[Inside, ...] = ()
    promises: tuple[Promise, ...] = ()
    later: tuple[Later, ...] = ()
    owners: int = 0

    @property
    def predicts(self) -> bool:
        """Whether the forecast has shown that it says something."""
        return self.low > 0

    def answer(self) -> dict[str, Any]:
        """As JSON, what the terminal command prints first."""
        return asdict(self)

    def settled(self) -> Backtest:
        """With four decimals: the digits behind them differ from processor to processor."""
        return self.of_answer(_rounded(self.answer()))

    @classmethod
    def of_answer(cls, answer: dict[str, Any]) -> Backtest:
        """What `answer` gave."""
        kinds = {"components": Component, "inside": Inside, "promises": Promise, "later": Later}
        lists = {name: tuple(kind(**one) for one in answer[name]) for name, kind in kinds.items()}
        return cls(**{**answer, **lists})


def _rounded(answer: Any) -> Any:
    if isinstance(answer, float):
        return round(answer, DIGITS)
    if isinstance(answer, dict):
        return {name: _rounded(value) for name, value in answer.items()}
    return [_rounded(value) for value in answer] if isinstance(answer, list | tuple) else answer
