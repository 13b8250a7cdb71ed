"""Which notes have to be planned: the open slots of a campaign, and as many new ones as its pyramid lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.filling.request import Job
from planner.storage.kinds import keyword_key
from planner.storage.records import Campaign, Product, SlotLine

MOST = 500
"""Notes that are planned in one go."""


def windows_of(campaign: Campaign, today: date) -> Mapping[str | None, tuple[int, ...]]:
    """The days (ordinals) a note for each crowd layer may take, in order; for None (no layer) all of them.

    The layers come one after the other: each begins with the phase of its number, or after its share of the campaign where there
    are fewer phases. Nothing is planned before today.
    """
    first, last = _ordinal(campaign.start), _ordinal(campaign.end)
    crowds, days = campaign.crowds, max(last - first + 1, 1)
    starts = [first + days * number // max(len(crowds), 1) for number in range(len(crowds))]
    if len(campaign.phases) >= len(crowds):
        starts = [max(first, _ordinal(phase.start)) for phase in campaign.phases[: len(crowds)]]
    now = today.toordinal()
    found: dict[str | None, tuple[int, ...]] = {None: tuple(range(max(first, now), last + 1))}
    for crowd, start in zip(crowds, starts, strict=True):
        found[crowd] = tuple(range(max(start, now), last + 1))
    return found


def open_job(line: SlotLine, windows: Mapping[str | None, tuple[int, ...]], product: Product | None) -> Job:
    """An open slot as a job; a day it has stays, whatever its layer."""
    slot = line.slot
    days = windows.get(slot.crowd, windows[None]) if slot.day is None else (_ordinal(slot.day),)
    roles = {keyword.role for keyword in slot.keywords}
    return Job(
        slot.id,
        days,
        line.role if slot.account_id else None,
        slot.account_id,
        slot.keywords,
        frozenset(keyword_key(keyword.text) for keyword in slot.keywords if keyword.role == "长尾"),
        slot.crowd,
        (product.category or product.name) if product else "",
        slot.product_id,
        slot.price,
        settled=slot.account_id is not None and slot.day is not None,
        asks_core=not slot.keywords,
        asks_longtail="长尾" not in roles,
    )


def with_roles(jobs: Sequence[Job], lacking: Mapping[str, int]) -> list[Job]:
    """Open slots without an account take the roles the pyramid lacks, the scarcest first; what is left over is for anybody."""
    left, found = dict(lacking), []
    for job in jobs:
        role = max(left, key=lambda name: left[name], default=None) if job.account_id is None else None
        if role is not None and left[role] > 0:
            left[role] -= 1
            job = replace(job, role=role)
        found.append(job)
    return found


def new_jobs(
    campaign: Campaign,
    roles: Mapping[str | None, int],
    windows: Mapping[str | None, tuple[int, ...]],
    products: Sequence[Product],
) -> Iterator[Job]:
    """So many new notes of each role, layers and products in turn."""
    crowds: list[str | None] = [crowd for crowd in campaign.crowds if windows.get(crowd)]
    crowds = crowds or [None]
    number = 0
    for role, count in roles.items():
        for _ in range(count):
            crowd = crowds[number % len(crowds)]
            product = products[number // len(crowds) % len(products)] if products else None
            yield Job(
                None,
                windows[crowd],
                role,
                crowd=crowd,
                category=(product.category or product.name) if product else "",
                product_id=product.id if product else None,
            )
            number += 1


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
