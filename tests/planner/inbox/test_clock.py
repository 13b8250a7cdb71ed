"""By when a comment should be answered."""

from __future__ import annotations

from datetime import datetime

import pytest

from planner.inbox.clock import CLOCK, ResponseClock, response_clock, response_clocks
from planner.inbox.reading import Readings
from planner.problems import Problem
from planner.settings import Settings
from planner.storage.store import Store
from planner.storage.times import CHINA
from tests.planner.inbox.inbox_world import bring, line_of, said

USUAL = ResponseClock("试", {3: 1, 2: 4, 1: 12}, 9, 22, 30)
IMPORTED = "2026-11-22T16:00:00.000Z"


def due(clock: ResponseClock, level: int, published: str | None, imported: str = IMPORTED) -> str | None:
    found = clock.due(level, published, imported)
    return datetime.fromtimestamp(found, CHINA).strftime("%m-%d %H:%M") if found is not None else None


@pytest.mark.parametrize(
    ("level", "published", "wanted"),
    [
        (3, "2026-11-22T10:00:00+08:00", "11-22 11:00"),
        # Said at night: the clock runs from the morning.
        (3, "2026-11-22T23:30:00+08:00", "11-23 10:00"),
        (3, "2026-11-22T03:00:00+08:00", "11-22 10:00"),
        # What is left of a day goes on with the next.
        (2, "2026-11-22T20:30:00+08:00", "11-23 11:30"),
        (1, "2026-11-22T15:00:00+08:00", "11-23 14:00"),
        # A bare day begins with its end, what is unknown with the import.
        (3, "2026-11-22", "11-23 10:00"),
        (3, None, "11-23 10:00"),
        # Nothing is due without hours, and nothing that was old already.
        (0, "2026-11-22T10:00:00+08:00", None),
        (3, "2026-09-22T10:00:00+08:00", None),
    ],
)
def test_hours_run_while_the_team_is_at_work(level: int, published: str | None, wanted: str | None) -> None:
    assert due(USUAL, level, published) == wanted


def test_all_day_and_all_night(store: Store) -> None:
    always = ResponseClock("值班", {3: 0.5}, 0, 24, 30)
    assert due(always, 3, "2026-11-22T23:50:00+08:00") == "11-23 00:20"


def test_presets_come_back_as_they_went() -> None:
    for one in response_clocks():
        assert response_clock(one.plain()) == one


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"hours": {"3": 0}},
        {"hours": {"3": 9999}},
        {"hours": {"7": 1}},
        {"opens": 22, "closes": 9},
        {"closes": 25},
        {"stale_days": 0},
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Problem):
        response_clock({**USUAL.plain(), **wrong})


def test_another_clock_tells_another_time(store: Store) -> None:
    bring(store, said("c1", "敏感肌能用吗？"))
    before = line_of(store, "敏感肌能用吗？").due
    assert before is not None
    Settings(store).set(CLOCK, ResponseClock("快", {1: 1}, 0, 24, 30))
    Readings(store).retime()
    after = line_of(store, "敏感肌能用吗？").due
    assert after is not None
    assert after < before
