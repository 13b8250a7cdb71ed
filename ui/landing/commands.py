"""Everything that can be done on this page, with its keys, for the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.landing.acts import PAGE
from ui.landing.work import VIEWS
from ui.services import Services

if TYPE_CHECKING:
    from ui.landing.page import LandingPage


def offer_commands(page: LandingPage, services: Services) -> None:
    """Register the commands of the page."""
    commands, work = services.commands, page.work
    commands.add("landing.paste", "添加店铺文字", "Ctrl+N", page.paste, PAGE)
    commands.add("landing.import", "从文件导入店铺文字", "Ctrl+O", page.choose_file, PAGE)
    commands.add("landing.done", "把选中的要点勾为已补（清单里按空格）", "Ctrl+Return", page.toggle_tick, PAGE)
    commands.add("landing.needless", "选中的要点不用补", "N", partial(page.tick, "不用补"), PAGE)
    commands.add("landing.again", "重新打开选中的要点", "", partial(page.tick, None), PAGE)
    for number, (view, text) in enumerate(VIEWS.items(), 1):
        commands.add(f"landing.view.{view}", f"承接看{text}", f"Alt+{number}", partial(work.show_view, view), PAGE)
    commands.add("landing.search", "搜索要点", "Ctrl+F", work.search.setFocus, PAGE)
    commands.add("landing.clear", "清除筛选", "Ctrl+Backspace", work.clear, PAGE)
    commands.add("landing.products", "去产品列表", "Ctrl+L", page.enter, PAGE)
    commands.add("landing.enter", "去清单", "Ctrl+T", work.enter, PAGE)
    page.panes.offer(commands, PAGE)
