"""The menu of a right click on slots."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.calendar.span import WEEK

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage


def menu_of(page: CalendarPage) -> QMenu:
    """What can be done with the chosen slots, or here. It deletes itself when it closes."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    ids = page.chosen_ids
    lives = page.sessions.chosen
    if lives and not ids:
        menu.setAccessibleName(f"{len(lives)} 场直播")
        if len(lives) == 1:
            menu.addAction("看详情", page.enter_detail)
            menu.addAction("编辑直播…", page.sessions.edit_chosen)
            menu.addSeparator()
        menu.addAction("删除直播", page.delete_chosen)
        return menu
    if not ids:
        menu.setAccessibleName("这一天")
        menu.addAction("新建排期", page.new_here)
        menu.addAction("新建直播…", page.sessions.new)
        menu.addAction("今天", page.work.go_today)
        return menu
    menu.setAccessibleName(f"{len(ids)} 篇排期")
    for text, by in (("前一天", -1), ("后一天", 1), ("前一周", -WEEK), ("后一周", WEEK)):
        menu.addAction(f"移到{text}", partial(page.acts.move, ids, by))
    menu.addSeparator()
    if len(ids) == 1:
        menu.addAction("看详情", page.enter_detail)
        menu.addAction("标为已发…", page.mark_posted)
        menu.addSeparator()
    menu.addAction("删除", page.delete_chosen)
    return menu
