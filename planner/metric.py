"""What a number with a name is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal["count", "share", "seconds", "yuan", "ratio"]
LIFETIME = "累计"

Values = Mapping[str, float]
"""Numbers of one note by the names of metrics; unknown ones are not there."""


@dataclass(frozen=True, slots=True)
class Metric:
    """``formula`` says in words what is counted; ``denominator`` what it is divided by, empty for a plain count.

    ``needs`` are the metrics it is computed from; without any it is imported as it is. Of ``any_of`` one must be known. ``adds_up``
    says whether the numbers of several days or notes may be added.
    """

    name: str
    label: str
    formula: str
    source: str
    unit: Unit = "count"
    denominator: str = ""
    window: str = LIFETIME
    needs: tuple[str, ...] = ()
    compute: Callable[[Values], float | None] | None = None
    any_of: tuple[str, ...] = ()
    adds_up: bool = True

    def value(self, values: Values) -> float | None:
        """The number for one note, or None when something it needs is not known."""
        if self.compute is None:
            return values.get(self.name)
        if any(name not in values for name in self.needs):
            return None
        if self.any_of and not any(name in values for name in self.any_of):
            return None
        return self.compute(values)

    def show(self, value: float | None) -> str:
        """The number as it is shown; unknown is a dash, never 0."""
        if value is None:
            return "—"
        match self.unit:
            case "share":
                return f"{value * 100:.1f}%"
            case "seconds":
                return f"{value:.1f} 秒"
            case "yuan":
                return f"¥{value:,.2f}"
            case "ratio":
                return f"{value:.2f}"
            case _:
                return f"{value:,.0f}"


def ratio(top: str, bottom: str) -> Callable[[Values], float | None]:
    """One metric divided by another; unknown where that is 0."""
    return lambda values: values[top] / values[bottom] if values[bottom] else None
