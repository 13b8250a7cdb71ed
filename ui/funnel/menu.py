"""What can be done with the chosen rows, as a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.funnel.asked import Side
from ui.funnel.words import group_name
from ui.widgets.menus import add_entry

if TYPE_CHECKING:
    from ui.funnel.desk import Desk


def menu_of(desk: Desk) -> QMenu:
    """A fresh menu for what is chosen now."""
    menu = QMenu(desk)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    below = desk.work.below
    groups, notes = below.chosen_groups, below.chosen_notes
    if len(groups) == 1:
        one = groups[0]
        side = Side(group_name(one.label, one.key), (one.axis, one.key))
        add_entry(menu, "只看它", "", lambda: desk.comparing.pick(side, False))
        add_entry(menu, "和它比", "", lambda: desk.comparing.pick(side, True))
        add_entry(menu, f"在笔记库看这 {one.funnel.notes:,} 篇", "Return", below.open_chosen)
    if len(groups) == 2:
        add_entry(menu, "并排比较这两组", "Ctrl+D", desk.compare_chosen)
    if len(notes) == 2:
        add_entry(menu, "并排比较这两篇", "Ctrl+D", desk.compare_chosen)
    if notes:
        add_entry(menu, f"在笔记库看这 {len(notes):,} 篇", "Return", below.open_chosen)
    menu.addSeparator()
    add_entry(menu, "复制", "Ctrl+C", desk.copy_rows)
    add_entry(menu, "导出整张表…", "Ctrl+E", desk.export)
    return menu
