"""Campaigns and live sessions as their tables hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from planner.storage import engine
from planner.storage.records import Campaign, Goal, Live, Phase, Target
from planner.storage.texts import dumps, texts

if TYPE_CHECKING:
    from sqlite_utils import Database

CAMPAIGN = (
    "select id, name, start_day, end_day, budget, products, phases, targets, crowds, goals, remark, sample, deleted_at"
    " from campaign"
)
LIVE = "select id, campaign_id, day, title, product_id, deleted_at from live"


def campaign(row: tuple[Any, ...]) -> Campaign:
    """A row of CAMPAIGN."""
    id, name, start, end, budget, products, phases, targets, crowds, goals, remark, sample, deleted_at = row
    return Campaign(
        id,
        name,
        start,
        end,
        budget,
        texts(products),
        read_phases(phases),
        tuple(Target(*one) for one in json.loads(targets)),
        texts(crowds),
        tuple(Goal(*one) for one in json.loads(goals)),
        remark,
        bool(sample),
        deleted_at,
    )


def live(row: tuple[Any, ...]) -> Live:
    """A row of LIVE."""
    return Live(*row)


def read_phases(stored: str) -> tuple[Phase, ...]:
    """Phases of their column."""
    return tuple(Phase(*one) for one in json.loads(stored))


def stored(values: tuple[Phase, ...] | tuple[Target, ...] | tuple[Goal, ...]) -> str:
    """Phases, targets or goals for their column."""
    return dumps([astuple(value) for value in values])


def phases_of(db: Database, campaign_id: str | None) -> Mapping[str, tuple[Phase, ...]]:
    """The phases of a campaign, or of all, by the campaign's id."""
    return {
        id: read_phases(phases)
        for id, phases in engine.rows(
            db, "select id, phases from campaign where ? is null or id = ?", (campaign_id, campaign_id)
        )
    }
