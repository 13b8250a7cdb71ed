"""Feedback for elsewhere, and the menu of a right click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from planner.exporting.cells import guarded
from planner.storage.records.feedback import FeedbackLine
from ui.feedback.columns import SIGNS, aspects_of, text_of
from ui.widgets.menus import add_entry

Act = Callable[[], object]
HEADINGS = ("类型", "产品", "原话", "态度", "方面", "星级", "日期")


def menu_of(parent: QWidget, count: int, deleted: bool, *, brief: Act, assign: Act, copy: Act, basket: Act) -> QMenu:
    """What can be done with ``count`` chosen ones. It deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(f"{count:,} 条评价")
    add_entry(menu, "写成选题…", "B", brief)
    menu.addAction("归到产品…", assign)
    add_entry(menu, "复制成表格", "Ctrl+C", copy)
    menu.addSeparator()
    add_entry(menu, "恢复" if deleted else "删除", "Del", basket)
    return menu


def table_text(lines: Sequence[FeedbackLine]) -> str:
    """Rows with tabs between the cells; what looks like a formula is guarded."""
    rows = [HEADINGS, *map(_cells, lines)]
    return "\n".join("\t".join(" ".join(str(guarded(cell)).split()) for cell in row) for row in rows)


def _cells(line: FeedbackLine) -> tuple[str, ...]:
    return (
        line.kind,
        line.product or line.goods or "",
        text_of(line),
        SIGNS[line.sign],
        aspects_of(line),
        str(line.stars or ""),
        (line.said_at or "")[:10],
    )
