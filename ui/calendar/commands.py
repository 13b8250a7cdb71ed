"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.calendar.acts import PAGE
from ui.calendar.work import VIEWS
from ui.services import Services

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage


def offer_commands(page: CalendarPage, services: Services) -> None:
    """Register the commands of the page."""
    commands, work = services.commands, page.work
    commands.add("calendar.today", "回到今天", "T", work.go_today, PAGE)
    commands.add("calendar.back", "上个月或上一周", "Alt+Left", partial(work.step, -1), PAGE)
    commands.add("calendar.on", "下个月或下一周", "Alt+Right", partial(work.step, 1), PAGE)
    for number, (view, text) in enumerate(VIEWS.items(), 1):
        commands.add(f"calendar.view.{view}", f"排期看{text}", f"Alt+{number}", partial(work.show_view, view), PAGE)
    commands.add("calendar.new", "在这一天新建排期", "Ctrl+N", page.new_here, PAGE)
    commands.add("calendar.live", "在这一天新建直播", "", page.sessions.new, PAGE)
    commands.add("calendar.live.edit", "编辑选中的直播", "", page.sessions.edit_chosen, PAGE)
    commands.add("calendar.posted", "把选中的标为已发", "Ctrl+Return", page.mark_posted, PAGE)
    commands.add("calendar.delete", "删除选中的排期或直播", "", page.delete_chosen, PAGE)
    commands.add("calendar.import", "导入计划表", "Ctrl+O", page.bring, PAGE)
    commands.add("calendar.export", "导出日历（Excel 或 .ics）", "Ctrl+E", page.export, PAGE)
    commands.add("calendar.search", "搜索排期", "Ctrl+F", work.filters.search.setFocus, PAGE)
    commands.add("calendar.clear", "清除筛选", "Ctrl+Backspace", work.filters.clear, PAGE)
    commands.add("calendar.enter", "去日历", "Ctrl+T", work.enter, PAGE)
    page.panes.offer(commands, PAGE)
