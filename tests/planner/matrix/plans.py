"""Accounts for plans."""

from __future__ import annotations

from planner.accounts import Accounts
from planner.batches import Batches
from planner.importing.rows import AccountRow
from planner.storage.store import Store


def accounts_named(store: Store, *rows: AccountRow) -> list[str]:
    """Import accounts; their ids in the order given."""
    batches = Batches(store)
    batch = batches.begin("账号.xlsx", "test", "accounts", "a", {})
    batches.write_accounts(batch, rows)
    batches.finish(batch)
    ids = {record.key: record.id for record in Accounts(store).list()}
    return [ids[row.id or ""] for row in rows]
