"""Claims at risk: what the notes of the campaign's products promise and buyers contradict, with the wording the evidence carries."""

from __future__ import annotations

from planner.claims.evidence import WATCHED
from planner.claims.ledger import Claim, Ledger, ledger
from planner.reporting.answers import Block, Chapter, Entry, Heading, Lack, Line, Lines, Table
from planner.reporting.asked import Asked, figure

BRING = "导入店铺的评价、追评、问大家和退货原因（CSV 或 Excel），在评价页读完后再出一次复盘"
SHOWN = 12
PROMISES_SHOWN = 2
NUMBERS = ("退货里说到它", "全部退货", "占退货", "说好的", "说不好的")


def claims(asked: Asked) -> Chapter:
    """The chapter; what buyers wrote must have been read before (``planner.claims.kept.prepare``)."""
    found = ledger(asked.store)
    promised = promised_of(asked, found)
    risky = [one for one in promised if one.at_risk]
    watched = [one for one in promised if one.verdict == WATCHED]
    if not found.feedback:
        lead = Line(("还没有买家的话可以对照",), "warn")
        return Chapter("claims", "有风险的卖点", lead, (Lack("不知道承诺站不站得住", BRING),))
    blocks: list[Block] = []
    if risky or watched:
        shown = [*risky, *watched][:SHOWN]
        headings = (Heading("产品"), Heading("卖点"), *(Heading(text, True) for text in NUMBERS), Heading("结论"))
        blocks.append(Table("", headings, tuple(_row(one) for one in shown)))
        blocks.append(Lines(tuple(_advice(one) for one in shown), "怎么写才站得住"))
    if found.unread:
        blocks.append(Lack(f"还有 {found.unread:,} 条评价没有读", "打开评价页等它读完，再出一次复盘"))
    if risky:
        first = risky[0]
        lead = Line((f"{first.product}的「{_said(first)}」有风险：{first.evidence.sentence}",), "bad")
    elif watched:
        lead = Line(("没有站不住的卖点，有几条要留意",), "warn")
    else:
        lead = Line(("笔记里的卖点，买家的话都撑得住，或者说得还太少",), "good")
    return Chapter("claims", "有风险的卖点", lead, tuple(blocks))


def promised_of(asked: Asked, found: Ledger) -> list[Claim]:
    """What is promised of the products of the campaign, or of all where it names none; claims at risk first."""
    products = {post.line.slot.product_id for post in asked.posts} | set(asked.campaign.products)
    return [one for one in found.claims if one.promises and (not products or one.product_id in products)]


def _row(claim: Claim) -> tuple[Entry, ...]:
    of, evidence = f"claim.{claim.product_id}.{claim.aspect}", claim.evidence
    return (
        claim.product,
        f"{claim.aspect}：{_said(claim)}",
        figure(of, "claim_returned", evidence.returned),
        figure(of, "claim_returns", evidence.returns),
        figure(of, "claim_returned_share", evidence.returned_share),
        figure(of, "claim_good", evidence.good),
        figure(of, "claim_bad", evidence.bad),
        claim.verdict,
    )


def _said(claim: Claim) -> str:
    """The promise in its own words."""
    return claim.promises[0].text


def _advice(claim: Claim) -> Line:
    where = "、".join(f"{one.source}《{one.title}》" for one in claim.promises[:PROMISES_SHOWN])
    more = "等" if len(claim.promises) > PROMISES_SHOWN else ""
    return Line(
        (f"{claim.product} · {claim.aspect}：{claim.evidence.wording}（写在{where}{more}）",),
        "bad" if claim.at_risk else "warn",
    )
