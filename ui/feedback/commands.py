"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.feedback.acts import PAGE
from ui.services import Services

if TYPE_CHECKING:
    from ui.feedback.page import FeedbackPage


def offer_commands(page: FeedbackPage, services: Services) -> None:
    """Register the commands of the page."""
    commands, work = services.commands, page.work
    commands.add("feedback.import", "导入评价、追评、问大家、退货原因", "Ctrl+O", page.choose_files, PAGE)
    commands.add("feedback.ledger", "看承诺账本", "Alt+1", partial(work.show_view, "ledger"), PAGE)
    commands.add("feedback.list", "看买家原话", "Alt+2", partial(work.show_view, "list"), PAGE)
    commands.add("feedback.search", "搜索评价", "Ctrl+F", page.go_search, PAGE)
    commands.add("feedback.table", "去评价表格", "Ctrl+T", work.enter_table, PAGE)
    commands.add("feedback.clear", "清除评价的搜索和筛选", "Ctrl+Backspace", page.clear, PAGE)
    commands.add("feedback.brief", "把选中的评价写成选题", "", page.brief, PAGE)
    commands.add("feedback.assign", "把选中的评价归到产品", "", page.assign, PAGE)
    commands.add("feedback.against", "看这条承诺的反例", "", partial(page.show_words, -1), PAGE)
    commands.add("feedback.basket", "删除选中的评价（在回收站里是恢复）", "", page.to_basket, PAGE)
    page.panes.offer(commands, PAGE)
