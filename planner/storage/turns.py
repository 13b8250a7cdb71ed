"""Who writes to a file next: the threads of this process take turns, in the order they came.

SQLite lets those who wait look again and again, after longer and longer pauses; beside an import that writes one chunk after another a
window waited half a second for its turn, and now for one chunk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock


class Turns:
    """The turns of one file."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @contextmanager
    def taken(self, patience: float) -> Iterator[None]:
        """Wait for the turn, at most ``patience`` seconds: whoever had none by then goes ahead all the same, and SQLite decides."""
        ours = self._come(patience)
        try:
            yield
        finally:
            if ours:
                self._pass_on()

    def _come(self, patience: float) -> bool:
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=patience):
            return True
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        # It came in the last moment.
        return True

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


@cache
def turns_of(file: str) -> Turns:
    """The turns of a file, the same for all who ask in this process."""
    return Turns()
