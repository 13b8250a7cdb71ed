"""Which product a text or the goods of a shop are: by a person's word, by a slot, else by the product's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nlp.text import fold_plain
from planner.storage import engine
from planner.storage.records import Product
from planner.storage.store import Store


@dataclass(frozen=True)
class Names:
    """The products by their folded names, the longest first, so that 青禾修护霜Pro is not taken for 青禾修护霜."""

    ids: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, products: Iterable[Product]) -> Names:
        """Names of one character name nothing."""
        found = [(_key(one.name), one.id) for one in products]
        return cls(tuple(sorted((pair for pair in found if len(pair[0]) > 1), key=lambda pair: -len(pair[0]))))

    def product(self, text: str | None, slot: str | None = None) -> str | None:
        """The product that a text names, else that of its ``slot``; of several it names the slot's. None when nobody says."""
        return self.of_folded(fold_plain(text) if text else "", slot)

    def of_folded(self, folded: str, slot: str | None = None) -> str | None:
        """The same for a text that somebody has folded already."""
        text = "".join(folded.split())
        named = [id for name, id in self.ids if name in text]
        return slot if slot in named or not named else named[0]


@dataclass(frozen=True)
class Goods:
    """The goods of all feedback with the product each is; None: nobody has said."""

    products: Mapping[str, str | None]

    @classmethod
    def of(cls, store: Store, names: Names) -> Goods:
        """By the names of products, asked of the store."""
        titles = [title for (title,) in engine.rows(store.db, "select distinct goods from feedback where goods <> ''")]
        return cls({title: names.product(title) for title in titles})

    def titles(self, product_id: str | None) -> list[str]:
        """What the shop calls a product; of None the goods that belong to none."""
        return [title for title, id in self.products.items() if id == product_id]


def slot_products(store: Store, column: str) -> dict[str, str]:
    """The product of each draft (``draft_id``) or note (``note_id``) that a slot speaks of."""
    sql = (
        f"select {column}, product_id from slot where {column} is not null and product_id is not null"
        " and deleted_at is null order by no"
    )
    return dict(engine.rows(store.db, sql))


def _key(text: str) -> str:
    return "".join(fold_plain(text).split())
