"""Plan beside fact: the pyramid by count and by budget, the totals, and the keyword goals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from planner.campaigns import Campaigns
from planner.matrix.looking import faces, facts
from planner.presets import UNKNOWN
from planner.storage import engine
from planner.storage.kinds import keyword_key
from planner.storage.records import ROLES, Campaign, Level, Reached, SlotFilter
from planner.storage.slot_rows import wish
from planner.storage.store import Store
from planner.storage.texts import dumps

TOTAL = "合计"
PUBLISHED = "(s.status in ('已发', '复盘') or s.note_id is not null)"
"""What has come out: marked as posted, or its note is there."""


def levels(store: Store, campaign_id: str) -> tuple[Level, ...]:
    """The pyramid from 官方 down to 未知, each with its target, what is planned and what is published.

    未知 is left out when nothing is in it. Prices that nobody has entered count as nothing.
    """
    with engine.reading(store.db) as db:
        campaign = Campaigns(store).get(campaign_id)
        known = facts(store, campaign_id)
        one = wish(campaign_id, SlotFilter(), known)
        rows = engine.rows(
            db,
            f"select s.account_id, {PUBLISHED}, count(*), total(s.price) from slot s where {one.where} group by 1, 2",
            one.parameters,
        )
        seen = faces(store, known, {row[0] for row in rows if row[0]})
    counts: dict[tuple[str, bool], list[float]] = defaultdict(lambda: [0, 0.0])
    for id, published, number, cost in rows:
        role = seen[id][2] if id in seen else UNKNOWN
        for key in ((role, False), (role, True))[: 1 + bool(published)]:
            counts[key][0] += number
            counts[key][1] += cost
    targets = {target.role: target for target in campaign.targets}
    found = []
    for role in dict.fromkeys((*ROLES, *targets, UNKNOWN)):
        target, planned, published = targets.get(role), counts[role, False], counts[role, True]
        if role == UNKNOWN and target is None and not planned[0]:
            continue
        found.append(
            Level(
                role,
                target.count if target else None,
                int(planned[0]),
                int(published[0]),
                target.budget if target else None,
                planned[1],
                published[1],
            )
        )
    return tuple(found)


def totals(store: Store, campaign_id: str) -> Level:
    """All levels together; the budget is the campaign's own, or what the targets come to."""
    campaign = Campaigns(store).get(campaign_id)
    return total_of(campaign, levels(store, campaign_id))


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


def goals(store: Store, campaign_id: str) -> tuple[Reached, ...]:
    """The keyword goals of a campaign, each with how many of its slots have the keyword, and how many of those are published."""
    with engine.reading(store.db) as db:
        campaign = Campaigns(store).get(campaign_id)
        one = wish(campaign_id, SlotFilter(), facts(store, campaign_id))
        keys = [keyword_key(goal.keyword) for goal in campaign.goals]
        found = {
            key: (planned, published)
            for key, planned, published in engine.rows(
                db,
                f"select k.key, count(*), sum({PUBLISHED}) from slot s join slot_keyword k on k.slot = s.no"
                f" where {one.where} and k.key in (select value from json_each(?)) group by 1",
                (*one.parameters, dumps(keys)),
            )
        }
    return tuple(Reached(goal, *found.get(key, (0, 0))) for goal, key in zip(campaign.goals, keys, strict=True))
