"""The slots of a cell as a list: one can be chosen, or dragged onto the grid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.storage.records import SlotLine
from ui.draft.inspector.row import RIGHT, Row
from ui.draft.inspector.section import Rows
from ui.matrix.states import STATE_OF
from ui.show import WEEKDAYS, number
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

SHOWN = 60
HEIGHT = 46


class CellList(QWidget):
    """``opened`` carries the id of a slot; ``dragged`` where it is on the screen, ``dropped`` its id when it is let go."""

    opened = Signal(str)
    new_wished = Signal()
    sheet_wished = Signal()
    leave_wished = Signal()
    dragged = Signal(QPoint, str)
    dropped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedLabel("", "section")
        self._count = PlainLabel("", "small")
        self._quiet = PlainLabel("", "soft", wrap=True)
        self._new = Button("在这里新排一篇", kind="link")
        self._new.clicked.connect(self.new_wished)
        self._all = Button("在表格里看", kind="link")
        self._all.clicked.connect(self.sheet_wished)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self._rows: Rows[SlotLine, SlotRow] = Rows(rows, self._make, SlotRow.show_line)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        acts = QHBoxLayout()
        acts.addWidget(self._new)
        acts.addWidget(self._all)
        acts.addStretch(1)
        inside = QWidget()
        inside.setProperty("place", "clear")
        below = QVBoxLayout(inside)
        below.setContentsMargins(8, 0, 8, 8)
        below.setSpacing(4)
        below.addWidget(self._quiet)
        below.addLayout(rows)
        below.addLayout(acts)
        below.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        head.setContentsMargins(16, 0, 16, 0)
        column.addLayout(head)
        column.addWidget(area, 1)

    def show_cell(self, title: str, lines: Sequence[SlotLine], count: int) -> None:
        """Show the slots of a place; ``count`` of them there are."""
        self._title.setText(title)
        self._count.setText(f"{count:,} 篇" if count else "")
        rest = count - min(count, SHOWN)
        self._quiet.setText(f"先看前 {SHOWN} 篇，还有 {rest:,} 篇" if rest else "" if count else "这里还没有内容")
        self._quiet.setVisible(bool(self._quiet.text()))
        self._all.setVisible(count > 0)
        self._rows.fill(lines[:SHOWN])

    @property
    def rows(self) -> list[SlotRow]:
        """The slots that are shown."""
        return self._rows.shown

    def enter(self) -> None:
        """Put the keys into the list."""
        shown = self._rows.shown
        (shown[0] if shown else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    def _make(self) -> SlotRow:
        row = SlotRow(self._theme)
        row.clicked.connect(lambda: self.opened.emit(row.id))
        row.step_wished.connect(lambda step: row.focusNextPrevChild(step > 0))
        row.dragged.connect(lambda at: self.dragged.emit(at, row.words))
        row.dropped.connect(lambda: self.dropped.emit(row.id))
        return row


class SlotRow(Row):
    """Two lines: what it is about, and who, when, how far."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HEIGHT)
        self._line: SlotLine | None = None
        self._from: QPoint | None = None
        self._dragging = False

    @property
    def id(self) -> str:
        """The slot's."""
        return self._line.slot.id if self._line else ""

    @property
    def words(self) -> str:
        """What it is about, in short."""
        return about(self._line) if self._line else ""

    def show_line(self, line: SlotLine) -> None:
        """Show a slot."""
        self._line = line
        self.say(
            f"{about(line)}，{below(line)}，{line.slot.status}",
            f"{about(line)}\n{below(line)}\n回车打开，可拖到矩阵的另一格",
        )

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self._line is None:
            return
        state = STATE_OF[self._line.slot.status]
        half = room.height() // 2
        top = QRect(room.left(), room.top() + 3, room.width(), half - 2)
        token = "soft" if state.mark == "faint" else state.mark
        used = self.write(painter, top, self._line.slot.status, token, size=12, weight=600, edge=RIGHT)
        self.write(painter, top.adjusted(0, 0, -used - 10, 0), about(self._line))
        self.write(
            painter, QRect(room.left(), room.top() + half, room.width(), half - 3), below(self._line), "soft", size=11
        )

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = self._from and (event.position().toPoint() - self._from).manhattanLength()
        if far and (self._dragging or far >= QApplication.startDragDistance()):
            self._dragging = True
            self.setDown(False)
            self.dragged.emit(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        if self._dragging:
            self._dragging = False
            self.setDown(False)
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)


def about(line: SlotLine) -> str:
    """What a slot is about: its title, its draft's, or its keywords."""
    words = "、".join(keyword.text for keyword in line.slot.keywords)
    return line.slot.title or line.draft_title or words or line.slot.content_type or "还没写是什么"


def below(line: SlotLine) -> str:
    """小满 · 11/30 周日 · 测评 · ¥600."""
    slot = line.slot
    price = f"¥{number(slot.price)}" if slot.price else ""
    score = f"预估 {line.score}" if line.score is not None else ""
    parts = (line.account or "没定账号", day_words(slot.day), slot.content_type or "", price, score)
    return " · ".join(filter(None, parts))


def day_words(day: str | None) -> str:
    """11/30 周日."""
    if day is None:
        return "没定日子"
    there = date.fromisoformat(day)
    return f"{there.month}/{there.day} 周{WEEKDAYS[there.weekday()]}"
