"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.library.acts import PAGE
from ui.library.columns import COLUMNS
from ui.pages import HISTORY, IMPORT
from ui.services import Services

if TYPE_CHECKING:
    from ui.library.page import LibraryPage


def offer_commands(page: LibraryPage, services: Services) -> None:
    """Register the commands of the page; importing can be asked for everywhere."""
    commands, work = services.commands, page.work
    for offer, run in ((IMPORT, page.choose_files), (HISTORY, page.show_history)):
        commands.add(offer.id, offer.text, offer.keys, run)
    commands.add("library.export", "导出笔记", "Ctrl+E", page.export, PAGE)
    commands.add("library.search", "搜索笔记", "Ctrl+F", work.search.setFocus, PAGE)
    commands.add("library.table", "去笔记表格", "Ctrl+T", work.enter_table, PAGE)
    commands.add("library.clear", "清除搜索和筛选", "Ctrl+Backspace", work.clear, PAGE)
    commands.add("library.columns", "选择显示的列", "", work.offer_columns, PAGE)
    for weight in range(6):
        name = "设为反例" if weight == 0 else f"设为对标，权重 {weight}"
        commands.add(f"library.weight.{weight}", name, f"Alt+{weight}", partial(page.weigh, weight), PAGE)
    commands.add("library.weight.none", "不再对标", "Alt+-", partial(page.weigh, None), PAGE)
    commands.add("library.basket", "删除或恢复选中的笔记", "", page.to_basket, PAGE)
    for column in COLUMNS:
        text = f"按{column.heading}排序"
        sort = partial(work.sorting.by, column.sort, descending=column.falling)
        commands.add(f"library.sort.{column.sort}", text, "", sort, PAGE)
    page.panes.offer(commands, PAGE)
