"""Every edit can be taken back: one stack per page, edits made of two writes.

Not Qt's QUndoStack: it deletes its commands, PySide deletes them once more when Python collects stack and commands in
one go, and the program dies.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from planner.problems import Problem

if TYPE_CHECKING:
    from planner.matrix.written import Written
    from planner.storage.changes import Changes
    from ui.hub import Hub

Write = Callable[[], "Changes | None"]

DEPTH = 200
"""Edits kept per page."""


class Edit(Protocol):
    """Something that has been done, can be taken back and done again. False: it cannot any more, and is forgotten."""

    def undo(self) -> bool: ...

    def redo(self) -> bool: ...


class UndoStack(QObject):
    """The edits of one page: those before ``index`` are done, those after it taken back."""

    moved = Signal()
    """An edit was added, taken back or done again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edits: list[Edit] = []
        self.index = 0

    def __len__(self) -> int:
        return len(self._edits)

    @property
    def can_undo(self) -> bool:
        return self.index > 0

    @property
    def can_redo(self) -> bool:
        return self.index < len(self._edits)

    def push(self, edit: Edit) -> None:
        """Remember an edit that has been done; what was taken back before can no longer be done again."""
        self._edits[self.index :] = [edit]
        del self._edits[:-DEPTH]
        self.index = len(self._edits)
        self.moved.emit()

    @property
    def newest(self) -> Edit | None:
        """The edit that ``undo`` would take back."""
        return self._edits[self.index - 1] if self.can_undo else None

    def take_back(self, edit: Edit | None) -> None:
        """Take back this edit and all that followed it; nothing when it is taken back already, or forgotten."""
        while edit in self._edits[: self.index]:
            self.undo()

    def undo(self) -> None:
        """Take back the newest edit, if there is one."""
        if self.can_undo:
            self.index -= 1
            if not self._edits[self.index].undo():
                del self._edits[self.index]
            self.moved.emit()

    def redo(self) -> None:
        """Do again what was taken back last, if there is anything."""
        if self.can_redo:
            if self._edits[self.index].redo():
                self.index += 1
            else:
                del self._edits[self.index]
            self.moved.emit()


class Undo(QObject):
    """The stacks of all pages; ``undo`` and ``redo`` mean the page that is shown."""

    trouble = Signal(object)
    """A Problem met while doing, undoing or redoing."""
    told = Signal(str)
    """What has just been taken back or done again: 已撤销：删除词."""

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._stacks: dict[str, UndoStack] = {}
        self.page = ""
        """The page that is shown."""

    def stack(self, page: str) -> UndoStack:
        """The stack of a page, made when first asked for."""
        if page not in self._stacks:
            self._stacks[page] = UndoStack(self)
        return self._stacks[page]

    def show(self, page: str) -> None:
        """Ctrl+Z now means this page."""
        self.page = page

    def undo(self) -> None:
        """Take back the newest edit of the page that is shown."""
        self.stack(self.page).undo()

    def redo(self) -> None:
        """Do again what was taken back last on the page that is shown."""
        self.stack(self.page).redo()

    def do(self, page: str, text: str, redo: Write, undo: Write) -> bool:
        """Write, tell the hub, and remember how to take it back. False when a Problem stopped the write."""
        if not self.write(redo):
            return False
        self.remember(page, text, redo, undo)
        return True

    def remember(self, page: str, text: str, redo: Write, undo: Write) -> None:
        """Remember how to take back what a lane has written already."""
        self.stack(page).push(_Written(self, text, redo, undo))

    def done(self, page: str, text: str, written: Written) -> bool:
        """Tell the hub what has just been written and remember how to take it back. False when nothing was written."""
        if not written:
            return False
        self._hub.tell(written.changes)
        self.remember(page, text, written.redo, written.undo)
        return True

    def put(self, page: str, text: str, write: Callable[[], Written]) -> bool:
        """Do a write that knows its own way back. False when a Problem stopped it (it becomes ``trouble``), or it wrote nothing."""
        try:
            written = write()
        except Problem as problem:
            self.trouble.emit(problem)
            return False
        return self.done(page, text, written)

    def back(self, page: str) -> Callable[[], None]:
        """What takes back the newest edit of a page, even after others followed: for the button beside a message."""
        stack = self.stack(page)
        return partial(stack.take_back, stack.newest)

    def write(self, write: Write, said: str = "") -> bool:
        """Do one write and tell the hub; a Problem becomes ``trouble``, since nothing may be raised through Qt.

        ``said`` is told when something was written; what a lane will write speaks for itself when it is done.
        """
        try:
            changes = write()
        except Problem as problem:
            self.trouble.emit(problem)
            return False
        self._hub.tell(changes)
        if changes and said:
            self.told.emit(said)
        return True


class _Written:
    """An edit of what is stored."""

    def __init__(self, owner: Undo, text: str, redo: Write, undo: Write) -> None:
        self._owner, self._text, self._redo, self._undo = owner, text, redo, undo

    def undo(self) -> bool:
        return self._owner.write(self._undo, f"已撤销：{self._text}")

    def redo(self) -> bool:
        return self._owner.write(self._redo, f"已重做：{self._text}")
