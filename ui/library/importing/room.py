"""How large a dialog may be: as large as it wants, and never larger than the window it belongs to."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui.theme import Theme

EDGE = 40
NARROWEST, LOWEST = 600, 360


def make_room(sheet: QDialog, theme: Theme, parent: QWidget, width: int, height: int) -> None:
    """Give a dialog its size in pixels at the standard text size, as far as the window behind it allows."""
    window = parent.window()
    wide = min(theme.px(width), max(window.width() - EDGE, NARROWEST))
    high = min(theme.px(height), max(window.height() - EDGE, LOWEST))
    sheet.setMinimumSize(min(wide, NARROWEST), min(high, LOWEST))
    sheet.resize(wide, high)
