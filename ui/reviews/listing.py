"""The list of what waits: who and when, what it is called, and its gates in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from planner.storage.records import Gate, SlotLine
from ui.calendar.look import STATUS_LOOKS
from ui.calendar.words import NOBODY, name_of
from ui.grid.cells import Index, LineCells
from ui.grid.columns import Column
from ui.grid.model import LEFT, RIGHT, LinesModel
from ui.grid.triage import TriageTable
from ui.reviews.gates import line as gates_line
from ui.reviews.gates import short, token, worst
from ui.theme import Theme

ROW = 72
ONE_LINE = int(Qt.TextFlag.TextSingleLine)
TOKENS = ("text", "soft", "accent", "warn", "bad", "tint", "line", "hover")
Fetch = Callable[[Sequence[str]], Sequence[SlotLine]]


@dataclass(frozen=True, slots=True)
class Row:
    """A slot and its gates; None while they are not known yet."""

    line: SlotLine
    gates: tuple[Gate, ...] | None

    @property
    def id(self) -> str:
        return self.line.slot.id


def who_and_when(line: SlotLine) -> str:
    """小满 · 11月26日."""
    day = date.fromisoformat(line.slot.day) if line.slot.day else None
    return " · ".join(filter(None, (line.account or NOBODY, f"{day.month}月{day.day}日" if day else "未定日子")))


def said(row: Row) -> str:
    """A row for a screen reader."""
    gates = gates_line(row.gates) if row.gates else "正在检查"
    return f"{name_of(row.line)}，{row.line.slot.status}，{who_and_when(row.line)}，{gates}"


def tip_of(row: Row) -> str:
    """Everything of a row, gate by gate."""
    gates = "\n".join(f"{gate.name}：{gate.text}" for gate in row.gates or ())
    return f"{name_of(row.line)}\n{row.line.slot.status} · {who_and_when(row.line)}\n{gates}"


COLUMNS: tuple[Column[Row], ...] = (Column("slot", "待审", said, 300, tip_of),)


class WaitingModel(LinesModel[Row]):
    """Slots that wait; gates are told as they become known."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, self._rows, parent)
        self._lines = fetch
        self._gates: dict[str, tuple[Gate, ...]] = {}

    def know(self, gates: Mapping[str, tuple[Gate, ...]]) -> None:
        """These gates were looked at."""
        self._gates.update(gates)
        self.refresh()

    def gates_of(self, id: str) -> tuple[Gate, ...] | None:
        """The gates of a slot, as they were looked at last."""
        return self._gates.get(id)

    def forget(self) -> None:
        """All gates may read differently now; what is known is shown until it is known better."""
        self._gates = {id: self._gates[id] for id in self.ids if id in self._gates}

    def _rows(self, ids: Sequence[str]) -> list[Row]:
        return [Row(line, self._gates.get(line.slot.id)) for line in self._lines(ids)]


class WaitingCells(LineCells[Row]):
    """Three lines: what it is called, who and when, the gates."""

    def __init__(self, theme: Theme, model: WaitingModel, parent: QObject | None = None) -> None:
        super().__init__(theme, model, parent)
        self._dress_rows()
        theme.theme_changed.connect(self._dress_rows)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, row = option.rect, self._model.line(index.row())
        colors = self._tokens
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors["tint"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colors["line"])
        if index.row() == self.current:
            painter.fillRect(rect.left(), rect.top(), self._px(3), rect.height(), colors["accent"])
        if row is None:
            return
        px, inner = self._px, rect.adjusted(self._px(16), self._px(9), -self._px(12), -self._px(9))
        third = inner.height() // 3
        status = row.line.slot.status
        top = QRect(inner.left(), inner.top(), inner.width(), third)
        self._say(painter, top, status, self._low, self._low_metrics, STATUS_LOOKS[status].ink, RIGHT)
        top.setRight(top.right() - self._low_metrics.horizontalAdvance(status) - px(8))
        self._say(painter, top, name_of(row.line), self._bold, self._bold_metrics, "text")
        middle = QRect(inner.left(), inner.top() + third, inner.width(), third)
        self._say(painter, middle, who_and_when(row.line), self._low, self._low_metrics, "soft")
        below = QRect(inner.left(), inner.top() + 2 * third, inner.width(), third)
        first = worst(row.gates) if row.gates else None
        words = short(row.gates) if row.gates else "正在检查…"
        self._say(painter, below, words, self._low, self._low_metrics, token(first) if first else "soft")

    def _say(
        self,
        painter: QPainter,
        place: QRect,
        words: str,
        font: QFont,
        metrics: QFontMetrics,
        color: str,
        side: Qt.AlignmentFlag = LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._tokens[color])
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(side) | ONE_LINE, fitting)

    def _px(self, size: float) -> int:
        return self._theme.px(size)

    @Slot()
    def _dress_rows(self) -> None:
        theme = self._theme
        self._bold, self._low = theme.font(13, 600), theme.font(12)
        self._bold_metrics, self._low_metrics = QFontMetrics(self._bold), QFontMetrics(self._low)
        self._tokens: dict[str, QColor] = {name: theme.color(name) for name in TOKENS}


class WaitingList(TriageTable[Row]):
    """Enter passes what is chosen, R returns it."""

    def __init__(self, theme: Theme, model: WaitingModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "待审的排期", model, WaitingCells(theme, model), parent, row=ROW)
