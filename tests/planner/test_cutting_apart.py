"""Two processes store what one would have stored."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from nlp.lexicon import bundled
from nlp.words import Cutter
from planner import cutting_apart, worker
from planner.batches import Batches
from planner.cutting import CHUNK, Cut, Words
from planner.cutting_apart import Span, cut_in_child, fill_apart
from planner.own_words import OwnWords
from planner.paths import Workspace
from planner.storage import engine
from planner.storage.note_kind import next_revision
from planner.storage.store import Store
from planner.vocabulary import lexicon_of
from tests.planner.worlds import bring, row

NOTES = 1_250
SAID = (
    "敏感肌", "换季", "泛红", "面霜", "精华", "早八", "通勤", "粉底液", "不卡粉", "平价替代", "我妈妈也在用", "回购三次", "ph5.5", "spf50+",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _on_any_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting_apart, "LEAST", 1_000)
    monkeypatch.setattr(cutting_apart.os, "cpu_count", lambda: 2)


def filled(folder: Path) -> Workspace:
    """A workspace with notes that nobody has cut."""
    workspace, chance = Workspace(folder).ensure(), random.Random(7)
    with Store.open(workspace) as store:
        said = ["".join(chance.choices(SAID, k=12)) + f"，第{at % 90}次" for at in range(NOTES)]
        bring(Batches(store), [row(f"n{at}", title=f"笔记{at}", body=body) for at, body in enumerate(said)])
    return workspace


def cut_by(store: Store) -> Cut:
    return Cut(Cutter(lexicon_of(store)))


def stored(store: Store) -> tuple[Any, ...]:
    """Every word with its number, and the words of every note."""
    return (
        engine.rows(store.db, "select id, text from word order by id"),
        engine.rows(store.db, "select note, words, lexicon from note_words order by note"),
        engine.rows(store.db, "select no, revision from note order by no"),
    )


def test_the_same_words_under_the_same_numbers(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with Store.open(filled(tmp_path / "two")) as two, Store.open(filled(tmp_path / "one")) as one:
        assert fill_apart(two, Words(two), cut_by(two), progress=lambda done, all, _: told.append((done, all))) == NOTES
        assert Words(two).fill(cut_by(two)) == 0
        assert Words(one).fill(cut_by(one)) == NOTES
        assert stored(two) == stored(one)
    assert told == [(min(at, NOTES), NOTES) for at in range(CHUNK, NOTES + CHUNK, CHUNK)]


def test_few_notes_are_left_to_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting_apart, "LEAST", NOTES + 1)
    with Store.open(filled(tmp_path)) as store:
        assert fill_apart(store, Words(store), cut_by(store)) == 0


def test_a_text_that_changes_meanwhile_is_cut_later(tmp_path: Path) -> None:
    with Store.open(filled(tmp_path)) as store:
        words, cut = Words(store), cut_by(store)

        def change() -> None:
            with engine.writing(store.db) as db:
                db.execute("update note_text set body = '这是另一篇' where note = 1")
                db.execute("update note set revision = ? where no = 1", (next_revision(db),))

        assert fill_apart(store, words, cut, change) == NOTES
        assert words.missing_numbers(cut.fingerprint) == [1]
        assert words.fill(cut) == 1


def test_it_can_be_stopped_and_goes_on_where_it_was(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def twice() -> Callable[[], None]:
        left = iter((None, None))

        def check() -> None:
            if next(left, Enough) is Enough:
                raise Enough

        return check

    with Store.open(filled(tmp_path)) as store:
        words, cut = Words(store), cut_by(store)
        with pytest.raises(Enough):
            fill_apart(store, words, cut, twice())
        assert words.missing(cut.fingerprint) == NOTES - 2 * CHUNK
        assert words.fill(cut) == NOTES - 2 * CHUNK


def test_who_cuts_with_another_lexicon_is_not_believed(tmp_path: Path) -> None:
    with Store.open(filled(tmp_path)) as store:
        OwnWords(store).add("厚润霜", "品类")
        words, cut = Words(store), Cut(Cutter(bundled()))
        assert fill_apart(store, words, cut) == 0
        assert words.fill(cut) == NOTES


def test_a_process_that_dies_leaves_the_rest_to_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting_apart, "cut_in_child", cut_and_die)
    with Store.open(filled(tmp_path)) as store:
        words, cut = Words(store), cut_by(store)
        assert fill_apart(store, words, cut) == 2 * CHUNK
        assert words.fill(cut) == NOTES - 2 * CHUNK


def cut_and_die(outbox: worker.Outbox, folder: str, lexicon: int, spans: Sequence[Span]) -> None:
    """Cut one chunk and no more."""
    cut_in_child(outbox, folder, lexicon, spans[:1])
    os._exit(1)


def cut_in_grandchildren(outbox: worker.Outbox, folder: str) -> int:
    """A fit runs in a process of its own, and these two below it."""
    cutting_apart.LEAST = 1_000
    with Store.open(Workspace(Path(folder))) as store:
        return fill_apart(store, Words(store), cut_by(store))


def test_a_process_has_two_of_its_own(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    done = worker.run(cut_in_grandchildren, str(workspace.folder), memory_mb=6 * 1024, parent=True)
    assert done == NOTES
