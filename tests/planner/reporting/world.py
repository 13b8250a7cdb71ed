"""A random campaign: slots with prices, days, keywords, notes of the library, forecasts."""

from __future__ import annotations

import random

from nlp.findings import Forecast
from nlp.note import Note
from planner.accounts import Accounts
from planner.batches import Batches
from planner.campaigns import Campaigns
from planner.drafts import Drafts
from planner.importing.rows import AccountRow, FigureRow, NoteRow
from planner.matrix.values import later
from planner.products import Products
from planner.slots import Slots
from planner.storage import engine
from planner.storage.records import STATUSES, DraftContent, Goal, Phase, SlotKeyword, Target
from planner.storage.store import Store

START = "2025-03-03"
WORDS = ("面霜", "干皮面霜", "早八妆容", "不卡粉")
ROLES = ("官方", "KOL", "KOC", "素人")


def fill(store: Store) -> tuple[list[str], list[str]]:
    """Accounts of every role and one of none, and two products; their ids."""
    batches = Batches(store)
    batch = batches.begin("账号.csv", "test", "accounts", "a", {})
    names = (*ROLES, "没说")
    batches.write_accounts(batch, [AccountRow(name, name, fans=1000) for name in names])
    batches.finish(batch)
    ids = {record.name: record.id for record in Accounts(store).list()}
    for role in ROLES:
        Accounts(store).set_role([ids[role]], role)
    return [ids[name] for name in names], [Products(store).add(name)[0].id for name in ("云感面霜", "清透防晒")]


def write_notes(store: Store, dice: random.Random, count: int) -> list[str]:
    """Notes of one source, two queries and an account of ours; some of unknown engagement. Their ids."""
    batches = Batches(store)
    batch = batches.begin("笔记.csv", "test", "notes", f"n{dice.random()}", {})
    rows = [
        NoteRow(
            Note(
                f"n{dice.random()}",
                title=f"笔记 {at} {dice.random()}",
                body="字",
                author=dice.choice(("我们", "别人")),
                own=dice.random() < 0.5,
                likes=None if dice.random() < 0.1 else dice.randint(0, 40),
                collects=dice.randint(0, 9),
                comments=dice.randint(0, 9),
                published_at=f"2025-0{dice.randint(2, 3)}-1{dice.randint(0, 9)}T12:00:00+08:00",
                source=dice.choice(("表一", "表一", "表二")),
                query=dice.choice(("面霜", "妆容", None)),
            )
        )
        for at in range(count)
    ]
    batches.write_notes(batch, rows)
    batches.finish(batch)
    return [
        id
        for (id,) in engine.rows(
            store.db, "select n.id from note n join batch b on b.no = n.batch where b.id = ?", (batch,)
        )
    ]


SHOP = ("read_uv", "shop_visits", "shop_collects", "carts", "buyers", "rebuyers")


def write_figures(store: Store, dice: random.Random, notes: list[str]) -> None:
    """What an export says of some of these notes since publishing, and what a shop says of some, day by day."""
    rows = []
    platform = dict(engine.rows(store.db, "select id, platform_id from note"))
    for note in notes:
        if dice.random() < 0.6:
            told = {"impressions": dice.randint(0, 9000), "views": dice.randint(0, 900), "fee": dice.randint(0, 800)}
            kept = {name: float(value) for name, value in told.items() if dice.random() < 0.8}
            rows.append(FigureRow("蒲公英", id=platform[note], until="2025-04-01", metrics=kept))
        if dice.random() < 0.6:
            for day in range(dice.randint(1, 3)):
                counts = {name: float(dice.randint(0, 50)) for name in SHOP if dice.random() < 0.9}
                counts["gmv"] = float(dice.randint(0, 5000))
                when = f"2025-03-2{day}"
                rows.append(
                    FigureRow(
                        "小红星",
                        id=platform[note],
                        window="逐日",
                        since=when,
                        until=when,
                        attribution="15 天",
                        metrics=counts,
                    )
                )
    batches = Batches(store)
    batch = batches.begin("数据.csv", "test", "figures", f"f{dice.random()}", {})
    batches.write_figures(batch, rows)
    batches.finish(batch)


def campaign(store: Store, dice: random.Random, accounts: list[str], products: list[str], notes: list[str]) -> str:
    """A campaign with random slots; returns its id."""
    phases = (Phase("预热", START, later(START, 6)), Phase("爆发", later(START, 7), later(START, 13)))
    targets = tuple(
        Target(role, dice.choice((None, dice.randint(0, 6))), dice.choice((None, float(dice.randint(0, 9000)))))
        for role in dice.sample(ROLES, dice.randint(0, 4))
    )
    goals = tuple(Goal(word, "长尾", dice.randint(1, 4)) for word in dice.sample(WORDS, dice.randint(0, 3)))
    made = Campaigns(store).add(
        f"计划 {store.key()}",
        START,
        later(START, 20),
        budget=dice.choice((None, 12_345.0)),
        phases=dice.choice((phases, ())),
        targets=targets,
        goals=goals,
    )[0]
    rows, free = [], list(notes)
    dice.shuffle(free)
    for _ in range(dice.randint(0, 16)):
        row: dict[str, object] = {
            "account_id": dice.choice((*accounts, None)),
            "product_id": dice.choice((*products, None)),
            "day": dice.choice((None, later(START, dice.randint(-3, 24)))),
            "price": dice.choice((None, float(dice.randint(0, 3000)))),
            "content_type": dice.choice(("测评", "教程", None)),
            "crowd": dice.choice(("核心", "泛", None)),
            "route": dice.choice(("蓝链", "无", None)),
            "status": dice.choice(STATUSES),
            "keywords": tuple(SlotKeyword(word, "长尾") for word in dice.sample(WORDS, dice.randint(0, 2))),
        }
        if dice.random() < 0.7:
            draft = Drafts(store).add(DraftContent("稿", "字"))[0]
            percentile = dice.uniform(0, 100)
            told = Forecast(percentile, max(0, percentile - 20), min(100, percentile + 20), 50, 0.3, "")
            Drafts(store).remember_score(draft.id, dice.choice((None, dice.randint(0, 100))), dice.choice((told, None)))
            row["draft_id"] = draft.id
        if dice.random() < 0.6 and free:
            row["note_id"] = free.pop()
        rows.append(row)
    ids = Slots(store).add(made.id, rows)[0]
    if ids and dice.random() < 0.3:
        Slots(store).delete([dice.choice(list(ids))])
    return made.id
