"""The unforeseen: drafts are saved first, type and place are logged, and what people wrote is not."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, qWarning
from pytestqt.qtbot import QtBot

from planner.problems import Problem
from ui.crash import Crash, place_of
from ui.savers import Savers

SECRET = "13800138000"


@pytest.fixture
def savers() -> Savers:
    return Savers()


@pytest.fixture
def crash(tmp_path: Path, savers: Savers, qapp: QObject) -> Iterator[Crash]:
    made = Crash(tmp_path, savers.save_all)
    made.install()
    yield made
    made.uninstall()


def raised() -> ValueError:
    try:
        int(SECRET + "元")
    except ValueError as error:
        return error
    raise AssertionError


def test_an_exception_saves_first_and_is_logged_without_its_text(crash: Crash, savers: Savers, tmp_path: Path) -> None:
    told: list[object] = []
    savers.add(lambda: told.append("saved"))
    crash.happened.connect(told.append)
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    assert told == ["saved", error]
    logged = (tmp_path / "caotian.log").read_text(encoding="utf-8")
    assert "ValueError" in logged
    assert "test_crash.py" in logged
    assert SECRET not in logged


def test_a_problem_nobody_caught_is_told_and_no_bug(crash: Crash, tmp_path: Path) -> None:
    told: list[object] = []
    crash.happened.connect(told.append)
    problem = Problem("磁盘已满")
    sys.excepthook(Problem, problem, None)
    assert told == [problem]
    assert not (tmp_path / "caotian.log").exists()


def test_an_exception_of_another_thread_is_handled_on_this_one(crash: Crash, qtbot: QtBot) -> None:
    def work() -> None:
        # Python's own way to hand over an exception of a thread; raising it would also trip pytest.
        threading.excepthook(threading.ExceptHookArgs((ValueError, raised(), None, threading.current_thread())))

    with qtbot.waitSignal(crash.happened):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()


def test_qt_messages_are_logged_up_to_the_first_colon(crash: Crash, tmp_path: Path) -> None:
    qWarning(f"QFile::open: {SECRET}")
    logged = (tmp_path / "caotian.log").read_text(encoding="utf-8")
    assert "QFile" in logged
    assert SECRET not in logged


def test_a_fault_of_the_last_run_is_noticed_once(tmp_path: Path, qapp: QObject) -> None:
    (tmp_path / "fault.txt").write_text("Fatal Python error: Segmentation fault", encoding="utf-8")
    first, second = (Crash(tmp_path, lambda: None) for _ in range(2))
    try:
        assert first.install()
    finally:
        first.uninstall()
    try:
        assert not second.install()
    finally:
        second.uninstall()
    assert "Segmentation" in (tmp_path / "fault-last.txt").read_text(encoding="utf-8")


def test_one_that_cannot_save_keeps_no_other_from_saving(savers: Savers) -> None:
    saved: list[int] = []

    def broken() -> bool:
        raise OSError(28, SECRET)

    savers.add(broken)
    savers.add(lambda: saved.append(1))
    assert not savers.save_all()
    assert saved == [1]


def test_the_place_of_an_error_holds_no_text() -> None:
    assert SECRET not in place_of(raised())
    assert place_of(raised()).startswith("ValueError < tests/ui/test_crash.py:")
