"""Figures of the sample: what exports of an invented brand's notes would say, from 曝光 to 成交.

The notes of the campaign that have come out are put into the library first, with the days of their slots. The numbers are drawn from one
seed, so that every installation tells the same story: many visit 青禾清爽版 and few buy it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from nlp.note import Note
from planner.batches import Batches
from planner.importing.rows import FigureRow, NoteRow
from planner.matrix.written import set_columns
from planner.notes import Cut
from planner.sample_promises import came_out, keep_promises
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.figure_kind import DAILY, ORDER
from planner.storage.images import SLOT
from planner.storage.store import Store
from planner.storage.times import CHINA

SEED = 20
KIND = "sample"
DAYS = 30
"""Days after publishing that the shop's reports cover."""
ATTRIBUTION = "归因 15 天"

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Out:
    """A note that has come out: its id on the platform, how many follow its author, and what it speaks of."""

    id: str
    title: str
    author: str
    fans: int
    day: date
    moment: str
    product: str | None
    price: float | None
    own: bool


def install_figures(store: Store, folder: Path, cut: Cut | None = None) -> Changes:
    """Bring the notes of the sample's slots that are out, and the figures of these and of some older notes."""
    told = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    chance = random.Random(SEED)
    fresh, changes = _notes_of_slots(store, folder, told, cut)
    changes |= keep_promises(store, folder)
    older = _older(store, int(told["older"]))
    today = store.clock().astimezone(CHINA).date()
    outs = (*fresh, *older)
    reads = {one.id: _reads(one, chance) for one in outs}
    files = {
        "示例 笔记列表明细表.xlsx": [_own(one, reads[one.id], at) for at, one in enumerate(outs, 3) if one.own],
        "示例 蒲公英笔记.xlsx": [
            _creator(one, reads[one.id], today, chance, at) for at, one in enumerate(outs, 4) if not one.own
        ],
        "示例 小红星.csv": _shop(outs, reads, today, told, chance),
        "示例 薯条订单.xlsx": _orders(outs, reads, today, chance),
        "示例 待匹配.xlsx": [_lost(row, at) for at, row in enumerate(told["waiting"], 2)],
    }
    batches = Batches(store)
    for name, rows in files.items():
        batch = batches.begin(name, KIND, "figures", f"sample {name}", {}, sample=True)
        batches.write_figures(batch, rows)
        changes |= batches.finish(batch)[1]
    return changes


def _notes_of_slots(store: Store, folder: Path, told: Told, cut: Cut | None) -> tuple[list[_Out], Changes]:
    """The notes that the sample's slots became, joined with them."""
    rows = engine.rows(
        store.db,
        "select s.id, s.title, s.day, coalesce(s.clock, '12:00'), a.key, a.name, coalesce(a.fans, 500), p.name, s.price,"
        " coalesce(s.content_type, '日记'), a.role from slot s join account a on a.id = s.account_id"
        " left join product p on p.id = s.product_id where s.sample = 1 and s.status in ('已发', '复盘')"
        " and s.deleted_at is null order by s.no",
    )
    outs, notes = [], []
    texts = came_out(folder)
    for number, (_, title, day, clock, key, name, fans, product, price, content, role) in enumerate(rows):
        moment = f"{day}T{clock}:00+08:00"
        one = _Out(
            f"demo5107{number:016x}", title, name, fans, date.fromisoformat(day), moment, product, price, role == "官方"
        )
        outs.append(one)
        note = Note(
            one.id,
            title=title,
            **{
                "body": told["bodies"][content],
                "topics": tuple(told["topics"]),
                "type": "image",
                **texts.get(title, {}),
            },
            published_at=moment,
            author=key,
            fans=fans,
            source="示例：青禾",
            own=one.own,
        )
        notes.append(NoteRow(note, author_name=name))
    batches = Batches(store)
    batch = batches.begin("示例 项目笔记.jsonl", KIND, "notes", "sample campaign notes", {}, sample=True)
    batches.write_notes(batch, notes, cut)
    changes = batches.finish(batch)[1]
    ids = dict(engine.rows(store.db, "select platform_id, id from note where platform_id like 'demo5107%'"))
    for one, (slot, *_) in zip(outs, rows, strict=True):
        changes |= set_columns(store, SLOT, [slot], {"note_id": ids[one.id]}).changes
    return outs, changes


def _older(store: Store, most: int) -> list[_Out]:
    """Notes of known accounts from before the campaign, the newest first."""
    rows = engine.rows(
        store.db,
        "select n.platform_id, n.title, a.name, coalesce(a.fans, 500), n.published_at, n.own from note n"
        " join account a on a.name = n.author and a.deleted_at is null join batch b on b.no = n.batch where b.sample = 1"
        " and n.platform_id not like 'demo5107%' and n.published_at is not null order by n.published_at desc limit ?",
        (most,),
    )
    return [
        _Out(id, title, author, fans, date.fromisoformat(moment[:10]), moment, None, 40 + fans * 0.05, bool(own))
        for id, title, author, fans, moment, own in rows
    ]


def _reads(one: _Out, chance: random.Random) -> int:
    known: float = min(one.fans, 60_000) ** 0.75
    return max(60, round(known * chance.uniform(1.2, 9)))


def _own(one: _Out, reads: int, row: int) -> FigureRow:
    metrics = {
        "impressions": reads * 9,
        "views": reads,
        "cover_ctr": 0.11,
        "likes": reads // 14,
        "collects": reads // 19,
    }
    metrics |= {"comments": reads // 90, "shares": reads // 70, "new_fans": reads // 160}
    return FigureRow("创作服务平台", title=one.title, published_at=one.moment, metrics=_whole(metrics), row=row)


def _creator(one: _Out, reads: int, today: date, chance: random.Random, row: int) -> FigureRow:
    fee = round(one.price or 300)
    paid = round(reads * chance.uniform(0, 0.4))
    metrics = {"impressions": reads * chance.uniform(6, 14), "views": reads, "read_uv": reads * 0.87}
    metrics |= {
        "likes": reads / chance.uniform(9, 30),
        "collects": reads / chance.uniform(9, 40),
        "comments": reads / 110,
    }
    metrics |= {"natural_views": reads - paid, "paid_views": paid}
    money = {"creator_price": round(fee / 1.1), "service_fee": fee - round(fee / 1.1), "fee": fee}
    return FigureRow(
        "蒲公英",
        id=one.id,
        title=one.title,
        published_at=one.day.isoformat(),
        author_name=one.author,
        until=(today - timedelta(days=1)).isoformat(),
        metrics={**_whole(metrics), **{name: float(value) for name, value in money.items()}},
        row=row,
    )


def _shop(
    outs: Sequence[_Out], reads: Mapping[str, int], today: date, told: Told, chance: random.Random
) -> list[FigureRow]:
    """Day by day, fading out; one in four notes is not 报备 and the shop knows nothing of it."""
    found: list[FigureRow] = []
    for number, one in enumerate(outs):
        if number % 4 == 3:
            continue
        rates = told["products"].get(
            one.product, {"visit": chance.uniform(0.04, 0.14), "buy": chance.uniform(0.02, 0.08)}
        )
        left = reads[one.id] * 0.8
        for after in range(DAYS):
            day = one.day + timedelta(days=after)
            if day >= today:
                break
            uv, left = round(left * 0.2), left * 0.8
            visits = round(uv * rates["visit"] * chance.uniform(0.7, 1.3))
            bought = sum(chance.random() < rates["buy"] for _ in range(visits))
            metrics = {"read_uv": uv, "shop_visits": visits, "new_visits": visits * 0.7, "search_visits": visits * 0.35}
            metrics |= {"shop_collects": visits * 0.2, "carts": visits * 0.24, "buyers": bought}
            found.append(
                FigureRow(
                    "小红星",
                    id=one.id,
                    author_name=one.author,
                    window=DAILY,
                    since=day.isoformat(),
                    until=day.isoformat(),
                    flow="全部",
                    attribution=ATTRIBUTION,
                    metrics={**_whole(metrics), "gmv": float(bought * told["price"])},
                    row=len(found) + 2,
                )
            )
    return found


def _orders(outs: Sequence[_Out], reads: Mapping[str, int], today: date, chance: random.Random) -> list[FigureRow]:
    found: list[FigureRow] = []
    for number, one in enumerate(outs):
        day = one.day + timedelta(days=2)
        if number % 3 == 0 and day < today:
            spend = float(chance.choice((75, 150, 300, 600)))
            found.append(
                FigureRow(
                    "薯条",
                    id=one.id,
                    window=ORDER,
                    since=day.isoformat(),
                    until=(day + timedelta(days=1)).isoformat(),
                    order=f"ST{number:06d}",
                    metrics={
                        "boost_spend": spend,
                        **_whole({"boost_impressions": spend * 22, "boost_views": spend * 2}),
                    },
                    row=len(found) + 2,
                )
            )
    return found


def _lost(told: Told, row: int) -> FigureRow:
    """A row that names its note badly."""
    metrics = {name: float(value) for name, value in told.items() if name not in ("title", "author", "id")}
    source = "小红星" if "gmv" in metrics else "代理表"
    return FigureRow(
        source, id=told.get("id", ""), title=told.get("title", ""), author_name=told["author"], metrics=metrics, row=row
    )


def _whole(metrics: Mapping[str, float]) -> dict[str, float]:
    return {name: value if name.endswith("ctr") else float(round(value)) for name, value in metrics.items()}
