"""Accounts a plan sheet names and nobody knows: made only when the person says so, and taken back with the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planner.importing.rows import AccountRow
from planner.matrix.bringing.comparing import same_name
from planner.matrix.written import Written, recorded
from planner.new_accounts import NAME_MOST
from planner.storage import engine, images
from planner.storage.images import STAMPED, Table
from planner.storage.kinds import AccountKind
from planner.storage.store import Store
from planner.storage.texts import dumps, storable
from planner.storage.uuid7 import Keys

ACCOUNT = Table("account", ("no", "key", "name", *STAMPED), MappingProxyType({}), (("slot", "account_id"),))


def add_accounts(store: Store, names: Sequence[str]) -> tuple[Mapping[str, str], Written]:
    """Accounts with these names, as one step; their ids by the name as it is compared.

    One that is out of sight under the same key, since it was deleted, is brought back instead.
    """
    kind = AccountKind(Keys(lambda: store.clock().timestamp()))
    called = {same_name(name): storable(" ".join(name.split()))[:NAME_MOST] for name in names}
    keys = {kind.key(AccountRow("", name)): folded for folded, name in called.items()}
    made: dict[str, str] = {}
    with recorded(store) as recording:
        found = engine.rows(
            recording.db,
            "select key, id from account where key in (select value from json_each(?))",
            (dumps(list(keys)),),
        )
        there = dict(found)
        made = {folded: there.get(key) or store.key() for key, folded in keys.items()}
        recording.touch(ACCOUNT, made.values())
        before, now = recording.rows(ACCOUNT), store.now()
        no = (engine.value(recording.db, "select seq from sqlite_sequence where name = 'account'") or 0) + 1
        wanted: dict[str, images.Row] = {}
        for at, (key, folded) in enumerate(keys.items()):
            row = before[made[folded]]
            wanted[made[folded]] = (
                (no + at, key, called[folded], now, now, None) if row is None else (*row[:-1], None)
            )  # fmt: skip
        images.put(recording.db, ACCOUNT, before, wanted)
    return made, recording.written
