"""待匹配: rows of figures that found no note, for a person to settle; what was settled can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nlp.note import Note
from planner.batches import Batches
from planner.funnel.answers import How, Joined, QueueCount, Unsettled
from planner.funnel.joining import homes_of, read_standing, write_homes
from planner.funnel.matching import Named
from planner.funnel.waiting import entries
from planner.importing.rows import NoteRow
from planner.importing.values.ids import id_of_link
from planner.matrix.written import Written, recorded
from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.images import SETTLING
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

MOST = 500
"""Entries of one page of the queue."""
TAKEN_IN = "taken_in"
ASIDE = "(select subject from settling where aside = 1 and deleted_at is null)"
WHY = {"id": "编号相同", "link": "链接相同", "title": "标题和时间相同", "person": "人工指定"}


class Queue:
    """The rows of figures of a workspace and where they belong."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> QueueCount:
        """How the rows stand."""
        with engine.reading(self._store.db) as db:
            rows, joined, waiting, subjects = engine.rows(
                db,
                "select count(*), count(coalesce(note_id, account_id)), coalesce(sum(w), 0), count(distinct iif(w, subject, null))"
                " from (select note_id, account_id, subject, coalesce(note_id, account_id) is null and subject not in"
                f" {ASIDE} w from figure where {visible(db, 'batch')})",
            )[0]
        return QueueCount(rows, joined, waiting, rows - joined - waiting, subjects)

    def waiting(self, most: int = MOST) -> tuple[Unsettled, ...]:
        """What waits for a person, the most rows first."""
        return entries(self._store, f"subject not in {ASIDE}", most)

    def aside(self, most: int = MOST) -> tuple[Unsettled, ...]:
        """What a person said belongs to nobody."""
        return entries(self._store, f"subject in {ASIDE}", most)

    def joined(self, how: How | None = None) -> tuple[Joined, ...]:
        """What was joined with a note, the least sure first; only in one way if asked."""
        wish = "true" if how is None else "f.how = ?"
        with engine.reading(self._store.db) as db:
            found = engine.rows(
                db,
                "select f.subject, n.id, n.title, f.how, f.confidence, count(*) from figure f join note n on n.id = f.note_id"
                f" where n.deleted_at is null and {visible(db, 'f.batch')} and {wish} group by f.subject"
                " order by f.confidence, count(*) desc, f.subject",
                () if how is None else (how,),
            )
        return tuple(
            Joined(subject, note, title, how_, confidence, rows, WHY[how_])
            for subject, note, title, how_, confidence, rows in found
        )

    def settle(self, subject: str, target: str) -> Written:
        """These rows are this note's (an account's, for rows of an account); all rows that come later with the same naming, too.

        Raises Problem when the note or account is gone.
        """
        table = "account" if subject.startswith("a:") else "note"
        key = engine.value(self._store.db, f"select key from {table} where id = ? and deleted_at is null", (target,))
        if key is None:
            raise Problem("这篇笔记已经不在了" if table == "note" else "这个账号已经不在了", "请选另一个")
        return self._say({subject: (key, 0)})

    def set_aside(self, subjects: Sequence[str]) -> Written:
        """These rows are nobody's: they are counted nowhere and leave the queue."""
        return self._say(dict.fromkeys(subjects, (None, 1)))

    def forget(self, subjects: Sequence[str]) -> Written:
        """Nothing is said of these subjects any more: they are joined by themselves again, or wait."""
        return self._say(dict.fromkeys(subjects))

    def take_in(self, subjects: Sequence[str]) -> tuple[str, Changes]:
        """Put the notes that rows name, and the library does not have, into it: a batch of its own, which can be undone.

        Only rows with an id (or a link that holds one) or with a title and a time. Returns the batch's id; raises Problem for none.
        """
        with engine.reading(self._store.db) as db:
            standing = [one for one in read_standing(db, list(subjects)) if one.about == "note" and not one.now.note_id]
        rows = [_note(one.named) for one in standing if _is_enough(one.named)]
        if not rows:
            raise Problem("这些行里没有能收进笔记库的笔记", "要有笔记编号，或者标题和发布时间")
        batches = Batches(self._store)
        batch = batches.begin("从数据里收进来的笔记", TAKEN_IN, "notes", "", {})
        batches.write_notes(batch, rows)
        return batch, batches.finish(batch)[1]

    def _say(self, words: dict[str, tuple[str | None, int] | None]) -> Written:
        """Write what is said of subjects, or that nothing is, and let their rows belong where they belong then."""
        store, now = self._store, self._store.now()
        before = engine.rows(
            store.db,
            "select id, subject from settling where deleted_at is null and subject in (select value from json_each(?))",
            (dumps(list(words)),),
        )
        made = {subject: store.key() for subject, said in words.items() if said is not None}

        def follow(db: Any) -> None:
            standing = read_standing(db, list(words))
            write_homes(db, homes_of(db, standing).items(), store.now())

        with recorded(store) as recording:
            recording.touch(SETTLING, [*(id for id, _ in before), *made.values()])
            recording.set_columns(SETTLING, [id for id, _ in before], {"deleted_at": now})
            recording.db.conn.executemany(
                "insert into settling (id, subject, target, aside, created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
                [(made[subject], subject, *said, now, now) for subject, said in words.items() if said is not None],
            )
            follow(recording.db)
            recording.tell(Changes.everything("figure"))
            recording.then(follow, follow)
        return recording.written


def _is_enough(named: Named) -> bool:
    return bool(named.id or id_of_link(named.url) or (named.title and named.published_at))


def _note(named: Named) -> NoteRow:
    """The note as rows of figures tell it; their numbers stay where they are."""
    id = named.id or id_of_link(named.url) or ""
    note = Note(id, title=named.title, published_at=named.published_at, source="数据里的笔记")
    url = named.url or (f"https://www.xiaohongshu.com/explore/{id}" if id else "")
    return NoteRow(note, url=url, author_name=named.author or None)
