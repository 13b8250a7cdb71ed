"""The words of notes, cut once and stored: search, suggestions and every refit start from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from nlp.lexicon import Lexicon
from nlp.note import Note
from planner.storage import engine
from planner.storage.note_kind import digest, next_revision
from planner.storage.sightings import CHUNK
from planner.storage.store import Store
from planner.storage.texts import dumps, parted
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

    from nlp.cuts import Cuts
    from nlp.words import Cutter

    # jieba and numpy load when the first note is cut, never with this module: the GUI thread imports it.


def fingerprint(lexicon: Lexicon) -> int:
    """What decides how text is cut: another number means that stored words should be cut again."""
    return crc32("\0".join((*sorted(lexicon.entries), "", *sorted(lexicon.stops))).encode())


@dataclass(frozen=True)
class Cut:
    """Cuts notes into words with one cutter."""

    cutter: Cutter

    def __call__(self, notes: Sequence[Note]) -> Cuts:
        from nlp.cuts import Cuts

        return Cuts.of(self.cutter, notes)

    @property
    def fingerprint(self) -> int:
        return fingerprint(self.cutter.lexicon)


class Words:
    """The stored words of a workspace. Words cut with an older lexicon stay in use until they are cut again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ids: dict[str, int] = {}

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
            self.keep([(row.no, row.digest) for row in chunk], cut([row.note for row in chunk]), lexicon)
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

    def keep(self, texts: Sequence[tuple[int, str]], cuts: Cuts, lexicon: int) -> None:
        """Store the words of texts (numbers and digests, as they were read); what has changed meanwhile is left for the next time."""
        import numpy as np

        from nlp.cuts import Cuts

        with engine.writing(self._store.db) as db:
            ids = self._numbered(db, cuts.vocabulary)
            table = np.array([ids[word] for word in cuts.vocabulary] or [0], np.int32)
            ours = Cuts(cuts.vocabulary, table[cuts.ids], cuts.starts, cuts.follows)
            same = _digests(db, (no for no, _ in texts))
            kept = [(no, ours.stored(at), lexicon) for at, (no, digest) in enumerate(texts) if same.get(no) == digest]
            db.conn.executemany(
                "insert into note_words (note, words, lexicon) values (?, ?, ?)"
                " on conflict do update set words = excluded.words, lexicon = excluded.lexicon",
                kept,
            )
            revision = next_revision(db)
            db.conn.executemany("update note set revision = ? where no = ?", [(revision, row[0]) for row in kept])
        # Only now are the numbers of new words certain.
        self._ids.update(ids)

    def _numbered(self, db: Database, words: Sequence[str]) -> dict[str, int]:
        """A number for each word; new ones get the next numbers, without gaps."""
        ids = {word: self._ids[word] for word in words if word in self._ids}
        unknown = [word for word in words if word not in ids]
        if unknown:
            ids.update(
                engine.rows(
                    db, "select text, id from word where text in (select value from json_each(?))", (dumps(unknown),)
                )
            )
            new = [word for word in unknown if word not in ids]
            start = engine.value(db, "select coalesce(max(id) + 1, 0) from word")
            db.conn.executemany("insert into word (id, text) values (?, ?)", list(enumerate(new, start)))
            ids.update({word: start + at for at, word in enumerate(new)})
        return ids


_MISSING = (
    "from note n join note_text t on t.note = n.no where n.deleted_at is null"
    " and not exists (select 1 from note_words w where w.note = n.no and w.lexicon = ?)"
)


@dataclass(frozen=True, slots=True)
class Uncut:
    """The text of a note as it is stored."""

    no: int
    title: str
    body: str
    topics: str

    @property
    def note(self) -> Note:
        return Note(str(self.no), self.title, self.body, parted(self.topics))

    @property
    def digest(self) -> str:
        """Another text has another."""
        return digest(self.title, self.body, self.topics)


def chunk_of(store: Store, lexicon: int, first: int, last: int | None = None, batch: int | None = None) -> list[Uncut]:
    """The next notes that must be cut with the lexicon of this fingerprint, by their numbers."""
    until, inside = "and n.no <= ?" if last is not None else "", "and n.batch = ?" if batch is not None else ""
    sql = (
        f"select n.no, n.title, t.body, t.topics {_MISSING} and n.no >= ? {until} {inside} order by n.no limit {CHUNK}"
    )
    bounds = [bound for bound in (last, batch) if bound is not None]
    return [Uncut(*row) for row in engine.rows(store.db, sql, (lexicon, first, *bounds))]


def _digests(db: Database, nos: Iterable[int]) -> dict[int, str]:
    found = engine.rows(
        db,
        "select n.no, n.title, t.body, t.topics from note n join note_text t on t.note = n.no"
        " where n.no in (select value from json_each(?))",
        (dumps(list(nos)),),
    )
    return {row[0]: Uncut(*row).digest for row in found}
