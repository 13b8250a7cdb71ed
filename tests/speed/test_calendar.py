"""The calendar over a plan of any size: opening the page, turning months and weeks, and its frames."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from planner.storage.store import Store
from tests.speed.planned import START, plan
from tests.speed.report import Line, Report, ms
from tests.speed.scale import Scale
from ui.app import App
from ui.calendar.page import CalendarPage

pytestmark = pytest.mark.speed

CHAPTER = "The calendar"
SLOTS, SLOTS_SMALL = 100_000, 2_000
ACCOUNTS, ACCOUNTS_SMALL = 10_000, 200
OPENS, TURNS, FRAME = 1000.0, 300.0, 50.0
SMALL_MORE = 10
"""In the small size other work shares the machine: only what is broken fails."""


@pytest.fixture
def page(tmp_path: Path, scale: Scale, qapp: QApplication, qtbot: QtBot) -> Iterator[CalendarPage]:
    workspace = Workspace(tmp_path / "草田").ensure()
    with Store.open(workspace) as store:
        plan(store, SLOTS if scale.full else SLOTS_SMALL, ACCOUNTS if scale.full else ACCOUNTS_SMALL)
    app = App(qapp, workspace)
    with qtbot.waitSignal(app.ready, timeout=60_000):
        app.start()
    app.window.resize(1366, 768)
    qtbot.waitUntil(lambda: not app.session.busy, timeout=120_000)
    found = app.window.findChild(CalendarPage)
    assert isinstance(found, CalendarPage)
    yield found
    app.window.close()
    app.end()
    QApplication.processEvents()


def watched(page: CalendarPage, act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until what was asked for is on the screen, and the longest the window's thread worked at a stretch for it.

    The latter in time of the processor: what other programs take from it is not ours to shorten.
    """
    began, last = time.perf_counter(), time.thread_time()
    longest = 0.0
    act()
    while True:
        QApplication.processEvents()
        now = time.thread_time()
        longest, last = max(longest, now - last), now
        if not page.asking:
            break
        time.sleep(0.0005)
    QApplication.processEvents()
    longest = max(longest, time.thread_time() - last)
    return (time.perf_counter() - began) * 1000, longest * 1000


def test_months_and_weeks_turn(page: CalendarPage, scale: Scale, report: Report) -> None:
    more = 1 if scale.full else SMALL_MORE
    frames: list[float] = []

    def measured(act: Callable[[], object]) -> float:
        took, longest = watched(page, act)
        frames.append(longest)
        return took

    def shown(what: str, took: float, budget: float) -> None:
        report.add(CHAPTER, Line(what, ms(took), "", "", f"≤ {ms(budget)}", took <= budget))
        assert took <= budget * more

    window = page.window()
    page.work.go_to(START + timedelta(40))
    shown("open the page", measured(lambda: window.show_page("calendar")), OPENS)  # type: ignore[attr-defined]
    assert page.plane.boxes.cells
    turns = [measured(lambda by=by: page.work.step(by)) for by in (1, 1, -1, 1, -1)]  # type: ignore[misc]
    shown("another month", sorted(turns)[len(turns) // 2], TURNS)
    shown("the week", measured(lambda: page.work.show_view("week")), TURNS)
    turns = [measured(lambda: page.work.step(1)) for _ in range(5)]
    shown("another week", sorted(turns)[len(turns) // 2], TURNS)
    shown("the queue", measured(lambda: page.work.show_view("queue")), TURNS)
    page.work.show_view("month")
    watched(page, lambda: page.work.step(0))
    chip = next(box for box in page.plane.boxes.all_boxes() if box.item and box.item.line)
    assert chip.item
    began = time.perf_counter()
    page.acts.move([chip.item.id], 1)
    page.plane.repaint()
    shown("move a slot to another day", (time.perf_counter() - began) * 1000, FRAME)
    measured(lambda: None)
    shown("the longest stretch of the window's thread in all that", max(frames), FRAME)
