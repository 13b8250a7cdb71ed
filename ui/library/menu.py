"""The menu of a right click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.library.columns import STAR
from ui.widgets.menus import add_entry

Act = Callable[[], object]


def menu_of(
    parent: QWidget,
    count: int,
    deleted: bool,
    *,
    copy: Act,
    export: Act,
    weigh: Callable[[int | None], object],
    basket: Act,
    more: list[tuple[str, Act]],
) -> QMenu:
    """What can be done with ``count`` chosen notes; ``more`` is for a single one. It deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(f"{count:,} 篇笔记")
    for text, run in more:
        menu.addAction(text, run)
    if more:
        menu.addSeparator()
    weights = menu.addMenu("对标权重")
    for weight in (5, 4, 3, 2, 1, 0):
        add_entry(weights, STAR * weight or "反例", str(weight), partial(weigh, weight))
    add_entry(weights, "无", "-", partial(weigh, None))
    menu.addSeparator()
    add_entry(menu, "复制成表格", "Ctrl+C", copy)
    menu.addAction("导出选中的…", export)
    menu.addSeparator()
    add_entry(menu, "恢复" if deleted else "删除", "Del", basket)
    return menu
