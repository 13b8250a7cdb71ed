"""What slots come to: laid out by two axes, plan beside fact, what is missing and what to beware of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from planner.storage.records.campaigns import Goal
from planner.storage.records.slots import SlotFilter


@dataclass(frozen=True, slots=True)
class Head:
    """A row or a column of a pivot. ``value`` is what a SlotFilter of this axis takes; ``group`` stands before it (an account's role)."""

    value: str | None
    text: str
    group: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What lies where a row and a column meet: how many slots, how many of each status, their cost, and the keyword most of them have."""

    count: int
    statuses: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    cost: float = 0.0
    keyword: str = ""


@dataclass(frozen=True, slots=True)
class Pivot:
    """Slots laid out by two axes; ``cells`` by number of row and column, only those that hold something.

    ``total`` counts every slot once; ``about`` says when a slot stands in several cells.
    """

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[int, int], Cell]
    total: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One role of the pyramid: what was planned as a target, what the slots come to, and what is published."""

    role: str
    target_count: int | None
    planned: int
    published: int
    target_budget: float | None
    planned_cost: float
    published_cost: float


@dataclass(frozen=True, slots=True)
class Reached:
    """A keyword goal beside what is planned for it and what is published."""

    goal: Goal
    planned: int
    published: int

    @property
    def lacking(self) -> int:
        return max(0, self.goal.count - self.planned)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the plan lacks, as a sentence; ``wanted`` finds the slots it speaks of, or is None."""

    text: str
    urgent: bool
    wanted: SlotFilter | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to look at: ``kind`` names the rule, ``slots`` the ids it speaks of, ``advice`` one thing to do about it.

    ``change`` is what pressing the advice would write: for each slot id the new values by the names of Slot's fields.
    ``count`` is more than one where it stands for all that are too many to be told one by one.
    """

    kind: str
    text: str
    slots: tuple[str, ...]
    hard: bool = False
    advice: str = ""
    change: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: MappingProxyType({}))
    count: int = 1
