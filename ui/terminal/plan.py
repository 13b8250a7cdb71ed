"""The command ``plan``: 帮我排 as a dry run, without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from planner.storage.times import china_today
from ui.terminal.opened import opened_store
from ui.terminal.saying import as_json, say

if TYPE_CHECKING:
    from planner.filling import Filling
    from planner.paths import Workspace
    from planner.storage.records import Campaign


@click.command()
@click.option(
    "--campaign", "name", metavar="NAME", help="The campaign to fill (default: the one that is on, else the next)."
)
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same plan.")
@as_json
@click.pass_obj
def plan(workspace: Workspace, name: str | None, seed: int, as_json: bool) -> None:
    """Propose who writes what and when, and write nothing."""
    from planner.campaigns import Campaigns
    from planner.filling import fill
    from planner.filling.asking import ask

    today = china_today()
    with opened_store(workspace) as store:
        campaign = Campaigns(store).named(name, today)
        filling = fill(ask(store, campaign.id, today), seed)
    say(as_json, plan_answer(campaign, seed, filling), plan_lines(campaign, filling))


def plan_answer(campaign: Campaign, seed: int, filling: Filling) -> dict[str, Any]:
    """``slot`` is null for a new one; ``change`` is what would be written, by the fields of a slot."""
    return {
        "campaign": campaign.name,
        "seed": seed,
        "objective": filling.objective,
        "proposals": [
            {
                "slot": one.slot_id,
                "account": one.account,
                "role": one.role,
                "day": str(one.day) if one.day else None,
                "keywords": [{"text": keyword.text, "role": keyword.role} for keyword in one.keywords],
                "crowd": one.change.get("crowd"),
                "price": one.cost,
                "why": one.why,
            }
            for one in filling.proposals
        ],
        "unmet": list(filling.unmet),
    }


def plan_lines(campaign: Campaign, filling: Filling) -> Iterator[str]:
    """A line for each proposal, then what could not be had."""
    yield f"{campaign.name}：建议 {len(filling.proposals)} 处（只是预览，没有写入）"
    for one in sorted(filling.proposals, key=lambda one: (one.day or date.max, one.account)):
        words = "、".join(keyword.text for keyword in one.keywords)
        yield f"{one.day or '—'!s:<12}{words or '—'}  {one.why}"
    yield from filling.unmet
