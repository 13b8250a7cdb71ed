"""Saving while writing: counted from the first unsaved key, in a lane, and at once when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from planner.problems import Problem
from ui.draft.autosave import SAVE_AFTER_MS, TRY_AGAIN_MS, Autosave, Ticket, Told
from ui.jobs import Lane

PATIENCE = 10.0


class Disk:
    """Remembers what was written to it and when; it may be full, and writing may take as long as it is held."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self.text = ""
        self.written: list[str] = []
        self.at: list[float] = []
        self.full = False
        self.begun, self.free = Event(), Event()
        self.free.set()

    def save(self) -> None:
        self._write(self.text)

    def begin(self, ticket: Ticket, told: Told) -> None:
        text = self.text

        def write() -> None:
            self.begun.set()
            self.free.wait(PATIENCE)
            self._write(text)

        def failed(error: BaseException) -> None:
            assert isinstance(error, Problem)
            told(error)

        self._lane.queue(lambda job: ticket.write(write), lambda _: told(None), failed)

    def _write(self, text: str) -> None:
        if self.full:
            raise Problem("磁盘已满", "请腾出空间")
        self.written.append(text)
        self.at.append(monotonic())


@pytest.fixture
def disk(qtbot: QtBot) -> Iterator[Disk]:
    lane = Lane("saving")
    yield Disk(lane)
    lane.close()


@pytest.fixture
def autosave(disk: Disk) -> Autosave:
    return Autosave(disk.save, disk.begin)


def test_a_writer_who_never_pauses_is_saved(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    started = monotonic()
    while monotonic() - started < 2.2:
        autosave.touch()
        qtbot.wait(60)
    assert disk.at
    assert disk.at[0] - started < 1.0
    gaps = [after - before for before, after in zip([started, *disk.at], disk.at, strict=False)]
    assert max(gaps) < 1.2


def test_states_are_told_in_order(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    states: list[str] = []
    autosave.state_changed.connect(states.append)
    autosave.touch()
    autosave.touch()
    qtbot.waitUntil(lambda: not autosave.unsaved, timeout=SAVE_AFTER_MS * 3)
    assert states == ["saving", "saved"]
    assert len(disk.written) == 1


def test_a_failure_is_told_once_and_tried_again(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    disk.full = True
    troubles: list[Problem] = []
    autosave.failed.connect(troubles.append)
    autosave.touch()
    assert not autosave.flush()
    assert not autosave.flush()
    assert autosave.state == "failed"
    assert len(troubles) == 1
    autosave.touch()
    assert autosave.state == "failed"
    disk.full = False
    qtbot.waitUntil(lambda: autosave.state == "saved", timeout=TRY_AGAIN_MS * 2)
    assert not autosave.unsaved


def test_a_failure_in_the_lane_is_told_and_tried_again(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    disk.full = True
    with qtbot.waitSignal(autosave.failed, timeout=SAVE_AFTER_MS * 3):
        autosave.touch()
    assert autosave.state == "failed"
    assert autosave.unsaved
    disk.full = False
    qtbot.waitUntil(lambda: autosave.state == "saved", timeout=TRY_AGAIN_MS * 2)


def test_nothing_unsaved_writes_nothing(disk: Disk, autosave: Autosave) -> None:
    assert autosave.flush()
    assert not disk.written


def test_what_is_forgotten_is_not_written(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    autosave.touch()
    autosave.forget("saved")
    qtbot.wait(SAVE_AFTER_MS * 2)
    assert not disk.written
    assert autosave.state == "saved"


def test_who_types_waits_for_no_disk_and_all_of_it_is_saved(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    disk.free.clear()
    disk.text = "一"
    autosave.touch()
    qtbot.waitUntil(disk.begun.is_set, timeout=SAVE_AFTER_MS * 3)
    disk.text = "一二"
    autosave.touch()
    assert autosave.state == "saving"
    disk.free.set()
    qtbot.waitUntil(lambda: disk.written == ["一"], timeout=1_000)
    qtbot.wait(50)
    # Only the first word of it is on disk.
    assert autosave.state == "saving"
    assert autosave.unsaved
    qtbot.waitUntil(lambda: autosave.state == "saved", timeout=SAVE_AFTER_MS * 3)
    assert disk.written == ["一", "一二"]


def test_nothing_older_is_written_behind_what_is_saved_at_once(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    hold = Event()
    disk._lane.queue(lambda job: hold.wait(PATIENCE), lambda _: None)
    disk.text = "旧"
    autosave.touch()
    qtbot.wait(SAVE_AFTER_MS + 100)
    disk.text = "新"
    autosave.touch()
    assert autosave.flush()
    hold.set()
    qtbot.wait(100)
    assert disk.written == ["新"]
    assert autosave.state == "saved"


def test_saving_at_once_waits_for_what_is_being_written(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    disk.text = "旧"
    autosave.touch()
    qtbot.waitUntil(disk.begun.is_set, timeout=SAVE_AFTER_MS * 3)
    disk.text = "新"
    autosave.touch()
    assert autosave.flush()
    qtbot.wait(50)
    assert disk.written == ["旧", "新"]
    assert autosave.state == "saved"
    assert not autosave.unsaved
