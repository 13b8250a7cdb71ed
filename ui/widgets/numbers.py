"""A box for whole numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class NumberBox(QLineEdit):
    """Says ``changed`` when a person has typed another number and left the box or pressed Enter."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most, self._shown = 0, 0, 0
        self.setAccessibleName(name)
        self.setMaxLength(12)
        self.setFixedWidth(120)
        self.editingFinished.connect(self._finished)

    @property
    def number(self) -> int:
        """The number, kept within its bounds; the last one when what stands here is none."""
        words = self.text().strip().replace(",", "").replace("，", "")
        return max(self._least, min(int(words), self._most)) if words.isdecimal() else self._shown

    def show_number(self, number: int, least: int, most: int) -> None:
        """Show a number and from where to where it may go."""
        self._shown, self._least, self._most = number, least, most
        self.setText(str(number))

    def _finished(self) -> None:
        number = self.number
        self.setText(str(number))
        if number != self._shown:
            self._shown = number
            self.changed.emit()
