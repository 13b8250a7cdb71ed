"""A store that stays open in a lane, for questions that remember what they have read: words, rules, columns of slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.storage.store import Store

if TYPE_CHECKING:
    from planner.paths import Workspace
    from ui.jobs import Lane


KEY = "store"


class KeptStore:
    """``get`` it inside the work of its lane and nowhere else. It is opened by the first work, and closed with the lane.

    All who keep one in the same lane share it: what one page has read, the next one need not read again.
    """

    def __init__(self, workspace: Workspace, lane: Lane) -> None:
        self._workspace, self._held = workspace, lane.held
        lane.at_end(self._close)

    def get(self) -> Store:
        """The store of this lane; raises Problem when it cannot be opened."""
        store = self._held.get(KEY)
        if not isinstance(store, Store):
            store = self._held[KEY] = Store.open(self._workspace)
        return store

    def _close(self) -> None:
        store = self._held.pop(KEY, None)
        if isinstance(store, Store):
            store.close()
