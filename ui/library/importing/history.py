"""The imports so far: what each brought, what needs a look, and the way back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.importing.fields import NOUNS, Noun
from planner.importing.kinds import kinds
from planner.storage.records import BatchRecord
from ui.library.importing.report import ReportSheet, Trouble
from ui.library.importing.room import make_room
from ui.services import Services
from ui.settings.rows import Column, RowModel
from ui.show import day_and_time
from ui.widgets.empty import EmptyState
from ui.widgets.sheet import Sheet
from ui.widgets.table import Table

if TYPE_CHECKING:
    from planner.storage.changes import Changes
    from ui.library.importing.flow import ImportFlow

WIDTH, HEIGHT = 1000, 520
NOUN_NAMES = {noun.removesuffix("s"): name for noun, name in NOUNS.items()}
NOUN_IDS: dict[str, Noun] = {noun.removesuffix("s"): noun for noun in NOUNS}
SAMPLE = "示例"


def kind_text(batch: BatchRecord) -> str:
    """灰豚数据 · 热门笔记, or what the file holds where its kind has no name of its own."""
    kind = kinds().get(batch.kind)
    if batch.sample:
        return f"{SAMPLE}{NOUN_NAMES[batch.noun]}"
    return kind.label if kind else NOUN_NAMES[batch.noun]


def _when(batch: BatchRecord) -> str:
    return day_and_time(datetime.fromisoformat(batch.created_at), date.today())


COLUMNS: tuple[Column[BatchRecord], ...] = (
    Column("时间", _when, 146, tip=_when),
    Column("文件", lambda batch: batch.file_name, 220, tip=lambda batch: batch.file_name),
    Column("种类", kind_text, 200, tip=kind_text),
    Column("行", lambda batch: f"{batch.rows:,}", 68, is_number=True),
    Column("新增", lambda batch: f"{batch.added:,}", 68, is_number=True),
    Column("更新", lambda batch: f"{batch.updated:,}", 68, is_number=True),
    Column("没有变化", lambda batch: f"{batch.skipped:,}", 80, is_number=True),
    Column("要留意", lambda batch: f"{batch.problems:,}" if batch.problems else "–", 68, is_number=True),
)


class History(Sheet):
    """Newest first; what is taken back disappears by itself."""

    look_wished = Signal(str, str)
    """Show the notes of this batch: id and file name."""

    def __init__(self, services: Services, flow: ImportFlow, parent: QWidget) -> None:
        super().__init__(services.theme, "导入记录", parent)
        self._services, self._flow = services, flow
        theme = services.theme
        self._rows = RowModel(COLUMNS, self)
        self._table = Table(theme, "导入记录")
        self._table.setModel(self._rows)
        self._rows.dress(self._table, stretch=1)
        self._table.selectionModel().selectionChanged.connect(self._chosen)
        self._table.open_requested.connect(self._look)
        self._table.doubleClicked.connect(self._look)
        self._table.delete_requested.connect(self._take_back)
        self._stack = QStackedWidget()
        make_room(self, theme, parent, WIDTH, HEIGHT)
        self._stack.addWidget(self._table)
        self._stack.addWidget(EmptyState(theme, "file-import", "还没有导入过文件", "把文件拖到笔记库，或按 Ctrl+O"))
        self.body.addWidget(self._stack, 1)
        self._problems = self.add_button("看要留意的行", self._show_problems, left=True)
        self._notes = self.add_button("只看这批笔记", self._look, left=True)
        self._back = self.add_button("撤销这次导入", self._take_back, left=True)
        self.add_button("关闭", self.reject, kind="primary", default=True)
        services.hub.changed.connect(self._changed)
        self._reload()
        if self._rows.rows:
            self._table.choose(0)
            self._table.setFocus()

    def _reload(self) -> None:
        batches = self._services.batches.list()
        self._rows.show(batches)
        self._stack.setCurrentIndex(0 if batches else 1)
        self._chosen()

    @property
    def _batch(self) -> BatchRecord | None:
        rows = self._table.chosen_rows
        return self._rows.rows[rows[0]] if rows and rows[0] < len(self._rows.rows) else None

    @Slot()
    def _chosen(self) -> None:
        batch = self._batch
        self._back.setEnabled(batch is not None)
        self._notes.setEnabled(batch is not None and batch.noun == "note")
        self._problems.setEnabled(batch is not None and bool(batch.problems))

    @Slot()
    def _take_back(self) -> None:
        ids = [self._rows.rows[row].id for row in self._table.chosen_rows]
        if ids:
            self._back.setEnabled(False)
            self._flow.take_back(list(reversed(ids)))

    @Slot()
    def _look(self) -> None:
        batch = self._batch
        if batch is not None and batch.noun == "note":
            self.accept()
            self.look_wished.emit(batch.id, batch.file_name)

    @Slot()
    def _show_problems(self) -> None:
        batch = self._batch
        if batch is not None:
            troubles = [
                Trouble.of(batch.file_name, one, NOUN_IDS.get(batch.noun))
                for one in self._services.batches.problems(batch.id)
            ]
            told = f"{kind_text(batch)}，{batch.rows:,} 行：新增 {batch.added:,}，更新 {batch.updated:,}，没有变化 {batch.skipped:,}"
            files = [(batch.file_name, True, told)]
            ReportSheet(self._services.theme, "要留意的行", files, troubles, self).open()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("batch"):
            self._reload()
