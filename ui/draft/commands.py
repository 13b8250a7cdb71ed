"""Everything on this page, by name and key, for the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.storage.records import STATUSES
from planner.templates import templates
from ui.draft.list import BASKET
from ui.draft.writing import PAGE

if TYPE_CHECKING:
    from ui.commands import Commands
    from ui.draft.page import DraftPage

Run = Callable[[], object]
FOCUS = Qt.FocusReason.ShortcutFocusReason


def offer_commands(commands: Commands, page: DraftPage) -> None:
    """Register every command of the page."""
    for id, text, keys, run in (*_draft(page), *_writing(page), *_going(page)):
        commands.add(f"{PAGE}.{id}", text, keys, run, PAGE)


def _draft(page: DraftPage) -> list[tuple[str, str, str, Run]]:
    acts, windows = page.acts, page.windows
    new = [(f"new.{one.name}", f"新建草稿：{one.name}", "", partial(acts.new, one.name)) for one in templates()]
    return [
        ("new", "新建草稿", "Ctrl+N", acts.new),
        *new,
        ("delete", "删除草稿", "", acts.delete),
        ("forward", "下一步（送审、定稿、标为已发）", "Ctrl+Return", acts.forward),
        ("posted", "标为已发…", "", acts.mark_posted),
        ("copy_title", "复制标题", "Ctrl+Shift+C", acts.copy_title),
        ("copy_body", "复制正文+话题", "Ctrl+Alt+C", acts.copy_body),
        ("preview", "手机预览", "Ctrl+P", windows.open_preview),
        ("versions", "版本", "Ctrl+H", windows.open_versions),
        ("save", "立即保存", "Ctrl+S", page.writing.autosave.flush),
    ]


def _writing(page: DraftPage) -> list[tuple[str, str, str, Run]]:
    surface, help_ = page.surface, page.assistance
    edits = [(f"edit{n}", f"采纳改法第 {n} 条", "", partial(help_.apply_number, n - 1)) for n in (1, 2, 3)]
    return [
        ("title", "写标题", "Alt+1", partial(surface.title.setFocus, FOCUS)),
        ("body", "写正文", "Alt+2", partial(surface.body.setFocus, FOCUS)),
        ("topic", "添加话题", "Ctrl+T", surface.topics.open),
        ("images", "添加图片", "Ctrl+Shift+I", page.acts.choose_images),
        ("images.focus", "去图片", "", partial(surface.images.focus_on, 0)),
        ("blank", "下一处【】", "F7", help_.next_blank),
        ("hit", "下一处用语", "F8", help_.next_hit),
        ("hit.ignore", "忽略这处用语…", "", help_.ignore_current),
        ("ignored", "已忽略的用语", "", page.verdicts.show_ignored),
        ("keyword", "写进第一个长尾词", "", partial(help_.take_number, 0)),
        *edits,
    ]


def _going(page: DraftPage) -> list[tuple[str, str, str, Run]]:
    listing, inspector, panes = page.list, page.inspector, page.panes
    statuses = [(f"filter.{status}", f"只看{status}", "", partial(listing.show_status, status)) for status in STATUSES]
    return [
        ("search", "搜索草稿", "Ctrl+F", partial(listing.search.setFocus, FOCUS)),
        ("next", "下一篇草稿", "Alt+Down", partial(listing.step, 1)),
        ("before", "上一篇草稿", "Alt+Up", partial(listing.step, -1)),
        ("filter", "看全部草稿", "", partial(listing.show_status, None)),
        ("basket", "看草稿回收站", "", partial(listing.show_status, BASKET)),
        *statuses,
        ("inspector", "去评阅", "F6", page.go_to_inspector),
        ("why", "看预估由什么推高拉低", "", inspector.forecast.toggle),
        ("list.toggle", "草稿列表抽屉", "Ctrl+Alt+L", partial(panes.toggle, "list")),
        ("inspector.toggle", "评阅抽屉", "Ctrl+Alt+I", partial(panes.toggle, "inspector")),
    ]
