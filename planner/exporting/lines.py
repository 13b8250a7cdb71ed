"""Many slots, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.slots import Slots
from planner.storage.records import SlotLine

CHUNK = 500


def each(slots: Slots, ids: Sequence[str]) -> Iterator[SlotLine]:
    """These slots in this order."""
    for start in range(0, len(ids), CHUNK):
        yield from slots.lines(ids[start : start + CHUNK])
