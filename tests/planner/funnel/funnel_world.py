"""Figures in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from nlp.note import Note
from planner.batches import Batches
from planner.campaigns import Campaigns
from planner.importing.rows import FigureRow, NoteRow
from planner.products import Products
from planner.slots import Slots
from planner.storage import engine
from planner.storage.store import Store


def id_of(number: int) -> str:
    return f"67{number:022x}"


def bring_notes(store: Store, count: int, day: str = "2025-01-10") -> list[str]:
    """So many notes with ids, published on consecutive days; returns our ids in order."""
    batches = Batches(store)
    batch = batches.begin("笔记.csv", "test", "note", f"n{count}{day}", {})
    first = date.fromisoformat(day)
    batches.write_notes(
        batch,
        [
            NoteRow(Note(id_of(at), title=f"第{at}篇", published_at=(first + timedelta(days=at)).isoformat()))
            for at in range(count)
        ],
    )
    batches.finish(batch)
    ids = dict(engine.rows(store.db, "select platform_id, id from note"))
    return [ids[id_of(at)] for at in range(count)]


def bring_figures(store: Store, rows: Sequence[FigureRow], name: str = "数据.csv") -> str:
    """Import rows of figures as one file; returns the batch."""
    batches = Batches(store)
    batch = batches.begin(name, "test", "figure", name, {})
    batches.write_figures(batch, rows)
    batches.finish(batch)
    return batch


def daily(number: int, day: str, attribution: str = "归因 15 天", flow: str = "全部", **metrics: float) -> FigureRow:
    """A day of 小红星."""
    return FigureRow(
        "小红星",
        id=id_of(number),
        window="逐日",
        since=day,
        until=day,
        flow=flow,
        attribution=attribution,
        metrics=metrics,
    )


def total(number: int, source: str = "蒲公英", until: str = "2025-02-28", **metrics: float) -> FigureRow:
    """Counts since publishing."""
    return FigureRow(source, id=id_of(number), until=until, metrics=metrics)


def order(number: int, name: str, day: str, spend: float) -> FigureRow:
    """A paid order."""
    return FigureRow(
        "薯条", id=id_of(number), window="投放期", since=day, until=day, order=name, metrics={"boost_spend": spend}
    )


def plan(store: Store, notes: Sequence[str], cycle: int | None = 29, **fields: Any) -> str:
    """A campaign with a slot for each of these notes and one product; returns the campaign's id."""
    product, _ = Products(store).add("修护霜", cycle=cycle)
    campaign, _ = Campaigns(store).add("秋冬", "2025-01-01", "2025-03-31", products=(product.id,))
    rows = [
        {"title": f"排期{at}", "day": "2025-01-10", "status": "已发", "product_id": product.id, **fields}
        for at, _ in enumerate(notes)
    ]
    ids, _ = Slots(store).add(campaign.id, rows)
    for id, note in zip(ids, notes, strict=True):
        store.db.execute("update slot set note_id = ? where id = ?", (note, id))
    return campaign.id
