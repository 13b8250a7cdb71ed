"""A chip that drops down a list: one choice among many, quiet while nothing is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.buttons import Chip

SHOWN = 30
"""Characters of an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice: its words, a remark behind them, and what it stands for."""

    text: str
    value: object
    remark: str = ""


class DropChip(Chip):
    """Says ``chosen`` when a person took another entry; ``value`` is None while all are wanted."""

    chosen = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "filter", parent)
        self._theme = theme
        self._name = name
        self._entries: list[Entry] = []
        self._value: object = None
        self._all = f"全部{name}"
        self.setIcon(icon("chevron-down", theme, "soft", "accent"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self._open)
        self._scale()
        theme.theme_changed.connect(self._scale)

    @property
    def value(self) -> object:
        """What is chosen; None for everything."""
        return self._value

    def offer(self, entries: Sequence[Entry]) -> None:
        """What there is to choose. What was chosen stays chosen, even when it is not among them any more."""
        self._entries = list(entries)
        self.setVisible(bool(entries) or self._value is not None)

    def choose(self, value: object) -> None:
        """Show a value as chosen, without saying so."""
        self._value = value
        words = next((entry.text for entry in self._entries if entry.value == value), str(value))
        self.set_text(self._name if value is None else words)
        self.setAccessibleName(f"{self._name}：{self._all if value is None else words}")
        self.setChecked(value is not None)
        self.setVisible(bool(self._entries) or value is not None)

    def menu_now(self) -> QMenu:
        """A fresh menu of the entries."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The chip runs from right to left only to have its arrow at the right.
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        group = QActionGroup(menu)
        for entry in (Entry(self._all, None), *self._entries):
            short = entry.text if len(entry.text) <= SHOWN else entry.text[: SHOWN - 1] + "…"
            action = QAction(f"{short}{entry.remark}".replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(entry.value == self._value)
            action.setData(entry.value)
            action.setActionGroup(group)
            menu.addAction(action)
        group.triggered.connect(self._taken)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        # A click turned the mark; only a choice may.
        self.setChecked(self._value is not None)
        self.menu_now().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @Slot(QAction)
    def _taken(self, action: QAction) -> None:
        if action.data() != self._value:
            self.choose(action.data())
            self.chosen.emit()

    @Slot()
    def _scale(self) -> None:
        # Wider than the icon: room between it and the words.
        self.setIconSize(QSize(self._theme.px(14), self._theme.px(9)))
