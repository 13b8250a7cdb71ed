"""A plan of any size, the same for the same seed: accounts, a campaign over half a year, and its slots."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from planner.campaigns import Campaigns
from planner.matrix.slot_images import fresh
from planner.matrix.slot_values import NEW, checked
from planner.products import Products
from planner.storage import engine, images
from planner.storage.images import SLOT
from planner.storage.records import CONTENT_TYPES, CROWDS, ROLES, STATUSES, Goal, Phase, Target
from planner.storage.store import Store

START = date(2025, 3, 3)
WEEKS = 26
ROUTES = ("种草直达", "蓝链", "店铺搜索", "口令", "无", None)
HEADS = ("面霜", "精华", "防晒", "粉底液", "洁面")
TAILS = ("敏感肌", "干皮", "油皮", "学生党", "平价", "换季", "通勤", "晨间", "熬夜", "孕妇", "美白", "控油")


@dataclass(frozen=True)
class Planned:
    """The campaign, and the ids of its slots."""

    campaign: str
    slots: tuple[str, ...]


def plan(store: Store, slots: int, accounts: int, seed: int = 4) -> Planned:
    """Write a plan of so many slots for so many accounts."""
    chance, now = random.Random(seed), store.now()
    ids = [store.key() for _ in range(accounts)]
    with engine.writing(store.db) as db:
        db.conn.executemany(
            "insert into account (id, key, name, fans, role, capacity, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    id,
                    f"k{at}",
                    f"{chance.choice(TAILS)}的{chance.choice(HEADS)}日记{at}",
                    chance.choice((None, chance.randrange(500, 900_000))),
                    chance.choice((*ROLES, None)),
                    chance.choice((None, 2, 4)),
                    now,
                    now,
                )
                for at, id in enumerate(ids)
            ],
        )
    products = [Products(store).add(f"产品{at}")[0].id for at in range(20)]
    words = [
        f"{tail}{head}{more}" for head in HEADS for tail in TAILS for more in ("", "推荐", "平替", "测评", "怎么选")
    ]
    end = START + timedelta(weeks=WEEKS, days=-1)
    campaign, _ = Campaigns(store).add(
        "半年计划",
        START.isoformat(),
        end.isoformat(),
        budget=slots * 400.0,
        phases=(Phase("预热", START.isoformat(), (START + timedelta(27)).isoformat()),),
        targets=tuple(Target(role, slots // 4, slots * 100.0) for role in ROLES),
        goals=tuple(Goal(word, "长尾", 3) for word in words),
    )
    made = [store.key() for _ in range(slots)]
    rows = {
        id: fresh(
            no,
            campaign.id,
            checked(
                {
                    "account_id": chance.choice((*chance.choices(ids, k=12), None)),
                    "product_id": chance.choice(products),
                    "keywords": chance.sample(words, chance.randrange(3)),
                    "title": f"{chance.choice(TAILS)}这样选{chance.choice(HEADS)}",
                    "content_type": chance.choice((*CONTENT_TYPES, None)),
                    "crowd": chance.choice((*CROWDS, None)),
                    "route": chance.choice(ROUTES),
                    "day": chance.choice(((START + timedelta(chance.randrange(WEEKS * 7))).isoformat(),) * 9 + (None,)),
                    "owner": chance.choice(("小周", "小吴", "阿郑", "")),
                    "price": chance.choice((None, chance.randrange(100, 9000))),
                    "status": chance.choice(STATUSES),
                },
                NEW,
            ),
            now,
        )
        for no, id in enumerate(made, 1)
    }
    with engine.writing(store.db) as db:
        images.put(db, SLOT, dict.fromkeys(rows), rows)
    return Planned(campaign.id, tuple(made))
