"""Words are found by a piece of them, as SQLite finds them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.known_words import KnownWords
from planner.storage import engine
from planner.storage.store import Store

WORDS = ["面霜", "霜", "面", "早霜面", "c++", "cc", "敏感肌", "感", "霜霜霜"]


def add(store: Store, words: list[str]) -> None:
    first = (engine.value(store.db, "select max(id) from word") or -1) + 1
    with engine.writing(store.db) as db:
        db.conn.executemany("insert into word (id, text) values (?, ?)", enumerate(words, first))


def by_sqlite(store: Store, piece: str) -> list[str]:
    return [
        word for (word,) in engine.rows(store.db, "select text from word where instr(text, ?) order by id", (piece,))
    ]


@pytest.fixture
def known(store: Store) -> KnownWords:
    add(store, WORDS)
    return KnownWords(store)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(piece=st.text(st.sampled_from("面霜早敏感肌c+"), min_size=1, max_size=4))
def test_the_same_words_as_sqlite_finds(known: KnownWords, store: Store, piece: str) -> None:
    assert known.holding(piece, 100) == by_sqlite(store, piece)


def test_words_that_come_later_are_found(known: KnownWords, store: Store) -> None:
    assert known.holding("乳", 9) == []
    add(store, ["乳液", "乳"])
    assert known.holding("乳", 9) == ["乳液", "乳"]
    assert known.holding("霜", 9) == ["面霜", "霜", "早霜面", "霜霜霜"]


def test_too_many_are_none(known: KnownWords) -> None:
    assert known.holding("霜", 4) == ["面霜", "霜", "早霜面", "霜霜霜"]
    assert known.holding("霜", 3) is None


def test_a_library_without_words(store: Store) -> None:
    assert KnownWords(store).holding("面", 9) == []
