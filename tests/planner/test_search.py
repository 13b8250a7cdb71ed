"""The search box."""

from __future__ import annotations

import pytest

from nlp.lexicon import bundled
from nlp.words import Cutter
from planner.batches import Batches
from planner.cutting import Cut, Words
from planner.importing.rows import NoteRow
from planner.notes import Notes
from planner.search_index import SearchIndex
from planner.storage.records import NoteFilter
from planner.storage.store import Store
from tests.planner.worlds import bring, row

CUTTER = Cutter(bundled())


LIBRARY = [
    row("1", 1, title="敏感肌面霜推荐", body="换季泛红的姐妹看过来，5.0 版本的配方", topics=("敏感肌", "面霜")),
    row("2", 2, title="学 C++ 的第一年", body="程序员的通勤穿搭", topics=("程序员",)),
    row("3", 3, title="油痘肌早八妆", body='他说"真的不卡粉" 100%_好用\\', topics=("早八",)),
    NoteRow(row("4", 4, title="羽绒服怎么洗", body="面部精华和面膜").note, author_name="小美Mia"),
]


def titles(notes: Notes, text: str) -> list[str | None]:
    return sorted(notes.get(id).platform_id or "" for id in notes.find(NoteFilter(text)))


@pytest.fixture(params=["index", "texts", "index and cutter"])
def notes(request: pytest.FixtureRequest, store: Store) -> Notes:
    """The same answers from the index and, before there is one, from the texts."""
    bring(Batches(store), LIBRARY)
    if request.param != "texts":
        Words(store).fill(Cut(CUTTER))
        assert SearchIndex(store).catch_up() == 4
        assert SearchIndex(store).knows_all()
    return Notes(store, CUTTER.keys if request.param == "index and cutter" else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("面霜", ["1"]),
        ("敏感肌", ["1"]),
        ("敏感肌 泛红", ["1"]),
        ("敏感肌 程序员", []),
        ("精华", ["4"]),
        ("妆", ["3"]),
        ("的", ["1", "2", "3"]),
        ("肌面", ["1"]),
        ("C++", ["2"]),
        ("c++", ["2"]),
        ("5.0", ["1"]),
        ('"', ["3"]),
        ("100%_", ["3"]),
        ("%", ["3"]),
        ("_", ["3"]),
        ("\\", ["3"]),
        ("小美", ["4"]),
        ("mia", ["4"]),
        ("不存在的词", []),
        ("AND", []),
        ("NOT (", []),
        ("title:面霜", []),
        ("*", []),
        ("'; drop table note; --", []),
        ("\ud800", []),
        ("\0", ["1", "2", "3", "4"]),
        ("面" * 5000, []),
        ("a b c d " * 100, []),
    ],
)
def test_search(notes: Notes, text: str, found: list[str]) -> None:
    assert titles(notes, text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("mgj", ["1"]), ("mgjms", ["1"]), ("ms", ["1"]), ("yrf", ["4"]), ("zzz", [])]
)
def test_initials_of_titles(store: Store, text: str, found: list[str]) -> None:
    bring(Batches(store), LIBRARY)
    Words(store).fill(Cut(CUTTER))
    SearchIndex(store).catch_up()
    assert titles(Notes(store), text) == found


def test_words_cut_apart_are_found_together(store: Store) -> None:
    bring(Batches(store), LIBRARY)
    Words(store).fill(Cut(CUTTER))
    SearchIndex(store).catch_up()
    assert titles(Notes(store), "程序员穿搭") == ["2"]
    assert titles(Notes(store), "面霜的敏感肌") == ["1"]
    assert titles(Notes(store), "敏感肌程序员") == []


def test_the_index_follows(store: Store) -> None:
    batches, notes, index = Batches(store), Notes(store), SearchIndex(store)
    bring(batches, LIBRARY)
    Words(store).fill(Cut(CUTTER))
    index.catch_up()
    second = bring(batches, [row("5", 1, title="面霜空瓶"), row("1", 9, title="敏感肌乳液推荐", seen="2026-01-01")])
    assert not index.knows_all()
    assert titles(notes, "面霜") == ["1", "5"], "until it is caught up the texts are read"
    assert index.catch_up() <= 1, "notes that are not cut yet wait"
    Words(store).fill(Cut(CUTTER))
    assert index.catch_up() == 2
    assert index.knows_all()
    assert titles(notes, "乳液") == ["1"]
    batches.undo(second)
    Words(store).fill(Cut(CUTTER))
    index.catch_up()
    assert titles(notes, "空瓶") == []
    assert titles(notes, "敏感肌面霜推荐") == ["1"]
    assert index.catch_up() == 0


def test_deleting_the_index_is_always_safe(store: Store) -> None:
    bring(Batches(store), LIBRARY)
    Words(store).fill(Cut(CUTTER))
    SearchIndex(store).catch_up()
    store.forget("search")
    for path in store.workspace.cache.glob("search.db*"):
        path.unlink()
    assert titles(Notes(store), "面霜") == ["1"]
    assert SearchIndex(store).catch_up() == 4
    store.forget("search")
    store.workspace.search.write_bytes(b"broken" * 5000)
    assert titles(Notes(store), "面霜") == ["1"]
    assert SearchIndex(store).catch_up() == 4
    assert titles(Notes(store), "面霜") == ["1"]


def test_words_follow_the_text_and_the_lexicon(store: Store) -> None:
    batches, words = Batches(store), Words(store)
    bring(batches, LIBRARY)
    assert words.missing(Cut(CUTTER).fingerprint) == 4
    assert words.fill(Cut(CUTTER)) == 4
    assert words.fill(Cut(CUTTER)) == 0
    bring(batches, [row("1", 5, seen="2026-01-01")])
    assert words.missing(Cut(CUTTER).fingerprint) == 0, "other counts, the same words"
    bring(batches, [row("1", 5, body="新的正文", seen="2026-01-02")])
    assert words.fill(Cut(CUTTER)) == 1
    other = Cut(Cutter(bundled().with_own([("换季泛红", "功效")])))
    assert words.missing(other.fingerprint) == 4
    before = words.cuts()
    assert words.fill(other) == 4
    assert words.cuts()[0] == before[0]


def test_stored_words_are_the_words(store: Store) -> None:
    from nlp.cuts import Cuts

    bring(Batches(store), LIBRARY)
    notes = Notes(store).for_fitting()
    Words(store).fill(Cut(CUTTER))
    ids, stored = Words(store).cuts()
    fresh = Cuts.of(CUTTER, notes)
    assert ids == [note.id for note in notes]
    assert [stored.vocabulary[number] for number in stored.ids] == [fresh.vocabulary[number] for number in fresh.ids]
    assert stored.starts.tolist() == fresh.starts.tolist()
    assert stored.follows.tolist() == fresh.follows.tolist()
