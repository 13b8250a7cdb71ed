"""Under which notes was said what: the notes of a product and of an account, as the platform numbers them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from nlp.text import fold_plain
from planner.inbox.records import Choice
from planner.storage import engine
from planner.storage.texts import dumps
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

CHOICES_MOST = 60
COUNTS = "select note_key, count(*) n from comment where note_key is not null group by note_key"


def products_of(db: Database) -> tuple[Choice, ...]:
    """Products under whose notes something was said."""
    counts: Counter[str] = Counter()
    by_note = _products_by_note(db)
    for key, count in engine.rows(db, COUNTS):
        for product in by_note.get(key, ()):
            counts[product] += count
    names = dict(engine.rows(db, "select id, name from product where deleted_at is null"))
    return tuple(Choice(id, names[id], count) for id, count in counts.most_common(CHOICES_MOST))


def accounts_of(db: Database) -> tuple[Choice, ...]:
    """Authors under whose notes something was said, those with the most comments first."""
    found = engine.rows(
        db,
        "select coalesce(n.author, n.author_name) who, max(coalesce(n.author_name, n.author)), sum(c.n) many"
        f" from ({COUNTS}) c join note n on n.key = 'p:' || c.note_key"
        f" where who <> '' and n.deleted_at is null and {visible(db, 'n.batch')}"
        " group by who order by many desc, who limit ?",
        (CHOICES_MOST,),
    )
    return tuple(Choice(who, name, count) for who, name, count in found)


def keys_of_product(db: Database, product: str) -> list[str]:
    """The platform's ids of the notes that speak of a product."""
    return [key for key, products in _products_by_note(db).items() if product in products]


def keys_of_account(db: Database, account: str) -> list[str]:
    """The platform's ids of an author's notes."""
    sql = "select platform_id from note where coalesce(author, author_name) = ? and platform_id is not null"
    return [key for (key,) in engine.rows(db, sql, (account,))]


def product_of(db: Database, key: str) -> str | None:
    """The name of the product a note speaks of, the planned one first."""
    ids = _products_by_note(db, key).get(key)
    return str(engine.value(db, "select name from product where id = ?", (ids[0],))) if ids else None


def _products_by_note(db: Database, only: str | None = None) -> dict[str, list[str]]:
    """The products of every note that has comments: what a slot says of it, else whose name its text holds."""
    products = [
        (id, fold_plain(name)) for id, name in engine.rows(db, "select id, name from product where deleted_at is null")
    ]
    if not products:
        return {}
    keys = [only] if only is not None else [key for key, _ in engine.rows(db, COUNTS)]
    found: dict[str, list[str]] = {}
    rows: list[Any] = engine.rows(
        db,
        "select n.platform_id, n.title, t.body, t.topics, (select s.product_id from slot s where s.note_id = n.id"
        " and s.deleted_at is null and s.product_id is not null limit 1) from json_each(?) w"
        f" join note n on n.key = 'p:' || w.value join note_text t on t.note = n.no where {visible(db, 'n.batch')}",
        (dumps(keys),),
    )
    for key, title, body, topics, planned in rows:
        text = fold_plain(f"{title}\n{body}\n{topics}")
        named = [id for id, name in products if name in text]
        if planned in dict(products):
            named = [planned, *(id for id in named if id != planned)]
        if named:
            found[key] = named
    return found
