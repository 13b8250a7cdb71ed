"""One note: what it is, how it leads to a sale, and where each of its numbers was read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.funnel.answers import NoteRow, Origin
from ui.draft.inspector.section import Rows, Section
from ui.funnel.side.rows import Fact, OriginRow
from ui.services import Services
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import PlainLabel


class NoteSide(QScrollArea):
    """``open_wished``: look at it in the library; ``leave_wished``: back to everything."""

    open_wished = Signal(tuple, str)
    leave_wished = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = services.theme
        self._row: NoteRow | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("一篇笔记的链路")
        self._title, self._byline = PlainLabel("", "section", wrap=True), PlainLabel("", "soft", wrap=True)
        back = IconButton(services.theme, "arrow-left", "回到全部", "Esc")
        back.clicked.connect(self.leave_wished)
        self._open = Button("在笔记库里打开", theme=services.theme, icon_name="book")
        self._open.clicked.connect(self._wish)
        facts, numbers = Section("这一篇"), Section("数从哪来", "悬停看口径")
        self._facts: Rows[tuple[str, str], Fact] = Rows(facts.rows, Fact, Fact.show_fact)
        facts.rows.setSpacing(6)
        self._origins: Rows[Origin, OriginRow] = Rows(
            numbers.rows, lambda: OriginRow(self._theme), OriginRow.show_origin
        )
        self._numbers = numbers
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._byline)
        head.addLayout(words, 1)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 12, 8, 16)
        column.setSpacing(14)
        column.addLayout(head)
        opening = QHBoxLayout()
        opening.setContentsMargins(8, 0, 8, 0)
        opening.addWidget(self._open)
        opening.addStretch(1)
        column.addLayout(opening)
        column.addWidget(facts)
        column.addWidget(numbers)
        column.addStretch(1)
        self.setWidget(inside)

    @property
    def note_id(self) -> str:
        """The note that is shown; empty for none."""
        return self._row.note_id if self._row else ""

    def show_note(self, row: NoteRow) -> None:
        """Show a note; where its numbers come from follows."""
        other = self._row is None or row.note_id != self._row.note_id
        self._row = row
        self._title.setText(row.title or "（无标题）")
        self._byline.setText(" · ".join(filter(None, (row.account, row.tier, row.published_on))))
        self._facts.fill(facts_of(row))
        if other:
            self._origins.fill(())
            self._numbers.empty("正在找")
            self.verticalScrollBar().setValue(0)

    def show_origins(self, note_id: str, origins: Sequence[Origin]) -> None:
        """Where each number of a note was read; nothing when another one is shown by now."""
        if note_id == self.note_id:
            ordered = sorted(origins, key=lambda one: not one.used)
            self._numbers.empty("" if ordered else "没有文件给过它的数")
            self._origins.fill(ordered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    def _wish(self) -> None:
        if self._row is not None:
            self.open_wished.emit((self._row.note_id,), self._row.title)


def facts_of(row: NoteRow) -> list[tuple[str, str]]:
    """What is known of a note besides numbers."""
    settled = {
        "已到结算": "已到结算",
        "未到结算": f"未到结算，到 {row.settles_on} 满 T+{row.cycle}",
        "未知": "不知道产品的决策周期" if row.cycle is None else "不知道发布日期",
    }
    facts = [
        ("链路", row.route or "没填"),
        ("流量", row.traffic or ""),
        ("心智", f"{row.mind}" if row.mind else ""),
        ("成交平台", row.platform or ""),
        ("产品", row.product or ""),
        ("项目", " · ".join(filter(None, (row.campaign, row.phase)))),
        ("人群", row.crowd or ""),
        ("结算", settled[row.settled]),
        ("象限", row.quadrant or ""),
        ("标签", "、".join(row.tags)),
    ]
    return [(name, value) for name, value in facts if value]
