"""A page on a real store, and reviews made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nlp.draft import Draft, Span
from nlp.findings import Edit, Forecast, Hit, Limit, Mark, Part, Push, Score, Similar, Suggestion
from nlp.limits import Limits, limits_of
from planner.batches import Batches
from planner.drafts import Drafts
from planner.notes import Notes
from planner.paths import Workspace
from planner.settings import Settings
from planner.storage.store import Store
from ui.commands import Commands
from ui.draft.page import DraftPage
from ui.draft.reviewer import Subject
from ui.hub import Hub
from ui.jobs import Job, Lane
from ui.memory import Memory
from ui.savers import Savers
from ui.services import Services
from ui.status import Status
from ui.theme import Theme
from ui.undo import Undo

NOTHING_YET = Forecast(None, None, None, 0, None, "同类笔记还不到 30 篇，先只看覆盖")


@dataclass(frozen=True)
class HandReview:
    """The shape of ``planner.review.Review``."""

    draft: Draft
    score: Score = field(default_factory=Score)
    forecast: Forecast = field(default_factory=lambda: NOTHING_YET)
    topics: tuple[Suggestion, ...] = ()
    keywords: tuple[Suggestion, ...] = ()
    similar: tuple[Similar, ...] = ()
    wording: tuple[Hit, ...] = ()
    limits: tuple[Limit, ...] = ()
    edits: tuple[Edit, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass
class HandWork:
    """Reviews by hand and remembers which drafts were asked for."""

    make: Callable[[Draft], Any] = HandReview
    subjects: list[Subject] = field(default_factory=list)

    @property
    def seen(self) -> list[Draft]:
        """The drafts in the order they were asked for."""
        return [subject.draft for subject in self.subjects]

    def __call__(self, subject: Subject, job: Job) -> Any:
        self.subjects.append(subject)
        return self.make(subject.draft)


def places(text: str, phrase: str) -> tuple[Span, ...]:
    """Every place of a phrase in the body."""
    found, at = [], text.find(phrase)
    while at >= 0:
        found.append(Span("body", at, at + len(phrase)))
        at = text.find(phrase, at + 1)
    return tuple(found)


def rich_review(draft: Draft) -> HandReview:
    """A review with something of everything, about whatever of it the draft holds."""
    body = draft.body
    best = places(body, "最好用")
    marks = [Mark(span, "keyword") for word in ("早八", "面霜厚涂", "干皮秋冬") for span in places(body, word)]
    marks += [Mark(span, "review") for span in places(body, "混油皮")] + [Mark(span, "hard") for span in best]
    parts = (
        Part("标题", 8, 10, "有人群和季节；少了效果，可以加「不卡粉」", (Span("title", 0, min(4, len(draft.title))),)),
        Part("开头", 12, 12, "说了痛点和场景", places(body, "粉底卡在法令纹")),
        Part("口吻", 9, 10, "亲身讲述，像人说话；卖点 1 处", places(body, "我")),
        Part("长尾词", 6, 12, "覆盖 3 / 6，缺「百元面霜」", places(body, "早八")),
        Part("用语", 2 if best else 6, 6, f"绝对化用语 {len(best)} 处" if best else "没有绝对化用语", best),
        Part("原创度", 10, 10, "最像《沙漠干皮的冬天，是靠它活下来的》，相似度 0.41，没有照搬"),
        Part("段落节奏", 0, 0, "在这个笔记库里看不出好坏，不计分"),
    )
    edits = [Edit("标题加入「不卡粉」", 4, "，不卡粉", Span("title", len(draft.title), len(draft.title)), "title")]
    if best:
        edits.append(Edit("「最好用」改为「我最常用」", 3, "我最常用", best[0], "body"))
    edits.append(Edit("话题加上「敏感肌能用的面霜」", 2, "敏感肌能用的面霜", None, "topics"))
    why = "干皮秋冬的笔记里常一起出现"
    return HandReview(
        draft,
        Score(parts),
        Forecast(
            68,
            51,
            80,
            1204,
            0.38,
            "",
            lambda: (
                Push("标题里的「厚涂」", 6.2),
                Push("正文长度", 4.1),
                Push("和高赞笔记相近", 9.4),
                Push("感叹号多", -1.7, best),
            ),
        ),
        tuple(
            Suggestion(
                text, kind, "长尾", why, support, lift, example="沙漠干皮的冬天，是靠它活下来的", used=2, place="topics"
            )
            for text, kind, support, lift in (
                ("沙漠干皮", "人群", 64, 1.5),
                ("面霜推荐", "品类", 120, 1.1),
                ("秋冬护肤", "时令", 210, 1.0),
            )
        ),
        (
            Suggestion("干皮面霜推荐", "人群+品类", "长尾", why, 86, 1.4, example="干皮面霜推荐看这篇就够了"),
            Suggestion("不卡粉", "功效", "长尾", "高赞笔记更常写到", 41, 1.7, volume=12_400, competition=0.4),
            Suggestion("敏感肌能用吗", "疑问", "长尾", "评论问过 18 次", 0),
            Suggestion("百元面霜", "价格", "长尾", "自己的笔记还没用过", 23),
            Suggestion("早八", "场景", "长尾", why, 33, 1.2, mentions=1),
        ),
        (
            Similar("n1", "沙漠干皮的冬天，是靠它活下来的", 0.41, 95),
            Similar("n2", "起皮卡粉？面霜先涂对", 0.33, 88),
            Similar("n3", "今年冬天用空的三罐面霜", 0.29, None),
        ),
        (
            *(
                Hit("最好用", span, "hard", "绝对化用语", "改成自己的感受，如「我最常用」", "广告法第九条")
                for span in best
            ),
            *(
                Hit("混油皮", span, "review", "肤质宣称", "确认产品适用肤质", "化妆品标签管理办法")
                for span in places(body, "混油皮")
            ),
            *(Hit("第三天", span, "exempt", "时间顺序", "不是功效承诺", "") for span in places(body, "第三天")),
        ),
        limits_of(draft, Limits()),
        tuple(edits),
        tuple(marks),
    )


class NoLibrary:
    """A library that has learned nothing."""

    reference = None
    learned = None


@dataclass
class World:
    """The services of one window, and how to end them."""

    window: QMainWindow
    services: Services

    def end(self) -> None:
        self.services.savers.save_all()
        services = self.services
        for lane in (services.review_lane, services.library_lane, services.index_lane, services.saving_lane):
            lane.close()
        services.memory.flush()
        self.window.close()
        delete(self.window)
        self.services.store.close()


def make_world(qt: QApplication, folder: Path, mode: str = "light") -> World:
    """Everything a page is handed, on a store in ``folder``."""
    workspace = Workspace(folder)
    store = Store.open(workspace)
    settings = Settings(store)
    window = QMainWindow()
    theme, hub = Theme(qt, mode), Hub(window)  # type: ignore[arg-type]
    saving = Lane("saving", window)
    return World(
        window,
        Services(
            workspace=workspace,
            store=store,
            drafts=Drafts(store),
            notes=Notes(store),
            batches=Batches(store),
            settings=settings,
            library=NoLibrary(),  # type: ignore[arg-type]
            theme=theme,
            hub=hub,
            undo=Undo(hub, window),
            commands=Commands(window),
            status=Status(theme),
            memory=Memory(settings, workspace, saving, window),
            savers=Savers(),
            restore=lambda _backup: None,
            between=lambda _work, _text: None,
            review_lane=Lane("review", window),
            library_lane=Lane("library", window),
            index_lane=Lane("index", window),
            saving_lane=saving,
        ),
    )


def compose(widget: QWidget, text: str) -> None:
    """Show ``text`` as what is being composed; nothing is committed."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    """Let the input method end a composition with ``text``."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def paste(widget: QWidget, text: str, html: str = "") -> None:
    """Paste from the clipboard as a person does."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def open_page(world: World, work: HandWork, qtbot: QtBot) -> DraftPage:
    """The page in a window of its usual size; a first draft is begun when there is none."""
    made = DraftPage(world.services, work=work)
    world.window.setCentralWidget(made)
    world.services.commands.show("draft")
    world.services.undo.show("draft")
    world.window.resize(1366, 768)
    world.window.show()
    qtbot.waitExposed(world.window)
    if made.writing.id is None:
        made.acts.new()
    return made
