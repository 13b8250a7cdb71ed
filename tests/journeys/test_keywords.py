"""From a seed to drafts: look for long-tails, filter, choose, send to drafts, find the keyword in the draft, take it back."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from planner.storage.records import DraftFilter
from tests.journeys.person import PATIENCE, Person
from ui.draft.inspector.row import Row
from ui.keywords.page import KeywordsPage


@pytest.fixture(scope="module")
def learned(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """At the first start there is a sample, and the library learns it; this takes a while and is done once."""
    folder = tmp_path_factory.mktemp("learned") / "草田"
    first = Person(qapp, Workspace(folder).ensure(), QtBot(request))
    first.rests()
    first.leaves()
    return folder


@pytest.fixture
def person(qapp: QApplication, learned: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    # How the window stood is left out: each test begins with one of its own size.
    shutil.copytree(learned, tmp_path / "草田", ignore=shutil.ignore_patterns("look.json"))
    made = Person(qapp, Workspace(tmp_path / "草田"), qtbot)
    made.rests()
    yield made
    made.leaves()


def keywords(person: Person) -> KeywordsPage:
    page = person.app.window.findChild(KeywordsPage)
    assert isinstance(page, KeywordsPage)
    return page


def settles(person: Person) -> None:
    page = keywords(person)
    person.qtbot.waitUntil(lambda: not page.asking and not person.app.session.busy, timeout=PATIENCE)


def seeds(person: Person, text: str) -> None:
    """Type seeds and press Enter."""
    page = keywords(person)
    person.does("keywords.seeds")
    page.mining.seeds.box.setText(text)
    with person.qtbot.waitSignal(page.asker.found, timeout=PATIENCE):
        person.qtbot.keyClick(page.mining.seeds.box, Qt.Key.Key_Return)
    settles(person)


def test_from_a_seed_to_a_draft(person: Person, qtbot: QtBot) -> None:
    person.does("page.keywords")
    settles(person)
    page = keywords(person)
    seeds(person, "面霜")
    every = len(page.mining.rows)
    page.mining.search.setText("pjms")
    qtbot.keyClick(page.mining.search, Qt.Key.Key_Return)
    assert 0 < len(page.mining.rows) < every
    qtbot.keyClick(page.mining.search, Qt.Key.Key_Down)
    assert [row.text for row in page.mining.chosen] == ["平价面霜"]
    settles(person)
    before = len(person.services.drafts.list())
    person.does("keywords.write")
    settles(person)
    assert page.mining.chosen[0].own_drafts >= 1
    made = person.services.drafts.list(DraftFilter(statuses=("选题",)))[0]
    person.does("page.draft")
    assert person.page.open(made.id)
    assert person.draft.content.keywords == ("平价面霜",)
    assert person.text("标题") == "平价面霜"
    person.score()
    person.does("page.keywords")
    settles(person)
    person.does("undo")
    settles(person)
    assert len(person.services.drafts.list()) == before


def test_a_note_behind_a_word_is_read_in_the_library(person: Person, qtbot: QtBot) -> None:
    person.does("page.keywords")
    settles(person)
    page = keywords(person)
    seeds(person, "面霜")
    person.does("keywords.table")
    qtbot.waitUntil(lambda: page.detail.one.notes.ids != (), timeout=PATIENCE)
    settles(person)
    ids = page.detail.one.notes.ids
    row = next(row for row in page.detail.one.notes.findChildren(Row) if row.isVisible())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: person.app.window.page == "library" and person.library.model.ids == [ids[0]])
    qtbot.waitUntil(lambda: person.library.table.chosen_ids == [ids[0]])
    person.does("page.keywords")
    settles(person)
    every = next(
        button
        for button in page.findChildren(QAbstractButton)
        if button.text() == f"在笔记库里看这 {len(ids)} 篇" and button.isVisible()
    )
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sorted(person.library.model.ids) == sorted(ids))
    assert "用到「" in "\n".join(button.text() for button in person.library.findChildren(QAbstractButton))
    person.library.work.clear()
    qtbot.waitUntil(lambda: person.library.model.rowCount() > len(ids))


def test_a_word_is_kept_planned_and_covered(person: Person, qtbot: QtBot) -> None:
    person.does("page.keywords")
    settles(person)
    page = keywords(person)
    seeds(person, "面霜")
    page.mining.table.choose_rows([0, 1, 2], 0)
    person.does("keywords.bank")
    settles(person)
    person.does("keywords.view.bank")
    settles(person)
    assert len(page.bank.words) == 3
    page.bank.enter()
    qtbot.keyClick(page.bank.table, Qt.Key.Key_3)
    settles(person)
    assert [word.status for word in page.bank.words].count("已覆盖") == 1
    person.does("keywords.view.coverage")
    settles(person)
    assert len(page.coverage.grid.matrix.rows) == 3
    for _step in range(2):
        person.does("undo")
        settles(person)
    person.does("keywords.view.bank")
    settles(person)
    assert page.bank.words == []


def test_a_keyword_table_is_dropped_seen_twice_and_taken_back(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    person.does("page.keywords")
    settles(person)
    page = keywords(person)
    person.does("keywords.view.bank")
    for name, volume in (("聚光十月.csv", 3000), ("聚光十一月.csv", 4500)):
        file = tmp_path / name
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows(
                [["关键词", "月均搜索指数", "竞争指数"], ["早八面霜", volume, 40], ["宿舍面霜", 800, 12]]
            )
        person.drops(page, file)
        sheet = person.sheet()
        qtbot.waitUntil(lambda: not page.imports.looking.busy, timeout=4 * PATIENCE)
        person.presses("导入", sheet)
        qtbot.waitUntil(lambda: "个关键词" in person.services.status.message, timeout=PATIENCE)
        settles(person)
    person.presses("导入的表", page)
    settles(person)
    page.bank.search.setText("早八面霜")
    qtbot.keyClick(page.bank.search, Qt.Key.Key_Return)
    settles(person)
    page.bank.table.choose(0)
    assert [(word.volume, word.change) for word in page.bank.chosen] == [(4500.0, 1.5)]
    assert "+50%" in person.reads()
    person.does("undo")
    settles(person)
    qtbot.waitUntil(lambda: [word.volume for word in page.bank.words] == [3000.0], timeout=PATIENCE)


def test_a_draft_is_opened_from_what_covers_a_word(person: Person, qtbot: QtBot) -> None:
    person.does("page.keywords")
    settles(person)
    page = keywords(person)
    seeds(person, "面霜")
    covered = [row for row in page.mining.rows if row.own_drafts]
    page.mining.table.choose_keys([covered[0].key])
    person.does("keywords.bank")
    settles(person)
    person.does("keywords.view.coverage")
    settles(person)
    grid = page.coverage.grid
    row, column = next(place for place, one in grid.matrix.cells.items() if one.noun == "draft")
    grid.choose([row])
    grid.opened.emit(row, column)
    assert person.app.window.page == "draft"
    assert person.draft.id == grid.matrix.cells[row, column].id
