"""Which slots of a few days are wanted, in SQL.

A stretch of days is a few thousand slots of an index; reading all of them into columns first, as the pivots do, would take a
calendar longer than showing them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.initials import initials, is_initials
from planner.presets import UNKNOWN
from planner.storage.account_rows import shown
from planner.storage.records import SlotFilter
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible
from planner.storage.wishing import Wish

FIELDS = ("search", "roles", "accounts", "statuses", "owners", "since", "until")
"""What a calendar filters by; other fields of SlotFilter are not asked here."""
AMONG = "in (select value from json_each(?))"


def wish(store: Store, campaign_id: str | None, wanted: SlotFilter) -> Wish:
    """The conditions; ask inside ``engine.reading``. Raises ValueError for a field a calendar does not filter by."""
    if wanted != SlotFilter(**{name: getattr(wanted, name) for name in FIELDS}):
        raise ValueError("a calendar does not filter by this")
    one = Wish()
    if campaign_id is not None:
        one.add("s.campaign_id = ?", campaign_id)
    else:
        one.add("s.campaign_id in (select id from campaign where deleted_at is null)")
    one.add("s.deleted_at is null")
    for column, values in (("account_id", wanted.accounts), ("status", wanted.statuses)):
        _among(one, f"s.{column}", values)
    _among(one, "nullif(s.owner, '')", [owner or None for owner in wanted.owners])
    if wanted.since:
        one.add("s.day >= ?", wanted.since)
    if wanted.until:
        one.add("s.day <= ?", wanted.until)
    seen = shown(visible(store.db, "{0}.batch"))
    if wanted.roles:
        _roles(one, wanted.roles, seen)
    if wanted.search.strip():
        store.db.register_function(initials, deterministic=True, replace=True)
    for piece in wanted.search.split():
        _search(one, piece, seen)
    return one


def _among(one: Wish, column: str, values: Sequence[str | None]) -> None:
    if values:
        nothing = f" or {column} is null" if None in values else ""
        one.add(f"{column} {AMONG}{nothing}", dumps([value for value in values if value is not None]))


def _roles(one: Wish, roles: Sequence[str], seen: str) -> None:
    fits = f"s.account_id in (select a.id from {seen} where coalesce(a.role, '{UNKNOWN}') {AMONG})"
    if UNKNOWN in roles:
        # An account that is out of sight is as good as none: its role is not known.
        fits += f" or s.account_id is null or s.account_id not in (select a.id from {seen})"
    one.add(fits, dumps(list(roles)))


def _search(one: Wish, piece: str, seen: str) -> None:
    pattern = "%" + "".join(f"\\{char}" if char in "\\%_" else char for char in piece) + "%"
    fits: list[Any] = []

    def says(name: str, by_initials: bool = True) -> str:
        fits.append(pattern)
        if not (by_initials and is_initials(piece)):
            return f"{name} like ? escape '\\'"
        fits.append(piece)
        return f"{name} like ? escape '\\' or instr(initials({name}), ?) > 0"

    places = (
        says("s.title"),
        says("s.remark", by_initials=False),
        says("s.owner"),
        f"s.account_id in (select a.id from {seen} where {says('a.name')})",
        f"s.product_id in (select id from product where {says('name')})",
        f"exists (select 1 from slot_keyword k where k.slot = s.no and ({says('k.text')}))",
        f"s.draft_id in (select id from draft where {says('title')})",
    )
    one.add(" or ".join(places), *fits)
