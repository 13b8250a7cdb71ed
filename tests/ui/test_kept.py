"""A store that stays open in a lane."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from planner.storage.store import Store
from ui.jobs import Lane
from ui.kept import KeptStore


def test_all_work_of_a_lane_shares_one_store_that_is_closed_with_it(workspace: Workspace, qtbot: QtBot) -> None:
    lanes = Lane("one"), Lane("other")
    kept = [KeptStore(workspace, lane) for lane in (lanes[0], lanes[0], lanes[1])]
    found: list[Store] = []
    for one, lane in zip(kept, (lanes[0], lanes[0], lanes[1]), strict=True):
        lane.queue(lambda _job, one=one: one.get(), found.append)  # type: ignore[misc]
        qtbot.waitUntil(lambda lane=lane: not lane.busy)  # type: ignore[misc]
    assert found[0] is found[1]
    assert found[0] is not found[2]
    for lane in lanes:
        lane.close()
        assert not lane.held
