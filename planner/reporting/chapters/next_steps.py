"""Next steps: what is still lacking, and what the chapters before ask for."""

from __future__ import annotations

from planner.claims.ledger import ledger
from planner.landing.texts import LandingTexts
from planner.matrix.missing import missing
from planner.reporting.answers import Chapter, Line, Lines
from planner.reporting.asked import Asked, figure
from planner.reporting.chapters.claims import promised_of
from planner.storage.kinds import keyword_key

LATE_SHOWN, CLAIMS_SHOWN, LACKS_SHOWN, WORDS_SHOWN, PROMISES_SHOWN = 3, 3, 8, 6, 3


def next_steps(asked: Asked) -> Chapter:
    """The chapter."""
    lines = [*_late(asked), *_claims(asked), *_unmatched(asked), *_shops(asked), *_keywords(asked), *_lacks(asked)]
    if not lines:
        lines = [Line(("目标都发到了，没有逾期的排期",), "good")]
    return Chapter(
        "next", "下一步", Line((f"{len(lines)} 件事" if len(lines) > 1 else "一件事",)), (Lines(tuple(lines)),)
    )


def _late(asked: Asked) -> list[Line]:
    late = [
        post for post in asked.posts if not post.published and post.line.slot.day and post.line.slot.day < asked.today
    ]
    if not late:
        return []
    names = "、".join(f"《{post.title}》" for post in late[:LATE_SHOWN])
    number = figure("plan", "late_notes", len(late))
    return [Line(("先处理 ", number, f" 篇过了日子还没有发的：{names}{'等' if len(late) > LATE_SHOWN else ''}"), "bad")]


def _claims(asked: Asked) -> list[Line]:
    risky = [one for one in promised_of(asked, ledger(asked.store)) if one.at_risk][:CLAIMS_SHOWN]
    return [Line((f"改{one.product}的「{one.promises[0].text}」：{one.evidence.wording}",), "bad") for one in risky]


def _unmatched(asked: Asked) -> list[Line]:
    blind = [post for post in asked.published if post.engagement is None]
    if not blind:
        return []
    return [Line((f"有已发的排期还没有数据，如《{blind[0].title}》：导出笔记再导入，效果才算得全",), "warn")]


def _shops(asked: Asked) -> list[Line]:
    """What notes promise and the shop's texts do not answer; a shop whose texts nobody has brought is not judged."""
    store, known = asked.store, LandingTexts(asked.store).counts()
    products = {post.line.slot.product_id for post in asked.posts} | set(asked.campaign.products)
    lines = []
    for id in sorted(id for id in products if id is not None and id in known):
        # The words are read only when there is a shop to look at.
        from planner.landing.asking import LandingDesk

        found = store.beside(LandingDesk, LandingDesk).landing(id)
        lacking = [point for point in found.points if point.open and point.kind == "承诺"][:PROMISES_SHOWN]
        if lacking:
            words = "、".join(f"「{point.title}」" for point in lacking)
            lines.append(Line((f"{found.product}的店铺还没有接住笔记里的{words}，去承接页看清单",), "warn"))
    return lines


def _keywords(asked: Asked) -> list[Line]:
    out: dict[str, int] = {}
    for post in asked.published:
        for key in {keyword_key(word.text) for word in post.line.slot.keywords}:
            out[key] = out.get(key, 0) + 1
    short = [goal for goal in asked.campaign.goals if out.get(keyword_key(goal.keyword), 0) < goal.count]
    if not short:
        return []
    words = "、".join(f"「{goal.keyword}」" for goal in short[:WORDS_SHOWN])
    return [Line((f"关键词还没有拿下：{words}{'等' if len(short) > WORDS_SHOWN else ''}，下一轮先排它们",), "warn")]


def _lacks(asked: Asked) -> list[Line]:
    found = [one for one in missing(asked.store, asked.campaign.id) if one.urgent]
    return [Line((one.text,), "warn") for one in found[:LACKS_SHOWN]]
