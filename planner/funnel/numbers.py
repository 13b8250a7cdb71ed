"""One number of the funnel, what it means, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.metrics import METRICS

Tone = Literal["good", "bad", "warn", "plain"]


@dataclass(frozen=True, slots=True)
class Definition:
    """口径: what a number counts and where it comes from. Two numbers stand side by side only when these are equal.

    ``window`` is 累计, 逐日相加, 投放期 or such; ``attribution`` and ``flow`` are empty where the source does not tell.
    """

    metric: str
    source: str
    window: str = "累计"
    attribution: str = ""
    flow: str = ""

    @property
    def label(self) -> str:
        """The name of the metric: 进店UV."""
        return METRICS[self.metric].label

    @property
    def formula(self) -> str:
        """What is counted, in words."""
        return METRICS[self.metric].formula

    @property
    def denominator(self) -> str:
        """What it is divided by; empty for a plain count."""
        return METRICS[self.metric].denominator

    @property
    def text(self) -> str:
        """``进店UV · 小红星 · 逐日相加 · 归因 15 天``."""
        said = (self.label, self.source, self.window, self.attribution, self.flow)
        return " · ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Number:
    """One number: None is unknown, then ``missing`` says which file would bring it. Known of ``notes`` out of ``of`` notes."""

    definition: Definition
    value: float | None = None
    notes: int = 0
    of: int = 0
    missing: str = ""

    @property
    def shown(self) -> str:
        """As it is shown: a dash for what is unknown."""
        return METRICS[self.definition.metric].show(self.value)

    @property
    def label(self) -> str:
        return self.definition.label


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to think of it, in words, and the notes it speaks of (our ids)."""

    text: str
    note_ids: tuple[str, ...] = ()
    tone: Tone = "plain"
