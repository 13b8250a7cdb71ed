"""The full-text index: a file of its own that follows the data file in the background and can be deleted at any time.

FTS5's own tokenizers find no Chinese words, so its tokens are the words we cut; signs such as ``+`` become private letters.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from nlp.text import fold_plain
from planner.initials import initials
from planner.storage import engine
from planner.storage.migrations import SQL
from planner.storage.store import Store
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

GRAM = 8
"""Initials are kept from each syllable of a title on, this many."""

CHUNK = 5_000
"""Notes taken in with one transaction; with 500 it is a tenth more work."""

Row: TypeAlias = tuple[int, int, str, str | None, bytes]
"""Number, revision, title, author's name and words of a note."""


def tokens(words: Iterable[str]) -> str:
    """Words as FTS5 sees them."""
    return " ".join(word if word.isalnum() else "".join(map(_token, word)) for word in words)


def _token(character: str) -> str:
    return character if character.isalnum() else chr(0xE000 + ord(character) % 0x1000)


def title_grams(title: str) -> str:
    """The initials of a title from each of its syllables on, so that any part of it is found by its beginning."""
    letters = initials(title[:40])
    return " ".join([letters[at : at + GRAM] for at in range(len(letters))])


class SearchIndex:
    """The index of a workspace, for the thread of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def db(self) -> Database:
        """The file; made anew when it is missing, damaged, or was made from another data file."""
        return self._store.rebuildable("search", self._store.workspace.search, self._prepare)

    def knows_all(self) -> bool:
        """Whether every note that can be seen is in it; before that only the texts themselves are sure."""
        if not self._store.workspace.search.exists():
            return False
        mark, db = self._mark(), self._store.db
        seen = visible(db, "n.batch")
        return not engine.rows(
            db, f"select 1 from note n where n.revision > ? and n.deleted_at is null and {seen} limit 1", (mark,)
        )

    def catch_up(
        self,
        check: Callable[[], None] = lambda: None,
        progress: Callable[[int, int | None, str], None] = lambda *_: None,
    ) -> int:
        """Take in notes that are new or have changed, as far as they are cut. Returns how many.

        All of a big library takes some seconds of work in Python: run it in a worker process or a lane.
        """
        mark, end = self._mark(), self._end()
        total = int(engine.value(self._store.db, f"select count(*) {_NEWS}", (mark, end)))
        vocabulary = [tokens([text]) for (text,) in engine.rows(self._store.db, "select text from word order by id")]
        done = 0
        while mark < end:
            check()
            rows = self._news(mark, end)
            last = rows[-1][1] if rows else end
            self._take([_entry(row, vocabulary) for row in rows], mark, last)
            mark = last
            done += len(rows)
            progress(done, total, "正在建立搜索")
        return done

    def _news(self, mark: int, end: int) -> list[Row]:
        """The next notes; all notes of one revision come together."""
        rows: list[Row] = engine.rows(self._store.db, f"{_ROW} {_NEWS} order by n.revision limit {CHUNK}", (mark, end))
        if len(rows) < CHUNK:
            return rows
        last = rows[-1][1]
        return [row for row in rows if row[1] < last] or engine.rows(
            self._store.db, f"{_ROW} {_NEWS}", (last - 1, last)
        )

    def _take(self, entries: Sequence[tuple[int, str, str, str, str, str]], mark: int, last: int) -> None:
        gone = engine.rows(
            self._store.db, "select note from note_gone where revision > ? and revision <= ?", (mark, last)
        )
        with engine.writing(self.db) as index:
            index.conn.executemany("delete from found where rowid = ?", gone)
            index.conn.executemany(
                "insert or replace into found (rowid, title, body, topics, author, initials) values (?, ?, ?, ?, ?, ?)",
                entries,
            )
            index.execute("update progress set revision = ?", (last,))

    def _end(self) -> int:
        """Up to which revision every note is cut."""
        uncut, newest = engine.rows(
            self._store.db,
            "select (select min(n.revision) from note n where n.deleted_at is null"
            " and not exists (select 1 from note_words w where w.note = n.no)),"
            " max((select coalesce(max(revision), 0) from note), (select coalesce(max(revision), 0) from note_gone))",
        )[0]
        return int(newest) if uncut is None else int(uncut) - 1

    def _mark(self) -> int:
        return int(engine.value(self.db, "select revision from progress"))

    def _prepare(self, index: Database) -> None:
        generation = self._store.generation
        if engine.rows(index, "select 1 from sqlite_schema where name = 'progress'"):
            if engine.value(index, "select generation from progress") == generation:
                return
            with engine.writing(index):
                index.execute("drop table found")
                index.execute("drop table progress")
        with engine.writing(index):
            for statement in engine.statements((SQL / "search.sql").read_text(encoding="utf-8")):
                index.conn.execute(statement)
            index.execute("insert into progress (one, generation, revision) values (1, ?, 0)", (generation,))


_NEWS = "from note n join note_words w on w.note = n.no where n.revision > ? and n.revision <= ?"
_ROW = "select n.no, n.revision, n.title, n.author_name, w.words"


def _entry(row: Row, vocabulary: Sequence[str]) -> tuple[int, str, str, str, str, str]:
    no, _, title, author, stored = row
    title_size, body_size, *numbers = array("i", stored)
    words = [vocabulary[number if number >= 0 else ~number] for number in numbers]
    behind = title_size + body_size
    return (
        no,
        " ".join(words[:title_size]),
        " ".join(words[title_size:behind]),
        " ".join(words[behind:]),
        tokens(fold_plain(author).split()) if author else "",
        title_grams(title),
    )
