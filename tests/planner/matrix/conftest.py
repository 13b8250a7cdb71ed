"""A campaign for every test."""

from __future__ import annotations

import pytest

from planner.accounts import Accounts
from planner.batches import Batches
from planner.campaigns import Campaigns
from planner.importing.rows import AccountRow
from planner.products import Products
from planner.storage.records import Goal, Phase, Target
from planner.storage.store import Store
from tests.planner.matrix.matrix_world import ACCOUNTS, END, START, World


@pytest.fixture
def world(store: Store) -> World:
    batches = Batches(store)
    batch = batches.begin("账号.xlsx", "test", "accounts", "a", {})
    batches.write_accounts(batch, [AccountRow(name, name, fans=fans) for name, fans, _role in ACCOUNTS])
    batches.finish(batch)
    accounts = Accounts(store)
    ids = {record.name: record.id for record in accounts.list()}
    for name, _fans, role in ACCOUNTS:
        accounts.set_role([ids[name]], role)
    products = {name: Products(store).add(name)[0].id for name in ("云感面霜", "清透防晒")}
    campaign = Campaigns(store).add(
        "春季上新",
        START,
        END,
        budget=20_000.0,
        phases=(Phase("预热", START, "2025-03-09"), Phase("爆发", "2025-03-10", "2025-03-23")),
        targets=(Target("KOL", 1, 8000.0), Target("KOC", 8, 6000.0)),
        goals=(Goal("敏感肌面霜", "长尾", 2), Goal("面霜", "核心", 3)),
    )[0]
    return World(store, campaign.id, ids, products)
