"""The words of notes, cut once and stored: search, suggestions and every refit start from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from nlp.lexicon import Lexicon
from nlp.note import Note
from planner.storage import engine
from planner.storage.note_kind import next_revision
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
        while chunk := engine.rows(
            self._store.db,
            f"select n.no, n.title, t.body, t.topics {_MISSING} and n.no > ? {'' if batch is None else 'and n.batch = ?'}"
            f" order by n.no limit {CHUNK}",
            (lexicon, last, *(() if batch is None else (batch,))),
        ):
            check()
            notes = [Note(str(no), title, body, parted(topics)) for no, title, body, topics in chunk]
            self._keep(chunk, cut(notes), lexicon)
            last = chunk[-1][0]
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

    def _keep(self, rows: Sequence[tuple[int, str, str, str]], cuts: Cuts, lexicon: int) -> None:
        """Store the words of rows as they were read; those whose text has changed meanwhile are left for the next time."""
        import numpy as np

        from nlp.cuts import Cuts

        with engine.writing(self._store.db) as db:
            ids = self._numbered(db, cuts.vocabulary)
            table = np.array([ids[word] for word in cuts.vocabulary] or [0], np.int32)
            ours = Cuts(cuts.vocabulary, table[cuts.ids], cuts.starts, cuts.follows)
            same = _texts(db, (row[0] for row in rows))
            kept = [(row[0], ours.stored(at), lexicon) for at, row in enumerate(rows) if same.get(row[0]) == row[1:]]
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


def _texts(db: Database, nos: Iterable[int]) -> dict[int, tuple[str, str, str]]:
    return {
        no: (title, body, topics)
        for no, title, body, topics in engine.rows(
            db,
            "select n.no, n.title, t.body, t.topics from note n join note_text t on t.note = n.no"
            " where n.no in (select value from json_each(?))",
            (dumps(list(nos)),),
        )
    }
