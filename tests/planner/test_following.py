"""Reviews know at once which notes came, changed and went; nothing is learned for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nlp.draft import Draft
from nlp.findings import Push, Similar
from planner import following
from planner.batches import Batches
from planner.cutting import Cut, Words
from planner.library import Library
from planner.notes import Notes
from planner.paths import Workspace
from planner.review import Desk, review
from planner.samples import install
from planner.shelving import shelve_sample, unshelve_sample
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.worlds import bring, row

TITLE = "敏感肌换季泛红，我停了所有精华"
BODY = "两颊红了三天，洗脸只用清水，晚上薄涂修护面霜。第四天退了一半，第七天能上粉底。"
DRAFT = Draft(TITLE, BODY, ("敏感肌护肤",))
OTHER = "出差三天只带一个小包，洗漱全在里面"


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with the sample notes and three of a person's own, learned once for all tests of this file."""
    workspace = Workspace(tmp_path_factory.mktemp("taught")).ensure()
    with Store.open(workspace) as store:
        install(store)
        bring(
            Batches(store),
            [
                row("m1", title=OTHER, body="洗面奶，面霜，牙刷，一支口红。"),
                row("m2", title="周末做饭", body="番茄炒蛋"),
            ],
        )
    Library(workspace).fit()
    return workspace


@pytest.fixture
def workspace(taught: Workspace, tmp_path: Path) -> Workspace:
    """A copy of it to change; every store is closed."""
    shutil.copytree(taught.folder, tmp_path / "copy")
    return Workspace(tmp_path / "copy")


@pytest.fixture
def store(workspace: Workspace) -> Iterator[Store]:
    with Store.open(workspace) as opened:
        yield opened


@pytest.fixture
def library(workspace: Workspace) -> Library:
    library = Library(workspace)
    assert library.open_saved()
    return library


def similar(library: Library, store: Store, draft: Draft = DRAFT) -> tuple[Similar, ...]:
    return review(draft, Desk.of(store, library, date(2026, 11, 22))).similar


def ids(library: Library, store: Store, draft: Draft = DRAFT) -> list[str]:
    return [one.id for one in similar(library, store, draft)]


def id_of(store: Store, title: str) -> str:
    return str(engine.value(store.db, "select id from note where title = ?", (title,)))


def test_nothing_happened_and_nothing_is_new(library: Library, store: Store) -> None:
    before = library.reference
    assert not library.catch_up(store)
    assert library.reference is before


@pytest.mark.parametrize("cut", [True, False])
def test_an_imported_note_is_similar_at_the_next_review(library: Library, store: Store, cut: bool) -> None:
    assert TITLE not in [one.title for one in similar(library, store)]
    learned = library.learned
    assert learned
    batches = Batches(store)
    batch = batches.begin("笔记.csv", "test", "note", "hash", {})
    batches.write_notes(batch, [row("n1", title=TITLE, body=BODY, topics=("敏感肌护肤",))])
    assert library.reference
    if cut:
        Words(store).fill(Cut(library.reference.cutter))
    assert not library.catch_up(store), "a batch that is being written is not seen"
    batches.finish(batch)
    assert library.catch_up(store)
    (first, *_) = similar(library, store)
    assert (first.id, first.title, first.percentile) == (id_of(store, TITLE), TITLE, None)
    assert first.similarity == pytest.approx(1, abs=1e-6)
    assert library.learned
    assert library.learned.index is learned.index
    assert library.stale()
    batches.undo(batch)
    assert library.catch_up(store)
    assert TITLE not in [one.title for one in similar(library, store)]


def test_a_deleted_note_is_not_shown_and_a_restored_one_is(library: Library, store: Store) -> None:
    draft, notes = Draft(OTHER, "洗面奶，面霜，牙刷"), Notes(store)
    note = id_of(store, OTHER)
    before = similar(library, store, draft)
    assert before[0].id == note
    notes.delete([note])
    assert library.catch_up(store)
    assert note not in ids(library, store, draft)
    notes.restore([note])
    assert library.catch_up(store)
    after = similar(library, store, draft)
    assert [one.id for one in after] == [one.id for one in before]
    assert [one.similarity for one in after] == pytest.approx([one.similarity for one in before], abs=1e-6)
    assert after[0].percentile == before[0].percentile


def test_a_deleted_note_is_not_named_in_a_forecast_either(library: Library, store: Store) -> None:
    def pushes() -> tuple[Push, ...]:
        return review(DRAFT, Desk.of(store, library, date(2026, 11, 22))).forecast.pushes

    # Of so few notes the forecast does not ask their neighbours by itself.
    assert library.reference
    learned = library.reference.learned
    assert learned
    assert learned.forecast
    model = replace(learned.forecast.model, mixture=(0.0, 0.0, 1.0, 0.0))
    learned = replace(learned, forecast=replace(learned.forecast, model=model))
    library.reference = replace(library.reference, learned=learned)
    before = pushes()
    titles = [push.name[5:-1] for push in before if push.name.startswith("相似笔记《")]
    assert titles
    rows = engine.rows(store.db, "select id, title from note")
    Notes(store).delete([id for id, title in rows if title[:24] in titles])
    assert library.catch_up(store)
    after = pushes()
    assert not [push for push in after if push.name.startswith("相似笔记《")]
    assert sum(push.points for push in after) == pytest.approx(sum(push.points for push in before))


def test_a_note_that_says_something_else_now_is_looked_at_as_it_is(library: Library, store: Store) -> None:
    note, batches = id_of(store, "周末做饭"), Batches(store)
    assert note not in ids(library, store)
    changed = bring(batches, [row("m2", title=TITLE, body=BODY, seen="2099-01-01")], "新.csv")
    assert library.catch_up(store)
    (first, *rest) = similar(library, store)
    assert (first.id, first.title) == (note, TITLE)
    assert note not in [one.id for one in rest]
    assert note not in ids(library, store, Draft("周末做饭", "番茄炒蛋"))
    batches.undo(changed)
    assert library.catch_up(store)
    assert ids(library, store, Draft("周末做饭", "番茄炒蛋"))[0] == note


def test_an_import_that_is_taken_back_is_gone_at_once(library: Library, store: Store) -> None:
    batches = Batches(store)
    (mine,) = [batch for batch in batches.list() if batch.file_name == "笔记.csv"]
    draft = Draft(OTHER, "洗面奶，面霜，牙刷")
    assert ids(library, store, draft)[0] == id_of(store, OTHER)
    batches.undo(mine.id)
    assert library.catch_up(store)
    assert OTHER not in [one.title for one in similar(library, store, draft)]


def test_the_sample_goes_out_of_sight_and_comes_back(library: Library, store: Store) -> None:
    before = similar(library, store)
    moment, _ = shelve_sample(store)
    assert library.catch_up(store)
    assert {one.title for one in similar(library, store)} <= {OTHER, "周末做饭"}
    unshelve_sample(store, moment)
    assert library.catch_up(store)
    assert similar(library, store) == before


def test_who_begins_again_knows_what_came_and_went(workspace: Workspace, library: Library, store: Store) -> None:
    bring(Batches(store), [row("n1", title=TITLE, body=BODY)], "新.csv")
    Notes(store).delete([id_of(store, OTHER)])
    library.catch_up(store)
    again = Library(workspace)
    again.open_saved()
    assert again.behind
    assert id_of(store, OTHER) not in ids(again, store, Draft(OTHER, BODY))
    assert again.catch_up(store)
    assert not again.behind
    assert ids(again, store) == ids(library, store)
    assert ids(again, store)[0] == id_of(store, TITLE)


def test_learning_takes_over_what_was_followed(library: Library, store: Store) -> None:
    bring(Batches(store), [row("n1", title=TITLE, body=BODY)], "新.csv")
    library.catch_up(store)
    library.fit()
    assert library.learned
    assert not library.learned.tail.notes
    assert not len(library.learned.tail.gone)
    assert ids(library, store)[0] == id_of(store, TITLE)
    assert not library.catch_up(store)


def test_more_than_is_followed_is_left_to_learning(
    library: Library, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST", 3)
    batches = Batches(store)
    bring(batches, [row("n1", title=TITLE, body=BODY)], "一.csv")
    assert library.catch_up(store)
    bring(batches, [row(f"x{at}", title=f"{TITLE}{at}", body=BODY) for at in range(5)], "二.csv")
    assert not library.catch_up(store)
    assert ids(library, store)[0] == id_of(store, TITLE)
    Notes(store).delete([id_of(store, TITLE), id_of(store, OTHER)])
    assert library.catch_up(store)
    assert not {TITLE, OTHER} & {one.title for one in similar(library, store)}


def test_what_stops_on_the_way_is_read_again(library: Library, store: Store) -> None:
    class Enough(Exception):
        pass

    def stop() -> None:
        raise Enough

    bring(Batches(store), [row("n1", title=TITLE, body=BODY)], "新.csv")
    with pytest.raises(Enough):
        library.catch_up(store, stop)
    assert library.catch_up(store)
    assert ids(library, store)[0] == id_of(store, TITLE)


def test_another_data_file_is_not_mistaken_for_the_one_that_was_learned(library: Library, store: Store) -> None:
    with engine.writing(store.db) as db:
        db.execute("delete from setting where name = 'generation'")
    bring(Batches(store), [row("n1", title=TITLE, body=BODY)], "新.csv")
    assert not library.catch_up(store)
