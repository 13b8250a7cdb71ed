"""Accounts in SQL: what is shown of one, and which of them fit a filter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from planner.initials import is_initials
from planner.presets import UNKNOWN, TierPreset
from planner.storage.records import AccountFilter, AccountRecord
from planner.storage.texts import dumps
from planner.storage.wishing import Wish

MACHINE = (
    "name",
    "url",
    "platform_name",
    "fans",
    "following",
    "likes_collects",
    "notes",
    "category",
    "place",
    "about",
)
"""Columns of imports: of accounts that were merged, what the newest import says comes first."""

METRICS = ("average_likes", "average_collects", "average_comments", "average_views", "hits", "new_fans", "vendor_index")
"""Numbers of vendors one can sort by."""

SPOKEN = ("name", "platform_name", "category", "place", "remark", "persona", "skills")
"""What a search looks into. Contacts and prices are not among it, and never will be."""


def shown(seen: str) -> str:
    """A table ``a`` of all accounts that stand for themselves; ``seen`` is the condition of visibility for ``{0}.batch``.

    The account ``f`` is the part of it that was seen last: nearly always itself.
    """
    parts = f"select m.no from account m where (m.no = o.no or m.merged_into = o.no) and {seen.format('m')}"
    newest = f"{parts} order by (select max(s.seen_at) from account_snapshot s where s.account = m.no) desc limit 1"
    merged = "exists (select 1 from account m where m.merged_into = o.no)"
    machine = ", ".join(f"coalesce(f.{name}, o.{name}) {name}" for name in MACHINE if name != "category")
    return (
        f"(select o.no, o.id, o.key, {machine}, coalesce(o.own_category, f.category, o.category) category,"
        " f.no face, json_patch(o.metrics, f.metrics) metrics,"
        " o.role, o.remark, o.persona, o.skills, o.tone, o.avoid,"
        " o.capacity, o.cooldown, o.health, o.own_category, o.deleted_at,"
        " (select max(s.seen_at) from account_snapshot s where s.account = f.no) seen_at"
        f" from account o cross join account f on f.no = case when {merged} then coalesce(({newest}), o.no) else o.no end"
        f" where o.merged_into is null and {seen.format('o')}) a"
    )


RECORD = (
    "a.id, a.key, a.name, a.url, a.platform_name, a.fans, a.following, a.likes_collects, a.notes, a.category, a.place,"
    " a.about, a.metrics, a.seen_at, a.role, a.remark, a.persona, a.skills, a.tone, a.avoid, a.capacity, a.cooldown,"
    " a.health, a.own_category, a.deleted_at, (select count(*) from account m where m.merged_into = a.no)"
)


def record(row: tuple[Any, ...], preset: TierPreset) -> AccountRecord:
    """A row of RECORD."""
    values = list(row)
    values[12] = MappingProxyType(json.loads(row[12]))
    values.append(preset.tier(row[5]))
    return AccountRecord(*values)


SORTS: Mapping[str, str] = MappingProxyType(
    {name: name for name in (*MACHINE, "seen_at", "role", "remark", "persona", "capacity", "cooldown", "health")}
    | {"tier": "fans"}
    | {name: f"json_extract(metrics, '$.{name}')" for name in METRICS}
)
"""What accounts can be sorted by, as SQL."""


def order(sort: tuple[str, bool]) -> str:
    """Sorted by a column, ``True``: the greatest first; unknown last either way. Raises KeyError for another column."""
    column, descending = sort
    value = SORTS[column]
    return f"nullif({value}, '') {'desc' if descending else 'asc'} nulls last, no"


def wish(wanted: AccountFilter, preset: TierPreset) -> Wish:
    """The conditions of a filter on the table of ``shown``."""
    one = Wish()
    one.add("deleted_at is not null" if wanted.deleted else "deleted_at is null")
    _add_known(one, "role", wanted.roles)
    _add_known(one, "health", wanted.healths)
    if wanted.categories:
        one.add("category in (select value from json_each(?))", dumps(list(wanted.categories)))
    if wanted.tiers:
        one.add(f"{tier(preset)} in (select value from json_each(?))", dumps(list(wanted.tiers)))
    if words := wanted.search.strip():
        _add_search(one, words)
    return one


def tier(preset: TierPreset) -> str:
    """The name of the tier as SQL."""
    bands = " ".join(f"when fans >= {band.least:d} then {_quoted(band.name)}" for band in reversed(preset.bands))
    return f"case when fans is null then '{UNKNOWN}' {bands} else '{UNKNOWN}' end"


def _add_known(one: Wish, column: str, values: tuple[str | None, ...]) -> None:
    if values:
        unknown = f" or {column} is null" if None in values else ""
        one.add(f"{column} in (select value from json_each(?)){unknown}", dumps([value for value in values if value]))


def _add_search(one: Wish, words: str) -> None:
    pattern = "%" + "".join(f"\\{char}" if char in "\\%_" else char for char in words) + "%"
    conditions = [f"{name} like ? escape '\\'" for name in SPOKEN]
    parameters = [pattern] * len(SPOKEN)
    if is_initials(words):
        conditions.append("instr(initials(name), ?) > 0")
        parameters.append(words)
    one.add(" or ".join(conditions), *parameters)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
