"""Lanes: the newest answer wins, queued work is never dropped, errors are told, nobody is called who is gone."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from planner.problems import Problem
from ui.jobs import Job, Lane, Stopped


@pytest.fixture
def lane(qapp: QObject) -> Iterator[Lane]:
    made = Lane("test")
    yield made
    made.close()


def test_the_answer_arrives_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    threads: list[QThread] = []
    lane.run(lambda job: QThread.currentThread(), lambda worker: threads.extend([worker, QThread.currentThread()]))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threads[1]
    assert threads[1] is QThread.currentThread()


def test_the_newest_job_wins(lane: Lane, qtbot: QtBot) -> None:
    began, go = threading.Event(), threading.Event()
    answers: list[str] = []

    def slow(job: Job) -> str:
        began.set()
        go.wait(5)
        return "old"

    lane.run(slow, answers.append)
    assert began.wait(5)
    lane.run(lambda job: "never begun", answers.append)
    lane.run(lambda job: "new", answers.append)
    go.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == ["new"]


def test_a_replaced_job_is_stopped_at_its_next_check(lane: Lane, qtbot: QtBot) -> None:
    began, ended = threading.Event(), threading.Event()

    def endless(job: Job) -> None:
        began.set()
        try:
            while True:
                job.check()
        finally:
            ended.set()

    troubles: list[BaseException] = []
    lane.trouble.connect(troubles.append)
    lane.run(endless, lambda answer: None)
    assert began.wait(5)
    with qtbot.waitSignal(lane.ended):
        lane.run(lambda job: None, lambda answer: None)
    assert ended.wait(5)
    assert not troubles


def test_queued_work_is_never_dropped(lane: Lane, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(20):
        lane.queue(lambda job, number=number: number, answers.append)  # type: ignore[misc]
    lane.run(lambda job: 20, answers.append)
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == list(range(21))


def test_a_cancelled_job_says_so(lane: Lane, qtbot: QtBot) -> None:
    began = threading.Event()
    failures: list[BaseException] = []

    def endless(job: Job) -> None:
        began.set()
        while True:
            job.check()

    job = lane.queue(endless, lambda answer: None, failures.append)
    assert began.wait(5)
    job.stop()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Stopped)


def test_a_problem_is_told_as_it_is(lane: Lane, qtbot: QtBot) -> None:
    def refuse(job: Job) -> None:
        raise Problem("文件不是 UTF-8 编码", "请另存为 UTF-8 后再导入")

    with qtbot.waitSignal(lane.trouble) as told:
        lane.queue(refuse, lambda answer: None)
    assert str(told.args[0]) == "文件不是 UTF-8 编码。请另存为 UTF-8 后再导入"


def test_a_bug_is_logged_by_type_and_place_only(lane: Lane, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def break_on_what_people_wrote(job: Job) -> int:
        return int("13800138000元")

    logging.getLogger("caotian").propagate = True
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(lane.trouble):
        lane.queue(break_on_what_people_wrote, lambda answer: None)
    assert "ValueError" in caplog.text
    assert "test_jobs.py" in caplog.text
    assert "138" not in caplog.text


def test_progress_is_thinned_but_its_end_arrives(lane: Lane, qtbot: QtBot) -> None:
    told: list[int] = []

    def count(job: Job) -> None:
        for done in range(10_001):
            job.progress(done, 10_000, "行")

    lane.queue(count, lambda answer: None, progressed=lambda done, total, text: told.append(done))
    qtbot.waitUntil(lambda: not lane.busy)
    assert told[-1] == 10_000
    assert len(told) < 200


def test_nobody_is_called_who_is_gone(lane: Lane, qtbot: QtBot) -> None:
    class Page(QObject):
        def answer(self, _answer: object) -> None:
            raise AssertionError("called after its end")

    page, go = Page(), threading.Event()
    lane.queue(lambda job: go.wait(5), page.answer)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    with qtbot.waitSignal(lane.ended):
        go.set()


def test_closing_waits_and_delivers_nothing(qapp: QObject, qtbot: QtBot) -> None:
    lane, began, ended = Lane("closing"), threading.Event(), threading.Event()
    answers: list[object] = []

    def work(job: Job) -> None:
        began.set()
        try:
            while True:
                job.check()
        finally:
            ended.set()

    lane.queue(work, answers.append, answers.append)
    lane.queue(lambda job: "later", answers.append, answers.append)
    assert began.wait(5)
    lane.close()
    assert ended.is_set()
    qtbot.wait(20)
    assert not answers
