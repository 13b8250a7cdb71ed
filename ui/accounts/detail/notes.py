"""The notes of an account in the library: the best few, and a way to all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.notes import Notes
from planner.storage.records import NoteFilter, NoteLine
from planner.storage.store import Store
from ui.draft.inspector.section import Rows
from ui.jobs import Job, Stopped
from ui.library.columns import title_of
from ui.services import Services
from ui.show import number
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

if TYPE_CHECKING:
    from planner.paths import Workspace

SHOWN = 5
NOTHING = "笔记库里还没有这个账号的笔记"


@dataclass(frozen=True, slots=True)
class Own:
    """Notes of one account, the most engaging first, and the best of them to be shown."""

    ids: tuple[str, ...]
    best: tuple[NoteLine, ...]


class OwnNotes(QWidget):
    """Looks in a lane. ``wished`` asks to see all of them: their ids."""

    wished = Signal(tuple)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._job: Job | None = None
        self._ids: tuple[str, ...] = ()
        self._quiet = PlainLabel("", "soft", wrap=True)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        self._rows: Rows[NoteLine, NoteRow] = Rows(rows, NoteRow, NoteRow.show_note)
        self._all = Button("", kind="link")
        self._all.clicked.connect(self._wish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel("笔记", "section"))
        column.addWidget(self._quiet)
        column.addLayout(rows)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def look(self, authors: Sequence[str]) -> None:
        """Show the notes of these authors, which are one account."""
        if self._job is not None:
            self._job.stop()
        work = partial(find, self._services.workspace, tuple(authors))
        self._job = self._services.review_lane.queue(work, self._show, self._failed)

    def _show(self, own: Own) -> None:
        self._job = None
        self._ids = own.ids
        self._rows.fill(own.best)
        self._quiet.setText("" if own.ids else NOTHING)
        self._quiet.setVisible(not own.ids)
        self._all.setText(f"在笔记库里看全部 {len(own.ids):,} 篇")
        self._all.setVisible(bool(own.ids))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._job = None
            self._services.status.failed(error)

    def _wish(self) -> None:
        self.wished.emit(self._ids)


class NoteRow(QWidget):
    """A title and its engagement."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("")
        self._count = PlainLabel("", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self._count)

    def show_note(self, note: NoteLine) -> None:
        """Show a note."""
        self._title.setText(title_of(note))
        self._count.setText(number(note.engagement))
        set_tip(self._count, "赞 + 藏 + 评")


def find(workspace: Workspace, authors: Sequence[str], job: Job) -> Own:
    """The notes of all these authors; those of the first come first."""
    with Store.open(workspace) as store:
        notes = Notes(store)
        ids: list[str] = []
        for author in authors:
            job.check()
            ids += notes.find(NoteFilter(author=author), ("engagement", True))
        return Own(tuple(ids), tuple(notes.lines(ids[:SHOWN])))
