"""The campaign of the sample: four weeks around today, so that something is always behind, under way and ahead."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planner.accounts import Accounts
from planner.campaigns import Campaigns
from planner.landing.texts import LandingTexts
from planner.products import Products
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.records import Goal, Phase, SlotKeyword, Status, Target
from planner.storage.store import Store
from planner.storage.times import CHINA

BEHIND = 14
"""Days of the campaign before the Monday of this week."""
REVIEWED = 7
"""Days after which what came out has been looked back upon."""
ORDER: tuple[Status, ...] = ("待发", "终审", "一审", "初稿", "选题")
"""What is nearest to its day is furthest on."""

Row = dict[str, Any]
Drafted = Sequence[tuple[str, Row]]
"""Drafts by id, each as the sample tells it."""


def plan(store: Store, folder: Path, drafts: Drafted) -> Changes:
    """Put the campaign into the store, with its products and its slots; ``drafts`` hang on the slots that come next."""
    told = json.loads((folder / "campaign.json").read_text(encoding="utf-8"))
    today = store.clock().astimezone(CHINA).date()
    start = today - timedelta(days=today.weekday() + BEHIND)
    products, changes = _products(store, told["products"])

    def day(after: int) -> str:
        return (start + timedelta(days=after)).isoformat()

    campaigns = Campaigns(store)
    campaign, written = campaigns.add(
        _free_name(campaigns, told["name"]),
        day(0),
        day(told["days"] - 1),
        budget=told["budget"],
        products=tuple(products.values()),
        phases=tuple(Phase(name, day(first), day(last)) for name, first, last in told["phases"]),
        targets=tuple(Target(*one) for one in told["targets"]),
        crowds=tuple(told["crowds"]),
        goals=tuple(Goal(*one) for one in told["goals"]),
        remark=told["remark"],
        sample=True,
    )
    changes |= written.changes
    live = told["live"]
    changes |= _shops(store, folder, products)
    changes |= campaigns.add_live(campaign.id, day(live["day"]), live["title"], products[live["product"]])[1].changes
    with (folder / "slots.jsonl").open(encoding="utf-8") as lines:
        rows = sorted(map(json.loads, lines), key=lambda row: int(row["day"]))
    accounts = {record.name: record.id for record in Accounts(store).list()}
    slots = [_slot(row, start, today, accounts, products) for row in rows]
    _hang(slots, drafts, today)
    return changes | Slots(store).add(campaign.id, slots)[1].changes


def _products(store: Store, told: Sequence[Row]) -> tuple[dict[str, str], Changes]:
    products, changes = Products(store), Changes()
    known = {one.name: one.id for one in products.list()}
    for row in told:
        if row["name"] not in known:
            made, written = products.add(**row, sample=True)
            known[made.name] = made.id
            changes |= written.changes
    return known, changes


def _shops(store: Store, folder: Path, products: Mapping[str, str]) -> Changes:
    """What the shops say of the products, so that the notes have something to land on."""
    with (folder / "landing.jsonl").open(encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    rows = [(products[row.pop("product")], row | {"sample": True}) for row in told]
    return LandingTexts(store).add(rows)[1].changes


def _free_name(campaigns: Campaigns, name: str) -> str:
    """A person may have a plan of this name already."""
    taken = {one.name for one in campaigns.list()}
    return name if name not in taken else f"{name}（示例）"


def _slot(row: Row, start: date, today: date, accounts: Mapping[str, str], products: Mapping[str, str]) -> Row:
    day = start + timedelta(days=row["day"])
    behind = (today - day).days
    status = "选题" if behind <= 0 or "account" not in row else "复盘" if behind > REVIEWED else "已发"
    return {
        **{
            name: row[name]
            for name in ("clock", "title", "content_type", "crowd", "route", "owner", "price", "filed")
            if name in row
        },
        "keywords": tuple(SlotKeyword(*one) for one in row["keywords"]),
        "account_id": accounts.get(row.get("account", "")),
        "product_id": products[row["product"]],
        "day": day.isoformat(),
        "status": status,
        "sample": True,
    }


def _hang(slots: Sequence[Row], drafts: Drafted, today: date) -> None:
    """The next slots of known accounts get the drafts, the furthest first."""
    coming = [
        slot for slot in slots if slot["status"] == "选题" and slot["account_id"] and slot["day"] >= today.isoformat()
    ]
    ranked = sorted(drafts, key=lambda pair: ORDER.index(pair[1]["status"]))
    for slot, (id, told) in zip(coming, ranked, strict=False):
        keywords = tuple(SlotKeyword(text, "长尾") for text in told["keywords"])
        slot |= {"draft_id": id, "title": told["title"], "keywords": keywords, "status": told["status"]}
