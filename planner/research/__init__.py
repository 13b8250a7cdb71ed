"""Keyword research: the long-tails of a seed, the notes behind them, and what our own notes cover."""

from planner.research.rows import Behind, Collision, Covered, Found, Longtail, Slotted

__all__ = ["Behind", "Collision", "Covered", "Found", "Longtail", "Slotted"]
