"""A box that drops down over the window: search by words or pinyin initials, choose one, or do something below the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.pinyin import fits
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

WIDTH, ROW, MOST_ROWS = 340, 34, 9
MOST_SHOWN = 200
"""Entries in the list: whoever looks for another one types a letter more."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its words, a remark, and what it stands for."""

    text: str
    value: object
    remark: str = ""


class ChooserBox(QFrame):
    """Says what was ``chosen``. Enter takes what is highlighted, Esc and a click elsewhere leave."""

    chosen = Signal(object)
    """The value of an option."""

    def __init__(self, theme: Theme, hint: str, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._before: QWidget | None = None
        self._options: Sequence[Option] = ()
        self._current: object = None
        self.setProperty("place", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.query = QLineEdit()
        self.query.setPlaceholderText(hint)
        self.query.setAccessibleName(hint)
        self._list = QListWidget()
        self._list.setAccessibleName("可选的")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = PlainLabel("没有这样的", "soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(2)
        self._acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.query, self._list, self._nothing):
            column.addWidget(widget)
        column.addLayout(self._acts)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        self.setGraphicsEffect(shadow)
        self._shadow = shadow
        self.query.textChanged.connect(self._search)
        self.query.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self.hide()

    def add_act(self, text: str, run: Callable[[], object], name: str = "") -> Button:
        """Something else to do, below the list; ``name`` says it whole where the words are short."""
        button = Button(text, kind="link")
        button.setAccessibleName(name or text)
        button.clicked.connect(self.leave)
        button.clicked.connect(lambda: run())
        self._acts.insertWidget(self._acts.count() - 1, button)
        return button

    def open(self, below: QWidget, options: Sequence[Option], current: object = None) -> None:
        """Show the box under a widget; ``current`` is highlighted."""
        self._before = self._window.focusWidget()
        self._options, self._current = options, current
        self._shadow.setColor(self._theme.color("shadow"))
        self.query.clear()
        self._search("")
        self.setFixedWidth(self._theme.px(WIDTH))
        self.adjustSize()
        corner = below.mapTo(self._window, QPoint(0, below.height() + 4))
        left = max(4, min(corner.x(), self._window.width() - self.width() - 8))
        self.move(left, max(4, min(corner.y(), self._window.height() - self.height() - 8)))
        self.show()
        self.raise_()
        self.query.setFocus()
        _application().installEventFilter(self)

    def leave(self) -> None:
        """Put the box away."""
        if self.isHidden():
            return
        _application().removeEventFilter(self)
        self.hide()
        if self._before:
            self._before.setFocus()
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.query and isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(event)
        pressed = kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget)
        if pressed and isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched):
            self._before = None
            self.leave()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS}
        key = Qt.Key(event.key())
        if key in steps and self._list.count():
            self._list.setCurrentRow(max(0, min(self._list.currentRow() + steps[key], self._list.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _search(self, words: str) -> None:
        self._list.clear()
        ranked = [(fits(option.text, words), at, option) for at, option in enumerate(self._options)]
        found = sorted(((rank, at, option) for rank, at, option in ranked if rank is not None), key=lambda one: one[:2])
        for _rank, _at, option in found[:MOST_SHOWN]:
            item = QListWidgetItem(self._list)
            item.setData(Qt.ItemDataRole.UserRole, option)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, option.text)
            item.setSizeHint(QSize(10, self._theme.px(ROW)))
            self._list.setItemWidget(item, _row(option))
        now = next((at for at, (_, _, option) in enumerate(found) if option.value == self._current), 0)
        self._list.setCurrentRow(0 if words else now)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._list.setFixedHeight(min(max(1, len(found)), MOST_ROWS) * self._theme.px(ROW) + 4)
        self.adjustSize()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        option: Option = item.data(Qt.ItemDataRole.UserRole)
        self.leave()
        self.chosen.emit(option.value)


def _application() -> QCoreApplication:
    found = QApplication.instance()
    assert found is not None
    return found


def _row(option: Option) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(10, 0, 10, 0)
    line.setSpacing(8)
    line.addWidget(ElidedLabel(option.text), 1)
    if option.remark:
        line.addWidget(PlainLabel(option.remark, "small"))
    return row
