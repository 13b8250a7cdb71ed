"""One funnel: its steps, what they cost, and what must not be read into them."""

from __future__ import annotations

from collections.abc import Sequence

from planner.funnel.answers import Funnel, Number, Sentence, Stage
from planner.funnel.choosing import PAID, fits
from planner.funnel.portfolio import Portfolio

STEPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("曝光", ("impressions",), ""),
    ("阅读", ("views", "read_uv"), "click_rate"),
    ("互动", ("engagement", "engagement_uv", "given_engagement"), "engagement_per_view"),
    ("进店", ("shop_visits",), "visit_rate"),
    ("收藏", ("shop_collects",), "shop_collect_rate"),
    ("加购", ("carts",), "cart_rate"),
    ("成交", ("buyers",), "buy_rate"),
    ("复购", ("rebuyers",), "rebuy_rate"),
)
"""Each step: the metrics that may stand for it, the first that is known, and the rate that leads to it."""

MEASURES = (
    *("cost", "creator_cost", "ads_cost", "cpm", "cpc", "cpe", "cost_per_visit", "cost_per_buyer"),
    *(
        "gmv",
        "roi",
        "roi_t",
        "gmv_per_buyer",
        "new_visit_share",
        "search_visit_share",
        "natural_share",
        "component_rate",
    ),
    *("shares", "new_fans", "boost_impressions", "boost_views"),
)


def funnel(portfolio: Portfolio, ids: Sequence[str], title: str, sentences: tuple[Sentence, ...] = ()) -> Funnel:
    """The funnel of some notes of a portfolio."""
    measures = {name: portfolio.number(name, ids) for name in MEASURES}
    stages = tuple(_stage(portfolio, ids, name, metrics, rate) for name, metrics, rate in STEPS)
    return Funnel(title, tuple(ids), stages, measures, sentences, tuple(_warnings(portfolio, ids)))


def _stage(portfolio: Portfolio, ids: Sequence[str], name: str, metrics: tuple[str, ...], rate: str) -> Stage:
    numbers = [portfolio.number(metric, ids) for metric in metrics]
    first = next((number for number in numbers if number.value is not None), numbers[0])
    others = [number for number in numbers if number is not first and number.value is not None]
    others += _other_definitions(portfolio, ids, first)
    if not rate:
        return Stage(name, first, others=tuple(others))
    step = portfolio.number(rate, ids)
    known = step.value is not None
    return Stage(
        name, first, step.value, step.definition.denominator if known else "", step.notes if known else 0, tuple(others)
    )


def _other_definitions(portfolio: Portfolio, ids: Sequence[str], number: Number) -> list[Number]:
    """The same metric as other sources, windows or attributions tell it: shown beside, never added."""
    found = []
    for one, values in portfolio.others.get(number.definition.metric, {}).items():
        known = [values[id] for id in ids if id in values]
        if known and one != number.definition:
            found.append(Number(one, sum(known), len(known), len(ids)))
    return sorted(found, key=lambda other: (-other.notes, other.definition.text))


def _warnings(portfolio: Portfolio, ids: Sequence[str]) -> list[Sentence]:
    found = []
    late = [id for id in ids if portfolio.notes[id].settled == "未到结算"]
    if late:
        found.append(Sentence(f"{len(late)} 篇未到结算：ROI（T+x）里没有它们，也不判止损", tuple(late), "warn"))
    short = [id for id in portfolio.short if id in set(ids)]
    if short:
        text = f"{len(short)} 篇已过 T+x，但逐日数据没盖住其中每一天，ROI（T+x）里没有它们"
        found.append(Sentence(text, tuple(short), "warn"))
    aside = [id for id in ids if _tells_otherwise(portfolio, id)]
    if aside:
        text = f"{len(aside)} 篇还有别的口径的数，没有并进来（悬停看各口径）"
        found.append(Sentence(text, tuple(aside)))
    return found


def _tells_otherwise(portfolio: Portfolio, id: str) -> bool:
    """Whether a note has a number in another definition only, so that it is missing in a sum."""
    note = portfolio.notes[id]
    return any(
        one.metric not in note.values and one.metric in portfolio.definitions
        for one in note.every
        if one.metric not in PAID and fits(one, portfolio.flow, portfolio.attribution)
    )
