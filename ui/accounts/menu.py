"""The menu of a right click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from planner.presets import UNKNOWN
from planner.storage.records import HEALTHS, ROLES, Word
from ui.widgets.menus import add_entry

Act = Callable[[], object]


def menu_of(
    parent: QWidget,
    count: int,
    deleted: bool,
    *,
    say: Callable[[str, Word], object],
    bulk: Act,
    copy: Act,
    export: Act,
    basket: Act,
) -> QMenu:
    """What can be done with ``count`` chosen accounts. It deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(f"{count:,} 个账号")
    for title, name, values in (("身份", "role", ROLES), ("健康", "health", HEALTHS)):
        below = menu.addMenu(title)
        for value in (*values, None):
            below.addAction(value or UNKNOWN, partial(say, name, value))
    menu.addAction("批量修改…", bulk)
    menu.addSeparator()
    add_entry(menu, "复制成表格", "Ctrl+C", copy)
    menu.addAction("导出选中的…", export)
    menu.addSeparator()
    add_entry(menu, "恢复" if deleted else "删除", "Del", basket)
    return menu
