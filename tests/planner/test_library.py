"""The library learns in a worker process, knows when it is stale, and survives a damaged cache."""

from __future__ import annotations

import shutil
from datetime import date
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from nlp.draft import Draft
from nlp.note import Note
from planner.batches import Batches
from planner.drafts import Drafts
from planner.exporting import export
from planner.fitting import fit_in_child
from planner.importing.rows import NoteRow
from planner.importing.run import run
from planner.library import VERSION, Library
from planner.notes import Notes
from planner.own_words import OwnWords
from planner.paths import Workspace
from planner.review import Desk, review
from planner.samples import install
from planner.search_index import SearchIndex
from planner.storage.store import Store
from planner.worker import Outbox


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with the sample notes, learned once for all tests of this file."""
    workspace = Workspace(tmp_path_factory.mktemp("taught")).ensure()
    with Store.open(workspace) as store:
        install(store)
    Library(workspace).fit()
    return workspace


@pytest.fixture
def workspace(taught: Workspace, tmp_path: Path) -> Workspace:
    """A copy of it to change; every store is closed."""
    folder = tmp_path / "copy"
    shutil.copytree(taught.folder, folder)
    return Workspace(folder)


def notes_of(workspace: Workspace) -> int:
    """How many the sample has: more than 210, as more of its plan has come out by the end of a week."""
    with Store.open(workspace) as store:
        return Notes(store).count()


def opened(workspace: Workspace) -> Library:
    library = Library(workspace)
    assert library.open_saved()
    return library


def test_an_empty_library_reviews_and_says_that_it_is_empty(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path).ensure()
    library = Library(workspace)
    assert not library.open_saved()
    with Store.open(workspace) as store:
        found = review(Draft("干皮面霜", "我的脸很干"), Desk.of(store, library, date(2026, 11, 22)))
    assert found.forecast.percentile is None
    assert "笔记库还是空的" in found.forecast.reason
    assert found.score.parts
    assert found.similar == ()


def test_what_was_learned_is_opened_and_fresh(workspace: Workspace) -> None:
    library = opened(workspace)
    assert not library.stale()
    assert library.learned is not None
    assert len(library.learned) == notes_of(workspace) > 210


def test_what_is_learned_is_found_by_its_words(workspace: Workspace) -> None:
    with Store.open(workspace) as store:
        assert SearchIndex(store).knows_all()


def test_what_is_imported_again_unchanged_is_not_learned_again(workspace: Workspace, tmp_path: Path) -> None:
    library = opened(workspace)
    with Store.open(workspace) as store:
        export(store, "notes", tmp_path / "笔记.csv")
        (report,) = run(tmp_path / "笔记.csv", store)
    assert (report.added, report.updated, report.skipped) == (0, 0, notes_of(workspace))
    assert not library.stale()


def test_every_change_of_what_is_learned_from_makes_it_stale(workspace: Workspace) -> None:
    library = opened(workspace)
    with Store.open(workspace) as store:
        notes = Notes(store)
        first = notes.find()[0]
        for change, back in (
            (lambda: notes.set_weight([first], 5), lambda: notes.set_weight([first], None)),
            (lambda: notes.delete([first]), lambda: notes.restore([first])),
        ):
            change()
            assert library.stale()
            back()
        library.fit()
        assert not library.stale()
        OwnWords(store).add("厚润霜", "品类")
        assert library.stale()


def brings(workspace: Workspace, name: str) -> None:
    """Import a note."""
    with Store.open(workspace) as store:
        batches = Batches(store)
        batch = batches.begin(f"{name}.csv", "test", "note", name, {})
        batches.write_notes(
            batch, [NoteRow(Note(name, f"{name}来的面霜", "厚润不闷"), crawled_at="2099-01-01T00:00:00")]
        )
        batches.finish(batch)


class Importing(Outbox):
    """Somebody imports another note as soon as the words are cut and the search is told of them."""

    def __init__(self, pipe: Connection, workspace: Workspace, names: list[str]) -> None:
        super().__init__(pipe)
        self._workspace, self._names = workspace, names

    def progress(self, done: int, total: int | None = None, text: str = "") -> None:
        if text == "正在建立搜索" and self._names:
            brings(self._workspace, self._names.pop())


def test_what_comes_while_others_are_learned_is_learned_next(workspace: Workspace) -> None:
    library = opened(workspace)
    brings(workspace, "先")
    near, far = Pipe()
    with near, far:
        fit_in_child(Importing(near, workspace, ["后"]), str(workspace.folder), VERSION)
    library.open_saved()
    assert library.learned is not None
    assert len(library.learned) == notes_of(workspace) - 1
    assert library.stale()
    library.fit()
    assert len(library.learned) == notes_of(workspace)
    assert not library.stale()


def test_drafts_make_nothing_stale(workspace: Workspace) -> None:
    library = opened(workspace)
    with Store.open(workspace) as store:
        Drafts(store).new()
    assert not library.stale()


def test_a_damaged_cache_is_learned_again(workspace: Workspace) -> None:
    for file in (workspace.cache / "learned").rglob("*.npy"):
        file.write_bytes(b"damaged")
    library = Library(workspace)
    assert not library.open_saved()
    assert library.reference is not None
    library.fit()
    assert library.learned is not None


def test_a_review_finds_the_note_a_draft_repeats(workspace: Workspace) -> None:
    library = opened(workspace)
    with Store.open(workspace) as store:
        desk = Desk.of(store, library, date(2026, 11, 22))
        note = Notes(store).get(Notes(store).find()[0]).note
    found = review(Draft(note.title, note.body, note.topics), desk)
    assert found.similar[0].id == note.id
    assert found.similar[0].similarity > 0.99
    assert next(part for part in found.score.parts if part.name == "原创度").points == 0


def test_the_same_draft_gives_the_same_review(workspace: Workspace) -> None:
    draft = Draft(
        "敏感肌换季泛红怎么办",
        "我两颊红了三天，停了精华，只用修护面霜。第四天退了一半。你们换季怎么护肤？",
        ("敏感肌护肤",),
    )
    answers = []
    for _ in range(2):
        library = opened(workspace)
        with Store.open(workspace) as store:
            answers.append(review(draft, Desk.of(store, library, date(2026, 11, 22))))
    assert answers[0] == answers[1]
