"""Keyword research: the long-tails of a seed, the notes behind them, and what our own notes cover."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.research.rows import Behind, Collision, Covered, Found, Longtail, Slotted

if TYPE_CHECKING:
    from planner.research.covering import collisions, coverage
    from planner.research.evidence import behind
    from planner.research.finding import research
    from planner.research.planning import take_back, to_drafts
    from planner.research.supporting import Standing, standing

__all__ = [
    "Behind",
    "Collision",
    "Covered",
    "Found",
    "Longtail",
    "Slotted",
    "Standing",
    "behind",
    "collisions",
    "coverage",
    "research",
    "standing",
    "take_back",
    "to_drafts",
]

HOMES = {
    "Standing": "supporting",
    "behind": "evidence",
    "collisions": "covering",
    "coverage": "covering",
    "research": "finding",
    "standing": "supporting",
    "take_back": "planning",
    "to_drafts": "planning",
}


def __getattr__(name: str) -> Any:
    # What answers needs jieba and SciPy (0.9 s); a page that only shows rows should not wait for them.
    if name not in HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"planner.research.{HOMES[name]}"), name)
