"""Fields of the editors of a campaign: days and amounts."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from planner.problems import Problem

AMOUNT = re.compile(r"[¥￥]?\s*(\d+(?:\.\d+)?)\s*(万|w|k|千)?\s*元?", re.IGNORECASE)
UNITS = {"万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000}


class DayField(QDateEdit):
    """A day. The arrow keys step through year, month and day."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.Chinese))
        self.setDisplayFormat("yyyy年M月d日 ddd")
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    @property
    def day(self) -> str:
        """YYYY-MM-DD."""
        return self.date().toString("yyyy-MM-dd")

    def show_day(self, day: str) -> None:
        """Show a day."""
        self.setDate(QDate.fromString(day, "yyyy-MM-dd"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the sheet must not change a day on it.
        event.ignore()


class AmountField(QLineEdit):
    """A number that may be left out. 1.2万 is understood."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._name, self._whole = name, whole
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(16)

    @property
    def amount(self) -> float | None:
        """The number, None when nothing is said. Raises Problem for what is none."""
        text = self.text().replace(",", "").replace("，", "").strip()
        if not text:
            return None
        found = AMOUNT.fullmatch(text)
        value = float(found[1]) * UNITS.get((found[2] or "").lower(), 1) if found else None
        if value is None or (self._whole and value != int(value)):
            raise Problem(f"{self._name}要填{'整' if self._whole else ''}数", f"现在写的是 {text}")
        return value

    @property
    def sure(self) -> float:
        """The number, 0 for nothing and for what is none."""
        try:
            return self.amount or 0.0
        except Problem:
            return 0.0

    def show_amount(self, amount: float | None) -> None:
        """Show a number."""
        self.setText("" if amount is None else f"{amount:.2f}".rstrip("0").rstrip("."))
