"""The menu of chosen comments. It offers to deal with them, never to make them disappear."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from planner.inbox.records import STATUSES
from ui.widgets.menus import add_entry

if TYPE_CHECKING:
    from ui.comments.page import CommentsPage


def menu_of(page: CommentsPage) -> QMenu:
    """A fresh menu."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    many = page.work.list.chosen_count > 1
    if not many:
        add_entry(menu, "写回复", "A", page.do.answer)
    for number, status in enumerate(STATUSES, 1):
        add_entry(menu, f"设为{status}", str(number), partial(page.do.set_status, status))
    menu.addSeparator()
    add_entry(menu, "指派给…", "O", page.do.ask_owner)
    add_entry(menu, "指派给我", "M", page.do.take_it)
    add_entry(menu, "改期限", "D", page.do.ask_due)
    if not many:
        add_entry(menu, "记承诺", "P", page.do.ask_promise)
        menu.addSeparator()
        add_entry(menu, "看这篇笔记", "Ctrl+Shift+O", page.do.look_at_note)
        add_entry(menu, "这篇笔记的全部评论", "", page.do.show_note)
    menu.addSeparator()
    add_entry(menu, "复制评论", "Ctrl+C", page.do.copy_comments)
    return menu
