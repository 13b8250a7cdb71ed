"""The menu of a right click on a cell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from planner.storage.records import CROWDS, STATUSES

if TYPE_CHECKING:
    from ui.matrix.desk import Desk


def menu_of(desk: Desk) -> QMenu:
    """What can be done with the slots of the current cell. It deletes itself when it closes."""
    grid, chosen = desk.work.grid, desk.chosen
    ids = chosen.ids_at(grid.current)
    menu = QMenu(grid)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(f"{len(ids):,} 篇排期")
    _add(menu, "在这里新排一篇", "Ctrl+N", desk.doing.new_here)
    if ids:
        menu.addAction("在表格里看", desk.doing.show_in_sheet)
        menu.addSeparator()
        status = menu.addMenu("进度改为")
        for to in STATUSES:
            status.addAction(to, partial(desk.doing.step_many, ids, to))
        crowd = menu.addMenu("人群改为")
        for one in (*CROWDS, None):
            crowd.addAction(one or "未填", partial(desk.acts.edit, ids, {"crowd": one}, "改人群"))
        menu.addAction("帮我排不动它们", partial(desk.acts.edit, ids, {"fixed": True}, "固定"))
        menu.addAction("再排一份一样的", partial(desk.acts.duplicate, ids))
        menu.addSeparator()
        _add(menu, f"删除 {len(ids):,} 篇", "Del", desk.doing.delete_here)
    return menu


def _add(menu: QMenu, text: str, keys: str, run: Callable[[], object]) -> None:
    action = QAction(text, menu)
    # Shown only: the grid answers the key itself.
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: run())
    menu.addAction(action)
