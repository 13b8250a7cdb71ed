"""Plan beside fact: the pyramid by count and by budget, the totals, and the keyword goals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.campaigns import Campaigns
from planner.presets import UNKNOWN
from planner.storage.kinds import keyword_key
from planner.storage.records import ROLES, Campaign, Level, Reached
from planner.storage.store import Store

if TYPE_CHECKING:
    from planner.matrix.facts import Facts

TOTAL = "合计"


def levels(store: Store, campaign_id: str) -> tuple[Level, ...]:
    """The pyramid from 官方 down to 未知, each with its target, what is planned and what is published (已发, 复盘, or its note
    is in the library).

    未知 is left out when nothing is in it. Prices that nobody has entered count as nothing. Raises Problem for an unknown id.
    """
    return levels_of(Campaigns(store).get(campaign_id), facts_of(store, campaign_id))


def totals(store: Store, campaign_id: str) -> Level:
    """All levels together; the budget is the campaign's own, or what the targets come to."""
    campaign = Campaigns(store).get(campaign_id)
    return total_of(campaign, levels_of(campaign, facts_of(store, campaign_id)))


def goals(store: Store, campaign_id: str) -> tuple[Reached, ...]:
    """The keyword goals of a campaign, each with how many of its slots have the keyword, and how many of those are published."""
    return goals_of(Campaigns(store).get(campaign_id), facts_of(store, campaign_id))


def levels_of(campaign: Campaign, facts: Facts) -> tuple[Level, ...]:
    """The same from facts that were gathered already."""
    targets = {target.role: target for target in campaign.targets}
    planned, published = facts.by_role(), facts.by_role(published=True)
    found = []
    for role in dict.fromkeys((*ROLES, *targets, *planned, UNKNOWN)):
        target, all_of_it = targets.get(role), planned.get(role, (0, 0.0))
        if role == UNKNOWN and target is None and not all_of_it[0]:
            continue
        out = published.get(role, (0, 0.0))
        found.append(
            Level(
                role,
                target.count if target else None,
                all_of_it[0],
                out[0],
                target.budget if target else None,
                all_of_it[1],
                out[1],
            )
        )
    # 未知 stands last, whatever the targets name.
    return tuple(sorted(found, key=lambda level: level.role == UNKNOWN))


def total_of(campaign: Campaign, those: Iterable[Level]) -> Level:
    """The totals of levels that are known already."""
    those = list(those)
    counts = [level.target_count for level in those if level.target_count is not None]
    budgets = [level.target_budget for level in those if level.target_budget is not None]
    return Level(
        TOTAL,
        sum(counts) if counts else None,
        sum(level.planned for level in those),
        sum(level.published for level in those),
        campaign.budget if campaign.budget is not None else (sum(budgets) if budgets else None),
        sum(level.planned_cost for level in those),
        sum(level.published_cost for level in those),
    )


def goals_of(campaign: Campaign, facts: Facts) -> tuple[Reached, ...]:
    """The same from facts that were gathered already."""
    planned, published = facts.by_keyword(), facts.by_keyword(published=True)
    return tuple(
        Reached(goal, planned.get(key, 0), published.get(key, 0))
        for goal in campaign.goals
        for key in (keyword_key(goal.keyword),)
    )


def facts_of(store: Store, campaign_id: str) -> Facts:
    """The sums that plan, goals and gaps are made from."""
    # NumPy is loaded when the first slots are counted, not when the window opens.
    from planner.matrix.facts import Facts

    return Facts.of(store, campaign_id)
