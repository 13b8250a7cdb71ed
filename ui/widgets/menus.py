"""Entries of a menu that name keys which the page answers itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


def add_entry(menu: QMenu, text: str, keys: str, run: Callable[[], object]) -> QAction:
    """Add an entry that runs ``run`` when it is chosen; ``keys`` (none: "") stand beside it and do nothing by themselves."""
    action = QAction(text.replace("&", "&&"), menu)
    if keys:
        action.setShortcut(QKeySequence(keys))
        # Shown only: as long as the menu itself has not got the keys, they belong to the page.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: run())
    menu.addAction(action)
    return action
