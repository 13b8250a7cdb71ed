"""From buyers' sentences to a brief, and from the brief to a slot; where each sentence came from is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.claims.evidence import Evidence
from planner.claims.goods import Names
from planner.claims.kinds import ASKED
from planner.claims.masking import masked
from planner.feedback import FeedbackList
from planner.matrix.written import Written, recorded
from planner.products import Products
from planner.slots import Slots
from planner.storage import engine, images
from planner.storage.images import FEEDBACK_QUOTE
from planner.storage.records.feedback import FeedbackLine
from planner.storage.store import Store

QUOTES_MOST = 30
TEXT_MOST = 300


@dataclass(frozen=True, slots=True)
class Quote:
    """A buyer's sentence without anything personal, and where it comes from: 评价 2026-10-03 · 青禾清爽版 50g · reviews.csv."""

    feedback_id: str
    text: str
    source: str


@dataclass(frozen=True)
class Brief:
    """What a note is to be written from: a title to begin with, the text, the sentences and the product they speak of."""

    title: str
    text: str
    quotes: tuple[Quote, ...]
    product_id: str | None = None


def brief_of(store: Store, ids: Sequence[str], evidence: Evidence | None = None) -> Brief:
    """A brief from these feedbacks, the first QUOTES_MOST of them that say anything; ``evidence`` is of the aspect it is about."""
    lines = [line for line in FeedbackList(store).lines(ids) if line.text or line.reason][:QUOTES_MOST]
    quotes = tuple(Quote(line.id, quoted(line), source_of(line)) for line in lines)
    names = Names.of(Products(store).list())
    products = Counter(line.product_id or names.product(line.goods) for line in lines)
    product_id = products.most_common(1)[0][0] if products else None
    name = next((line.product for line in lines if line.product), "")
    aspects = Counter(told.aspect for line in lines for told in line.told)
    aspect = evidence.aspect if evidence else aspects.most_common(1)[0][0] if aspects else ""
    parts = [f"从 {len(quotes)} 条买家原话来" + (f"，说的是「{aspect}」" if aspect else "")]
    if evidence is not None:
        parts += [f"证据：{evidence.sentence}", f"写法：{evidence.wording}"]
    parts += ["买家原话（只借意思，不照抄，不透露是谁）：", *(f"· {one.text}（{one.source}）" for one in quotes)]
    return Brief(_title(lines, name, aspect), "\n".join(parts), quotes, product_id)


def plan_slot(
    store: Store, campaign_id: str, brief: Brief, *, crowd: str | None = None, day: str | None = None
) -> tuple[str, Written]:
    """A slot in 选题 with the brief as its remark; its sentences are kept with their sources. Returns its id.

    Raises Problem for what a person can mend.
    """
    row = {"title": brief.title, "product_id": brief.product_id, "remark": brief.text, "crowd": crowd, "day": day}
    (slot_id,), written = Slots(store).add(campaign_id, [row])
    ids, now = [store.key() for _ in brief.quotes], store.now()
    with recorded(store) as recording:
        recording.touch(FEEDBACK_QUOTE, ids)
        wanted = {
            id: (slot_id, one.feedback_id, one.text, one.source, now, now, None)
            for id, one in zip(ids, brief.quotes, strict=True)
        }
        images.put(recording.db, FEEDBACK_QUOTE, recording.rows(FEEDBACK_QUOTE), wanted)
    return slot_id, written | recording.written


def quotes_of(store: Store, slot_id: str) -> list[Quote]:
    """The sentences a slot was planned from, in order."""
    found = engine.rows(
        store.db,
        "select feedback_id, text, source from feedback_quote where slot_id = ? and deleted_at is null order by id",
        (slot_id,),
    )
    return [Quote(*row) for row in found]


def quoted(line: FeedbackLine) -> str:
    """What was said, without anything personal; of a return its reason and what the buyer added."""
    parts = (line.reason, line.text, f"答：{line.answer}" if line.kind == ASKED and line.answer else None)
    return masked("：".join(part for part in parts if part))[:TEXT_MOST]


def source_of(line: FeedbackLine) -> str:
    """Where a sentence comes from; never from whom."""
    what = " ".join(part for part in (line.kind, (line.said_at or "")[:10]) if part)
    goods = " ".join(part for part in (line.product or line.goods, line.sku) if part)
    return " · ".join(part for part in (what, masked(goods), masked(line.file)) if part)


def _title(lines: Sequence[FeedbackLine], product: str, aspect: str) -> str:
    asked = next((line.text for line in lines if line.kind == ASKED and len(line.text) <= 20), "")
    return masked(asked) or f"{product}{aspect}，买家怎么说"
