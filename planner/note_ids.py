"""The keys of notes by their numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.packing import Whole, parsed
from planner.storage import engine
from planner.storage.store import Store


class NoteIds:
    """Read once, then only those that are new: the key behind a number never changes, and no number is used twice."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Numbers begin with 1.
        self._ids: NDArray[Any] = np.empty(1, object)

    def of(self, nos: Whole | list[int]) -> list[str]:
        """The keys of these numbers, in their order. Ask inside ``engine.reading``."""
        self._learn()
        found: list[str] = self._ids[nos].tolist()
        return found

    def _learn(self) -> None:
        last = int(engine.value(self._store.db, "select max(no) from note") or 0)
        if last < len(self._ids):
            return
        nos, ids = engine.rows(
            self._store.db,
            "select group_concat(no), group_concat(id) from (select no, id from note where no >= ?)",
            (len(self._ids),),
        )[0]
        more = np.empty(last + 1, object)
        more[: len(self._ids)] = self._ids
        more[parsed(nos)] = ids.split(",")
        self._ids = more
