"""What came of an import: one sentence for the status bar, and a sheet with the rows that could not be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.importing.fields import NOUNS
from planner.importing.report import BatchReport
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

UNITS = {"notes": "篇", "comments": "条", "accounts": "个", "keywords": "个"}
SHOWN = 200


def summary(reports: Sequence[BatchReport]) -> str:
    """已导入 220 篇笔记，更新 3 篇 · 1 个文件没有导入."""
    added: Counter[str] = Counter()
    updated: Counter[str] = Counter()
    for report in reports:
        if report.noun:
            added[report.noun] += report.added
            updated[report.noun] += report.updated
    parts = []
    for noun, name in NOUNS.items():
        if added[noun] or updated[noun]:
            more = f"，更新 {updated[noun]:,} {UNITS[noun]}" if updated[noun] else ""
            parts.append(f"已导入 {added[noun]:,} {UNITS[noun]}{name}{more}")
    refused = sum(report.noun is None for report in reports)
    if refused:
        parts.append(f"{refused} 个文件没有导入")
    return " · ".join(parts) or "没有新内容"


class ReportSheet(Sheet):
    """The counts of every file, and every row that needs a look."""

    def __init__(self, theme: Theme, reports: Sequence[BatchReport], parent: QWidget) -> None:
        super().__init__(theme, "导入结果", parent, width=640)
        self.body.addWidget(PlainLabel(summary(reports), "strong", wrap=True))
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setAccessibleName("每个文件的结果")
        text.setMinimumHeight(theme.px(280))
        text.setPlainText("\n".join(line for report in reports for line in _lines(report)))
        self.body.addWidget(text, 1)
        self.add_button("好", self.accept, kind="primary", default=True)


def _lines(report: BatchReport) -> list[str]:
    name = f"{report.file} › {report.sheet}" if report.sheet else report.file
    if report.noun is None:
        head = f"✕ {name}"
    else:
        head = (
            f"✓ {name}：{report.label}，{report.rows:,} 行，新增 {report.added:,}，更新 {report.updated:,}，"
            f"没有变化 {report.skipped:,}"
        )
    lines = [head]
    for problem in report.problems[:SHOWN]:
        where = f"第 {problem.row} 行：" if problem.row else ""
        lines.append(f"    {where}{problem.message}")
    if len(report.problems) > SHOWN:
        lines.append(f"    还有 {len(report.problems) - SHOWN:,} 处")
    return [*lines, ""]
