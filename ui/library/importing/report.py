"""What came of an import: one sentence for the status bar, and a sheet with the rows that need a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.importing.fields import FIELDS, NOUNS, Noun
from planner.importing.report import BatchReport
from planner.storage.records import RowProblem
from ui.icons import icon
from ui.library.importing.looked import TERMINAL
from ui.library.importing.room import make_room
from ui.settings.rows import Column, RowModel
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.sheet import Sheet
from ui.widgets.table import DENSE, Table

UNITS = {"notes": "篇", "comments": "条", "accounts": "个", "keywords": "个", "figures": "行", "feedback": "条"}
FILES_SHOWN = 8
WIDTH, HEIGHT, LITTLE = 760, 620, 200


@dataclass(frozen=True, slots=True)
class Trouble:
    """One row of a file that needs a look; ``row`` 0 speaks of the whole file."""

    file: str
    row: int
    field: str
    message: str

    @classmethod
    def of(cls, file: str, problem: RowProblem, noun: Noun | None) -> Trouble:
        """``noun`` is what the file holds."""
        field = FIELDS[noun].get(problem.field) if noun else None
        return cls(file, problem.row, field.label if field else "", TERMINAL.sub("", problem.message))


COLUMNS: tuple[Column[Trouble], ...] = (
    Column("文件", lambda one: one.file, 200, tip=lambda one: one.file),
    Column("行", lambda one: f"{one.row:,}" if one.row else "–", 64, is_number=True),
    Column("列", lambda one: one.field or "–", 96),
    Column("说明", lambda one: one.message, 300, tip=lambda one: one.message),
)


def summary(reports: Sequence[BatchReport]) -> str:
    """已导入 220 篇笔记，更新 3 篇 · 1 个文件没有导入 · 7 处要留意."""
    added: Counter[str] = Counter()
    updated: Counter[str] = Counter()
    for report in reports:
        if report.noun:
            added[report.noun] += report.added
            updated[report.noun] += report.updated
    parts = []
    for noun, name in NOUNS.items():
        if added[noun] and updated[noun]:
            parts.append(f"已导入 {added[noun]:,} {UNITS[noun]}{name}，更新 {updated[noun]:,} {UNITS[noun]}")
        elif added[noun] or updated[noun]:
            told = "已导入" if added[noun] else "已更新"
            parts.append(f"{told} {added[noun] or updated[noun]:,} {UNITS[noun]}{name}")
    refused = sum(report.noun is None for report in reports)
    if refused:
        parts.append(f"{refused} 个文件没有导入")
    rows = sum(len(report.problems) for report in reports if report.noun is not None)
    if not parts:
        parts.append("没有新内容")
    if rows:
        parts.append(f"{rows:,} 处要留意")
    return " · ".join(parts)


def counts_of(report: BatchReport) -> str:
    """灰豚数据 · 热门笔记，50 行：新增 48，更新 0，没有变化 2."""
    if report.noun is None:
        return f"没有导入：{TERMINAL.sub('', report.problems[0].message)}" if report.problems else "没有导入"
    return f"{report.label}，{report.rows:,} 行：新增 {report.added:,}，更新 {report.updated:,}，没有变化 {report.skipped:,}"


class ReportSheet(Sheet):
    """Every file with its counts, every row that needs a look below."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        files: Sequence[tuple[str, bool, str]],
        troubles: Sequence[Trouble],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, title, parent)
        make_room(self, theme, parent, WIDTH, HEIGHT if troubles else LITTLE)
        self._troubles = list(troubles)
        for name, good, told in files[:FILES_SHOWN]:
            self.body.addWidget(_file_row(theme, name, good, told))
        if len(files) > FILES_SHOWN:
            self.body.addWidget(PlainLabel(f"还有 {len(files) - FILES_SHOWN:,} 个文件", "soft"))
        if troubles:
            self.body.addSpacing(8)
            self.body.addWidget(PlainLabel(f"要留意的 {len(troubles):,} 处", "section"))
            self._rows = RowModel(COLUMNS, self)
            self._table = Table(theme, "要留意的行", row=DENSE)
            self._table.setModel(self._rows)
            self._rows.dress(self._table, stretch=len(COLUMNS) - 1)
            self._rows.show(self._troubles)
            self._table.setColumnHidden(0, len({one.file for one in troubles}) == 1)
            self.body.addWidget(self._table, 1)
            self.add_button("复制这张表", self._copy, left=True)
        self.add_button("好", self.accept, kind="primary", default=True)

    @classmethod
    def of(cls, theme: Theme, reports: Sequence[BatchReport], parent: QWidget) -> ReportSheet:
        """What came of an import."""
        files = [(_name(report), report.noun is not None, counts_of(report)) for report in reports]
        troubles = [Trouble.of(report.file, one, report.noun) for report in reports for one in report.problems]
        return cls(theme, "导入结果", files, troubles, parent)

    @Slot()
    def _copy(self) -> None:
        rows = [[column.heading for column in COLUMNS]]
        rows += [[one.file, str(one.row or ""), one.field, one.message] for one in self._troubles]
        QGuiApplication.clipboard().setText(
            "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
        )


def _name(report: BatchReport) -> str:
    return f"{report.file} › {report.sheet}" if report.sheet else report.file


def _file_row(theme: Theme, name: str, good: bool, told: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    mark = PlainLabel()
    mark.setPixmap(
        icon("check" if good else "xmark", theme, "accent" if good else "bad").pixmap(theme.px(14), theme.px(14))
    )
    mark.setAccessibleName("导入了" if good else "没有导入")
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(ElidedLabel(name, "strong"))
    words.addWidget(ElidedLabel(told, "soft"))
    line.addWidget(mark)
    line.addLayout(words, 1)
    return row
