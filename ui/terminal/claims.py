"""The command ``claims``: what we promise of the goods beside what buyers and comments say of it; without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from ui.terminal.opened import opened_store
from ui.terminal.saying import as_json, say

if TYPE_CHECKING:
    from planner.claims.ledger import Claim, Ledger
    from planner.paths import Workspace

SHOWN, PROMISES_SHOWN = 20, 3
"""Lines and promises of the short answer; the JSON has all."""
STRENGTHS = {0: "没写过", 1: "讲经历", 2: "直说", 3: "说死"}


@click.command("claims")
@click.option("--product", default=None, help="Only this product, by its name.")
@click.option(
    "--days", default=None, type=click.IntRange(0, 3650), help="How far back evidence counts; 0: all there is."
)
@as_json
@click.pass_obj
def claims(workspace: Workspace, product: str | None, days: int | None, as_json: bool) -> None:
    """What notes, drafts and products promise, beside shop feedback, returns and comments; claims at risk first."""
    from planner.claims.kept import prepare
    from planner.claims.ledger import ledger
    from planner.problems import Problem

    with opened_store(workspace) as store:
        prepare(workspace)
        found = ledger(store, days)
    told = [one for one in found.claims if product is None or one.product == product]
    if product is not None and not told:
        raise Problem(f"没有「{product}」的承诺或评价", "请检查产品的名字，或先导入它的评价")
    say(as_json, claims_answer(found, told), claim_lines(found, told))


def claims_answer(found: Ledger, told: list[Claim]) -> dict[str, Any]:
    """The ledger as JSON: shares from 0 to 1, unknown is null, nobody's name is in it."""
    return {
        "day": found.day,
        "days": found.days,
        "feedback": found.feedback,
        "polarity": dict(found.learned) or None,
        "claims": [_claim(one) for one in told],
    }


def claim_lines(found: Ledger, told: list[Claim]) -> Iterator[str]:
    """The same for reading, shortened."""
    if not found.feedback:
        yield "还没有店铺的评价：先用 import 导入评价、追评、问大家或退货原因，再看承诺站不站得住"
    risky = sum(one.at_risk for one in told)
    span = f"近 {found.days} 天" if found.days else "全部时间"
    yield f"{found.feedback:,} 条评价（证据看{span}），{sum(bool(one.promises) for one in told):,} 条承诺，{risky:,} 条有风险"
    for one in told[:SHOWN]:
        yield f"{one.product} · {one.aspect}  {STRENGTHS[one.strength]}  {one.gap}"
        yield f"  {one.evidence.sentence} → {one.evidence.wording}"
        for promise in one.promises[:PROMISES_SHOWN]:
            yield f"    「{promise.text}」 {promise.source}：{promise.title}"
    if len(told) > SHOWN:
        yield f"还有 {len(told) - SHOWN:,} 条，加 --json 看全部"


def _claim(one: Claim) -> dict[str, Any]:
    evidence = one.evidence
    return {
        "product": one.product if one.product_id else None,
        "aspect": one.aspect,
        "verdict": one.verdict,
        "gap": one.gap,
        "at_risk": one.at_risk,
        "strength": one.strength,
        "promises": [
            {
                "text": promise.text,
                "strength": promise.strength,
                "conditions": list(promise.conditions),
                "source": promise.source,
                "title": promise.title,
                "day": promise.day,
            }
            for promise in one.promises
        ],
        "evidence": {
            "praised": evidence.praised,
            "blamed": evidence.blamed,
            "comments_praised": evidence.comments_praised,
            "comments_blamed": evidence.comments_blamed,
            "returned": evidence.returned,
            "returns": evidence.returns,
            "returned_share": evidence.returned_share,
            "blamed_share": evidence.blamed_share,
            "mentions": [
                {"word": two.word, "kind": two.kind, "praised": two.praised, "blamed": two.blamed}
                for two in evidence.mentions
            ],
            "sentence": evidence.sentence,
            "wording": evidence.wording,
        },
        "months": [
            {
                "month": month.month,
                "praised": month.praised,
                "blamed": month.blamed,
                "returned": month.returned,
                "returns": month.returns,
            }
            for month in one.months
        ],
    }
