"""What the page asks for: which notes, grouped by what, which group is looked at, and what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from planner.funnel.answers import AXES, EVERY, Axis, FunnelFilter
from ui.funnel.words import WHOLE

FIELDS: Mapping[Axis, str] = {
    "note": "notes",
    "account": "accounts",
    "tier": "tiers",
    "role": "roles",
    "route": "routes",
    "traffic": "traffics",
    "mind": "minds",
    "product": "products",
    "phase": "phases",
    "crowd": "crowds",
    "platform": "platforms",
    "campaign": "campaigns",
}
"""The field of FunnelFilter each axis is narrowed by."""
PLAIN = ("since", "until", "flow", "attribution")


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a comparison: the notes of a group of the ones that are filtered, or a filter that was put aside.

    ``group`` is an axis and one of its keys; without it ``pinned`` says which notes.
    """

    name: str
    group: tuple[Axis, str | None] | None = None
    pinned: FunnelFilter | None = None

    def wanted(self, base: FunnelFilter) -> FunnelFilter:
        """The notes it means while ``base`` is filtered."""
        if self.group is not None:
            return narrowed(base, *self.group)
        return self.pinned if self.pinned is not None else base

    @property
    def key(self) -> str:
        """What it is called in the charts; the whole when it is no group."""
        return key_of(self.group[1]) if self.group is not None else WHOLE


@dataclass(frozen=True, slots=True)
class Question:
    """``base`` filters, ``axis`` groups, ``one`` is looked at (None: everything), ``other`` is what it is compared with."""

    base: FunnelFilter = EVERY
    axis: Axis = "tier"
    one: Side | None = None
    other: Side | None = None
    stay: bool = False

    @property
    def looked_at(self) -> FunnelFilter:
        """The notes that charts, sentences and the table speak of."""
        return self.one.wanted(self.base) if self.one else self.base


def key_of(key: str | None) -> str:
    """A key of an axis as a text; what nobody has said is a key, too."""
    return f"={key}" if key is not None else "?"


def narrowed(base: FunnelFilter, axis: Axis, key: str | None) -> FunnelFilter:
    """Only the notes with this value of an axis."""
    only: dict[str, Any] = {FIELDS[axis]: (key,)}
    return replace(base, **only)


def chosen(base: FunnelFilter, axis: Axis) -> tuple[str | None, ...]:
    """The values of an axis that a filter lets through; empty for all."""
    values: tuple[str | None, ...] = getattr(base, FIELDS[axis])
    return values


def kept(base: FunnelFilter) -> dict[str, Any]:
    """A filter as JSON can hold it, without what is empty."""
    found = {one.name: getattr(base, one.name) for one in fields(base)}
    default = {one.name: getattr(EVERY, one.name) for one in fields(base)}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
        if value != default[name]
    }


def restored(there: Any) -> FunnelFilter:
    """A filter from what was kept; whatever makes no sense is left out."""
    if not isinstance(there, dict):
        return EVERY
    found: dict[str, Any] = {}
    for name in FIELDS.values():
        value = there.get(name)
        if isinstance(value, list) and value and all(one is None or isinstance(one, str) for one in value):
            found[name] = tuple(value)
    for name in PLAIN:
        value = there.get(name)
        if isinstance(value, str):
            found[name] = value
    return replace(EVERY, **found)


def axis_of(there: Any, instead: Axis = "tier") -> Axis:
    """An axis from what was kept."""
    return next((axis for axis in AXES if axis == there), instead)
