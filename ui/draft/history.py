"""One history for title, body, topics and images: Ctrl+Z takes back what was done last, wherever that was."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Slot

from ui.draft.change import Change
from ui.draft.images import Pictures
from ui.undo import UndoStack

What = Literal["title", "body", "topics", "images", "keywords"]

GESTURE = 1.5
"""Seconds without a key after which typing on is a new step."""
GESTURE_MOST = 60
"""Characters taken back at once by one Ctrl+Z of plain typing."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Topics, images or keywords as they were and as they are."""

    before: tuple[str, ...] | Pictures
    after: tuple[str, ...] | Pictures

    @property
    def reverse(self) -> Swap:
        return Swap(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done to one part of one draft."""

    draft: str
    what: What
    change: Change | Swap

    @property
    def reverse(self) -> Step:
        return Step(self.draft, self.what, self.change.reverse)


Replay = Callable[[Step], bool]
"""Does a step again (or its reverse) in its draft; False when the draft is not as it was."""


class History(QObject):
    """Puts what happened on the page's undo stack; plain typing becomes one step per gesture."""

    def __init__(self, stack: UndoStack, replay: Replay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._replay = stack, replay
        self._last: _Gesture | None = None
        self._last_at = 0.0
        self.replaying = False
        stack.moved.connect(self.pause)

    def add(self, draft: str, what: What, change: Change | Swap) -> None:
        """Remember a step that has been made. Steps made by undo and redo are known already."""
        if self.replaying:
            return
        now = time.monotonic()
        if self._last is None or now - self._last_at > GESTURE or not self._last.take(Step(draft, what, change)):
            gesture = _Gesture(self, Step(draft, what, change))
            self._stack.push(gesture)
            self._last = gesture
        self._last_at = now

    @Slot()
    def pause(self) -> None:
        """What comes next is a step of its own."""
        self._last = None

    def play(self, step: Step) -> bool:
        """Make a step without remembering it."""
        self.replaying = True
        try:
            return self._replay(step)
        finally:
            self.replaying = False


class _Gesture:
    """A step, and what was typed after it without a pause."""

    def __init__(self, history: History, step: Step) -> None:
        self._history, self._step = history, step

    def take(self, later: Step) -> bool:
        """Whether the later step belonged to the same gesture and has been taken in."""
        mine = self._step.change
        if (self._step.draft, self._step.what) != (later.draft, later.what):
            return False
        if not isinstance(mine, Change) or not isinstance(later.change, Change):
            return False
        if "\n" in mine.added + later.change.added:
            return False
        both = mine.then(later.change)
        if both is None or len(both.added) + len(both.removed) > GESTURE_MOST:
            return False
        self._step = Step(later.draft, later.what, both)
        return True

    def undo(self) -> bool:
        return self._history.play(self._step.reverse)

    def redo(self) -> bool:
        return self._history.play(self._step)
