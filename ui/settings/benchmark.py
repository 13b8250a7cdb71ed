"""对标笔记: the notes drafts are measured against, each with a weight from 0 (a bad example) to 5."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from planner.storage.records import NoteFilter, NoteLine
from ui.services import Services
from ui.settings.edit import PAGE
from ui.settings.rows import Column, RowModel
from ui.settings.section import Section
from ui.show import exact, number
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from planner.storage.changes import Changes

HINT = "评分和相似度优先参考这些笔记；0 分是反面例子。在笔记库里选中笔记，按 0–5 就能加进来。"
WEIGHTS = {5: "5 最想写成这样", 4: "4", 3: "3", 2: "2", 1: "1", 0: "0 反面例子"}
MOST = 2000
"""Rows shown here; who has more benchmark notes filters them in the library."""

COLUMNS: tuple[Column[NoteLine], ...] = (
    Column("权重", lambda line: str(line.weight), 56),
    Column("标题", lambda line: " ".join(line.title.split()) or "（无标题）", 360, tip=lambda line: line.title),
    Column("作者", lambda line: line.author_name or "–", 120, tip=lambda line: line.author_name or ""),
    Column("互动量", lambda line: number(line.engagement), 80, is_number=True, tip=lambda line: exact(line.engagement)),
)


class BenchmarkSection(Section):
    """Shows itself anew when notes change while it can be seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "对标笔记", HINT, parent)
        self._services = services
        self._count = PlainLabel("", "soft")
        self._weight = Choice(services.theme, "选中笔记的权重")
        for weight, text in WEIGHTS.items():
            self._weight.add(text, weight)
        self._weight.activated.connect(self._weigh)
        self._drop = Button("移出", kind="quiet")
        self._drop.clicked.connect(self._remove)
        self._tools = QWidget()
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._count, 1)
        line.addWidget(PlainLabel("选中的改为", "soft"))
        line.addWidget(self._weight)
        line.addWidget(self._drop)
        self.column.addWidget(self._tools)
        self._rows = RowModel(COLUMNS, self)
        self._table = Table(services.theme, "对标笔记")
        self._table.setModel(self._rows)
        self._rows.dress(self._table, stretch=1)
        self._table.delete_requested.connect(self._remove)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._empty = EmptyState(
            services.theme,
            "star",
            "还没有对标笔记",
            "到笔记库里选几篇写得好的，按 1–5 给个权重",
            "去笔记库",
            self._go_to_library,
        )
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(services.theme.px(420))
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._stack, 1)
        services.hub.changed.connect(self._changed)
        self._selected()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload()

    def _reload(self) -> None:
        notes = self._services.notes
        ids = notes.find(NoteFilter(weighted=True), ("weight", True))
        chosen = {line.id for line in self._chosen()}
        self._rows.show(notes.lines(ids[:MOST]))
        self._count.setText(f"共 {len(ids):,} 篇" + (f"，显示前 {MOST:,} 篇" if len(ids) > MOST else ""))
        self._tools.setVisible(bool(ids))
        self._stack.setCurrentWidget(self._table if ids else self._empty)
        for row, line in enumerate(self._rows.rows):
            if line.id in chosen:
                self._table.choose(row)
                break
        self._selected()

    def _chosen(self) -> list[NoteLine]:
        return [self._rows.rows[row] for row in self._table.chosen_rows]

    @Slot()
    def _selected(self) -> None:
        chosen = self._chosen()
        self._weight.setEnabled(bool(chosen))
        self._drop.setEnabled(bool(chosen))
        self._weight.choose(chosen[0].weight if len({line.weight for line in chosen}) == 1 else None)

    @Slot()
    def _weigh(self) -> None:
        self._set(self._weight.currentData(), "改对标权重")

    @Slot()
    def _remove(self) -> None:
        lines = self._chosen()
        if lines and self._set(None, "移出对标"):
            self._services.status.say(f"已移出 {len(lines)} 篇", self._services.undo.back(PAGE))

    def _set(self, weight: int | None, text: str) -> bool:
        lines, notes = self._chosen(), self._services.notes
        if not lines:
            return False
        ids = [line.id for line in lines]

        def undo() -> Changes:
            changes = notes.set_weight([], None)
            for line in lines:
                changes |= notes.set_weight([line.id], line.weight)
            return changes

        return self._services.undo.do(PAGE, text, partial(notes.set_weight, ids, weight), undo)

    @Slot()
    def _go_to_library(self) -> None:
        self._services.commands.get("page.library").action.trigger()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("note"):
            self._reload()
