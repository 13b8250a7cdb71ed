"""A note against one's own portfolio: waterlines, diagnosis tags and the quadrants of paid notes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from statistics import median

from planner.funnel.answers import Point, Quadrant, Quadrants, Tag, Waterline
from planner.funnel.bringing import brought_by
from planner.funnel.portfolio import Portfolio
from planner.funnel.presets import Condition, Diagnosis, QuadrantRule

LINED = (
    *("impressions", "views", "read_uv", "engagement", "collects", "shop_visits", "carts", "buyers", "gmv", "cost"),
    *("click_rate", "engagement_per_view", "collects_per_like", "visit_rate", "cart_rate", "buy_rate"),
    *("search_visits", "search_visit_share", "new_visit_share", "natural_share"),
    *("cpm", "cpc", "cpe", "cost_per_visit", "cost_per_buyer", "roi", "roi_t"),
)
"""The metrics that get waterlines."""
LEAST = 4
"""Of fewer notes a quarter is none."""


def waterlines(portfolio: Portfolio) -> dict[str, Waterline]:
    """P25, P50 and P75 of each metric over all notes of the portfolio that know it."""
    found = {}
    for metric in LINED:
        values = sorted(note.values[metric] for note in portfolio.notes.values() if metric in note.values)
        if len(values) >= LEAST:
            lines = (percentile(values, 25), percentile(values, 50), percentile(values, 75))
            found[metric] = Waterline(portfolio.definition(metric), *lines, len(values))
    return found


def percentile(ordered: Sequence[float], rank: float) -> float:
    """A percentile of values in order, linear between two of them (as spreadsheets' PERCENTILE.INC)."""
    place = (len(ordered) - 1) * rank / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def tags(portfolio: Portfolio, ids: Sequence[str], lines: Mapping[str, Waterline], rules: Diagnosis) -> tuple[Tag, ...]:
    """The diagnosis tags that any of these notes has, the most notes first."""
    found = []
    for rule in rules.tags:
        if all(_means_something(one, lines, rules.notes_least) for one in rule.conditions):
            having = tuple(
                id for id in ids if all(_holds(one, portfolio.notes[id].values, lines) for one in rule.conditions)
            )
            if having:
                found.append(Tag(rule.name, rule.rule, rule.advice, rule.tone, having))
    return tuple(sorted(found, key=lambda tag: -len(tag.note_ids)))


def _means_something(one: Condition, lines: Mapping[str, Waterline], least: int) -> bool:
    return one.value is not None or (one.metric in lines and lines[one.metric].notes >= least)


def _holds(one: Condition, values: Mapping[str, float], lines: Mapping[str, Waterline]) -> bool:
    if one.metric not in values:
        return False
    if one.value is not None:
        line = one.value
    else:
        waterline = lines[one.metric]
        # Where a quarter is as high as the median nothing stands out.
        if one.line != "p50" and waterline.p25 == waterline.p75:
            return False
        line = getattr(waterline, one.line)
    return values[one.metric] >= line if one.side == "above" else values[one.metric] <= line


def quadrants(portfolio: Portfolio, ids: Sequence[str], rule: QuadrantRule) -> Quadrants:
    """The paid notes among these in their quadrants. Percentile and median are those of all paid notes of the portfolio."""
    paid = {id: note for id, note in portfolio.notes.items() if note.values.get("cost")}
    metric = _conversion(portfolio, rule)
    spends = sorted(note.values["cost"] for note in paid.values())
    conversions = sorted(note.values[metric] for note in paid.values() if metric in note.values)
    conversion, spend = portfolio.definition(metric), portfolio.definition("cost")
    asked = [id for id in ids if id in paid]
    if len(conversions) < rule.notes_least:
        missing = brought_by("cost", portfolio.definitions.keys() | portfolio.payers.keys()) if not paid else ""
        told = (
            missing or f"要 {rule.notes_least} 篇以上同时有花费和{conversion.label}的笔记，现在 {len(conversions)} 篇"
        )
        return Quadrants(conversion, spend, None, rule.percentile, (), (), len(asked), told)
    line = median(spends)
    points, unsettled = [], []
    for id in asked:
        note = paid[id]
        if metric not in note.values:
            continue
        value, cost = note.values[metric], note.values["cost"]
        place = 50 * (bisect_left(conversions, value) + bisect_right(conversions, value)) / len(conversions)
        late = note.settled == "未到结算"
        if late:
            unsettled.append(id)
        name = quadrant(place, cost, rule.percentile, line, late)
        points.append(Point(id, note.standing.title, cost, value, place, name, _reason(name, late, rule)))
    return Quadrants(
        conversion, spend, line, rule.percentile, tuple(points), tuple(unsettled), len(asked) - len(points)
    )


def quadrant(place: float, spend: float, good: float, line: float, late: bool) -> Quadrant:
    """加大投 · 稳住, 重点追投, 止损 or 观察. Inside T+x and below the median spend a note is never 止损."""
    if place >= good:
        return "加大投 · 稳住" if spend >= line else "重点追投"
    return "止损" if spend >= line and not late else "观察"


def _conversion(portfolio: Portfolio, rule: QuadrantRule) -> str:
    """The first metric of the rule that enough paid notes know, else the one most of them know."""
    counts = {
        metric: sum(metric in note.values and bool(note.values.get("cost")) for note in portfolio.notes.values())
        for metric in rule.conversion
    }
    enough = (metric for metric, count in counts.items() if count >= rule.notes_least)
    return next(enough, max(counts, key=lambda metric: counts[metric]))


def _reason(name: Quadrant, late: bool, rule: QuadrantRule) -> str:
    return "还在 T+x 内，未到结算，先看着" if late and name == "观察" else rule.advice[name]
