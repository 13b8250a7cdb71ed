"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.reviews.acts import PAGE
from ui.services import Services

if TYPE_CHECKING:
    from ui.reviews.page import ReviewsPage


def offer_commands(page: ReviewsPage, services: Services) -> None:
    """Register the commands of the page."""
    commands = services.commands
    commands.add("reviews.next", "下一篇", "J", partial(page.list.step, 1), PAGE)
    commands.add("reviews.previous", "上一篇", "K", partial(page.list.step, -1), PAGE)
    commands.add("reviews.pass", "通过（列表里按 Enter）", "Ctrl+Return", page.go_forward, PAGE)
    commands.add("reviews.return", "退回", "R", page.ask_back, PAGE)
    commands.add("reviews.annotate", "批注选中的句子", "A", page.ask_remark, PAGE)
    commands.add("reviews.changes", "看上次通过以来的改动", "D", page.show_changes, PAGE)
    commands.add("reviews.open", "在写稿里打开", "Ctrl+Shift+O", page.open_draft, PAGE)
    commands.add("reviews.all", "全选待审的", "", page.list.selectAll, PAGE)
    commands.add("reviews.enter", "去待审列表", "Ctrl+T", page.enter, PAGE)
    page.panes.offer(commands, PAGE)
