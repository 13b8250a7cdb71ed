"""A key answers to one command: that of the page in front, else that of everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.window import Window


def test_the_keys_of_the_page_in_front_come_first(window: Window, qtbot: QtBot) -> None:
    told: list[str] = []
    commands = window.commands
    commands.add("everywhere", "导入", "Ctrl+Alt+O", lambda: told.append("everywhere"))
    commands.add("here", "导入计划表", "Ctrl+Alt+O", lambda: told.append("here"), "calendar")
    qtbot.waitExposed(window)
    window.activateWindow()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for page in ("calendar", "library"):
        commands.show(page)
        qtbot.keyClick(window, Qt.Key.Key_O, both)
    assert told == ["here", "everywhere"]
