"""What a plan lacks, as sentences."""

from __future__ import annotations

from planner.matrix.plan import goals, levels
from planner.storage.records import Missing, SlotFilter
from planner.storage.store import Store


def missing(store: Store, campaign_id: str) -> tuple[Missing, ...]:
    """What a campaign lacks, the most pressing first."""
    found = []
    for level in levels(store, campaign_id):
        if level.target_count is not None and level.planned < level.target_count:
            lack = level.target_count - level.planned
            found.append(Missing(f"{level.role} 少 {lack} 篇", True, SlotFilter(roles=(level.role,))))
    for reached in goals(store, campaign_id):
        if reached.lacking:
            keyword = reached.goal.keyword
            found.append(Missing(f"「{keyword}」还差 {reached.lacking} 篇", False, SlotFilter(keywords=(keyword,))))
    return tuple(found)
