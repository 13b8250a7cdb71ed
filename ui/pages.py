"""The pages in the order of the rail: one line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.services import Services


FIRST = "draft"
"""Made second at the latest, whatever is in front: the draft is reviewed while the others are made."""
FRONT = "page"
"""Under this name the page in front is remembered between starts."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A command of everywhere that a page brings; it answers before its page is made, too."""

    id: str
    text: str
    keys: str = ""


IMPORT, HISTORY = Offer("library.import", "导入文件", "Ctrl+O"), Offer("library.history", "导入记录", "Ctrl+H")
SETTINGS = {
    "looks": "外观",
    "presets": "预设",
    "words": "我的词库",
    "benchmark": "对标笔记",
    "backups": "备份",
    "data": "数据安全",
    "about": "关于",
}
"""The sections of the settings, each of which can be gone to."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page: its id, what it is called, the keys that open it, its icon, and where its class is.

    It stands at the ``bottom`` of the rail or not. Keys stay with their page when others come between: hands remember them.
    ``offers`` are the commands of everywhere that it brings.
    """

    id: str
    text: str
    keys: str
    icon: str
    module: str
    maker: str
    bottom: bool = False
    offers: tuple[Offer, ...] = ()

    def make(self, services: Services, parent: QWidget) -> QWidget:
        """The page itself. Its code is loaded now, unless it was before.

        It has its ``parent`` from the beginning: whatever gets another one is given its style anew, with all that is in it (10 to 16 ms).
        """
        maker: Callable[[Services, QWidget], QWidget] = getattr(import_module(self.module), self.maker)
        return maker(services, parent)


RAIL = (
    PageInfo("draft", "写稿", "Ctrl+1", "pen-nib", "ui.draft.page", "DraftPage"),
    PageInfo("keywords", "选词", "Ctrl+2", "seedling", "ui.keywords.page", "KeywordsPage"),
    PageInfo("matrix", "矩阵", "Ctrl+3", "table-cells", "ui.matrix.page", "MatrixPage"),
    PageInfo("calendar", "排期", "Ctrl+4", "calendar-days", "ui.calendar.page", "CalendarPage"),
    PageInfo("reviews", "审稿", "Ctrl+5", "clipboard-check", "ui.reviews.page", "ReviewsPage"),
    PageInfo("funnel", "链路", "Ctrl+Alt+1", "filter", "ui.funnel.page", "FunnelPage"),
    PageInfo("comments", "评论", "Ctrl+Alt+2", "comments", "ui.comments.page", "CommentsPage"),
    PageInfo("feedback", "评价", "Ctrl+Alt+3", "star-half-stroke", "ui.feedback.page", "FeedbackPage"),
    PageInfo("landing", "承接", "Ctrl+Alt+4", "shop", "ui.landing.page", "LandingPage"),
    PageInfo("library", "笔记库", "Ctrl+6", "book", "ui.library.page", "LibraryPage", offers=(IMPORT, HISTORY)),
    PageInfo("accounts", "账号", "Ctrl+7", "users", "ui.accounts.page", "AccountsPage"),
    PageInfo("checkup", "预估体检", "Ctrl+8", "stethoscope", "ui.checkup.page", "CheckupPage"),
    PageInfo(
        "settings",
        "设置",
        "Ctrl+9",
        "gear",
        "ui.settings.page",
        "SettingsPage",
        bottom=True,
        offers=tuple(Offer(f"settings.{id}", f"设置：{text}") for id, text in SETTINGS.items()),
    ),
)
PAGES = {page.id: page.text for page in RAIL}
