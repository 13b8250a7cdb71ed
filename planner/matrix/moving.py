"""What a slot becomes when it is carried to another place of a pivot, and what a new one begins with there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from planner.storage.records import Campaign, Slot, SlotKeyword

FIELDS: Mapping[str, str] = {
    "account": "account_id",
    "product": "product_id",
    "content_type": "content_type",
    "crowd": "crowd",
    "route": "route",
    "owner": "owner",
    "day": "day",
}
"""Axes that are a field of a slot."""
MOVABLE = frozenset((*FIELDS, "week", "keyword"))
"""Axes along which a slot can be carried. The others are what its account is, how far it has come, or follow from its day."""
LONG_TAIL = 4
"""From so many characters on a keyword nobody knows a role of is taken for a long-tail."""


def moved(slot: Slot, axis: str, before: str | None, after: str | None, campaign: Campaign) -> dict[str, object]:
    """The fields of a slot that change on its way along an axis, from the value ``before`` to ``after``.

    Values are those of a pivot's heads: ids, days (YYYY-MM-DD), the Monday of a week, texts; None: not said. A slot keeps its
    weekday in another week. Empty where nothing changes or the axis cannot be moved along.
    """
    if before == after or axis not in MOVABLE:
        return {}
    if axis == "week":
        return {"day": _day_in(after, slot.day, campaign)}
    if axis == "keyword":
        return {"keywords": _keywords(slot.keywords, before, after, campaign)}
    return {FIELDS[axis]: (after or "") if axis == "owner" else after}


def beginning(axis: str, value: str | None, campaign: Campaign) -> dict[str, object]:
    """The fields a new slot has because it is made at this value of an axis; empty where the axis is no field of a slot."""
    if value is None or axis not in MOVABLE:
        return {}
    if axis == "week":
        return {"day": _day_in(value, None, campaign)}
    if axis == "keyword":
        return {"keywords": (SlotKeyword(value, _role(value, campaign)),)}
    return {FIELDS[axis]: value}


def _day_in(week: str | None, day: str | None, campaign: Campaign) -> str | None:
    """The same weekday in the week of that Monday, inside the campaign as far as the week lies in it."""
    if week is None:
        return None
    monday = date.fromisoformat(week)
    wanted = monday + timedelta(days=date.fromisoformat(day).weekday() if day else 0)
    first, last = (date.fromisoformat(edge) for edge in (campaign.start, campaign.end))
    inside = [monday + timedelta(days=at) for at in range(7) if first <= monday + timedelta(days=at) <= last]
    return (min(max(wanted, inside[0]), inside[-1]) if inside else wanted).isoformat()


def _keywords(
    keywords: tuple[SlotKeyword, ...], before: str | None, after: str | None, campaign: Campaign
) -> tuple[SlotKeyword, ...]:
    kept = [keyword for keyword in keywords if keyword.text != after]
    role = next((keyword.role for keyword in keywords if keyword.text == before), None)
    at = next((at for at, keyword in enumerate(kept) if keyword.text == before), len(kept))
    put = [] if after is None else [SlotKeyword(after, role or _role(after, campaign))]
    kept[at : at + 1] = put
    return tuple(kept)


def _role(keyword: str, campaign: Campaign) -> str:
    known = next((goal.role for goal in campaign.goals if goal.keyword == keyword), None)
    return known or ("长尾" if len(keyword) > LONG_TAIL else "核心")
