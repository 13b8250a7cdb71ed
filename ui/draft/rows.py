"""The drafts of the list as rows: a model that holds them and a delegate that draws them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.storage.records import DraftLine, DraftRecord
from ui.draft.days import day_of, short_day
from ui.theme import Theme
from ui.widgets.gauges import shade
from ui.widgets.labels import tip

HEIGHT = 60
OPENING = 120
"""Characters of the body that may stand in for a title."""
Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole


class DraftRows(QAbstractListModel):
    """Drafts in the order they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[DraftLine] = []

    def show(self, lines: Sequence[DraftLine]) -> None:
        """Show these drafts; rows of the same drafts in the same order only change their words."""
        if [line.id for line in lines] == [line.id for line in self._lines]:
            old, self._lines = self._lines, list(lines)
            for row, (was, now) in enumerate(zip(old, lines, strict=True)):
                if was != now:
                    index = self.index(row)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rewrite(self, line: DraftLine) -> None:
        """A draft that is shown reads differently now; its row stays where it is."""
        row = self.row_of(line.id)
        if row >= 0 and self._lines[row] != line:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row), self.index(row))

    def line(self, row: int) -> DraftLine:
        return self._lines[row]

    def row_of(self, id: str | None) -> int:
        """The row of a draft, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            score = f"，{line.score} 分" if line.score is not None else ""
            return f"{name_of(line)}，{below(line)}{score}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(text for text in (name_of(line), line.opening) if text))
        return None


def line_of(record: DraftRecord) -> DraftLine:
    """The row of a draft."""
    content = record.content
    return DraftLine(
        record.id,
        content.title,
        " ".join(content.body[:OPENING].split()),
        content.topics,
        record.status,
        record.score,
        record.sample,
        record.created_at,
        record.updated_at,
        record.posted_on,
    )


def name_of(line: DraftLine) -> str:
    """What a draft is called: its title, or how it begins."""
    return " ".join(line.title.split()) or line.opening or "未命名"


def below(line: DraftLine) -> str:
    """The second line of a row: status and day."""
    day = day_of(line.posted_on or line.updated_at)
    parts = [line.status, short_day(day) if day else "", "示例" if line.sample else ""]
    return " · ".join(part for part in parts if part)


class DraftDelegate(QStyledItemDelegate):
    """Two lines and a score; the selected row is a card."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, DraftLine):
            return
        theme, state = self._theme, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -2.5)
        self._ground(painter, card, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(card, 8, 8)
        inside = card.toRect().adjusted(theme.px(10), 0, -theme.px(10), 0)
        score = self._score(painter, inside, line.score)
        words = inside.adjusted(0, theme.px(8), -score - theme.px(10), -theme.px(7))
        self._write(painter, words, name_of(line), top=True, strong=selected, quiet=not line.title.strip())
        self._write(painter, words, below(line), top=False, strong=False, quiet=True)
        painter.restore()

    def _ground(self, painter: QPainter, card: QRectF, selected: bool, hovered: bool) -> None:
        line = self._theme.color("line")
        painter.setPen(QPen(line, 1) if selected else QPen(Qt.PenStyle.NoPen))
        if selected or hovered:
            painter.setBrush(self._theme.color("surface" if selected else "hover"))
            painter.drawRoundedRect(card, 8, 8)
        painter.setBrush(QColor(Qt.GlobalColor.transparent))

    def _score(self, painter: QPainter, inside: QRect, score: int | None) -> int:
        """Draw the score at the right end; how wide it is."""
        font = self._theme.font(15, 600)
        painter.setFont(font)
        painter.setPen(self._theme.color("soft" if score is None else shade(score / 100)))
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "–" if score is None else str(score)
        )
        return QFontMetrics(font).horizontalAdvance("100")

    def _write(self, painter: QPainter, place: QRect, text: str, *, top: bool, strong: bool, quiet: bool) -> None:
        font = self._theme.font(14 if top else 12, 600 if strong else 400)
        painter.setFont(font)
        painter.setPen(self._theme.color("soft" if quiet else "text"))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        edge = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, edge | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown)
