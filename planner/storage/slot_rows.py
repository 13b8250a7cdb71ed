"""Slots in SQL: what is shown of one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from planner.presets import UNKNOWN, TierPreset
from planner.storage.account_rows import shown
from planner.storage.records import Phase, Slot, SlotKeyword, SlotLine

SLOT = (
    "s.id, s.campaign_id, s.account_id, s.product_id,"
    " (select json_group_array(json_array(k.text, k.role) order by k.place) from slot_keyword k where k.slot = s.no),"
    " s.title, s.content_type, s.crowd, s.route, s.filed, s.day, s.clock, s.status, s.owner, s.price, s.draft_id,"
    " s.note_id, s.live_id, s.before, s.fixed, s.remark, s.sample, s.created_at, s.updated_at, s.deleted_at"
)
LINE = f"{SLOT}, coalesce(p.name, ''), coalesce(d.title, ''), d.score, s.week"
LINES = (
    f"select {LINE} from json_each(?) wanted join slot s on s.id = wanted.value"
    " left join product p on p.id = s.product_id left join draft d on d.id = s.draft_id and d.deleted_at is null"
    " order by wanted.key"
)
"""Slots by a JSON list of their ids, in its order."""


def accounts_sql(seen: str) -> str:
    """Accounts by a JSON list of their ids: id, name, followers, role; ``seen`` is the condition of visibility for ``{0}.batch``."""
    return (
        f"select a.id, a.name, a.fans, coalesce(a.role, '{UNKNOWN}') from json_each(?) wanted"
        f" cross join {shown(seen)} on a.id = wanted.value"
    )


Named = tuple[str, "int | None", str]
"""An account's name, followers and role."""
NOBODY: Named = ("", None, UNKNOWN)


def slot(row: Sequence[Any]) -> Slot:
    """A row of SLOT."""
    values = list(row)
    values[4] = tuple(SlotKeyword(*one) for one in json.loads(row[4]))
    values[9] = None if row[9] is None else bool(row[9])
    values[19], values[21] = bool(row[19]), bool(row[21])
    return Slot(*values)


ACCOUNT = 2
"""Where the account stands in a row."""
FIELDS = SLOT.count(", s.") + 2
"""Columns of SLOT."""


def slot_line(
    row: Sequence[Any], accounts: Mapping[str, Named], preset: TierPreset, phases: Mapping[str, Sequence[Phase]]
) -> SlotLine:
    """A row of LINE."""
    one = slot(row[:FIELDS])
    product, draft_title, score, week = row[FIELDS:]
    name, fans, role = accounts.get(one.account_id or "", NOBODY)
    phase = phase_on(one.day, phases.get(one.campaign_id, ()))
    return SlotLine(one, name, fans, role, preset.tier(fans), product, draft_title, score, week, phase)


def phase_on(day: str | None, phases: Sequence[Phase]) -> str | None:
    """The phase a day lies in: the first that holds it."""
    if day is None:
        return None
    return next((phase.name for phase in phases if phase.start <= day <= phase.end), None)
