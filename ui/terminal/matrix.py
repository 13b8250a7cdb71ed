"""The command ``matrix``: slots, coverage, plan beside fact and what is missing, without Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from planner.storage.times import china_today
from ui.terminal.opened import opened_store
from ui.terminal.saying import as_json, say

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.route_changes import TurnedInvalid
    from planner.storage.records import Campaign, Level, Missing, Pivot, Reached, Reminder, SlotLine
    from planner.storage.store import Store


@dataclass(frozen=True)
class Told:
    """A campaign as the command tells it."""

    campaign: Campaign
    slots: Sequence[SlotLine]
    levels: Sequence[Level]
    total: Level
    goals: Sequence[Reached]
    coverage: Pivot
    missing: Sequence[Missing]
    reminders: Sequence[Reminder]
    turned: Sequence[TurnedInvalid] = ()


@click.command()
@click.option("--campaign", "name", metavar="NAME", help="Which campaign (default: the one that is on, else the next).")
@as_json
@click.pass_obj
def matrix(workspace: Workspace, name: str | None, as_json: bool) -> None:
    """Slots, keyword coverage, plan beside fact, and what a campaign lacks."""
    with opened_store(workspace) as store:
        told = look(store, name, china_today())
    say(as_json, matrix_answer(told), matrix_lines(told))


def look(store: Store, name: str | None, today: date) -> Told:
    """Gather what is told of a campaign; raises Problem when there is none of this name."""
    from planner.campaigns import Campaigns
    from planner.matrix.missing import missing
    from planner.matrix.pivots import pivot
    from planner.matrix.plan import goals, levels, total_of
    from planner.matrix.reminding import Reminding
    from planner.route_changes import remember, turned_invalid
    from planner.routes import Routes
    from planner.slots import Slots

    campaign = Campaigns(store).named(name, today)
    those = levels(store, campaign.id)
    slots, routes = Slots(store), Routes.load()
    turned = turned_invalid(store, routes)
    remember(store, routes)
    return Told(
        campaign,
        slots.lines(slots.find(campaign.id)),
        those,
        total_of(campaign, those),
        goals(store, campaign.id),
        pivot(store, campaign.id, "keyword", "week"),
        missing(store, campaign.id),
        Reminding(campaign.id, routes, today).reminders(store),
        turned,
    )


def matrix_answer(told: Told) -> dict[str, Any]:
    """The campaign as JSON; unknown is null, money in yuan."""
    campaign = told.campaign
    return {
        "campaign": {"id": campaign.id, "name": campaign.name, "start": campaign.start, "end": campaign.end},
        "slots": [_slot(line) for line in told.slots],
        "plan": [_level(level) for level in (*told.levels, told.total)],
        "goals": [
            {
                "keyword": one.goal.keyword,
                "role": one.goal.role,
                "target": one.goal.count,
                "planned": one.planned,
                "published": one.published,
            }
            for one in told.goals
        ],
        "coverage": {
            "weeks": [head.value for head in told.coverage.columns],
            "keywords": [
                {
                    "keyword": head.text if head.value else None,
                    "role": head.group or None,
                    "slots": [
                        told.coverage.cells[row, column].count if (row, column) in told.coverage.cells else 0
                        for column in range(len(told.coverage.columns))
                    ],
                }
                for row, head in enumerate(told.coverage.rows)
            ],
        },
        "missing": [{"text": one.text, "urgent": one.urgent} for one in told.missing],
        "warnings": [
            {"kind": one.kind, "text": one.text, "hard": one.hard, "advice": one.advice, "slots": list(one.slots)}
            for one in told.reminders
        ],
        "turned_invalid": [
            {"slot": one.slot_id, "title": one.title, "day": one.day, "route": one.route, "text": one.text}
            for one in told.turned
        ],
    }


def matrix_lines(told: Told) -> Iterator[str]:
    """The same for reading."""
    campaign = told.campaign
    yield f"{campaign.name}  {campaign.start} – {campaign.end}  {len(told.slots)} 条排期"
    for level in (*told.levels, told.total):
        target = "—" if level.target_count is None else f"{level.target_count}"
        yield f"  {level.role}  计划 {level.planned} / 目标 {target}，已发 {level.published}，花费 ¥{level.planned_cost:,.0f}"
    for title, texts in (
        ("链路规则变了，这些排期不再可用", [f"{one.day or '未定日期'} {one.title}：{one.text}" for one in told.turned]),
        ("还缺什么", [one.text for one in told.missing]),
        ("提醒", [one.text for one in told.reminders]),
    ):
        if texts:
            yield title
            yield from (f"  {text}" for text in texts)


def _slot(line: SlotLine) -> dict[str, Any]:
    slot = line.slot
    return {
        "id": slot.id,
        "account": line.account or None,
        "role": line.role,
        "tier": line.tier,
        "product": line.product or None,
        "keywords": [asdict(one) for one in slot.keywords],
        "title": slot.title,
        "content_type": slot.content_type,
        "crowd": slot.crowd,
        "route": slot.route,
        "filed": slot.filed,
        "day": slot.day,
        "clock": slot.clock,
        "week": line.week,
        "phase": line.phase,
        "status": slot.status,
        "owner": slot.owner or None,
        "price": slot.price,
        "draft": slot.draft_id,
        "score": line.score,
        "note": slot.note_id,
    }


def _level(level: Level) -> dict[str, Any]:
    return {
        "role": level.role,
        "target": level.target_count,
        "planned": level.planned,
        "published": level.published,
        "target_budget": level.target_budget,
        "planned_cost": level.planned_cost,
        "published_cost": level.published_cost,
    }
