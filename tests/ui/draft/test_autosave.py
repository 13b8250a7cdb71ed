"""Saving while writing: counted from the first unsaved key."""

from __future__ import annotations

from time import monotonic

from pytestqt.qtbot import QtBot

from planner.problems import Problem
from ui.draft.autosave import LOOK_MS, LOOKS, SAVE_AFTER_MS, TRY_AGAIN_MS, Autosave


class Disk:
    """Remembers when it was written, and may be full."""

    def __init__(self) -> None:
        self.written: list[float] = []
        self.full = False

    def save(self) -> None:
        if self.full:
            raise Problem("磁盘已满", "请腾出空间")
        self.written.append(monotonic())


def test_a_writer_who_never_pauses_is_saved(qtbot: QtBot) -> None:
    disk = Disk()
    autosave = Autosave(disk.save)
    started = monotonic()
    while monotonic() - started < 2.2:
        autosave.touch()
        qtbot.wait(60)
    assert disk.written
    assert disk.written[0] - started < 1.0
    gaps = [after - before for before, after in zip([started, *disk.written], disk.written, strict=False)]
    assert max(gaps) < 1.2


def test_states_are_told_in_order(qtbot: QtBot) -> None:
    disk = Disk()
    autosave = Autosave(disk.save)
    states: list[str] = []
    autosave.state_changed.connect(states.append)
    autosave.touch()
    autosave.touch()
    qtbot.waitUntil(lambda: not autosave.unsaved, timeout=SAVE_AFTER_MS * 3)
    assert states == ["saving", "saved"]
    assert len(disk.written) == 1


def test_a_failure_is_told_once_and_tried_again(qtbot: QtBot) -> None:
    disk = Disk()
    disk.full = True
    autosave = Autosave(disk.save)
    troubles: list[Problem] = []
    autosave.failed.connect(troubles.append)
    autosave.touch()
    assert not autosave.flush()
    assert not autosave.flush()
    assert autosave.state == "failed"
    assert [problem.what for problem in troubles] == ["磁盘已满"]
    autosave.touch()
    assert autosave.state == "failed"
    disk.full = False
    qtbot.waitUntil(lambda: autosave.state == "saved", timeout=TRY_AGAIN_MS * 2)
    assert not autosave.unsaved


def test_nothing_unsaved_means_nothing_written() -> None:
    disk = Disk()
    assert Autosave(disk.save).flush()
    assert disk.written == []


def test_another_draft_stops_the_clock(qtbot: QtBot) -> None:
    disk = Disk()
    autosave = Autosave(disk.save)
    autosave.touch()
    autosave.forget("saved")
    qtbot.wait(SAVE_AFTER_MS + 150)
    assert disk.written == []
    assert autosave.state == "saved"


def test_it_waits_for_its_turn_but_not_for_long(qtbot: QtBot) -> None:
    disk, busy = Disk(), [True]
    autosave = Autosave(disk.save, lambda: not busy[0])
    for frees in (True, False):
        disk.written.clear()
        busy[0] = True
        began = monotonic()
        autosave.touch()
        qtbot.wait(SAVE_AFTER_MS + 3 * LOOK_MS)
        assert not disk.written
        busy[0] = not frees
        qtbot.waitUntil(lambda: bool(disk.written), timeout=2_000)
        assert disk.written[0] - began < 2.0
    assert disk.written[0] - began > (SAVE_AFTER_MS + LOOKS * LOOK_MS) / 1000


def test_who_asks_to_save_now_does_not_look(qtbot: QtBot) -> None:
    disk = Disk()
    autosave = Autosave(disk.save, lambda: False)
    autosave.touch()
    assert autosave.flush()
    assert disk.written
