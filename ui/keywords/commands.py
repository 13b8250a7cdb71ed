"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.keywords.acts import PAGE
from ui.keywords.arranging import GROUPINGS
from ui.services import Services

if TYPE_CHECKING:
    from ui.keywords.page import KeywordsPage

VIEWS = {"longtails": "长尾词", "heat": "热力", "bank": "我的关键词", "coverage": "覆盖"}


def offer_commands(page: KeywordsPage, services: Services) -> None:
    """Register the commands of the page."""
    commands, mining = services.commands, page.mining
    commands.add("keywords.seeds", "改种子词，或在我的关键词里找", ("Ctrl+F", "F2"), page.enter_seeds, PAGE)
    commands.add("keywords.table", "去词表", "Ctrl+T", page.enter_work, PAGE)
    commands.add("keywords.write", "把选中的词写成草稿", "Ctrl+N", page.doing.write, PAGE)
    commands.add("keywords.bank", "收进我的关键词", "Ctrl+D", page.doing.bank, PAGE)
    commands.add("keywords.export", "导出关键词", "Ctrl+E", page.doing.export, PAGE)
    commands.add("keywords.import", "导入关键词表", "", page.choose_files, PAGE)
    commands.add("keywords.clear", "清除筛选", "Ctrl+Backspace", page.clear, PAGE)
    commands.add("keywords.columns", "选择显示的列", "", mining.offer_columns, PAGE)
    commands.add("keywords.fold", "全部收起或展开", "Ctrl+Shift+F", mining.fold_all, PAGE)
    for at, (view, name) in enumerate(VIEWS.items(), 1):
        commands.add(f"keywords.view.{view}", f"看{name}", f"Alt+{at}", partial(page.show_view, view), PAGE)
    for grouping, name in GROUPINGS.items():
        commands.add(f"keywords.group.{grouping}", f"排成{name}", "", partial(mining.group, grouping), PAGE)
    page.panes.offer(commands, PAGE)
