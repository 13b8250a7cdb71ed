"""The list below a picker: texts, and a quiet word beside each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.matrix.entries import Entry
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW, SEEN_MOST = 30, 8
NARROWEST, WIDEST = 180, 420
PAD, EDGE = 10, 5
BAR, FRAME = 10, 2
"""What the scroll bar and the frame take."""


class PickList(QFrame):
    """A child of the window and no window of its own: the keys, and an input method, stay with the line it belongs to."""

    clicked_entry = Signal(object)
    """Entry."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.setProperty("place", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _Offered(self)
        self._view = view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(_Rows(theme, self._model, view))
        view.setAccessibleName("可选的")
        for widget in (self, view):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        whole.addWidget(view)
        self.hide()
        view.clicked.connect(self._clicked)

    @property
    def marked(self) -> Entry | None:
        """The entry that is marked."""
        row = self._view.currentIndex().row()
        return self._model.found[row][0] if 0 <= row < len(self._model.found) else None

    @property
    def texts(self) -> list[str]:
        """What is offered."""
        return [entry.text for entry, _about in self._model.found]

    def show_entries(self, found: Sequence[tuple[Entry, str]], *, mark: bool) -> None:
        """Offer these; ``mark`` the first."""
        self._model.show(found)
        self._view.setCurrentIndex(self._model.index(0) if mark else QModelIndex())
        self._view.scrollToTop()

    def step(self, rows: int) -> None:
        """Mark another entry, so many rows further."""
        row, last = self._view.currentIndex().row(), len(self._model.found) - 1
        self._view.setCurrentIndex(self._model.index(min(max(row + rows, 0), last)))

    def place(self, line: QRect) -> None:
        """Show the list below a line, or above it where there is more room. In coordinates of the window."""
        theme, window = self._theme, self._window
        metrics = QFontMetrics(theme.font(13))
        small = QFontMetrics(theme.font(11))
        needed = max(
            metrics.horizontalAdvance(entry.text) + small.horizontalAdvance(about) for entry, about in self._model.found
        )
        width = min(
            max(line.width(), theme.px(NARROWEST), needed + 5 * theme.px(PAD) + BAR), theme.px(WIDEST), window.width()
        )
        wanted = min(len(self._model.found), SEEN_MOST) * theme.px(ROW) + 2 * EDGE + FRAME
        below, above = window.height() - line.bottom() - 2, line.top()
        is_below = below >= wanted or below >= above
        height = min(wanted, below if is_below else above)
        left = min(line.left(), window.width() - width)
        self.setGeometry(max(left, 0), line.bottom() + 1 if is_below else line.top() - height, width, height)
        self.raise_()
        self.show()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self.clicked_entry.emit(self._model.found[index.row()][0])


class _Offered(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: Sequence[tuple[Entry, str]] = ()

    def show(self, found: Sequence[tuple[Entry, str]]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and 0 <= index.row() < len(self.found):
            return self.found[index.row()][0].text
        return None


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: _Offered, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        entry, about = self._model.found[index.row()]
        place = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            token = "tint" if option.state & QStyle.StateFlag.State_Selected else "hover"
            painter.fillRect(place, theme.color(token))
        place = place.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        line = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("soft"))
        if about:
            painter.drawText(place, line | Qt.AlignmentFlag.AlignRight, about)
            place.setRight(place.right() - painter.fontMetrics().horizontalAdvance(about) - theme.px(PAD))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text"))
        text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, line | Qt.AlignmentFlag.AlignLeft, text)
