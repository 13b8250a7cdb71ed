"""Every edit can be taken back: one stack per page, commands made of two writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from planner.problems import Problem

if TYPE_CHECKING:
    from planner.storage.changes import Changes
    from ui.hub import Hub

Write = Callable[[], "Changes | None"]

DEPTH = 200
"""Edits kept per page."""


class Undo(QUndoGroup):
    """The undo stacks of all pages; the group follows the page that is shown."""

    trouble = Signal(object)
    """A Problem met while doing, undoing or redoing."""

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._stacks: dict[str, QUndoStack] = {}
        self.page = ""
        """The page that is shown."""

    def stack(self, page: str) -> QUndoStack:
        """The stack of a page, made when first asked for."""
        if page not in self._stacks:
            stack = QUndoStack(self)
            stack.setUndoLimit(DEPTH)
            self._stacks[page] = stack
        return self._stacks[page]

    def show(self, page: str) -> None:
        """Ctrl+Z now means this page."""
        self.page = page
        self.setActiveStack(self.stack(page))

    def do(self, page: str, text: str, redo: Write, undo: Write) -> bool:
        """Write, tell the hub, and remember how to take it back. False when a Problem stopped the write."""
        if not self.write(redo):
            return False
        self.remember(page, text, redo, undo)
        return True

    def remember(self, page: str, text: str, redo: Write, undo: Write) -> None:
        """Remember how to take back what a lane has written already."""
        self.stack(page).push(_Edit(self, text, redo, undo))

    def back(self, page: str) -> Callable[[], None]:
        """What takes back the newest edit of a page, even after others followed: for the button beside a message."""
        stack = self.stack(page)
        return partial(self._back_to, stack, stack.index() - 1)

    def _back_to(self, stack: QUndoStack, index: int) -> None:
        while stack.index() > max(index, 0) and stack.canUndo():
            stack.undo()

    def write(self, write: Write) -> bool:
        """Do one write and tell the hub; a Problem becomes ``trouble``, since nothing may be raised through Qt."""
        try:
            changes = write()
        except Problem as problem:
            self.trouble.emit(problem)
            return False
        self._hub.tell(changes)
        return True


class _Edit(QUndoCommand):
    def __init__(self, owner: Undo, text: str, redo: Write, undo: Write) -> None:
        super().__init__(text)
        self._owner, self._redo, self._undo = owner, redo, undo
        self._fresh = True

    def redo(self) -> None:
        # Pushing a command redoes it; by then it has been done.
        if self._fresh:
            self._fresh = False
        elif not self._owner.write(self._redo):
            self.setObsolete(True)

    def undo(self) -> None:
        if not self._owner.write(self._undo):
            self.setObsolete(True)
