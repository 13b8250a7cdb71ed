"""What our notes, drafts and products promise of each product, and what comments under our notes say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from nlp.claims import Promise, PromiseFinder
from nlp.claims import bundled as claims
from nlp.opinions import Judge
from nlp.opinions import bundled as opinions
from nlp.opinions.judging import EVERY_SHOP
from nlp.text import fold
from planner.claims.goods import Names, slot_products
from planner.products import Products
from planner.storage import engine
from planner.storage.records import Product
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

COMMENTS_MOST = 20_000
"""Comments that are heard, the newest first: what was said years ago is no evidence."""
LOOK = 200
SHOWN = 60
"""Characters of the sentence that is shown with a promise."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise found in a text of ours: ``source`` is 产品, 草稿 or 笔记 with its ``id`` and ``title``; ``text`` is the promise as it
    was typed, ``sentence`` what stands around it."""

    product_id: str
    aspect: str
    strength: int
    conditions: tuple[str, ...]
    text: str
    sentence: str
    source: str
    id: str
    title: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text of ours and the product it speaks of."""

    product_id: str
    source: str
    id: str
    title: str
    body: str
    day: str | None


def promised(store: Store, check: Callable[[], None] = lambda: None) -> Iterator[Promised]:
    """Every promise, product by product claim, draft and note."""
    finder = PromiseFinder()
    fields = {one.id: aspects_of(one) for one in Products(store).list()}
    for number, text in enumerate(texts(store)):
        if number % LOOK == 0:
            check()
        seen: set[tuple[str, str]] = set()
        for part in (text.title, text.body):
            folded = fold(part)
            for one in finder.find_all(folded.text):
                start, end = folded.back(one.start, one.end)
                words = " ".join(part[start:end].split())
                if (one.aspect, words) not in seen and one.aspect in fields[text.product_id]:
                    seen.add((one.aspect, words))
                    yield _told(text, one, words, part, start)


def aspects_of(product: Product) -> frozenset[str]:
    """What can be said of a product: nobody asks whether a face cream lasts till evening. Every aspect where its field is not known."""
    field = claims().field_of(product.category, product.name)
    tells = [one for part in opinions().parts.values() for one in part.tells]
    return frozenset(one.aspect for one in tells if field is None or one.field in (field, EVERY_SHOP))


def heard(store: Store, check: Callable[[], None] = lambda: None) -> list[list[Any]]:
    """What comments say: product, aspect, sign, day and how many, from the newest comments under notes of a product."""
    names = Names.of(Products(store).list())
    products = {key: id for key, id in _notes_by_key(store, names).items() if id}
    if not products:
        return []
    judge, counts = Judge(in_review=False), Counter[tuple[str, str, int, str]]()
    with engine.reading(store.db) as db:
        found = engine.rows(
            db,
            "select note_key, text, substr(published_at, 1, 10) from comment where deleted_at is null"
            f" and note_key in (select value from json_each(?)) and {visible(db, 'batch')}"
            f" order by published_at desc limit {COMMENTS_MOST}",
            (dumps(list(products)),),
        )
    for number, (key, text, day) in enumerate(found):
        if number % LOOK == 0:
            check()
        told = {(one.aspect, one.sign) for one in judge.judge(text).aspects}
        counts.update((products[key], aspect, sign, day or "") for aspect, sign in told)
    return [[*key, count] for key, count in sorted(counts.items())]


def texts(store: Store) -> Iterator[Text]:
    """Texts of ours that speak of a product, each once."""
    products = Products(store).list()
    names = Names.of(products)
    for product in products:
        for claim in product.claims:
            yield Text(product.id, "产品", product.id, product.name, claim, None)
    by_slot = slot_products(store, "draft_id")
    for id, title, body, day in engine.rows(
        store.db, "select id, title, body, substr(updated_at, 1, 10) from draft where deleted_at is null order by id"
    ):
        product_id = names.product(f"{title}\n{body}", by_slot.get(id))
        if product_id:
            yield Text(product_id, "草稿", id, title, body, day)
    by_slot = slot_products(store, "note_id")
    with engine.reading(store.db) as db:
        notes = engine.rows(
            db,
            "select n.id, n.title, t.body, substr(n.published_at, 1, 10) from note n join note_text t on t.note = n.no"
            " where n.deleted_at is null and (n.own = 1 or n.id in (select note_id from slot where note_id is not null))"
            f" and {visible(db, 'n.batch')} order by n.no",
        )
    for id, title, body, day in notes:
        product_id = names.product(f"{title}\n{body}", by_slot.get(id))
        if product_id:
            yield Text(product_id, "笔记", id, title, body, day)


def plain(one: Promised) -> dict[str, Any]:
    """For a file."""
    return asdict(one) | {"conditions": list(one.conditions)}


def from_plain(row: dict[str, Any]) -> Promised:
    """What ``plain`` made. Raises TypeError or KeyError for anything else."""
    return replace(Promised(**row), conditions=tuple(row["conditions"]))


def _told(text: Text, one: Promise, words: str, part: str, start: int) -> Promised:
    begin = max(part.rfind("\n", 0, start), part.rfind("。", 0, start)) + 1
    sentence = " ".join(part[begin : begin + SHOWN].split())
    return Promised(
        text.product_id, one.aspect, one.strength, one.conditions, words, sentence, text.source, text.id, text.title,
        text.day,
    )  # fmt: skip


def _notes_by_key(store: Store, names: Names) -> dict[str, str | None]:
    by_slot = slot_products(store, "note_id")
    found = engine.rows(
        store.db,
        "select n.platform_id, n.id, n.title, t.body from note n join note_text t on t.note = n.no"
        " where n.deleted_at is null and n.platform_id in (select distinct note_key from comment)",
    )
    return {key: names.product(f"{title}\n{body}", by_slot.get(id)) for key, id, title, body in found}
