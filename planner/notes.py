"""Published notes: finding, showing and weighing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nlp.note import Note
from planner.cutting import Cut
from planner.presets import HitLine
from planner.problems import Problem
from planner.search import Cut as SearchCut
from planner.search import Known, Search
from planner.settings import HIT_LINE, Settings
from planner.storage import engine, note_rows
from planner.storage.changes import Changes
from planner.storage.note_filter import Wish, wish
from planner.storage.note_kind import next_revision
from planner.storage.records import Facets, NoteFilter, NoteLine, NoteRecord, NoteSort
from planner.storage.sightings import CHUNK
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

__all__ = ["Cut", "Notes"]

EVERY = NoteFilter()
FIRST, FIRST_AMONG = 200, 10_000
"""A few pages of the table, and among how many notes they are looked for."""
BULK = 500
"""A change of more notes than this is told as a change of any note."""


class Notes:
    """The notes of a workspace. ``cut_query`` cuts a search text into words, when there is a cutter."""

    def __init__(self, store: Store, cut_query: SearchCut | None = None) -> None:
        self._store = store
        self._search = Search(store, cut_query)
        self._settings = Settings(store)

    def find(self, wanted: NoteFilter = EVERY, sort: tuple[NoteSort, bool] = ("published_at", True)) -> list[str]:
        """The ids of all notes that fit, sorted; ``(column, True)`` begins with the greatest; unknown always comes last."""
        with engine.reading(self._store.db):
            return self._found(wanted, sort)

    def holding(self, text: str, sort: tuple[NoteSort, bool]) -> list[str]:
        """The ids of the notes whose title, body, topics or author hold a text as it is written, sorted as by ``find``.

        The search box is content with the words of it anywhere; who shows evidence is not.
        """
        with engine.reading(self._store.db):
            return self._found(NoteFilter(search=text), sort, Known((), (text,)))

    def find_first(
        self, wanted: NoteFilter, sort: tuple[NoteSort, bool] = ("published_at", True)
    ) -> tuple[list[str], bool]:
        """As ``find``, and that these are all. Where ``find`` would have to read the texts of all notes and many hold what is
        looked for, only the first FIRST: those are found in the first few thousand."""
        with engine.reading(self._store.db):
            known = self._search.look(wanted.search)
            first = self._first(known.rest, wanted, sort) if known.rest and not known.matches else None
            return (first, False) if first is not None else (self._found(wanted, sort, known), True)

    def _found(self, wanted: NoteFilter, sort: tuple[NoteSort, bool], known: Known | None = None) -> list[str]:
        # NumPy is loaded when the first notes are looked for, not when the window opens.
        from planner.note_ids import NoteIds
        from planner.storage.note_order import fitting

        found = fitting(self._store.db, self._wish(wanted, known), visible(self._store.db, "batch"), sort)
        return self._store.beside(NoteIds, NoteIds).of(found)

    def _first(self, pieces: Sequence[str], wanted: NoteFilter, sort: tuple[NoteSort, bool]) -> list[str] | None:
        from planner.note_ids import NoteIds
        from planner.packing import parsed
        from planner.storage.note_order import fitting

        order = fitting(self._store.db, self._wish(replace(wanted, search="")), visible(self._store.db, "batch"), sort)
        found: list[int] = []
        for start in range(0, min(len(order), FIRST_AMONG), CHUNK):
            part = order[start : start + CHUNK].tolist()
            holding = set(parsed(self._search.holding(pieces, dumps(part))[1:-1]).tolist())
            found += [no for no in part if no in holding]
            if len(found) >= FIRST:
                return self._store.beside(NoteIds, NoteIds).of(found[:FIRST])
        return None

    def count(self, wanted: NoteFilter = EVERY) -> int:
        """How many notes fit."""
        with engine.reading(self._store.db) as db:
            one = self._wish(wanted)
            return int(engine.value(db, f"select count(*) from note {one.index} where {one.where}", one.parameters))

    def has_any(self) -> bool:
        """Whether there is a note at all: counting a hundred thousand takes 30 ms, and this none."""
        with engine.reading(self._store.db) as db:
            one = self._wish(EVERY)
            found = engine.value(db, f"select 1 from note {one.index} where {one.where} limit 1", one.parameters)
            return found is not None

    def lines(self, ids: Sequence[str]) -> list[NoteLine]:
        """A page of the table, in the order of the ids; ids that are gone are left out."""
        found = engine.rows(
            self._store.db,
            f"select {note_rows.LINE} from json_each(?) wanted join note n on n.id = wanted.value"
            " join batch b on b.no = n.batch order by wanted.key",
            (dumps(list(ids)),),
        )
        return [note_rows.line(row) for row in found]

    def get(self, id: str) -> NoteRecord:
        """All that is known of one note; raises Problem when there is none."""
        with engine.reading(self._store.db) as db:
            found = engine.rows(db, f"{note_rows.RECORD} where n.id = ? and {visible(db, 'n.batch')}", (id,))
            if not found:
                raise Problem("这篇笔记已经不在了", "它的导入可能已被撤销")
            return note_rows.record(db, found[0])

    def records(self, ids: Iterable[str]) -> Iterator[NoteRecord]:
        """All that is known of many notes, for an export; ids that are gone are left out."""
        wanted = list(ids)
        for start in range(0, len(wanted), CHUNK):
            with engine.reading(self._store.db) as db:
                found = engine.rows(
                    db,
                    f"{note_rows.RECORD} join json_each(?) wanted on n.id = wanted.value"
                    f" where {visible(db, 'n.batch')} order by wanted.key",
                    (dumps(wanted[start : start + CHUNK]),),
                )
                page = [note_rows.record(db, row) for row in found]
            yield from page

    def facets(self) -> Facets:
        """What the filters can offer."""
        with engine.reading(self._store.db) as db:
            seen = visible(db, "batch")
            lean = f"from note indexed by note_lean where deleted_at is null and {seen}"
            some_gone = engine.value(db, "select 1 from note where deleted_at is not null limit 1")
            hidden = f" and q.note in (select no {lean})" if some_gone or seen != "true" else ""
            named = "select q.{0}, count(distinct q.note) from note_query q where q.{0} <> ''{1} group by 1 order by 2 desc, 1"
            own, weighted, total = engine.rows(db, f"select coalesce(sum(own), 0), count(weight), count(*) {lean}")[0]
            return Facets(
                tuple(engine.rows(db, named.format("source", hidden))),
                tuple(engine.rows(db, named.format("query", hidden))),
                tuple(engine.rows(db, f"select type, count(*) {lean} and type is not null group by 1 order by 2 desc")),
                tuple(
                    engine.rows(
                        db,
                        f"select substr(published_at, 1, 7), count(*) {lean} and published_at is not null"
                        " group by 1 order by 1 desc",
                    )
                ),
                own,
                weighted,
                total,
            )

    def hit_line(self) -> HitLine:
        """The 爆文 line as a number: a percentile becomes the engagement that share of the library reaches."""
        line = self._settings.get(HIT_LINE)
        if line.kind != "percentile":
            return line
        with engine.reading(self._store.db) as db:
            known = f"from note where deleted_at is null and engagement is not null and {visible(db, 'batch')}"
            count = engine.value(db, f"select count(*) {known}")
            least = engine.value(
                db,
                f"select engagement {known} order by engagement desc limit 1 offset ?",
                (max(0, count * (100 - line.least) // 100 - 1),),
            )
        return HitLine("engagement", max(1, least or 1))

    def set_weight(self, ids: Sequence[str], weight: int | None) -> Changes:
        """How much these notes are a benchmark, 0 (a bad example) to 5; None is no opinion."""
        if weight is not None and not 0 <= weight <= 5:
            raise ValueError(weight)
        return self._set(ids, "weight = ?", weight)

    def delete(self, ids: Sequence[str]) -> Changes:
        """Put notes into the waste basket: they are neither shown nor learned from."""
        return self._set(ids, "deleted_at = ?", self._store.now())

    def restore(self, ids: Sequence[str]) -> Changes:
        """Take notes out of the waste basket again."""
        # A note that was never cut is looked at again by the search index.
        return self._set(ids, "deleted_at = ?", None, revised=True)

    def mark_own(self, authors: Iterable[str], own: bool = True) -> Changes:
        """These authors (platform ids) are ours: their notes are our own, also those that come later."""
        now = self._store.now()
        named = dumps(sorted(set(authors)))
        with engine.writing(self._store.db) as db:
            if own:
                db.execute(
                    "insert or ignore into own_author (author, created_at) select value, ? from json_each(?)",
                    (now, named),
                )
            else:
                db.execute("delete from own_author where author in (select value from json_each(?))", (named,))
            db.execute(
                "update note set own = ?, updated_at = ? where author in (select value from json_each(?)) and own <> ?",
                (int(own), now, named, int(own)),
            )
        return Changes.everything("note")

    def own_authors(self) -> list[str]:
        """The authors that are ours."""
        return [author for (author,) in engine.rows(self._store.db, "select author from own_author order by author")]

    def for_fitting(self) -> list[Note]:
        """Every note that can be seen, in the order of ``planner.cutting.Words.cuts``."""
        with engine.reading(self._store.db) as db:
            found = engine.rows(
                db,
                f"select {note_rows.NOTE} from note n join note_text t on t.note = n.no"
                f" where n.deleted_at is null and {visible(db, 'n.batch')} order by n.no",
            )
        return [note_rows.note(row) for row in found]

    def _wish(self, wanted: NoteFilter, known: Known | None = None) -> Wish:
        found = self._search.found(wanted.search, known)
        hits = self.hit_line() if wanted.hits_only else None
        return wish(wanted, visible(self._store.db, "batch"), hits, found)

    def _set(self, ids: Sequence[str], change: str, value: int | str | None, *, revised: bool = False) -> Changes:
        for start in range(0, len(ids), CHUNK):
            with engine.writing(self._store.db) as db:
                db.execute(
                    f"update note set {change}, updated_at = ?, revision = coalesce(?, revision)"
                    " where id in (select value from json_each(?))",
                    (
                        value,
                        self._store.now(),
                        next_revision(db) if revised else None,
                        dumps(list(ids[start : start + CHUNK])),
                    ),
                )
        return Changes.everything("note") if len(ids) > BULK else Changes.of("note", *ids)
