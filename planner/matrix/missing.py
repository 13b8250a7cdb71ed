"""What a plan lacks, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.campaigns import Campaigns
from planner.matrix.plan import facts_of, goals_of, levels_of, total_of
from planner.matrix.values import later, monday
from planner.products import Products
from planner.storage.kinds import keyword_key
from planner.storage.records import Campaign, Level, Missing, SlotFilter
from planner.storage.store import Store

if TYPE_CHECKING:
    from planner.matrix.facts import Facts

GOALS_SHOWN = 8
"""Goals told one by one; the others as a number."""
WEEKS_MOST = 12
"""A longer campaign is not told week by week."""
MOSTLY = 0.75
"""Weeks that lack nearly as much as the worst one are where it is lacking."""


@dataclass(frozen=True)
class Asked:
    """What gaps are looked for in. ``weeks`` are the Mondays of the campaign, empty when it is too long for them."""

    campaign: Campaign
    facts: Facts
    levels: tuple[Level, ...]
    weeks: tuple[str, ...]
    products: Mapping[str, str]


def missing(store: Store, campaign_id: str) -> tuple[Missing, ...]:
    """What a campaign lacks, the pressing first. Raises Problem for an unknown id."""
    campaign = Campaigns(store).get(campaign_id)
    facts = facts_of(store, campaign_id)
    names = {product.id: product.name for product in Products(store).list()}
    asked = Asked(campaign, facts, levels_of(campaign, facts), weeks_of(campaign), names)
    if not len(facts):
        return (Missing("还没有一条排期", True), *_levels(asked))
    found = [one for look in LOOKS for one in look(asked)]
    return tuple(sorted(found, key=lambda one: not one.urgent))


def weeks_of(campaign: Campaign) -> tuple[str, ...]:
    """The Mondays of the weeks of a campaign; none when they are more than WEEKS_MOST."""
    first = monday(campaign.start)
    weeks = (date.fromisoformat(campaign.end) - date.fromisoformat(first)).days // 7 + 1
    return tuple(later(first, 7 * at) for at in range(weeks)) if weeks <= WEEKS_MOST else ()


def _levels(asked: Asked) -> Iterator[Missing]:
    for level in asked.levels:
        if level.target_count is not None and level.planned < level.target_count:
            weeks = _where(asked, level)
            place = f"，集中在{_named(asked, weeks)}" if weeks and level.planned else ""
            text = f"{level.role} 少 {level.target_count - level.planned} 篇{place}"
            yield Missing(text, True, SlotFilter(roles=(level.role,), weeks=tuple(weeks)))


def _where(asked: Asked, level: Level) -> Sequence[str]:
    """The weeks that lack most of an even spread, when they are fewer than half."""
    there = asked.facts.by_week(level.role)
    even = (level.target_count or 0) / max(1, len(asked.weeks))
    lacks = {week: even - there.get(week, 0) for week in asked.weeks}
    most = max(lacks.values(), default=0.0)
    worst = [week for week, lack in lacks.items() if most > 0 and lack >= MOSTLY * most]
    return worst if len(worst) * 2 <= len(asked.weeks) else ()


def _budget(asked: Asked) -> Iterator[Missing]:
    total = total_of(asked.campaign, asked.levels)
    if total.target_budget is not None and total.planned_cost > total.target_budget:
        yield Missing(f"预算超出 ¥{total.planned_cost - total.target_budget:,.0f}", True)
    elif total.target_budget and total.planned_cost < total.target_budget:
        yield Missing(f"预算还差 ¥{total.target_budget - total.planned_cost:,.0f} 没有排出去", False)
    for level in asked.levels:
        if level.target_budget is not None and level.planned_cost > level.target_budget:
            over = level.planned_cost - level.target_budget
            yield Missing(f"{level.role} 的预算超出 ¥{over:,.0f}", True, SlotFilter(roles=(level.role,)))
    unpriced = asked.facts.unpriced()
    if unpriced and total.target_budget is not None:
        yield Missing(f"{unpriced} 篇还没有报价，花费会更多", False)


def _weeks(asked: Asked) -> Iterator[Missing]:
    there = asked.facts.by_week()
    empty = [week for week in asked.weeks if week not in there]
    if empty:
        yield Missing(f"{_named(asked, empty)}没有内容", True, SlotFilter(weeks=tuple(empty)))
    for phase in asked.campaign.phases:
        if not asked.facts.between(phase.start, phase.end):
            yield Missing(f"{phase.name}期还没有内容", True, SlotFilter(phases=(phase.name,)))


def _crowds(asked: Asked) -> Iterator[Missing]:
    there = {crowd: asked.facts.weeks_of_crowd(crowd) for crowd in asked.campaign.crowds}
    if not any(there.values()):
        yield Missing("还没有给排期分人群", False)
        return
    written = asked.facts.by_week()
    busy = [week for week in asked.weeks if written.get(week)]
    for crowd, weeks in there.items():
        empty = [week for week in busy if week not in weeks]
        wanted = SlotFilter(crowds=(crowd,), weeks=tuple(empty))
        if not weeks:
            yield Missing(f"{crowd}人群还没有内容", False, SlotFilter(crowds=(crowd,)))
        elif empty and len(empty) * 2 <= len(asked.weeks):
            yield Missing(f"{crowd}人群{_named(asked, empty)}没有内容", False, wanted)
        elif empty:
            yield Missing(f"{crowd}人群只有{_named(asked, sorted(set(weeks) & set(busy)))}有内容", False, wanted)


def _goals(asked: Asked) -> Iterator[Missing]:
    reached = goals_of(asked.campaign, asked.facts)
    short = sorted((one for one in reached if one.lacking), key=lambda one: (one.goal.role != "核心", one.planned > 0))
    for one in short[:GOALS_SHOWN]:
        word = one.goal.keyword
        text = f"「{word}」还差 {one.lacking} 篇" if one.planned else f"「{word}」还没有人写，要 {one.goal.count} 篇"
        yield Missing(text, one.goal.role == "核心", SlotFilter(keywords=(word,)))
    rest = short[GOALS_SHOWN:]
    if rest:
        words = tuple(one.goal.keyword for one in rest)
        yield Missing(f"另有 {len(rest)} 个关键词没有排够", False, SlotFilter(keywords=words))
    keys = asked.facts.alone()
    alone = [one.goal.keyword for one in reached if keyword_key(one.goal.keyword) in keys]
    for word in alone[:GOALS_SHOWN]:
        yield Missing(f"「{word}」只有一个账号在写", False, SlotFilter(keywords=(word,)))


def _undecided(asked: Asked) -> Iterator[Missing]:
    nobody, never = asked.facts.without("account_id"), asked.facts.without("day")
    if nobody:
        yield Missing(f"{nobody} 篇还没有定账号", False, SlotFilter(accounts=(None,)))
    if never:
        yield Missing(f"{never} 篇还没有定日期", False, SlotFilter(weeks=(None,)))
    for id in asked.campaign.products:
        if id in asked.products and not asked.facts.having("product_id", id):
            yield Missing(f"「{asked.products[id]}」还没有排期", True, SlotFilter(products=(id,)))


LOOKS: tuple[Callable[[Asked], Iterator[Missing]], ...] = (_levels, _weeks, _goals, _budget, _crowds, _undecided)


def _named(asked: Asked, weeks: Sequence[str]) -> str:
    return f"第 {'、'.join(str(asked.weeks.index(week) + 1) for week in weeks)} 周"
