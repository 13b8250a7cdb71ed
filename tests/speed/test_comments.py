"""The page 评论 over any number of comments: reading them, opening the page, its filters, and a decision until it is seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.inbox.reading import Readings
from planner.inbox.records import InboxFilter
from planner.paths import Workspace
from planner.storage.store import Store
from tests.speed.commented import import_comments
from tests.speed.report import Line, Report, ms
from tests.speed.scale import Scale
from tests.speed.test_matrix_page import watched
from ui.app import App
from ui.comments.page import CommentsPage

pytestmark = pytest.mark.speed

CHAPTER = "The page of comments"
COMMENTS, COMMENTS_SMALL = 200_000, 1_000
READ, OPENS, FILTER = 240.0, 1000.0, 300.0
SMALL_MORE = 10
"""In the small size other work shares the machine: only what is broken fails."""


@pytest.fixture
def app(tmp_path: Path, scale: Scale, report: Report, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    workspace = Workspace(tmp_path / "草田").ensure()
    count = COMMENTS if scale.full else COMMENTS_SMALL
    with Store.open(workspace) as store:
        import_comments(store, count)
        began = time.perf_counter()
        Readings(store).read()
        took = time.perf_counter() - began
        report.add(CHAPTER, Line(f"read {count:,} comments", f"{took:.1f} s", "", "", f"≤ {READ:.0f} s", took <= READ))
        assert took <= READ
    made = App(qapp, workspace)
    with qtbot.waitSignal(made.ready, timeout=60_000):
        made.start()
    made.window.resize(1366, 768)
    qtbot.waitUntil(lambda: not made.session.busy, timeout=300_000)
    yield made
    made.window.close()
    made.end()
    QApplication.processEvents()


def test_the_page_opens_and_filters(app: App, scale: Scale, report: Report, qtbot: QtBot) -> None:
    more = 1 if scale.full else SMALL_MORE
    page = app.window.findChild(CommentsPage)
    assert isinstance(page, CommentsPage)

    def waits() -> bool:
        return page.finder.finding

    def shown(what: str, act: Callable[[], object], budget: float) -> None:
        # Once to have what it needs in memory, as it is when somebody works on the page.
        times = []
        for _ in range(scale.rounds if budget == FILTER else 1):
            page.work.see("open")
            qtbot.waitUntil(lambda: not app.session.busy and not page.asking, timeout=60_000)
            times.append(watched(act, waits)[0])
        took = min(times)
        report.add(CHAPTER, Line(what, ms(took), "", "", f"≤ {ms(budget)}", took <= budget))
        assert took <= budget * more, what

    took, _ = watched(lambda: app.window.show_page("comments"), waits)
    report.add(CHAPTER, Line("open the page", ms(took), "", "", f"≤ {ms(OPENS)}", took <= OPENS))
    assert took <= OPENS * more
    for what, wanted in (
        ("everything", InboxFilter(view="all")),
        ("past their time", InboxFilter(view="late")),
        ("an intent", InboxFilter(view="all", intents=("提问",))),
        ("a severity", InboxFilter(view="all", levels=(3,))),
        ("nobody's", InboxFilter(view="all", owner="")),
        ("an aspect, blamed", InboxFilter(view="all", aspect=("闷痘", -1))),
        ("a note with half of all", InboxFilter(view="all", notes=("n000000",))),
        ("two words searched for", InboxFilter(view="all", search="孕妇 面霜")),
    ):
        shown(f"filter: {what}", lambda wanted=wanted: page.work.show_filter(wanted), FILTER)  # type: ignore[misc]
    page.work.show_filter(InboxFilter(view="all"))
    for order in ("due", "new", "liked"):
        shown(f"sort: {order}", lambda order=order: page.sort(order), FILTER)  # type: ignore[misc]
