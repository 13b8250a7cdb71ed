"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.inbox.records import STATUSES, View
from ui.comments.acts import PAGE
from ui.comments.work import ORDERS, VIEWS
from ui.services import Services

if TYPE_CHECKING:
    from ui.comments.page import CommentsPage


def offer_commands(page: CommentsPage, services: Services) -> None:
    """Register the commands of the page."""
    commands, work, composer = services.commands, page.work, page.talk.composer
    commands.add("comments.import", "导入评论", "", page.bringing.choose_files, PAGE)
    commands.add("comments.next", "下一条", "J", partial(page.step, 1), PAGE)
    commands.add("comments.previous", "上一条", "K", partial(page.step, -1), PAGE)
    for number, status in enumerate(STATUSES, 1):
        commands.add(
            f"comments.status.{number}", f"设为{status}", str(number), partial(page.do.set_status, status), PAGE
        )
    commands.add("comments.owner", "指派给…", "O", page.do.ask_owner, PAGE)
    commands.add("comments.mine", "指派给我", "M", page.do.take_it, PAGE)
    commands.add("comments.due", "改期限", "D", page.do.ask_due, PAGE)
    commands.add("comments.promise", "记承诺", "P", page.do.ask_promise, PAGE)
    commands.add("comments.answer", "写回复（列表里按 Enter）", "A", page.do.answer, PAGE)
    commands.add("comments.copy", "复制回复", "Ctrl+Shift+C", page.do.copy_reply, PAGE)
    commands.add("comments.answered", "标为已回复", "Ctrl+Return", page.do.mark_answered, PAGE)
    for number in range(1, 5):
        commands.add(
            f"comments.reply.{number}",
            f"用第 {number} 条推荐话术",
            f"F{number + 4}",
            partial(composer.pick, number - 1),
            PAGE,
        )
    commands.add("comments.library", "话术库", "L", page.do.show_library, PAGE)
    commands.add("comments.questions", "没人回答的提问：选词和选题", "Q", page.show_questions, PAGE)
    asked = page.questions
    for id, text, keys, act in (
        ("bank", "提问里的词收进我的关键词", "B", asked.put_into_bank),
        ("slot", "提问排一条选题…", "S", asked.ask_plan),
        ("draft", "提问写成草稿", "W", asked.begin_drafts),
    ):
        commands.add(f"comments.question.{id}", text, keys, partial(page.with_questions, act), PAGE)
    commands.add("comments.clock", "回应时限", "", page.do.ask_clock, PAGE)
    commands.add("comments.note", "看这篇笔记", "Ctrl+Shift+O", page.do.look_at_note, PAGE)
    commands.add("comments.others", "这篇笔记的全部评论", "", page.do.show_note, PAGE)
    commands.add("comments.again", "全部重新读一遍", "", page.reader.read_all, PAGE)
    commands.add("comments.search", "搜索评论", "Ctrl+F", work.search.setFocus, PAGE)
    commands.add("comments.enter", "去评论列表", "Ctrl+T", page.enter, PAGE)
    commands.add("comments.select", "全选列出的评论", "", work.list.selectAll, PAGE)
    commands.add("comments.clear", "清除搜索和筛选", "Ctrl+Backspace", work.clear, PAGE)
    for view, text in VIEWS.items():
        commands.add(f"comments.view.{view}", f"看{text}的评论", "", partial(_see, page, view), PAGE)
    for order, text in ORDERS.items():
        commands.add(f"comments.order.{order}", f"评论按{text}排", "", partial(page.sort, order), PAGE)
    page.panes.offer(commands, PAGE)


def _see(page: CommentsPage, view: View) -> None:
    page.work.see(view)
