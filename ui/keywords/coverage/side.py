"""Beside the matrix: the 撞词, and of a chosen keyword everything that covers it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from planner.research.rows import Collision, Covered
from ui.draft.inspector.row import GAP, RIGHT, Row
from ui.draft.inspector.section import More, Rows, Section
from ui.keywords.coverage.rows import CoveredList, kind_of, name_of
from ui.theme import Theme
from ui.widgets.hairline import hairline
from ui.widgets.labels import PlainLabel

FEW = 12
HIGH = 62
ABOUT = "我们的两篇在一周之内写同一个长尾词（标题、开头或话题里有它），会互相抢读者。改期或换一个词。"
NONE = "没有撞词"


class CoverageSide(QScrollArea):
    """``choose`` shows what covers a keyword; the list of 撞词 stays below it."""

    look_wished = Signal(str, str)
    row_wished = Signal(str)
    """A keyword's key: show its row in the matrix."""
    leave_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("撞词和覆盖")
        self._title = PlainLabel("", "page", wrap=True)
        self.covered = CoveredList(theme, "写到它的笔记和草稿")
        self.covered.look_wished.connect(self.look_wished)
        self._line = hairline()
        self.clashes = Clashes(theme)
        self.clashes.look_wished.connect(self.look_wished)
        self.clashes.row_wished.connect(self.row_wished)
        self._about = PlainLabel(ABOUT, "soft", wrap=True)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 18, 12, 24)
        column.setSpacing(10)
        for widget in (self._title, self._about):
            widget.setContentsMargins(8, 0, 8, 0)
        for part in (self._title, self.covered, self._line, self.clashes, self._about):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.choose("", ())

    def choose(self, text: str, covered: Sequence[Covered]) -> None:
        """Show what covers a keyword; "" for none."""
        self._title.setText(text)
        for widget in (self._title, self.covered, self._line):
            widget.setVisible(bool(text))
        self.covered.show_covered(covered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)


class Clashes(Section):
    """The latest first; a press offers both notes."""

    look_wished = Signal(str, str)
    row_wished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("撞词")
        self._theme = theme
        self._all: Sequence[Collision] = ()
        self._rows: Rows[Collision, ClashRow] = Rows(self.rows, self._make, ClashRow.show_one)
        self._more = More(FEW)
        self._more.folded_changed.connect(self._fill)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_clashes(())

    def show_clashes(self, clashes: Sequence[Collision]) -> None:
        """Show them."""
        self._all = clashes
        self._fill()
        self.remark(f"{len(clashes)} 处" if clashes else "")
        self.empty("" if clashes else NONE)

    @Slot()
    def _fill(self) -> None:
        self._rows.fill(self._more.cut(self._all))

    def _make(self) -> ClashRow:
        row = ClashRow(self._theme)
        row.clicked.connect(lambda: self._offer(row, row.mapToGlobal(QPoint(GAP, row.height()))))
        row.menu_wished.connect(partial(self._offer, row))
        return row

    def _offer(self, row: ClashRow, point: QPoint) -> None:
        one = row.one
        if one is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("在左边看这个词", partial(self.row_wished.emit, one.second.key))
        for covered in (one.second, one.first):
            words = f"打开{kind_of(covered)}：{name_of(covered)[:18]}".replace("&", "&&")
            menu.addAction(words, partial(self.look_wished.emit, covered.noun, covered.id))
        menu.popup(point)


class ClashRow(Row):
    """The keyword and how near the two are, below it both titles."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HIGH)
        self.one: Collision | None = None

    def show_one(self, one: Collision) -> None:
        """Show two that clash."""
        self.one = one
        both = "\n".join(f"{each.day} {kind_of(each)} {name_of(each)}" for each in (one.first, one.second))
        self.say(f"撞词「{one.text}」，{_apart(one)}：{both}", f"{one.text}：{_apart(one)}\n{both}")

    def draw(self, painter: QPainter, room: QRect) -> None:
        one = self.one
        if one is None:
            return
        third = room.height() // 3
        top = QRect(room.left(), room.top() + 2, room.width(), third)
        wide = self.write(painter, top, _apart(one), "warn", size=12, weight=600, edge=RIGHT)
        self.write(painter, top.adjusted(0, 0, -wide - GAP, 0), one.text, weight=600)
        for at, each in enumerate((one.first, one.second), 1):
            line = QRect(room.left(), room.top() + third * at, room.width(), third)
            day = self.write(painter, line, each.day[5:], "soft", size=11)
            self.write(
                painter, line.adjusted(max(day, self.theme.px(34)) + GAP, 0, 0, 0), name_of(each), "soft", size=12
            )


def _apart(one: Collision) -> str:
    return f"相隔 {one.days} 天" if one.days else "同一天"
