"""50,000 pieces of shop feedback: what the page asks when it opens, what a filter asks, and a keystroke with a ledger beside it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nlp.draft import Draft
from nlp.reading import Memory
from planner.batches import Batches
from planner.claims.desk import claim_desk
from planner.claims.kept import Kept
from planner.claims.ledger import ledger
from planner.claims.promised import promised
from planner.claims.reading import fill
from planner.feedback import FeedbackList
from planner.importing.rows import FeedbackRow
from planner.paths import Workspace
from planner.products import Products
from planner.review import Desk, review
from planner.storage.records.feedback import FeedbackFilter
from planner.storage.store import Store
from planner.storage.times import CHINA
from tests.conftest import SHARED
from tests.speed.drafts import keystrokes
from tests.speed.measuring import at, in_turns, median, milliseconds
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Shop feedback"
MANY, FEW = 50_000, 600
OPENS, FILTERS = 1_000.0, 300.0
SLOWER = 1.25
"""Of a keystroke without a ledger."""
WORDS = ("下午就脱妆了", "持妆很好", "头皮屑更多了", "不闷痘，清爽", "快递很慢", "油皮用着闷", "还没用")
GOODS = ("青禾洗发水 400ml", "青禾清爽版 面霜", "别家的苹果")
FILTERED = (
    FeedbackFilter(),
    FeedbackFilter(search="头发"),
    FeedbackFilter(signs=(-1,)),
    FeedbackFilter(aspect="物流", aspect_sign=-1),
    FeedbackFilter(kinds=("评价",), since="2026-01-01"),
    FeedbackFilter(words=("油皮",)),
    FeedbackFilter(products=(None,)),
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, scale: Scale) -> Iterator[Store]:
    """A store with feedback that has been read."""
    with Store.open(Workspace(tmp_path_factory.mktemp("shop") / "work")) as store:
        Products(store).add("青禾洗发水", category="洗发水", claims=("去屑不痒", "控油蓬松一整天"))
        Products(store).add("青禾清爽版", category="面霜", claims=("油痘肌也不闷",))
        batches = Batches(store)
        batch = batches.begin("评价.csv", "feedback", "feedback", "speed", {})
        batches.write_feedback(batch, list(_rows(store, MANY if scale.full else FEW)))
        batches.finish(batch)
        fill(store)
        yield store


def test_the_page_opens(shop: Store, scale: Scale, report: Report) -> None:
    feedback = FeedbackList(shop)
    told = Kept(tuple(promised(shop)))

    def opened() -> None:
        ledger(shop, prepared=told)
        ids = feedback.find()
        feedback.facets()
        feedback.lines(ids[:50])

    (taken,) = in_turns(5, opened)
    count = len(feedback.find())
    met = median(taken) <= OPENS
    report.add(
        CHAPTER, Line(f"ledger, list and filters of {count:,}", ms(median(taken)), wanted=f"≤ {OPENS:.0f} ms", met=met)
    )
    assert met


def test_filtering(shop: Store, scale: Scale, report: Report) -> None:
    feedback = FeedbackList(shop)
    feedback.find()
    taken = [median(in_turns(3, lambda one=one: feedback.find(one))[0]) for one in FILTERED]  # type: ignore[misc]
    met = max(taken) <= FILTERS
    report.add(CHAPTER, Line("the slowest of seven filters", ms(max(taken)), wanted=f"≤ {FILTERS:.0f} ms", met=met))
    assert met


def test_a_keystroke_with_a_ledger_only_looks_up(shop: Store, world: World, scale: Scale, report: Report) -> None:
    claims = claim_desk(shop)
    assert claims is not None
    draft = replace(world.draft, body=f"青禾清爽版油痘肌也不闷。{world.draft.body}")
    strokes = list(keystrokes(draft, scale.keystrokes))
    with_ledger = replace(world.desk, claims=claims)
    plains, ledgers = _reviewed(draft, strokes, world.desk), _reviewed(draft, strokes, with_ledger)
    plain, ledgered = median(plains), median(ledgers)
    met = ledgered <= SLOWER * plain
    report.add(
        CHAPTER,
        Line(
            f"a keystroke with the ledger beside it, p95 {ms(at(ledgers, 95))}",
            ms(ledgered),
            f"{ms(plain)} without",
            times(ledgered / plain),
            f"≤ {SLOWER}×",
            met,
        ),
    )
    assert met or not scale.full


def _reviewed(draft: Draft, strokes: Sequence[Draft], desk: Desk) -> list[float]:
    """Milliseconds of each keystroke, with a memory of its own."""
    memory = Memory()
    for one in (draft, *strokes[:3]):
        review(one, desk, memory)
    return [milliseconds(lambda one=one: review(one, desk, memory)) for one in strokes]  # type: ignore[misc]


def _rows(store: Store, count: int) -> Iterator[FeedbackRow]:
    today = store.clock().astimezone(CHINA)
    for number, text in zip(range(count), _texts(count), strict=False):
        yield FeedbackRow(
            id=str(number),
            kind="退货" if number % 9 == 0 else "评价",
            text=text,
            reason="闷痘" if number % 27 == 0 else None,
            stars=None if number % 3 else 1 + number % 5,
            goods=GOODS[number % len(GOODS)],
            said_at=(today - timedelta(days=number % 400)).isoformat(timespec="seconds"),
        )


def _texts(count: int) -> Iterator[str]:
    """Real reviews where they lie beside the checkout and are asked for, else sentences made different by a number."""
    real: Path = SHARED / "data" / "reviews.dev.jsonl.gz"
    if count == MANY and real.exists():
        with gzip.open(real, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"][:2000] for line in lines)
    yield from (f"{WORDS[number % len(WORDS)]} {number}" for number in range(count))
