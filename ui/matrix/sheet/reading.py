"""From what was given for cells to what is written into slots; what is not understood is told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.problems import Problem
from ui.matrix.lists import Lists
from ui.matrix.sheet.columns import COLUMNS
from ui.matrix.sheet.given import Given
from ui.matrix.sheet.model import Cell


@dataclass
class Read:
    """``changes`` by id and field of Slot; ``unclear`` says why for each cell; ``fixed`` counts cells that cannot be written."""

    changes: dict[str, dict[str, object]] = field(default_factory=dict)
    unclear: dict[Cell, str] = field(default_factory=dict)
    written: int = 0
    fixed: int = 0


class Reader:
    """Reads the same text in the same column once."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._known: dict[tuple[int, Given], object] = {}

    def read(self, cells: Mapping[Cell, Given]) -> Read:
        """What these cells mean, by the id of a slot, or by whatever stands in its place."""
        found = Read()
        for (id, at), given in cells.items():
            column = COLUMNS[at]
            if column.is_fixed:
                found.fixed += 1
                continue
            value = self._value(at, given)
            if isinstance(value, Problem):
                found.unclear[id, at] = str(value)
            else:
                found.changes.setdefault(id, {})[column.field] = value
                found.written += 1
        return found

    def _value(self, at: int, given: Given) -> object:
        """The value, or the Problem it has."""
        if (at, given) not in self._known:
            try:
                self._known[at, given] = given.read_for(COLUMNS[at], self._lists)
            except Problem as problem:
                self._known[at, given] = problem
        return self._known[at, given]
