"""A store that stays open in a lane, for questions that remember what they have read: words, rules, columns of slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.storage.store import Store

if TYPE_CHECKING:
    from planner.paths import Workspace
    from ui.jobs import Lane


class KeptStore:
    """``get`` it inside the work of its lane and nowhere else. It is opened by the first work, and closed with the lane."""

    def __init__(self, workspace: Workspace, lane: Lane) -> None:
        self._workspace = workspace
        self._store: Store | None = None
        lane.at_end(self._close)

    def get(self) -> Store:
        """The store of this lane; raises Problem when it cannot be opened."""
        if self._store is None:
            self._store = Store.open(self._workspace)
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
