"""The user's own words: phrases that must stay whole and be suggested, and words never to be used."""

from __future__ import annotations

from nlp.lexicon import CLASSES, Lexicon
from nlp.text import fold_plain
from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.records import OwnWord
from planner.storage.store import Store
from planner.storage.texts import storable

LONGEST = 20
Records = list[OwnWord]


class OwnWords:
    """The words a person added to the lexicon of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, text: str, kind: str) -> Changes:
        """A phrase with its class; raises Problem when it is no phrase."""
        if kind not in CLASSES:
            raise ValueError(kind)
        return self._write(text, kind, banned=False)

    def ban(self, text: str) -> Changes:
        """A word that no draft should hold."""
        return self._write(text, None, banned=True)

    def remove(self, *ids: str) -> Changes:
        """Forget words."""
        return self._mark_deleted(ids, self._store.now())

    def bring_back(self, *ids: str) -> Changes:
        """Undo of ``remove``."""
        return self._mark_deleted(ids, None)

    def lexicon(self, base: Lexicon) -> Lexicon:
        """A lexicon with these words on top."""
        words = self.list()
        return base.with_own(
            [(word.text, word.kind) for word in words if word.kind], [word.text for word in words if word.banned]
        )

    def list(self) -> Records:
        """The newest first."""
        found = engine.rows(
            self._store.db,
            "select id, text, class, banned from own_word where deleted_at is null order by created_at desc, id desc",
        )
        return [OwnWord(id, text, kind, bool(banned)) for id, text, kind, banned in found]

    def _write(self, text: str, kind: str | None, *, banned: bool) -> Changes:
        shown = " ".join(storable(text).split())
        key = fold_plain(shown)
        if not key or len(key) > LONGEST:
            raise Problem(f"词要有 1 到 {LONGEST} 个字", "请修改后再添加")
        now = self._store.now()
        with engine.writing(self._store.db) as db:
            db.execute(
                "insert into own_word (id, key, text, class, banned, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)"
                " on conflict (key) do update set text = excluded.text, class = excluded.class, banned = excluded.banned,"
                " deleted_at = null, updated_at = excluded.updated_at",
                (self._store.key(), key, shown, kind, int(banned), now, now),
            )
            id = engine.value(db, "select id from own_word where key = ?", (key,))
        return Changes.of("word", id)

    def _mark_deleted(self, ids: tuple[str, ...], moment: str | None) -> Changes:
        with engine.writing(self._store.db) as db:
            db.conn.executemany(
                "update own_word set deleted_at = ?, updated_at = ? where id = ?",
                [(moment, self._store.now(), id) for id in ids],
            )
        return Changes.of("word", *ids)
