"""When a review is asked for, and which answer is shown."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nlp.draft import Draft
from ui.draft.reviewer import PAUSE_MS, WAIT_MOST, Reviewer, Subject
from ui.jobs import Job, Lane

ONE, TWO, THREE = (Subject("a", Draft(title)) for title in "一二三")


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    made = Lane("review")
    yield made
    made.close()


class Desk:
    """Answers with the title; holds the lane while ``gate`` is shut."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.gate = Event()
        self.gate.set()
        self.composing = False

    def __call__(self, subject: Subject, job: Job) -> Any:
        title = subject.draft.title
        self.seen.append(title)
        self.gate.wait(5)
        if title == "坏":
            raise ValueError("no")
        return title


def reviewer_of(lane: Lane, desk: Desk) -> tuple[Reviewer, list[tuple[str, str]]]:
    made = Reviewer(lane, desk, lambda: desk.composing, lane)
    answers: list[tuple[str, str]] = []
    made.reviewed.connect(lambda id, review: answers.append((id, review)))
    return made, answers


def test_one_review_follows_a_burst_of_changes(lane: Lane, qtbot: QtBot) -> None:
    desk = Desk()
    reviewer, answers = reviewer_of(lane, desk)
    for subject in (ONE, TWO, THREE):
        reviewer.look(subject)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("a", "三")]
    assert desk.seen == ["三"]


def test_the_same_text_is_not_read_again(lane: Lane, qtbot: QtBot) -> None:
    desk = Desk()
    reviewer, answers = reviewer_of(lane, desk)
    reviewer.look(ONE)
    qtbot.waitUntil(lambda: bool(answers))
    reviewer.look(ONE)
    qtbot.wait(PAUSE_MS * 2)
    assert desk.seen == ["一"]
    reviewer.look_again(ONE)
    qtbot.waitUntil(lambda: len(answers) == 2)


def test_an_answer_about_an_older_text_is_dropped(lane: Lane, qtbot: QtBot) -> None:
    desk = Desk()
    reviewer, answers = reviewer_of(lane, desk)
    desk.gate.clear()
    reviewer.look(ONE)
    qtbot.waitUntil(lambda: desk.seen == ["一"])
    reviewer.look(TWO)
    desk.gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(PAUSE_MS)
    assert answers == [("a", "二")]


def test_nothing_is_read_while_a_word_is_composed(lane: Lane, qtbot: QtBot) -> None:
    desk = Desk()
    reviewer, answers = reviewer_of(lane, desk)
    desk.composing = True
    reviewer.look(ONE)
    qtbot.wait(PAUSE_MS * 3)
    assert desk.seen == []
    desk.composing = False
    qtbot.waitUntil(lambda: answers == [("a", "一")])


def test_a_writer_who_never_pauses_is_reviewed_all_the_same(lane: Lane, qtbot: QtBot) -> None:
    desk = Desk()
    reviewer, answers = reviewer_of(lane, desk)
    for number in range(WAIT_MOST * 6):
        reviewer.look(Subject("a", Draft(str(number))))
        qtbot.wait(PAUSE_MS // 3)
    assert desk.seen
    qtbot.waitUntil(lambda: answers[-1:] == [("a", str(WAIT_MOST * 6 - 1))])


def test_a_failure_is_told_and_does_not_stop_later_reviews(lane: Lane, qtbot: QtBot) -> None:
    desk = Desk()
    reviewer, answers = reviewer_of(lane, desk)
    with qtbot.waitSignal(reviewer.failed):
        reviewer.look(Subject("a", Draft("坏")))
    reviewer.look(ONE)
    qtbot.waitUntil(lambda: answers == [("a", "一")])
