"""Contacts and prices of creators: a file of their own that only its owner can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.store import Store
from planner.storage.texts import dumps, storable

NAMES: Mapping[str, str] = MappingProxyType(
    {"image_price": "图文报价", "video_price": "视频报价", "rebate": "返点", "contact": "联系方式"}
)
"""What is private of an account, with the words for it."""

BY_HAND = ""
"""The batch of what a person entered: it wins over every import."""


class Private:
    """The private file of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def details(self, account_id: str) -> dict[str, str]:
        """What is known of one account, by name (``contact``, ``image_price``…): a person's word, else the newest import's."""
        shown = set(self._batches())
        # UUIDv7 sort by time; what was entered by hand has no batch and comes last.
        found = engine.rows(
            self._store.private,
            "select name, value, batch_id from private_detail where account_id = ? order by batch_id = '', batch_id",
            (account_id,),
        )
        return {name: value for name, value, batch in found if batch == BY_HAND or batch in shown}

    def details_of(self, account_ids: Sequence[str]) -> dict[str, str]:
        """What is known of rows that are one account: where the first says nothing, the next does."""
        found: dict[str, str] = {}
        for id in account_ids:
            found = {**self.details(id), **found}
        return found

    def by_hand(self, account_id: str) -> dict[str, str]:
        """What a person entered, by name: for the way back from ``enter``."""
        return dict(
            engine.rows(
                self._store.private,
                "select name, value from private_detail where account_id = ? and batch_id = ?",
                (account_id, BY_HAND),
            )
        )

    def enter(self, account_id: str, name: str, value: str) -> Changes:
        """A person's own word; an empty one takes it back."""
        with engine.writing(self._store.private) as db:
            db.execute(
                "delete from private_detail where account_id = ? and name = ? and batch_id = ?",
                (account_id, name, BY_HAND),
            )
            if value.strip():
                db.execute(_INSERT, (account_id, name, BY_HAND, storable(value.strip()), self._store.now()))
        return Changes.of("account", account_id)

    def keep(self, batch: str, details: Sequence[tuple[str, Mapping[str, str]]]) -> None:
        """What a batch says of accounts, given by their keys."""
        ids = dict(
            engine.rows(
                self._store.db,
                "select key, id from account where key in (select value from json_each(?))",
                (dumps([key for key, _ in details]),),
            )
        )
        now = self._store.now()
        with engine.writing(self._store.private) as db:
            db.conn.executemany(
                _INSERT,
                [
                    (ids[key], name, batch, storable(value), now)
                    for key, values in details
                    for name, value in values.items()
                    if key in ids
                ],
            )

    def erase(self, account_ids: Iterable[str]) -> Changes:
        """Forget all contacts and prices of accounts, for good."""
        ids = list(account_ids)
        with engine.writing(self._store.private) as db:
            db.execute("delete from private_detail where account_id in (select value from json_each(?))", (dumps(ids),))
        engine.checkpoint(self._store.private)
        return Changes.of("account", *ids)

    def sweep(self) -> None:
        """Forget what batches said that are gone."""
        known = dumps([BY_HAND, *self._batches(hidden=True)])
        with engine.writing(self._store.private) as db:
            db.execute("delete from private_detail where batch_id not in (select value from json_each(?))", (known,))
        engine.checkpoint(self._store.private)

    def _batches(self, hidden: bool = False) -> list[str]:
        return [
            id
            for (id,) in engine.rows(
                self._store.db, "select id from batch where deleted_at is null and hidden <= ?", (int(hidden),)
            )
        ]


_INSERT = (
    "insert into private_detail (account_id, name, batch_id, value, created_at) values (?, ?, ?, ?, ?)"
    " on conflict do update set value = excluded.value"
)
