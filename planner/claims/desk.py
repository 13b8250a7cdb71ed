"""Holding a draft's promises against the ledger. Everything is counted beforehand: a keystroke only looks up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from nlp.claims import Promise, PromiseFinder
from nlp.claims.promises import FIRM
from nlp.findings import Hit
from nlp.reading import Reading, Text
from planner.claims.evidence import RISKY, WATCHED, Evidence
from planner.claims.goods import Names, slot_products
from planner.claims.ledger import ledger
from planner.products import Products
from planner.storage import engine
from planner.storage.store import Store

if TYPE_CHECKING:
    from planner.claims.ledger import Ledger

RULE = "承诺与证据"
SOURCE = "店铺的评价、追评、问大家、退货原因和笔记下的评论"


@dataclass(frozen=True)
class ClaimDesk:
    """Evidence by (product, aspect), the names of products, and the product of each slot, by its own id and by its draft's. Use it from
    one thread."""

    evidence: Mapping[tuple[str, str], Evidence]
    names: Names
    drafts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    finder: PromiseFinder = field(default_factory=PromiseFinder, repr=False, compare=False)

    def product_of(self, reading: Reading, id: str = "") -> str | None:
        """The product a draft speaks of; None when nobody can say."""
        return self.names.of_folded(f"{reading.title}\n{reading.body}", self.drafts.get(id))

    def hits(self, reading: Reading, id: str = "") -> tuple[Hit, ...]:
        """The promises that buyers contradict, in reading order, each with its evidence and the wording that the evidence carries."""
        product = self.product_of(reading, id)
        if product is None:
            return ()
        return (
            *self._in(reading.title_text, reading.draft.title, product),
            *self._in(reading.body_text, reading.draft.body, product),
        )

    def _in(self, text: Text, typed: str, product: str) -> Iterator[Hit]:
        for at, part in zip(text.starts, text.parts, strict=True):
            for one in self.finder.find(part.text):
                found = self.evidence.get((product, one.aspect))
                if found is not None and contradicted(one, found):
                    span = text.span(at + one.start, at + one.end)
                    advice = f"{found.sentence} → {found.wording}"
                    yield Hit(typed[span.start : span.end], span, "review", RULE, advice, SOURCE)


def contradicted(promise: Promise, found: Evidence) -> bool:
    """Whether what buyers say speaks against a promise as it is worded: for whom, how firmly."""
    named = found.of(promise.conditions)
    if named is not found:
        # It says for whom, and enough of those have spoken.
        return named.verdict == RISKY or (named.verdict == WATCHED and promise.strength == FIRM)
    fits = bool(set(promise.conditions) & set(found.good_for))
    if found.verdict == RISKY:
        return not fits
    return found.verdict == WATCHED and promise.strength == FIRM and not fits


def claim_desk(store: Store, counted: Ledger | None = None) -> ClaimDesk | None:
    """The desk of a workspace as far as its feedback has been read; None where there is no feedback."""
    if not engine.value(store.db, "select 1 from feedback limit 1"):
        return None
    found = counted or ledger(store)
    return ClaimDesk(
        {(one.product_id, one.aspect): one.evidence for one in found.claims if one.product_id},
        Names.of(Products(store).list()),
        slot_products(store, "draft_id") | slot_products(store, "id"),
    )
