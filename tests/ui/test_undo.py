"""Taking back: one stack a page, writes told to the hub, and problems that stop a write."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QObject

from planner.problems import Problem
from planner.storage.changes import Changes
from ui.hub import Hub
from ui.undo import DEPTH, Undo


class Shelf:
    """Something that is written to."""

    def __init__(self) -> None:
        self.value, self.full = 0, False

    def put(self, value: int) -> Changes:
        if self.full:
            raise Problem("磁盘已满")
        self.value = value
        return Changes.of("note", str(value))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def hub(qapp: QObject) -> Hub:
    return Hub()


@pytest.fixture
def undo(hub: Hub) -> Undo:
    return Undo(hub)


def test_doing_and_taking_back_are_told(undo: Undo, hub: Hub, shelf: Shelf) -> None:
    told: list[Changes] = []
    hub.changed.connect(told.append)
    undo.show("library")
    assert undo.do("library", "设权重", lambda: shelf.put(5), lambda: shelf.put(0))
    assert shelf.value == 5
    undo.undo()
    assert shelf.value == 0
    undo.redo()
    assert shelf.value == 5
    assert [changes.ids("note") for changes in told] == [{"5"}, {"0"}, {"5"}]


def test_each_page_takes_back_its_own(undo: Undo, shelf: Shelf) -> None:
    other = Shelf()
    undo.do("library", "一", lambda: shelf.put(1), lambda: shelf.put(0))
    undo.do("settings", "二", lambda: other.put(2), lambda: other.put(0))
    undo.show("library")
    undo.undo()
    assert (shelf.value, other.value) == (0, 2)


def test_a_problem_stops_the_write_and_is_told(undo: Undo, shelf: Shelf) -> None:
    troubles: list[object] = []
    undo.trouble.connect(troubles.append)
    shelf.full = True
    assert not undo.do("library", "一", lambda: shelf.put(1), lambda: shelf.put(0))
    assert len(undo.stack("library")) == 0
    assert len(troubles) == 1


def test_an_edit_that_cannot_be_taken_back_is_forgotten(undo: Undo, shelf: Shelf) -> None:
    undo.show("library")
    undo.do("library", "一", lambda: shelf.put(1), lambda: shelf.put(0))
    shelf.full = True
    undo.undo()
    assert shelf.value == 1
    assert not undo.stack("library").can_undo


def test_nothing_is_not_worth_a_word(hub: Hub) -> None:
    told: list[Changes] = []
    hub.changed.connect(told.append)
    hub.tell(None)
    hub.tell(Changes())
    hub.tell(Changes.of("draft", "a"))
    assert len(told) == 1


def test_a_message_takes_back_its_own_edit_after_the_oldest_were_forgotten(undo: Undo, shelf: Shelf) -> None:
    undo.show("draft")
    for value in range(1, DEPTH + 1):
        undo.do("draft", "改", partial(shelf.put, value), partial(shelf.put, value - 1))
    back = undo.back("draft")
    for value in range(DEPTH + 1, DEPTH + 11):
        undo.do("draft", "改", partial(shelf.put, value), partial(shelf.put, value - 1))
    back()
    assert shelf.value == DEPTH - 1
    back()
    assert shelf.value == DEPTH - 1


def test_a_message_about_a_forgotten_edit_takes_nothing_back(undo: Undo, shelf: Shelf) -> None:
    undo.do("draft", "改", partial(shelf.put, 1), partial(shelf.put, 0))
    back = undo.back("draft")
    for value in range(2, DEPTH + 2):
        undo.do("draft", "改", partial(shelf.put, value), partial(shelf.put, value - 1))
    back()
    assert shelf.value == DEPTH + 1
