"""Ctrl+K: every command by its words or pinyin initials. And F1: every key on one sheet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command, Commands
from ui.theme import Theme
from ui.widgets.labels import PlainLabel

WIDTH, MOST_ROWS = 560, 9
ROW = 36
ID = "palette"
"""The command that opens the palette is not offered in it."""


class Palette(QFrame):
    """A box over the window. Enter does what is highlighted, Esc leaves, and the focus goes back to where it was."""

    def __init__(self, theme: Theme, commands: Commands, pages: Mapping[str, str], window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._commands, self._pages, self._window = theme, commands, pages, window
        self._before: QWidget | None = None
        self.setProperty("place", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._query = QLineEdit()
        self._query.setPlaceholderText("要做什么？可以输入拼音首字母")
        self._query.setAccessibleName("命令")
        self._list = QListWidget()
        self._list.setAccessibleName("匹配的命令")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = PlainLabel("没有这样的命令", "soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._query)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        self.setGraphicsEffect(shadow)
        self._shadow = shadow
        self._query.textChanged.connect(self._search)
        self._query.installEventFilter(self)
        self._list.itemClicked.connect(self._run)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the box with everything that can be done here."""
        self._before = self._window.focusWidget()
        self._shadow.setColor(self._theme.color("shadow"))
        self._query.clear()
        self._search("")
        self.show()
        self.raise_()
        self._query.setFocus()

    def leave(self) -> None:
        """Put the box away."""
        self.hide()
        if self._before:
            self._before.setFocus()
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self._query and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if watched is self._query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS}
        if event.key() in steps and self._list.count():
            at = self._list.currentRow() + steps[Qt.Key(event.key())]
            self._list.setCurrentRow(max(0, min(at, self._list.count() - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _search(self, query: str) -> None:
        self._list.clear()
        for command in self._commands.find(query):
            if command.id == ID:
                continue
            item = QListWidgetItem(self._list)
            item.setData(Qt.ItemDataRole.UserRole, command.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, command.text)
            item.setSizeHint(self._row_size())
            self._list.setItemWidget(item, self._row(command))
        self._list.setCurrentRow(0)
        self._list.setVisible(self._list.count() > 0)
        self._nothing.setVisible(self._list.count() == 0)
        self._place()

    def _row_size(self) -> QSize:
        return QSize(10, self._theme.px(ROW))

    def _row(self, command: Command) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(10, 0, 10, 0)
        line.addWidget(PlainLabel(command.text))
        line.addStretch(1)
        middle = Qt.AlignmentFlag.AlignVCenter
        if command.page:
            line.addWidget(PlainLabel(self._pages.get(command.page, ""), "small"), 0, middle)
        if command.shown_keys:
            line.addWidget(PlainLabel(command.shown_keys, "key"), 0, middle)
        return row

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        command = self._commands.get(item.data(Qt.ItemDataRole.UserRole))
        self.leave()
        command.action.trigger()

    def _place(self) -> None:
        rows = min(self._list.count(), MOST_ROWS)
        self._list.setFixedHeight(max(rows, 1) * self._theme.px(ROW) + 4)
        width = min(self._theme.px(WIDTH), self._window.width() - 48)
        self.adjustSize()
        self.setGeometry((self._window.width() - width) // 2, self._theme.px(72), width, self.sizeHint().height())
