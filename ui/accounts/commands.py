"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.presets import UNKNOWN
from planner.storage.records import ROLES
from ui.accounts.acts import PAGE
from ui.accounts.columns import COLUMNS
from ui.services import Services

if TYPE_CHECKING:
    from ui.accounts.page import AccountsPage


def offer_commands(page: AccountsPage, services: Services) -> None:
    """Register the commands of the page."""
    commands, work = services.commands, page.work
    commands.add("accounts.import", "导入账号表", "", page.bringing.choose_files, PAGE)
    commands.add("accounts.new", "新建账号", "Ctrl+N", page.ask_new, PAGE)
    commands.add("accounts.export", "导出账号", "Ctrl+E", page.export, PAGE)
    commands.add("accounts.bulk", "批量修改选中的账号", "Ctrl+Shift+E", page.ask_bulk, PAGE)
    commands.add("accounts.twins", "查找重复的账号", "", page.show_twins, PAGE)
    commands.add("accounts.views", "已保存的视图", "Ctrl+Shift+V", work.views.open, PAGE)
    commands.add("accounts.view.save", "把现在的样子存成视图", "", work.views.ask_save, PAGE)
    commands.add("accounts.search", "搜索账号", "Ctrl+F", work.search.setFocus, PAGE)
    commands.add("accounts.table", "去账号表格", "Ctrl+T", work.enter_table, PAGE)
    commands.add("accounts.clear", "清除搜索和筛选", "Ctrl+Backspace", work.clear, PAGE)
    commands.add("accounts.columns", "选择显示的列", "", work.offer_columns, PAGE)
    for number, role in enumerate((*ROLES, None), 1):
        name = f"身份设为{role or UNKNOWN}"
        commands.add(f"accounts.role.{number}", name, f"Alt+{number}", partial(page.say, "role", role), PAGE)
    commands.add("accounts.basket", "删除选中的账号（在回收站里是恢复）", "", page.to_basket, PAGE)
    for column in COLUMNS:
        sort = partial(work.sorting.by, column.sort, descending=column.falling)
        commands.add(f"accounts.sort.{column.sort}", f"按{column.heading}排序", "", sort, PAGE)
    page.panes.offer(commands, PAGE)
