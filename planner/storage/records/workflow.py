"""The way of a slot: its steps, its gates, and what was said of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the log: who did what with a slot, when, and why. Never rewritten."""

    id: str
    slot_id: str
    before: str | None
    after: str
    who: str
    why: str
    at: str


Verdict = Literal["通过", "阻断", "需复核", "已过期", "未运行"]


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a slot and its next step. ``waived``: a person let it pass, and ``text`` gives the reason."""

    name: str
    verdict: Verdict
    text: str
    waived: bool = False

    @property
    def open(self) -> bool:
        """Whether a slot may go on."""
        return self.waived or self.verdict not in ("阻断", "已过期")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a lead says of a sentence. ``start`` is where ``quote`` stands in the draft's ``field`` now; None: it was rewritten."""

    id: str
    slot_id: str
    field: str
    quote: str
    start: int | None
    text: str
    who: str
    done: bool
    at: str
