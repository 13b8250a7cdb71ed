"""The menu of a right click on a cell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from planner.storage.records import CROWDS, STATUSES
from ui.widgets.menus import add_entry

if TYPE_CHECKING:
    from ui.matrix.desk import Desk


def menu_of(desk: Desk) -> QMenu:
    """What can be done with the slots of the current cell. It deletes itself when it closes."""
    grid, doing, acts = desk.work.grid, desk.doing, desk.acts
    cell = grid.current_cell
    count = cell.count if cell else 0
    menu = QMenu(grid)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(f"{count:,} 篇排期")

    def offer(below: QMenu, text: str, act: Callable[[list[str]], object]) -> None:
        below.addAction(text, partial(doing.with_chosen, act))

    def edit(field: str, value: object, text: str) -> Callable[[list[str]], object]:
        return lambda ids: acts.edit(ids, {field: value}, text)

    add_entry(menu, "在这里新排一篇", "Ctrl+N", doing.new_here)
    if count:
        menu.addAction("在表格里看", doing.show_in_sheet)
        menu.addSeparator()
        status, crowd = menu.addMenu("进度改为"), menu.addMenu("人群改为")
        for to in STATUSES:
            # Of one slot the day is asked; of several it is the planned one.
            text = f"{to}（按排期的日子）" if to == "已发" and count > 1 else to
            offer(status, text, partial(doing.step_many, to))
        for one in (*CROWDS, None):
            offer(crowd, one or "未填", edit("crowd", one, "改人群"))
        offer(menu, "帮我排不动它们", edit("fixed", True, "固定"))
        offer(menu, "再排一份一样的", acts.duplicate)
        menu.addSeparator()
        add_entry(menu, f"删除 {count:,} 篇", "Del", doing.delete_here)
    return menu
