"""What can be done with the cells and rows of the sheet. Each is one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.matrix.written import Written
from planner.slots import Slots
from ui.matrix.lists import Lists
from ui.matrix.sheet.columns import COLUMNS
from ui.matrix.sheet.given import Given
from ui.matrix.sheet.model import Cell
from ui.matrix.sheet.reading import Read, Reader
from ui.services import Services

PAGE = "matrix"
NEW = "\0new"
"""What stands in the place of the id of a slot that is still to be made; no id begins so."""


class Acts(QObject):
    """Writes, and says so with a way back."""

    unclear = Signal(object)
    """Read: after each write, what was not understood; nothing when all was."""
    added = Signal(list)
    """Ids of new slots, in their order."""

    def __init__(self, services: Services, lists: Lists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._lists = services, lists
        self._slots = Slots(services.store)
        self._new: list[str] = []

    def write(
        self,
        text: str,
        cells: Mapping[Cell, Given],
        *,
        said: str = "",
        campaign_id: str | None = None,
        below: Sequence[Mapping[int, Given]] = (),
    ) -> Read:
        """Write these cells, and ``below`` as new slots of a campaign, by numbers of columns. What is not understood stays as it is.

        ``said`` is told when anything was written, and how many slots are new; ``{}`` in it stands for the number of cells.
        """
        read = Reader(self._lists).read(
            {**cells, **{(f"{NEW}{row}", at): given for row, line in enumerate(below) for at, given in line.items()}}
        )
        changes = {id: fields for id, fields in read.changes.items() if not id.startswith(NEW)}
        # A row of which nothing was understood makes no slot.
        made = {id: fields for id, fields in read.changes.items() if id.startswith(NEW) and any(fields.values())}
        done = bool(changes or made) and self._put(
            text, partial(self._write, changes, campaign_id, list(made.values()))
        )
        ids = dict(zip(made, self._new, strict=True)) if done else {}
        if done and said:
            self._say(said.format(f"{read.written:,}") + (f"，新增 {len(ids):,} 条排期" if ids else ""))
        read.unclear = {(ids.get(id, id), at): why for (id, at), why in read.unclear.items()}
        self.unclear.emit(read)
        return read

    def add(self, campaign_id: str, rows: Sequence[Mapping[str, object]]) -> None:
        """New slots."""
        self._put("新排期", lambda: self._added(*self._slots.add(campaign_id, rows)))

    def duplicate(self, ids: Sequence[str]) -> None:
        """The same plan once more."""
        if self._put("复制排期", lambda: self._added(*self._slots.duplicate(ids))):
            self._say(f"已复制 {len(ids):,} 条排期")

    def delete(self, ids: Sequence[str]) -> None:
        """Put slots into the waste basket."""
        if self._put("删除排期", lambda: self._slots.delete(ids)):
            self._say(f"已删除 {len(ids):,} 条排期")

    def restore(self, ids: Sequence[str]) -> None:
        """Take slots out of the waste basket."""
        if self._put("恢复排期", lambda: self._slots.undelete(ids)):
            self._say(f"已恢复 {len(ids):,} 条排期")

    def _write(
        self, changes: Mapping[str, Mapping[str, object]], campaign_id: str | None, rows: Sequence[Mapping[str, object]]
    ) -> Written:
        written = self._slots.edit(changes) if changes else None
        if rows and campaign_id is not None:
            new = self._added(*self._slots.add(campaign_id, rows))
            written = written | new if written is not None else new
        assert written is not None
        return written

    def _added(self, ids: list[str], written: Written) -> Written:
        self._new = ids
        return written

    def _put(self, text: str, write: Callable[[], Written]) -> bool:
        self._new = []
        done = self._services.undo.put(PAGE, text, write)
        if done and self._new:
            self.added.emit(self._new)
        return done

    def _say(self, text: str) -> None:
        self._services.status.say(text, self._services.undo.back(PAGE))


def names_of(columns: Sequence[int]) -> str:
    """Headings in words, for what a step is called."""
    headings = [COLUMNS[at].heading for at in dict.fromkeys(columns)]
    return "、".join(headings) if len(headings) <= 2 else f"{len(headings)} 列"
