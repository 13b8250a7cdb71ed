"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.matrix.acts import PAGE
from ui.matrix.views import TABS
from ui.services import Services

if TYPE_CHECKING:
    from ui.matrix.desk import Desk


def offer_commands(desk: Desk, services: Services) -> None:
    """Register the commands of the page."""
    commands, work = services.commands, desk.work
    commands.add("matrix.slot", "新排期", "Ctrl+N", desk.doing.new_here, PAGE)
    commands.add("matrix.fill", "帮我排", "Ctrl+Shift+F", desk.doing.fill, PAGE)
    commands.add("matrix.export", "把现在的视图导出成 Excel", "Ctrl+Shift+E", desk.doing.export, PAGE)
    commands.add("matrix.bring", "导入计划表", "", desk.doing.choose_plan, PAGE)
    commands.add("matrix.campaign", "换一个计划", "Ctrl+O", work.head.open_chooser, PAGE)
    commands.add("matrix.campaign.new", "新建计划", "Ctrl+Shift+N", desk.campaigning.ask_new, PAGE)
    commands.add("matrix.campaign.edit", "编辑计划：日期、预算、阶段、目标", "Ctrl+E", desk.doing.edit_campaign, PAGE)
    commands.add("matrix.campaign.copy", "复制计划", "", desk.doing.copy_campaign, PAGE)
    commands.add("matrix.campaign.delete", "删除计划", "", desk.doing.delete_campaign, PAGE)
    commands.add("matrix.campaign.deleted", "已删除的计划", "", desk.campaigning.ask_deleted, PAGE)
    commands.add("matrix.report", "复盘报告…", "Ctrl+Shift+R", desk.doing.report, PAGE)
    commands.add("matrix.products", "管理产品", "", desk.campaigning.ask_products, PAGE)
    commands.add("matrix.search", "搜索排期", "Ctrl+F", work.filters.search.setFocus, PAGE)
    commands.add("matrix.grid", "去矩阵", "Ctrl+T", desk.enter_work, PAGE)
    commands.add("matrix.side", "去右栏选中的排期", "Ctrl+I", desk.enter_side, PAGE)
    commands.add("matrix.clear", "清除搜索和筛选", "Ctrl+Backspace", work.filters.clear, PAGE)
    for number, (view, text) in enumerate(TABS.items(), 1):
        commands.add(f"matrix.view.{view}", f"看 {text}", f"Alt+{number}", partial(desk.show_view, view), PAGE)
    desk.panes.offer(commands, PAGE)
