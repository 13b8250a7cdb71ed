"""The triage list: how much it weighs and what it wants, by when; what was said; under which note, and who has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from planner.inbox.records import InboxLine
from ui import show
from ui.comments.words import LEVEL_TOKENS, STATUS_TOKENS, due_words, level_text, row_said, row_tip
from ui.grid.cells import Index, LineCells
from ui.grid.columns import Column
from ui.grid.model import LEFT, RIGHT, LinesModel
from ui.grid.triage import TriageTable
from ui.theme import Theme

ROW = 78
ONE_LINE = int(Qt.TextFlag.TextSingleLine)
TOKENS = ("text", "soft", "accent", "warn", "bad", "tint", "line", "warntint", "badtint", "chip")
PILLS = {3: "badtint", 2: "warntint", 1: "chip", 0: "chip"}
Clock = Callable[[], int]


class InboxModel(LinesModel[InboxLine]):
    """Comments in the order of their ids. ``now`` says the second it is."""

    def __init__(
        self, fetch: Callable[[Sequence[str]], Sequence[InboxLine]], now: Clock, parent: QObject | None = None
    ) -> None:
        self.now = now
        column: Column[InboxLine] = Column(
            "comment", "评论", lambda line: row_said(line, now()), 300, lambda line: row_tip(line, now())
        )
        super().__init__((column,), fetch, parent)


class InboxCells(LineCells[InboxLine]):
    """Three lines in a row."""

    def __init__(self, theme: Theme, model: InboxModel, parent: QObject | None = None) -> None:
        super().__init__(theme, model, parent)
        self._inbox = model
        self._dress_rows()
        theme.theme_changed.connect(self._dress_rows)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, line, colors, px = option.rect, self._model.line(index.row()), self._tokens, self._theme.px
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors["tint"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colors["line"])
        if index.row() == self.current:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), colors["accent"])
        if line is None:
            return
        inner = rect.adjusted(px(16), px(8), -px(14), -px(8))
        third = inner.height() // 3
        top, middle, below = (QRect(inner.left(), inner.top() + at * third, inner.width(), third) for at in range(3))
        self._head(painter, top, line)
        said = f"↳ {line.text}" if line.is_reply else line.text
        self._say(painter, middle, " ".join(said.split()), self._body, self._body_metrics, "text")
        self._foot(painter, below, line)

    def _head(self, painter: QPainter, place: QRect, line: InboxLine) -> None:
        words, token = due_words(line, self._inbox.now())
        if not words:
            words, token = line.status, STATUS_TOKENS.get(line.status, "soft")
            if line.status == "待处理":
                words, token = "", "soft"
        self._say(painter, place, words, self._low, self._low_metrics, token, RIGHT)
        level = level_text(line.level)
        pad, height = self._theme.px(7), self._low_metrics.height() + self._theme.px(1)
        pill = QRect(place.left(), place.center().y() - height // 2, 0, height)
        pill.setWidth(self._low_metrics.horizontalAdvance(level) + 2 * pad)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens[PILLS[line.level]])
        painter.drawRoundedRect(pill, height / 2, height / 2)
        self._say(painter, pill.adjusted(pad, 0, 0, 0), level, self._low, self._low_metrics, self._ink(line.level))
        room = self._low_metrics.horizontalAdvance(words) + self._theme.px(8)
        rest = QRect(pill.right() + self._theme.px(8), place.top(), 0, place.height())
        rest.setRight(place.right() - room)
        self._say(painter, rest, line.intent, self._bold, self._bold_metrics, "text")

    def _foot(self, painter: QPainter, place: QRect, line: InboxLine) -> None:
        counts = (
            f"赞 {show.number(line.likes)}" if line.likes else "",
            f"回复 {line.replies}" if line.replies else "",
            line.owner,
        )
        right = " · ".join(filter(None, counts))
        self._say(painter, place, right, self._low, self._low_metrics, "soft", RIGHT)
        place.setRight(place.right() - self._low_metrics.horizontalAdvance(right) - self._theme.px(10))
        self._say(painter, place, line.note or "笔记未知", self._low, self._low_metrics, "soft")

    @staticmethod
    def _ink(level: int) -> str:
        return "soft" if level < 2 else LEVEL_TOKENS[level]

    def _say(
        self,
        painter: QPainter,
        place: QRect,
        words: str,
        font: QFont,
        metrics: QFontMetrics,
        token: str,
        side: Qt.AlignmentFlag = LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._tokens[token])
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, int(side) | ONE_LINE, fitting)

    @Slot()
    def _dress_rows(self) -> None:
        theme = self._theme
        self._bold, self._body, self._low = theme.font(12, 600), theme.font(13), theme.font(11)
        self._bold_metrics, self._body_metrics = QFontMetrics(self._bold), QFontMetrics(self._body)
        self._low_metrics = QFontMetrics(self._low)
        self._tokens: dict[str, QColor] = {name: theme.color(name) for name in TOKENS}


class InboxList(TriageTable[InboxLine]):
    """Enter writes an answer."""

    def __init__(self, theme: Theme, model: InboxModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "评论列表", model, InboxCells(theme, model), parent, row=ROW)
