"""Which cells are marked: areas of rows and places, and the cell in which a key would write. Nothing of Qt.

A place is the position of a column as it is seen: frozen ones first, hidden ones not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

Place = tuple[int, int]
"""A row, and a place in it."""
Filled = Callable[[int], bool]
"""Whether the cell so far along the way holds anything."""


@dataclass(frozen=True, slots=True)
class Area:
    """From a row and place to another, all included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def between(cls, one: Place, other: Place) -> Area:
        """The smallest area that holds both."""
        (row, place), (row2, place2) = one, other
        return cls(min(row, row2), min(place, place2), max(row, row2), max(place, place2))

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(self.top, self.bottom + 1)

    @property
    def places(self) -> range:
        """Its places."""
        return range(self.left, self.right + 1)

    @property
    def count(self) -> int:
        """How many cells it has."""
        return len(self.rows) * len(self.places)

    def holds(self, row: int, place: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= place <= self.right


@dataclass(frozen=True, slots=True)
class Marks:
    """The last area goes from ``anchor`` to ``head``, the corner that Shift and an arrow move; ``others`` were marked with Ctrl.

    A key writes into ``cell``: the anchor, until Tab or Enter went on inside the area.
    """

    anchor: Place
    head: Place
    others: tuple[Area, ...] = ()
    at: Place | None = None

    @property
    def cell(self) -> Place:
        """Where a key writes."""
        return self.at or self.anchor

    @property
    def area(self) -> Area:
        """The area marked last."""
        return Area.between(self.anchor, self.head)

    @property
    def areas(self) -> tuple[Area, ...]:
        """All of them."""
        return (*self.others, self.area)

    @property
    def is_one(self) -> bool:
        """Whether one cell alone is marked."""
        return not self.others and self.area.count == 1

    def cells(self) -> Iterator[Place]:
        """Every marked cell once, from the top."""
        areas = self.areas
        for at, area in enumerate(areas):
            for row in area.rows:
                for place in area.places:
                    if not any(other.holds(row, place) for other in areas[:at]):
                        yield row, place

    def rows(self) -> list[int]:
        """Every row that has a marked cell, from the top."""
        if not self.others:
            return list(self.area.rows)
        return sorted({row for area in self.areas for row in area.rows})

    def moved(self, row: int, place: int, *, stretch: bool = False) -> Marks:
        """At another cell; with ``stretch`` the area grows or shrinks to it."""
        return Marks(self.anchor, (row, place), self.others) if stretch else Marks((row, place), (row, place))

    def with_another(self, row: int, place: int) -> Marks:
        """One more area begins here."""
        return Marks((row, place), (row, place), self.areas)

    def bound(self, rows: int, places: int) -> Marks:
        """Inside so many rows and places."""

        def inside(cell: Place) -> Place:
            return min(max(cell[0], 0), max(rows - 1, 0)), min(max(cell[1], 0), max(places - 1, 0))

        kept = tuple(
            Area.between(inside((area.top, area.left)), inside((area.bottom, area.right)))
            for area in self.others
            if area.top < rows and area.left < places
        )
        return Marks(inside(self.anchor), inside(self.head), kept, self.at and inside(self.at))

    def onward(self, step: int, *, down: bool) -> Marks:
        """The next cell inside the area: Tab and Enter go round in it, as in a spreadsheet."""
        area, (row, place) = self.area, self.cell
        wide, high = len(area.places), len(area.rows)
        if down:
            at = ((place - area.left) * high + row - area.top + step) % area.count
            return replace(self, at=(area.top + at % high, area.left + at // high))
        at = ((row - area.top) * wide + place - area.left + step) % area.count
        return replace(self, at=(area.top + at // wide, area.left + at % wide))


NOWHERE = Marks((0, 0), (0, 0))


def jump(at: int, step: int, last: int, filled: Filled) -> int:
    """Where Ctrl and an arrow lead: to the end of what is filled, or over what is empty to the next that is."""
    here, follows = at, at + step
    if not 0 <= follows <= last:
        return at
    if filled(here) and filled(follows):
        while 0 <= follows <= last and filled(follows):
            here, follows = follows, follows + step
        return here
    while 0 <= follows <= last and not filled(follows):
        follows += step
    return min(max(follows, 0), last)
