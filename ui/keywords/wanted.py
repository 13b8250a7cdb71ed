"""Which of the long-tails found are shown, and in which order: plain functions over a few thousand rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from planner.initials import initials, is_initials
from planner.research.rows import Longtail

RISING = 1.2
"""Newest three months over the months before, from which a keyword is said to rise."""
STATES: Mapping[str, tuple[str, Callable[[Longtail], bool]]] = {
    "unwritten": ("还没写过", lambda row: not row.own_notes and not row.own_drafts),
    "written": ("写过", lambda row: bool(row.own_notes or row.own_drafts)),
    "unbanked": ("还没收下", lambda row: not row.status),
    "待写": ("待写", lambda row: row.status == "待写"),
    "已排": ("已排", lambda row: row.status == "已排"),
    "已覆盖": ("已覆盖", lambda row: row.status == "已覆盖"),
}
NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks to see; an empty field asks for nothing. ``state`` is a key of STATES."""

    kind: str | None = None
    role: str | None = None
    support: int | None = None
    opportunity: int | None = None
    state: str | None = None
    rising: bool = False
    searched: bool = False

    def fits(self, row: Longtail) -> bool:
        """Whether a long-tail is among what is asked for."""
        return (
            (self.kind is None or self.kind in row.kind.split("+"))
            and (self.role is None or row.role == self.role)
            and (self.support is None or row.support >= self.support)
            and (self.opportunity is None or row.opportunity >= self.opportunity)
            and (self.state is None or self.state not in STATES or STATES[self.state][1](row))
            and (not self.rising or (row.trend is not None and row.trend >= RISING))
            and (not self.searched or row.volume is not None)
        )

    @property
    def active(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Wanted()

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    @classmethod
    def from_kept(cls, kept: Any) -> Wanted:
        """What was remembered; anything else than that asks for nothing."""
        kinds: dict[str, tuple[type, ...]] = {
            **dict.fromkeys(("kind", "role", "state"), (str, type(None))),
            **dict.fromkeys(("support", "opportunity"), (int, type(None))),
            **dict.fromkeys(("rising", "searched"), (bool,)),
        }
        if not isinstance(kept, dict):
            return cls()
        names = {field.name for field in fields(cls)}
        good: dict[str, Any] = {
            name: value for name, value in kept.items() if name in names and isinstance(value, kinds[name])
        }
        return cls(**good)


@dataclass(frozen=True, slots=True)
class Order:
    """By what the rows are sorted: a column's name, "" as they were found. Unknown values come last either way."""

    column: str = ""
    descending: bool = True


def sifted(rows: Sequence[Longtail], wanted: Wanted, words: str, order: Order) -> list[Longtail]:
    """The rows to show. ``words`` are looked for in the text and its other spellings, also as pinyin initials."""
    found = [row for row in rows if wanted.fits(row) and _holds(row, words)]
    if not order.column:
        return found
    known = [row for row in found if _value(row, order.column) is not None]
    unknown = [row for row in found if _value(row, order.column) is None]
    known.sort(key=lambda row: _value(row, order.column), reverse=order.descending)
    return known + unknown


def kinds_of(rows: Sequence[Longtail]) -> Counter[str]:
    """How many rows each class has a part in."""
    return Counter(kind for row in rows for kind in dict.fromkeys(row.kind.split("+")) if kind)


def holds(text: str, words: str) -> bool:
    """Whether words stand in a text, or are initials of it; empty ones stand in every text. 5 µs: there may be 20,000 texts."""
    small = "".join(words.lower().split())
    return small in text.lower() or (is_initials(small) and small in initials(text))


def _holds(row: Longtail, words: str) -> bool:
    return not words or any(holds(text, words) for text in (row.text, *row.spellings))


def _value(row: Longtail, column: str) -> Any:
    if column == "own":
        return row.own_notes + row.own_drafts
    if column == "months":
        return sum(row.months[-3:])
    value = getattr(row, column)
    return None if value == "" else value
