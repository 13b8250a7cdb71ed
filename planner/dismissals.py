"""Wording hits someone chose to ignore, with the reason, so that a lead can see it."""

from __future__ import annotations

from nlp.text import fold_plain
from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.records import Dismissal
from planner.storage.store import Store
from planner.storage.texts import storable

Records = list[Dismissal]


class Dismissals:
    """What is ignored in a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, text: str, rule: str, reason: str, draft_id: str | None = None) -> tuple[Dismissal, Changes]:
        """Ignore a wording that a rule hit, in one draft or everywhere; raises Problem without a reason."""
        if not reason.strip():
            raise Problem("忽略要写明理由", "负责人会看到它，例如“比较的是自家旧款”")
        one = Dismissal(
            self._store.key(),
            draft_id,
            storable(text),
            storable(rule),
            storable(reason.strip()),
            self._store.now(),
        )
        with engine.writing(self._store.db) as db:
            db.execute(
                "insert into dismissal (id, draft_id, text, rule, reason, created_at, updated_at)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                (one.id, one.draft_id, one.text, one.rule, one.reason, one.created_at, one.created_at),
            )
        return one, Changes.of("dismissal", one.id)

    def remove(self, *ids: str) -> Changes:
        """Heed these hits again."""
        return self._mark_deleted(ids, self._store.now())

    def bring_back(self, *ids: str) -> Changes:
        """Undo of ``remove``."""
        return self._mark_deleted(ids, None)

    def ignored(self, draft_id: str | None = None) -> frozenset[tuple[str, str]]:
        """``(rule, folded text)`` of what is ignored everywhere, and in a draft when one is given."""
        found = engine.rows(
            self._store.db,
            "select rule, text from dismissal where deleted_at is null and (draft_id is null or draft_id = ?)",
            (draft_id,),
        )
        return frozenset((rule, fold_plain(text)) for rule, text in found)

    def list(self, draft_id: str | None = None) -> Records:
        """What is ignored in a draft (and everywhere), the newest first; without a draft all there is."""
        found = engine.rows(
            self._store.db,
            "select id, draft_id, text, rule, reason, created_at from dismissal where deleted_at is null"
            " and (? is null or draft_id is null or draft_id = ?) order by id desc",
            (draft_id, draft_id),
        )
        return [Dismissal(*row) for row in found]

    def _mark_deleted(self, ids: tuple[str, ...], moment: str | None) -> Changes:
        with engine.writing(self._store.db) as db:
            db.conn.executemany(
                "update dismissal set deleted_at = ?, updated_at = ? where id = ?",
                [(moment, self._store.now(), id) for id in ids],
            )
        return Changes.of("dismissal", *ids)
