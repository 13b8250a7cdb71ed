"""Feedback for elsewhere, and the menu of a right click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from planner.claims.ledger import Claim
from planner.exporting.cells import guarded
from planner.feedback import FeedbackList
from planner.storage.records.feedback import FeedbackLine
from ui.feedback.columns import CLAIMS, SIGNS, aspects_of, text_of
from ui.services import Services
from ui.widgets.menus import add_entry

Act = Callable[[], object]
COPIED_MOST = 2000
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


class Copying(QObject):
    """Onto the clipboard, as rows that a spreadsheet takes."""

    def __init__(self, services: Services, feedback: FeedbackList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._feedback = services, feedback

    def copy_claims(self, claims: Sequence[Claim]) -> None:
        """These lines of the ledger."""
        if claims:
            QGuiApplication.clipboard().setText(ledger_text(claims))
            self._services.status.say(f"已复制 {len(claims):,} 行，可以粘贴到表格里")

    def copy(self, ids: Sequence[str]) -> None:
        """This feedback, unless it is too much for a clipboard."""
        if len(ids) > COPIED_MOST:
            self._services.status.say(f"一次最多复制 {COPIED_MOST:,} 条")
        elif ids:
            QGuiApplication.clipboard().setText(table_text(self._feedback.lines(ids)))
            self._services.status.say(f"已复制 {len(ids):,} 条，可以粘贴到表格里")


def ledger_text(claims: Sequence[Claim]) -> str:
    """Lines of the ledger with tabs between the cells, and what can be written."""
    rows = [(*(column.heading for column in CLAIMS), "证据", "写法")]
    rows += [(*(column.show(one) for column in CLAIMS), one.evidence.sentence, one.evidence.wording) for one in claims]
    return _tabbed(rows)


def table_text(lines: Sequence[FeedbackLine]) -> str:
    """Rows with tabs between the cells; what looks like a formula is guarded."""
    rows = [HEADINGS, *map(_cells, lines)]
    return _tabbed(rows)


def _tabbed(rows: Sequence[tuple[str, ...]]) -> str:
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
