"""Qt counts UTF-16 units, Python counts characters; 🔥 is two of the one and one of the other. Only this file knows."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

WIDE = "\uffff"
"""Characters above this take two units."""


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) + sum(char > WIDE for char in text)


def to_qt(text: str, index: int) -> int:
    """A Python index into ``text`` as a position for Qt."""
    return index + sum(char > WIDE for char in text[:index])


def to_python(text: str, position: int) -> int:
    """A position of Qt as a Python index; one that falls inside a character means that character."""
    return Positions(text).to_python(position)


class Positions:
    """Both ways for one text, for many places: built in one pass, each answer by lookup."""

    def __init__(self, text: str) -> None:
        self._plain = text.isascii() or max(text, default="") <= WIDE
        self._starts = [] if self._plain else [0, *accumulate(2 if char > WIDE else 1 for char in text)]

    def to_qt(self, index: int) -> int:
        """A Python index as a position for Qt."""
        return index if self._plain else self._starts[min(index, len(self._starts) - 1)]

    def to_python(self, position: int) -> int:
        """A position of Qt as a Python index."""
        if self._plain:
            return position
        at = min(bisect_left(self._starts, position), len(self._starts) - 1)
        return at - 1 if self._starts[at] > position else at
