"""F1: every key on one sheet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui.commands import Commands
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet


def show_shortcuts(theme: Theme, commands: Commands, pages: Mapping[str, str], window: QWidget) -> Sheet:
    """Open the sheet: commands that have a key, those of everywhere first, then page by page."""
    sheet = Sheet(theme, "快捷键", window, width=560)
    inside = QWidget()
    inside.setProperty("place", "clear")
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setColumnStretch(0, 1)
    grid.setVerticalSpacing(6)
    for page, name in ((None, "处处可用"), *pages.items()):
        entries = [command for command in commands.all() if command.page == page and command.keys]
        if entries:
            grid.addWidget(PlainLabel(name, "section"), grid.rowCount(), 0, 1, 2)
        for command in entries:
            row = grid.rowCount()
            grid.addWidget(PlainLabel(command.text), row, 0)
            grid.addWidget(PlainLabel(command.shown_keys, "key"), row, 1, Qt.AlignmentFlag.AlignRight)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.setMinimumHeight(theme.px(360))
    sheet.body.addWidget(area)
    sheet.add_button("知道了", sheet.accept, default=True)
    sheet.open()
    return sheet
