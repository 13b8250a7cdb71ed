"""Promise beside practice: the counts are those of the rows, and the sentence says them."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from nlp.draft import Draft
from nlp.lexicon import Lexicon
from nlp.words import Cutter
from planner.claims.desk import RULE, claim_desk
from planner.claims.evidence import CARRIED, RISKY, UNKNOWN, Evidence, Mention, low
from planner.claims.kept import Kept, kept, prepare, stale
from planner.claims.kinds import ASKED, FOLLOWED, RETURNED, REVIEWED
from planner.claims.ledger import Claim, at_risk, ledger
from planner.claims.promised import promised
from planner.claims.reading import missing
from planner.drafts import Drafts
from planner.library import Reference
from planner.products import Products
from planner.review import Desk, review
from planner.rules import Rules
from planner.storage import engine
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.planner.claims.buyers import bring, day, foundation, returned, said

SENTENCE = "近 90 天 持妆不佳 占退货 31 %（67/214），32 人提到，18 人说不好，混油皮 18 条反例"


@pytest.fixture
def product(store: Store) -> str:
    return Products(store).add("青禾持妆粉底液", category="粉底液", claims=("持妆 12h",))[0].id


def told(store: Store, aspect: str, days: int | None = None) -> Claim:
    found = ledger(store, days, Kept(tuple(promised(store))))
    return next(one for one in found.claims if one.aspect == aspect)


def test_a_claim_at_risk_with_its_evidence(store: Store, product: str) -> None:
    bring(store, foundation(store))
    claim = told(store, "持妆")
    assert (claim.product, claim.at_risk, claim.strength) == ("青禾持妆粉底液", True, 3)
    assert claim.evidence.sentence == SENTENCE
    assert claim.evidence.wording == "写明条件：干皮、定妆后"
    assert at_risk(ledger(store, prepared=Kept(tuple(promised(store)))))[0].aspect == "持妆"


def test_evidence_has_a_window_and_a_year_of_months(store: Store, product: str) -> None:
    bring(store, foundation(store))
    assert told(store, "持妆").evidence.blamed == 18
    assert told(store, "持妆", 0).evidence.blamed == 27
    months = told(store, "持妆").months
    assert len(months) == 12
    assert sum(one.returned for one in months) == 67
    assert sum(one.blamed for one in months) == 27


def test_every_count_is_that_of_the_rows(store: Store, product: str) -> None:
    chance = random.Random(7)
    words = ["下午就脱妆了", "持妆很好", "卡粉", "不卡粉", "快递很慢", "随便写写"]
    rows = [
        said(
            chance.choice(words),
            kind=chance.choice([REVIEWED, FOLLOWED, RETURNED]),
            said_at=day(store, chance.randrange(180)),
            goods=chance.choice(["青禾持妆粉底液 30ml", "别的东西"]),
        )
        for _ in range(400)
    ]
    bring(store, rows)
    plain: Counter[tuple[str, str, str]] = Counter()
    since = day(store, 90)[:10]
    sql = (
        "select f.goods, a.aspect, a.sign, f.kind from feedback_aspect a join feedback f on f.no = a.feedback"
        " where f.said_at >= ?"
    )
    for goods, aspect, sign, kind in engine.rows(store.db, sql, (since,)):
        name = "returned" if kind == RETURNED else "praised" if sign > 0 else "blamed"
        plain[("青禾" in goods and "ours") or "theirs", aspect, name] += 1
    assert plain
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in ledger(store, prepared=Kept()).claims:
        for name in ("praised", "blamed", "returned"):
            count = getattr(one.evidence, name)
            if count:
                seen["ours" if one.product_id else "theirs", one.aspect, name] = count
    assert seen == plain


def test_a_question_says_nothing_its_answer_does(store: Store, product: str) -> None:
    bring(store, [said("会脱妆吗", kind=ASKED), said("会脱妆吗", kind=ASKED, answer="下午就脱妆了")])
    assert told(store, "持妆", 0).evidence.blamed == 1


def test_what_is_deleted_or_taken_back_counts_no_more(store: Store, product: str) -> None:
    from planner.batches import Batches
    from planner.feedback import FeedbackList

    batch = bring(store, [said("脱妆", said_at=day(store, 1)) for _ in range(4)])
    feedback = FeedbackList(store)
    written = feedback.delete(feedback.find()[:1])
    assert told(store, "持妆").evidence.blamed == 3
    written.undo()
    assert told(store, "持妆").evidence.blamed == 4
    Batches(store).undo(batch)
    assert told(store, "持妆").evidence.blamed == 0


def test_only_new_rows_are_read_and_changed_ones_again(store: Store, product: str) -> None:
    bring(store, [said("脱妆", id="a")])
    assert missing(store) == 0
    bring(store, [said("持妆很好", id="a"), said("脱妆", id="b")], file="b.csv", read=False)
    assert missing(store) == 2


def test_verdicts() -> None:
    assert Evidence("持妆", 90, praised=3, blamed=2).verdict == UNKNOWN
    assert Evidence("持妆", 90, praised=50, blamed=1).verdict == CARRIED
    assert "直说" in Evidence("持妆", 90, praised=50, blamed=1).wording
    assert Evidence("持妆", 90, praised=50, blamed=1, returned=40, returns=100).verdict == RISKY
    mixed = Evidence("持妆", 90, praised=40, blamed=30, mentions=(Mention("油皮", "肤质", 0, 29),))
    assert mixed.wording == "写明油皮不适合"


def test_the_lower_end_of_a_share() -> None:
    assert low(0, 0) == 0
    assert low(81, 263) == pytest.approx(0.2553, abs=1e-4)
    assert all(low(good, 20) <= good / 20 for good in range(21))


def test_the_ledger_is_prepared_once(store: Store, product: str) -> None:
    bring(store, foundation(store), read=False)
    assert stale(store)
    assert prepare(store.workspace)
    assert not stale(store)
    assert not prepare(store.workspace)
    assert [one.text for one in kept(store.workspace).promises] == ["持妆 12h"]
    assert missing(store) == 0
    bring(store, [said("脱妆")], file="b.csv", read=False)
    assert stale(store)


def test_a_damaged_cache_is_made_anew(store: Store, product: str) -> None:
    (store.workspace.cache / "claims.json").write_text('{"promises": [{}], "comments": 3}', encoding="utf-8")
    assert kept(store.workspace) == Kept()
    assert stale(store)


def test_a_claim_in_a_draft_is_marked_with_its_evidence(store: Store, product: str) -> None:
    bring(store, foundation(store))
    found = review(Draft("粉底测评", "青禾持妆粉底液持妆12h，通勤不补。"), desk(store))
    (hit,) = [one for one in found.wording if one.rule == RULE]
    assert hit.text == "持妆12h"
    assert hit.advice == f"{SENTENCE} → 写明条件：干皮、定妆后"
    assert any(mark.span == hit.span and mark.kind == "review" for mark in found.marks)


@pytest.mark.parametrize(
    "body",
    [
        "青禾持妆粉底液：干皮定妆后持妆很稳。",
        "青禾持妆粉底液不持妆，下午就花。",
        "这支别家的粉底持妆12h。",
        "青禾持妆粉底液会脱妆吗？",
    ],
)
def test_what_the_evidence_carries_is_left_alone(store: Store, product: str, body: str) -> None:
    bring(store, foundation(store))
    assert [one for one in review(Draft("粉底", body), desk(store)).wording if one.rule == RULE] == []


def test_without_a_name_the_slot_says_which_product(store: Store, product: str) -> None:
    from planner.campaigns import Campaigns
    from planner.slots import Slots

    bring(store, foundation(store))
    draft, _ = Drafts(store).add(DraftContent("粉底测评", "这支持妆12h。"))
    campaign, _ = Campaigns(store).add("春季", "2025-03-01", "2025-03-31")
    Slots(store).add(campaign.id, [{"product_id": product, "draft_id": draft.id, "status": "初稿"}])
    found = review(draft.content.draft(), desk(store), id=draft.id)
    assert [one.text for one in found.wording if one.rule == RULE] == ["持妆12h"]


def test_without_feedback_there_is_no_desk(store: Store, product: str) -> None:
    assert claim_desk(store) is None


def desk(store: Store) -> Desk:
    lexicon = Lexicon({})
    claims = claim_desk(store)
    assert claims is not None
    return Desk(Reference(lexicon, Cutter(lexicon)), Rules.load().on(date(2025, 3, 1)), claims=claims)


def test_a_return_is_no_praise(store: Store, product: str) -> None:
    bring(store, [returned("不想要了", text="持妆很好")])
    assert all(one.evidence.praised == 0 for one in ledger(store, 0, Kept()).claims)
