"""The menu of a right click on long-tails."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.menus import add_entry

Act = Callable[[], object]
Entry = tuple[str, str, Act] | None
"""Words, keys that are shown beside them, what they do; None is a line between."""


def menu_of(parent: QWidget, name: str, entries: Sequence[Entry]) -> QMenu:
    """A menu that deletes itself when it closes. The keys are shown only: the page answers them itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(name)
    fill(menu, entries)
    return menu


def fill(menu: QMenu, entries: Sequence[Entry]) -> None:
    """Put entries into a menu."""
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            add_entry(menu, *entry)
