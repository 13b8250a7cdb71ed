"""The page of the matrix over a plan of any size: making it, opening it, its views, its frames, and an edit until it is seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from planner.storage.store import Store
from tests.speed.planned import plan
from tests.speed.report import Line, Report, ms
from tests.speed.scale import Scale
from ui.app import App
from ui.matrix.page import MatrixPage

pytestmark = pytest.mark.speed

CHAPTER = "The page of the matrix"
SLOTS, SLOTS_SMALL = 100_000, 2_000
ACCOUNTS, ACCOUNTS_SMALL = 10_000, 200
MADE, OPENS, TURNS, FRAME, EDIT = 60.0, 1000.0, 300.0, 50.0, 50.0
FRAMES, FRAMES_SMALL = 200, 40
SMALL_MORE = 10
"""In the small size other work shares the machine: only what is broken fails."""
LAID = "laid"


@pytest.fixture
def app(tmp_path: Path, scale: Scale, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    workspace = Workspace(tmp_path / "草田").ensure()
    with Store.open(workspace) as store:
        plan(store, SLOTS if scale.full else SLOTS_SMALL, ACCOUNTS if scale.full else ACCOUNTS_SMALL)
    made = App(qapp, workspace)
    with qtbot.waitSignal(made.ready, timeout=60_000):
        made.start()
    made.window.resize(1366, 768)
    qtbot.waitUntil(lambda: not made.session.busy, timeout=120_000)
    yield made
    made.window.close()
    made.end()
    QApplication.processEvents()


def watched(act: Callable[[], object], waits: Callable[[], bool]) -> tuple[float, float]:
    """Milliseconds until what was asked for is on the screen, and the longest turn of the event loop on the way."""
    began = last = time.perf_counter()
    longest = 0.0
    act()
    while True:
        QApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        if not waits():
            break
        time.sleep(0.0005)
    QApplication.processEvents()
    now = time.perf_counter()
    return (now - began) * 1000, max(longest, now - last) * 1000


def test_views_turn_and_tiles_scroll(app: App, scale: Scale, report: Report) -> None:
    more = 1 if scale.full else SMALL_MORE
    services = app.session.services
    assert services is not None

    def shown(what: str, took: float, budget: float) -> None:
        report.add(CHAPTER, Line(what, ms(took), "", "", f"≤ {ms(budget)}", took <= budget))
        assert took <= budget * more

    began = time.perf_counter()
    made = MatrixPage(services)
    shown("make the page", (time.perf_counter() - began) * 1000, MADE)
    made.deleteLater()
    page = app.window.findChild(MatrixPage)
    assert isinstance(page, MatrixPage)
    # What the page does five seconds after the start, so that nobody waits for it.
    page.warm()
    watched(lambda: None, lambda: services.review_lane.busy)
    took, _ = watched(lambda: app.window.show_page("matrix"), lambda: page.desk.questions.asks(LAID))
    shown("open the page", took, OPENS)
    desk = page.desk
    watched(lambda: None, lambda: page.asking)
    longest = []
    for view in ("keyword_account", "keyword_week", "product_type", "sheet", "tiers"):
        took, turn = watched(lambda view=view: desk.show_view(view), lambda: desk.questions.asks(LAID))  # type: ignore[misc]
        # The sheet is made when it is first wanted, which is no frame of anything that moves.
        longest += [] if view == "sheet" else [turn]
        shown(f"the view {view}", took, TURNS)
    shown("the longest turn of the pivots", max(longest), 2 * FRAME)
    grid = desk.work.grid
    frames = []
    for step in range(FRAMES if scale.full else FRAMES_SMALL):
        grid.verticalScrollBar().setValue(step * 37)
        began = time.perf_counter()
        grid.viewport().repaint()
        frames.append((time.perf_counter() - began) * 1000)
    shown("a frame while scrolling, the longest", max(frames), FRAME)
    place = min(grid.pivot.cells)
    found: list[str] = []
    desk.chosen.with_ids(place, found.extend)
    watched(lambda: None, lambda: not found)
    took, _ = watched(lambda: desk.chosen.open(found[0], alone=True), lambda: page.asking)
    shown("open a slot beside the grid", took, TURNS)
    began = time.perf_counter()
    desk.acts.edit([found[0]], {"price": 123.0}, "改费用")
    shown("an edit until it is written and shown beside the grid", (time.perf_counter() - began) * 1000, EDIT)
    took, _ = watched(lambda: None, lambda: page.asking)
    shown("and until the whole grid is laid out anew", took, TURNS)
