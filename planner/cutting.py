"""The words of notes, cut once and stored: search, suggestions and every refit start from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING
from zlib import crc32

from nlp.lexicon import Lexicon
from nlp.note import Note
from planner.storage import engine
from planner.storage.note_kind import next_revision
from planner.storage.store import Store
from planner.storage.texts import dumps, parted
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

    from nlp.arrays import Ints
    from nlp.bulk.scribe import BulkScribe
    from nlp.cuts import Cuts
    from nlp.words import Cutter

    # jieba and numpy load when the first note is cut, never with this module: the GUI thread imports it.


def fingerprint(lexicon: Lexicon) -> int:
    """What decides how text is cut: another number means that stored words should be cut again."""
    return crc32("\0".join((*sorted(lexicon.entries), "", *sorted(lexicon.stops))).encode())


CHUNK = 500
"""Notes whose words are stored in one go: 40 ms of work, 20 of them while nobody else can write."""

SCRIBES = 2
"""Vocabularies that are remembered: those of two processes that cut at once."""

MANY = 1_000
"""Notes that are cut one by one; whoever cuts more is cutting a library, and sets up for that."""


class Cut:
    """Cuts notes into words with one cutter."""

    def __init__(self, cutter: Cutter) -> None:
        self.cutter = cutter
        self._done = 0
        self._scribe: BulkScribe | None = None

    def __call__(self, notes: Sequence[Note]) -> Cuts:
        from nlp.bulk.scribe import BulkScribe
        from nlp.cuts import Cuts

        self._done += len(notes)
        if self._done <= MANY:
            return Cuts.of(self.cutter, notes)
        self._scribe = self._scribe or BulkScribe(self.cutter)
        return self._scribe.cuts(notes)

    @property
    def fingerprint(self) -> int:
        return fingerprint(self.cutter.lexicon)


class Words:
    """The stored words of a workspace. Words cut with an older lexicon stay in use until they are cut again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ids: dict[str, int] = {}
        self._tables: list[tuple[list[str], Ints]] = []
        """Vocabularies with the numbers of their words here, the last one first."""

    def missing(self, lexicon: int) -> int:
        """How many notes must still be cut, or cut again, with the lexicon of this fingerprint."""
        return int(engine.value(self._store.db, f"select count(*) {_MISSING}", (lexicon,)))

    def missing_numbers(self, lexicon: int) -> list[int]:
        """Which they are, ascending."""
        return [no for (no,) in engine.rows(self._store.db, f"select n.no {_MISSING} order by n.no", (lexicon,))]

    def fill(
        self,
        cut: Cut,
        check: Callable[[], None] = lambda: None,
        progress: Callable[[int, int | None, str], None] = lambda *_: None,
        batch: int | None = None,
    ) -> int:
        """Cut what is missing (of one batch), chunk by chunk, outside of transactions. Returns how many notes were cut."""
        lexicon = cut.fingerprint
        total, done, last = self.missing(lexicon) if batch is None else 0, 0, 0
        while chunk := chunk_of(self._store, lexicon, last + 1, batch=batch):
            check()
            self.keep([(row.no, row.revision) for row in chunk], cut([row.note for row in chunk]), lexicon)
            last = chunk[-1].no
            done += len(chunk)
            progress(done, max(total, done), "正在切词")
        return done

    def vocabulary(self) -> list[str]:
        """Every word by its number."""
        return [text for (text,) in engine.rows(self._store.db, "select text from word order by id")]

    def cuts(self) -> tuple[list[str], Cuts]:
        """The ids of all notes that can be seen and are cut, in the order of ``Notes.for_fitting``, and their words."""
        return self.numbered()[1:]

    def numbered(self) -> tuple[list[int], list[str], Cuts]:
        """The same with the numbers of the notes, which ascend."""
        from nlp.cuts import Cuts

        with engine.reading(self._store.db) as db:
            found = engine.rows(
                db,
                "select n.no, n.id, w.words from note n join note_words w on w.note = n.no"
                f" where n.deleted_at is null and {visible(db, 'n.batch')} order by n.no",
            )
            vocabulary = self.vocabulary()
        cuts = Cuts.from_stored(vocabulary, (words for _, _, words in found))
        return [no for no, _, _ in found], [id for _, id, _ in found], cuts

    def keep(self, texts: Sequence[tuple[int, int]], cuts: Cuts, lexicon: int) -> None:
        """Store the words of texts (numbers and revisions, as they were read); what has changed meanwhile is left for the next time."""
        from nlp.cuts import Cuts

        with engine.writing(self._store.db) as db:
            table, ids = self._numbered(db, cuts.vocabulary)
            ours = Cuts(cuts.vocabulary, table[cuts.ids], cuts.starts, cuts.follows)
            same = _revisions(db, (no for no, _ in texts))
            kept = [
                (no, words, lexicon)
                for (no, read), words in zip(texts, ours.stored(), strict=True)
                if same.get(no) == read
            ]
            db.conn.executemany(
                "insert into note_words (note, words, lexicon) values (?, ?, ?)"
                " on conflict do update set words = excluded.words, lexicon = excluded.lexicon",
                kept,
            )
            revision = next_revision(db)
            db.conn.executemany("update note set revision = ? where no = ?", [(revision, row[0]) for row in kept])
        # Only now are the numbers of new words certain.
        self._ids.update(ids)
        others = [one for one in self._tables if one[0] is not cuts.vocabulary]
        self._tables = [(cuts.vocabulary, table), *others][:SCRIBES]

    def _numbered(self, db: Database, vocabulary: list[str]) -> tuple[Ints, dict[str, int]]:
        """The number of each word of the vocabulary, and of those that get theirs only now: the next ones, without gaps.

        A scribe's vocabulary grows: what was looked up the last time is not looked up again.
        """
        import numpy as np

        before = next((table for known, table in self._tables if known is vocabulary), np.empty(0, np.int32))
        self._ids.update(engine.rows(db, "select text, id from word where id >= ? order by id", (len(self._ids),)))
        later = vocabulary[len(before) :]
        ids = dict(zip((word for word in later if word not in self._ids), count(len(self._ids))))
        db.conn.executemany("insert into word (text, id) values (?, ?)", list(ids.items()))
        after = [ids[word] if word in ids else self._ids[word] for word in later]
        return np.concatenate((before, np.array(after, np.int32))), ids


_MISSING = (
    "from note n join note_text t on t.note = n.no where n.deleted_at is null"
    " and not exists (select 1 from note_words w where w.note = n.no and w.lexicon = ?)"
)


@dataclass(frozen=True, slots=True)
class Uncut:
    """The text of a note as it is stored."""

    no: int
    revision: int
    """Of the note: another text has another, as have other figures."""
    title: str
    body: str
    topics: str

    @property
    def note(self) -> Note:
        return Note(str(self.no), self.title, self.body, parted(self.topics))


def chunk_of(store: Store, lexicon: int, first: int, last: int | None = None, batch: int | None = None) -> list[Uncut]:
    """The next notes that must be cut with the lexicon of this fingerprint, by their numbers."""
    until, inside = "and n.no <= ?" if last is not None else "", "and n.batch = ?" if batch is not None else ""
    sql = (
        f"select n.no, n.revision, n.title, t.body, t.topics {_MISSING} and n.no >= ? {until} {inside} order by n.no"
        f" limit {CHUNK}"
    )
    bounds = [bound for bound in (last, batch) if bound is not None]
    return [Uncut(*row) for row in engine.rows(store.db, sql, (lexicon, first, *bounds))]


def _revisions(db: Database, nos: Iterable[int]) -> dict[int, int]:
    sql = "select no, revision from note where no in (select value from json_each(?))"
    return dict(engine.rows(db, sql, (dumps(list(nos)),)))
