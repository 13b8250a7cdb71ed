"""Products, and campaigns with their phases, targets and goals."""

from __future__ import annotations

from dataclasses import dataclass

CROWDS = ("核心", "高潜", "泛")
"""Crowd layers, from the inside out: spend on the next one when this one shows evidence (反漏斗)."""
PHASES = ("预热", "爆发", "延续")


@dataclass(frozen=True, slots=True)
class Product:
    """What is sold. ``cycle`` is its decision cycle in days: inside it a note's sales are not settled yet."""

    id: str
    name: str
    category: str | None = None
    cycle: int | None = None
    claims: tuple[str, ...] = ()
    remark: str = ""
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a campaign; ``start`` and ``end`` are its first and last day (YYYY-MM-DD)."""

    name: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Target:
    """How many notes, and how many yuan, one role of the pyramid should have; None: nothing was said."""

    role: str
    count: int | None = None
    budget: float | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A keyword to be covered by at least ``count`` notes; ``role`` is 核心 or 长尾."""

    keyword: str
    role: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Campaign:
    """A plan: from ``start`` to ``end`` (days), with ``budget`` in yuan. ``crowds`` are in the order they should be reached."""

    id: str
    name: str
    start: str
    end: str
    budget: float | None = None
    products: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    targets: tuple[Target, ...] = ()
    crowds: tuple[str, ...] = CROWDS
    goals: tuple[Goal, ...] = ()
    remark: str = ""
    sample: bool = False
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """A live session; slots may hang on it at so many days before."""

    id: str
    campaign_id: str
    day: str
    title: str
    product_id: str | None = None
    deleted_at: str | None = None
