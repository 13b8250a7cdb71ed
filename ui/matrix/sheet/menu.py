"""The menu of a right click."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.menus import add_entry

Act = Callable[[], object]
ENTRIES: tuple[tuple[str, str, str], ...] = (
    ("copy", "复制", "Ctrl+C"),
    ("cut", "剪切", "Ctrl+X"),
    ("paste", "粘贴", "Ctrl+V"),
    ("", "", ""),
    ("fill_down", "向下填充", "Ctrl+D"),
    ("fill_right", "向右填充", "Ctrl+R"),
    ("clear", "清空内容", "Del"),
    ("", "", ""),
    ("insert", "插入一行", "Ctrl++"),
    ("duplicate", "复制整行", "Ctrl+Shift+D"),
    ("delete", "删除整行", "Ctrl+-"),
    ("", "", ""),
    ("draft", "打开草稿", ""),
)

NAMES = tuple(name for name, _text, _keys in ENTRIES if name)


def menu_of(parent: QWidget, rows: int, acts: Mapping[str, Act], *, deleted: bool = False) -> QMenu:
    """What can be done with the marked cells of so many rows; ``acts`` by name, the others are left out. It deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(f"{rows:,} 行")
    for name, text, keys in ENTRIES:
        if not name:
            menu.addSeparator()
        elif name in acts:
            words = text.replace("整行", f" {rows:,} 行") if rows > 1 else text
            words = words.replace("删除", "恢复") if deleted else words
            add_entry(menu, words, keys, acts[name])
    return menu
