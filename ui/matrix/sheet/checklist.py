"""A list of values to tick, found by words or pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.initials import initials, is_initials
from ui.grid.model import Index
from ui.icons import draw
from ui.theme import Theme
from ui.widgets.labels import tip

ROW, SEEN_MOST = 28, 9


@dataclass(frozen=True, slots=True)
class Option:
    """A value, how it is called, and how many have it."""

    value: str | None
    text: str
    count: int


class CheckList(QListView):
    """``changed`` when a person ticked otherwise: a click, the space bar, or Enter."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = _Options(self)
        self.options: Sequence[Option] = ()
        self.setModel(self._model)
        self.setItemDelegate(_Rows(theme, self._model, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._toggle)

    @property
    def checked(self) -> set[str | None]:
        """The values that are ticked."""
        return self._model.checked

    @property
    def texts(self) -> list[str]:
        """What is offered now."""
        return [option.text for option in self._model.shown]

    def show_options(self, options: Sequence[Option], checked: set[str | None]) -> None:
        """Offer these, some of them ticked."""
        self.options = options
        self._model.show(options)
        self.check(checked)
        self.setMinimumHeight(min(len(options), SEEN_MOST) * self._theme.px(ROW))

    def check(self, values: set[str | None]) -> None:
        """Tick these and no others, without saying so."""
        self._model.checked = set(values)
        self.viewport().update()

    @Slot(str)
    def narrow(self, words: str) -> None:
        """Offer only what fits the words."""
        wanted = words.strip().lower()
        letters = is_initials(wanted)
        self._model.show(
            [
                option
                for option in self.options
                if wanted in option.text.lower() or (letters and wanted in initials(option.text))
            ]
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        self._model.checked ^= {self._model.shown[index.row()].value}
        self.viewport().update()
        self.changed.emit()


class _Options(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: Sequence[Option] = ()
        self.checked: set[str | None] = set()

    def show(self, options: Sequence[Option]) -> None:
        self.beginResetModel()
        self.shown = options
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.shown):
            return None
        option = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(option.text)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if option.value in self.checked else Qt.CheckState.Unchecked
        return None


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: _Options, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, one = self._theme, self._model.shown[index.row()]
        state, place = option.state, option.rect
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.fillRect(place, theme.color("hover"))
        side = theme.px(14)
        box = QRect(place.left() + theme.px(6), place.center().y() - side // 2, side, side)
        is_checked = one.value in self._model.checked
        painter.setPen(theme.color("accent" if is_checked else "faint"))
        painter.setBrush(theme.color("accent" if is_checked else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if is_checked:
            draw(painter, box.adjusted(2, 2, -2, -2), "check", theme, "onaccent")
        place = place.adjusted(box.width() + theme.px(14), 0, -theme.px(8), 0)
        line = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("soft"))
        count = f"{one.count:,}"
        painter.drawText(place, line | Qt.AlignmentFlag.AlignRight, count)
        place.setRight(place.right() - painter.fontMetrics().horizontalAdvance(count) - theme.px(8))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text" if one.value else "soft"))
        text = painter.fontMetrics().elidedText(one.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, line | Qt.AlignmentFlag.AlignLeft, text)
