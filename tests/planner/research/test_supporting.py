"""What is known of words somebody already has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nlp.note import Note
from planner.batches import Batches
from planner.drafts import Drafts
from planner.importing.rows import NoteRow
from planner.library import Library, Reference
from planner.paths import Workspace
from planner.research import Standing, standing
from planner.samples import install
from planner.storage.records import DraftContent
from planner.storage.store import Store


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("taught")).ensure()
    with Store.open(workspace) as store:
        install(store)
        batches = Batches(store)
        batch = batches.begin("我们的.csv", "test", "notes", "ours", {})
        mine = Note("o1", "平价面霜红黑榜", "平价面霜都在这里。", (), author="青禾官方", own=True)
        batches.write_notes(batch, [NoteRow(mine, author_name="青禾官方")])
        batches.finish(batch)
    Library(workspace).fit()
    return workspace


@pytest.fixture
def store(taught: Workspace) -> Iterator[Store]:
    with Store.open(taught) as opened:
        yield opened


@pytest.fixture
def reference(taught: Workspace) -> Reference:
    library = Library(taught)
    library.open_saved()
    assert library.reference is not None
    return library.reference


def test_words_of_the_library_are_counted(reference: Reference, store: Store) -> None:
    found = standing(reference, store, ["平价面霜", "平价 面霜", "没有人写过的词"])
    cheap = found["平价面霜"]
    assert cheap.support is not None
    assert cheap.support >= 2
    assert (cheap.own_notes, cheap.kind, cheap.role) == (1, "价格+品类", "长尾")
    assert found["平价 面霜"] == cheap
    assert (found["没有人写过的词"].support, found["没有人写过的词"].own_notes) == (0, 0)


def test_drafts_count_at_once(reference: Reference, store: Store) -> None:
    before = standing(reference, store, ["平价面霜"])["平价面霜"].own_drafts
    draft, _changes = Drafts(store).add(DraftContent("随手记", "写写平价面霜", ()))
    assert standing(reference, store, ["平价面霜"])["平价面霜"].own_drafts == before + 1
    Drafts(store).delete(draft.id)
    assert standing(reference, store, ["平价面霜"])["平价面霜"].own_drafts == before


def test_before_anything_is_learned_numbers_are_unknown(reference: Reference, store: Store) -> None:
    blank = Reference(reference.lexicon, reference.cutter)
    found = standing(blank, store, ["平价面霜", ""])
    assert found["平价面霜"] == Standing(None, None, found["平价面霜"].own_drafts, "价格+品类", "长尾")
    assert standing(blank, store, []) == {}


def test_it_stops_when_nobody_waits(reference: Reference, store: Store) -> None:
    class Enough(Exception):
        pass

    def check() -> None:
        raise Enough

    with pytest.raises(Enough):
        standing(reference, store, ["平价面霜"], check)
