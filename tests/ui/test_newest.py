"""The newest question wins: who asked before hears nothing, neither an answer nor an error."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from planner.problems import Problem
from ui.jobs import Job, Lane, Stopped
from ui.newest import Newest, NewestOf


@pytest.fixture
def lane(qapp: QObject) -> Iterator[Lane]:
    made = Lane("test")
    yield made
    made.close()


class Gate:
    """Work that waits until it may end."""

    def __init__(self, answer: Callable[[], str]) -> None:
        self._answer = answer
        self.began, self.go = threading.Event(), threading.Event()

    def __call__(self, job: Job) -> str:
        self.began.set()
        self.go.wait(5)
        return self._answer()


def failing() -> str:
    raise Problem("旧的出了错", "")


@pytest.mark.parametrize("old", [lambda: "old", failing])
def test_who_asked_before_hears_nothing(lane: Lane, qtbot: QtBot, old: Callable[[], str]) -> None:
    errors: list[BaseException] = []
    answers: list[str] = []
    newest = Newest(lane, errors.append)
    gate = Gate(old)
    newest.ask(gate, answers.append)
    assert gate.began.wait(5)
    newest.ask(lambda job: "new", answers.append)
    assert newest.busy
    gate.go.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert (answers, errors, newest.busy) == (["new"], [], False)


def test_what_is_given_up_is_not_told(lane: Lane, qtbot: QtBot) -> None:
    answers: list[str] = []
    newest = Newest(lane, answers.append)  # type: ignore[arg-type]
    newest.ask(lambda job: "never", answers.append)
    newest.give_up()
    assert not newest.busy
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == []


def test_a_person_who_stops_the_question_is_told(lane: Lane, qtbot: QtBot) -> None:
    errors: list[BaseException] = []
    newest = Newest(lane, errors.append)

    def endless(job: Job) -> None:
        while True:
            job.check()

    newest.ask(endless, errors.append).stop()  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: not newest.busy)
    assert [type(error) for error in errors] == [Stopped]


def test_kinds_of_questions_do_not_take_each_others_place(lane: Lane, qtbot: QtBot) -> None:
    answers: list[str] = []
    newest = NewestOf(lane, answers.append)  # type: ignore[arg-type]
    newest.ask("rows", lambda job: "rows", answers.append)
    newest.ask("facets", lambda job: "facets", answers.append)
    assert newest.asks("rows")
    assert newest.asks("facets")
    assert not newest.asks("detail")
    qtbot.waitUntil(lambda: not newest.busy)
    assert answers == ["rows", "facets"]


def test_an_answer_for_a_page_that_is_gone_reaches_nobody(lane: Lane, qtbot: QtBot) -> None:
    answers: list[str] = []
    newest = Newest(lane, answers.append)  # type: ignore[arg-type]
    gate = Gate(lambda: "late")
    newest.ask(gate, answers.append)
    assert gate.began.wait(5)
    delete(newest)
    gate.go.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == []
