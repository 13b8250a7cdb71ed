"""A changed pack re-checks every planned slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.campaigns import Campaigns
from planner.paths import Workspace
from planner.route_changes import remember, turned_invalid
from planner.routes import Routes
from planner.slots import Slots
from planner.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(Workspace(tmp_path / "work")) as opened:
        yield opened


def test_what_a_changed_pack_makes_invalid(store: Store) -> None:
    campaign, _ = Campaigns(store).add("秋冬", "2026-11-01", "2026-12-31")
    rows = [
        {"title": "还没写", "route": "蓝链", "day": "2026-12-10", "status": "选题"},
        {"title": "来得及", "route": "蓝链", "day": "2026-11-20", "status": "选题"},
        {"title": "已经发了", "route": "蓝链", "day": "2026-12-10", "status": "已发"},
        {"title": "别的链路", "route": "群聊", "day": "2026-12-10", "status": "选题"},
        {"title": "早就不行", "route": "蓝链", "day": "2024-12-10", "status": "选题"},
    ]
    Slots(store).add(campaign.id, rows)
    routes = Routes.load()
    assert turned_invalid(store, routes) == (), "the first time nothing has changed"
    remember(store, routes)
    assert turned_invalid(store, Routes.load()) == ()
    ended = Routes(replace(one, valid_to=date(2026, 11, 30)) if one.name == "蓝链" else one for one in routes.packs)
    (found,) = turned_invalid(store, ended)
    assert (found.title, found.day, found.route) == ("还没写", "2026-12-10", "蓝链")
    assert "2026-11-30" in found.text
    assert remember(store, ended)
    assert turned_invalid(store, ended) == ()
    assert not remember(store, ended)
