"""The notes a person wants to be measured against: each with a weight from 0 (a bad example) to 5."""

from __future__ import annotations

from collections.abc import Sequence

from planner.notes import Notes
from planner.storage.changes import Changes
from planner.storage.records import NoteFilter, NoteLine


class Benchmark:
    """The weighted notes of a library."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def lines(self) -> list[NoteLine]:
        """The weighted notes, the heaviest first."""
        return self._notes.lines(self._notes.find(NoteFilter(weighted=True), ("weight", True)))

    def weights(self) -> dict[str, int]:
        """The weight of each weighted note."""
        return {line.id: line.weight for line in self.lines() if line.weight is not None}

    def set(self, ids: Sequence[str], weight: int | None) -> Changes:
        """Give notes a weight, or take it away with None."""
        return self._notes.set_weight(ids, weight)

    def clear(self) -> tuple[dict[str, int], Changes]:
        """Take every weight away; returns what they were, for ``put_back``."""
        before = self.weights()
        return before, self._notes.set_weight(list(before), None)

    def put_back(self, weights: dict[str, int]) -> Changes:
        """Undo of ``clear``."""
        changes = Changes()
        for weight in sorted(set(weights.values())):
            changes |= self._notes.set_weight([id for id, one in weights.items() if one == weight], weight)
        return changes
