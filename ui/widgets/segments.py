"""One of a few, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class Segments(QFrame):
    """Says which value a person ``chosen``; the arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, name: str, texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "segments")
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for value, text in texts.items():
            button = _Segment(text)
            button.setAccessibleName(f"{name}：{text}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> str:
        """The value that is chosen; empty when none is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, value: str) -> None:
        """Show a value as chosen, without saying so."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)

    def clear_choice(self) -> None:
        """Show none as chosen."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        buttons = list(self._buttons.values())
        at = next((place for place, button in enumerate(buttons) if button.isChecked()), 0)
        after = buttons[(at + steps[Qt.Key(event.key())]) % len(buttons)]
        after.setFocus(Qt.FocusReason.TabFocusReason)
        after.click()

    def _clicked(self) -> None:
        self.chosen.emit(self.value)


class _Segment(QPushButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("segment", True)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button of a group would move the focus and choose nothing.
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
