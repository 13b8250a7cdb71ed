"""What 帮我排 is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from planner.matrix.candidates import Candidate
from planner.storage.records import SlotKeyword


@dataclass(frozen=True, slots=True)
class Busy:
    """A note an account writes in any case, on a day (ordinal), about these long-tails (keys)."""

    account_id: str
    on: int
    longtails: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A keyword and how many more notes should cover it; ``key`` is its one spelling, ``role`` 核心 or 长尾."""

    key: str
    text: str
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Job:
    """A note that needs somebody, a day or keywords: an open slot (``slot_id``), or a new one.

    What is settled already (``account_id``, the only one of ``days``, ``keywords``) stays. ``role`` is whom the pyramid asks for, None
    for anybody; ``days`` are the ordinals its crowd layer allows, in order; ``price`` is what it counts as now.
    """

    slot_id: str | None
    days: tuple[int, ...]
    role: str | None = None
    account_id: str | None = None
    keywords: tuple[SlotKeyword, ...] = ()
    longtails: frozenset[str] = frozenset()
    crowd: str | None = None
    category: str = ""
    product_id: str | None = None
    price: float | None = None
    settled: bool = False
    """Its account and day are settled, however full the account may be: only keywords are looked for."""
    asks_core: bool = True
    asks_longtail: bool = True


@dataclass(frozen=True)
class FillRequest:
    """All that may be looked at. ``budget`` and ``budgets`` (by role) are what is left in yuan, None or missing: no limit. Slots
    that have a price already are in both, those without an account in the first alone.

    Months of capacity are calendar months. ``notes`` counts what is planned on a day in any case.
    """

    jobs: tuple[Job, ...]
    accounts: tuple[Candidate, ...]
    goals: tuple[Wanted, ...] = ()
    busy: tuple[Busy, ...] = ()
    budget: float | None = None
    budgets: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    notes: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[str, ...] = ()
    """What could not even be asked for, as sentences."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a slot would become: ``slot_id`` None for a new one. ``change`` holds fields of Slot, ``why`` says why she."""

    slot_id: str | None
    account: str
    role: str
    change: Mapping[str, object]
    why: str

    @property
    def day(self) -> date | None:
        found = self.change.get("day")
        return date.fromisoformat(found) if isinstance(found, str) else None

    @property
    def keywords(self) -> tuple[SlotKeyword, ...]:
        """The keywords it would have; empty when they stay as they are."""
        found = self.change.get("keywords", ())
        return found if isinstance(found, tuple) else ()

    @property
    def cost(self) -> float | None:
        found = self.change.get("price")
        return float(found) if isinstance(found, (int, float)) else None


@dataclass(frozen=True, slots=True)
class Filling:
    """``objective`` in points, as ``planner.filling.tables`` defines them; ``unmet`` says what could not be had, and why."""

    proposals: tuple[Proposal, ...]
    unmet: tuple[str, ...]
    objective: int
