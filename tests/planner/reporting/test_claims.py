"""Claims at risk in the report: the figures are those of the rows, the advice is what the evidence carries."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.campaigns import Campaigns
from planner.products import Products
from planner.reporting.answers import Chapter, Lack, figures_of
from planner.reporting.building import build
from planner.reporting.writing import write_report
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.claims.buyers import bring, foundation

SQL = (
    "select count(*) from feedback f join feedback_aspect a on a.feedback = f.no"
    " where a.aspect = '持妆' and f.said_at >= ? and {}"
)
RETURNS = "select count(*) from feedback f where f.kind = '退货' and f.said_at >= ?"


@pytest.fixture
def campaign(store: Store) -> str:
    product = Products(store).add("青禾持妆粉底液", category="粉底液", claims=("持妆 12h",))[0].id
    return Campaigns(store).add("春季", "2025-03-03", "2025-03-30", products=(product,))[0].id


def chapter(store: Store, campaign: str) -> Chapter:
    return next(one for one in build(store, campaign, date(2025, 3, 20)).chapters if one.id == "claims")


def test_the_figures_of_a_claim_equal_plain_sql(store: Store, campaign: str, tmp_path: Path) -> None:
    bring(store, foundation(store))
    write_report(store, campaign, tmp_path / "r.html", date(2025, 3, 20))
    found = chapter(store, campaign)
    figures = {one.metric: one.value for block in found.blocks for one in figures_of(block) if ".持妆." in one.key}
    since = (store.clock().date() - timedelta(days=90)).isoformat()
    kind = engine.value(store.db, "select max(kind) from feedback where reason is not null")
    returned = engine.value(store.db, SQL.format(f"f.kind = '{kind}'"), (since,))
    returns = engine.value(store.db, RETURNS.replace("退货", kind), (since,))
    assert figures == {
        "claim_returned": returned,
        "claim_returns": returns,
        "claim_returned_share": returned / returns,
        "claim_good": engine.value(store.db, SQL.format(f"f.kind <> '{kind}' and a.sign > 0"), (since,)),
        "claim_bad": engine.value(store.db, SQL.format(f"f.kind <> '{kind}' and a.sign < 0"), (since,)),
    }
    assert returned == 67
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "持妆不佳 占退货 31 %（67/214）" in text
    assert "写明条件：干皮、定妆后" in text


def test_without_feedback_it_says_which_file_would_bring_it(store: Store, campaign: str) -> None:
    (lack,) = chapter(store, campaign).blocks
    assert isinstance(lack, Lack)
    assert "退货原因" in lack.bring


def test_claims_of_other_products_stay_out(store: Store, campaign: str) -> None:
    bring(store, foundation(store))
    other = Products(store).add("别的")[0].id
    aside = Campaigns(store).add("夏季", "2025-06-03", "2025-06-30", products=(other,))[0].id
    assert not [one for block in chapter(store, aside).blocks for one in figures_of(block)]
