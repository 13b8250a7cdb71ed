"""Slots in SQL: what is shown of one, and which of them fit a filter."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from planner.initials import is_initials
from planner.presets import UNKNOWN, TierPreset
from planner.storage.account_rows import shown, tier
from planner.storage.kinds import keyword_key
from planner.storage.records import STATUSES, Phase, Slot, SlotFilter, SlotKeyword, SlotLine
from planner.storage.texts import dumps

SLOT = (
    "s.id, s.campaign_id, s.account_id, s.product_id,"
    " (select json_group_array(json_array(k.text, k.role) order by k.place) from slot_keyword k where k.slot = s.no),"
    " s.title, s.content_type, s.crowd, s.route, s.filed, s.day, s.clock, s.status, s.owner, s.price, s.draft_id,"
    " s.note_id, s.live_id, s.before, s.fixed, s.remark, s.sample, s.created_at, s.updated_at, s.deleted_at"
)
LINE = f"{SLOT}, coalesce(a.name, ''), a.fans, coalesce(a.role, '{UNKNOWN}'), coalesce(p.name, ''), coalesce(d.title, ''), d.score, s.week"


def line_sql(seen: str) -> str:
    """Slots by a JSON list of their ids, in its order; ``seen`` is the condition of visibility for ``{0}.batch``."""
    return (
        f"select {LINE} from json_each(?) wanted join slot s on s.id = wanted.value"
        f" left join {shown(seen)} on a.id = s.account_id"
        " left join product p on p.id = s.product_id left join draft d on d.id = s.draft_id order by wanted.key"
    )


def slot(row: Sequence[Any]) -> Slot:
    """A row of SLOT."""
    values = list(row)
    values[4] = tuple(SlotKeyword(*one) for one in json.loads(row[4]))
    values[9] = None if row[9] is None else bool(row[9])
    values[19], values[21] = bool(row[19]), bool(row[21])
    return Slot(*values)


FIELDS = SLOT.count(", s.") + 2
"""Columns of SLOT."""


def slot_line(row: Sequence[Any], preset: TierPreset, phases: Mapping[str, Sequence[Phase]]) -> SlotLine:
    """A row of LINE."""
    one = slot(row[:FIELDS])
    name, fans, role, product, draft_title, score, week = row[FIELDS:]
    return SlotLine(
        one,
        name,
        fans,
        role,
        preset.tier(fans),
        product,
        draft_title,
        score,
        week,
        phase_on(one.day, phases.get(one.campaign_id, ())),
    )


def phase_on(day: str | None, phases: Sequence[Phase]) -> str | None:
    """The phase a day lies in: the first that holds it."""
    if day is None:
        return None
    return next((phase.name for phase in phases if phase.start <= day <= phase.end), None)


ACCOUNT_SORTS: Mapping[str, str] = MappingProxyType(
    {"account": "a.name", "fans": "a.fans", "tier": "a.fans", "role": "a.role"}
)
OTHER_SORTS: Mapping[str, str] = MappingProxyType(
    {
        "product": "(select p.name from product p where p.id = s.product_id)",
        "score": "(select d.score from draft d where d.id = s.draft_id)",
        "draft_title": "(select d.title from draft d where d.id = s.draft_id)",
        "keyword": "(select k.text from slot_keyword k where k.slot = s.no order by k.place limit 1)",
        "status": f"instr('{' '.join(STATUSES)}', s.status)",
    }
    | {
        name: f"s.{name}"
        for name in (
            *("title", "content_type", "crowd", "route", "filed", "day", "clock", "week", "owner", "price", "before"),
            *("fixed", "remark", "created_at", "updated_at"),
        )
    }
)
SORTS = (*ACCOUNT_SORTS, *OTHER_SORTS)
"""What slots can be sorted by."""


def find_sql(one: Wish, sort: tuple[str, bool], seen: str) -> str:
    """Ids of the slots that fit, in order, unknown last; raises KeyError for an unknown column."""
    column, descending = sort
    start = "from slot s"
    if column in ACCOUNT_SORTS:
        start += f" left join (select a.id, a.name, a.fans, a.role from {shown(seen)}) a on a.id = s.account_id"
        value = ACCOUNT_SORTS[column]
    else:
        value = OTHER_SORTS[column]
    way = "desc" if descending else "asc"
    order = f"nullif({value}, '') {way} nulls last, s.day {way} nulls last, s.clock {way} nulls last, s.no {way}"
    return f"select group_concat(id) from (select s.id {start} where {one.where} order by {order})"


@dataclass
class Wish:
    """Conditions that all must hold, and their parameters."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, condition: str, *parameters: Any) -> None:
        self.conditions.append(f"({condition})")
        self.parameters.extend(parameters)

    @property
    def where(self) -> str:
        return " and ".join(self.conditions)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a filter needs to know besides itself: the tiers, which rows can be seen, the phases of the campaigns."""

    preset: TierPreset
    seen: str
    phases: Mapping[str, Sequence[Phase]]


def wish(campaign_id: str | None, wanted: SlotFilter, facts: Facts) -> Wish:
    """The conditions of a filter on ``slot s``; without a campaign all that are not deleted count."""
    one = Wish()
    if campaign_id is not None:
        one.add("s.campaign_id = ?", campaign_id)
    else:
        one.add("s.campaign_id in (select id from campaign where deleted_at is null)")
    one.add("s.deleted_at is not null" if wanted.deleted else "s.deleted_at is null")
    for each in (wanted, *wanted.also):
        _add(one, each, facts)
    return one


def _add(one: Wish, wanted: SlotFilter, facts: Facts) -> None:
    for column, values in (
        ("account_id", wanted.accounts),
        ("product_id", wanted.products),
        ("content_type", wanted.content_types),
        ("crowd", wanted.crowds),
        ("route", wanted.routes),
        ("status", wanted.statuses),
        ("owner", wanted.owners),
        ("week", wanted.weeks),
    ):
        _add_known(one, f"s.{column}", values)
    if wanted.roles or wanted.tiers:
        _add_accounts(one, wanted, facts)
    if wanted.keywords:
        _add_keywords(one, wanted.keywords)
    if wanted.phases:
        _add_phases(one, wanted.phases, facts.phases)
    if wanted.since:
        one.add("s.day >= ?", wanted.since)
    if wanted.until:
        one.add("s.day <= ?", wanted.until)
    if wanted.ids is not None:
        one.add("s.id in (select value from json_each(?))", dumps(list(wanted.ids)))
    for piece in wanted.search.split():
        _add_search(one, piece, facts)


def _add_known(one: Wish, column: str, values: Sequence[str | None]) -> None:
    if values:
        unknown = f" or {column} is null" if None in values else ""
        one.add(
            f"{column} in (select value from json_each(?)){unknown}",
            dumps([value for value in values if value is not None]),
        )


def _add_accounts(one: Wish, wanted: SlotFilter, facts: Facts) -> None:
    accounts = Wish()
    if wanted.roles:
        accounts.add(f"coalesce(a.role, '{UNKNOWN}') in (select value from json_each(?))", dumps(list(wanted.roles)))
    if wanted.tiers:
        accounts.add(f"{tier(facts.preset)} in (select value from json_each(?))", dumps(list(wanted.tiers)))
    nobody = all(UNKNOWN in names for names in (wanted.roles, wanted.tiers) if names)
    # An account that is gone out of sight is as good as none: its role and tier are not known.
    fits = f"s.account_id in (select a.id from {shown(facts.seen)} where {accounts.where})"
    if nobody:
        fits += f" or s.account_id is null or s.account_id not in (select a.id from {shown(facts.seen)})"
    one.add(fits, *accounts.parameters)


def _add_keywords(one: Wish, values: Sequence[str | None]) -> None:
    keys = dumps([keyword_key(value) for value in values if value is not None])
    none = " or not exists (select 1 from slot_keyword k where k.slot = s.no)" if None in values else ""
    one.add(f"s.no in (select slot from slot_keyword where key in (select value from json_each(?))){none}", keys)


def _add_phases(one: Wish, values: Sequence[str | None], phases: Mapping[str, Sequence[Phase]]) -> None:
    fits, parameters = ["false"], []
    for campaign_id, known in phases.items():
        inside = "s.campaign_id = ? and s.day between ? and ?"
        for at, phase in enumerate(known):
            if phase.name in values:
                earlier = " and ".join("s.day not between ? and ?" for _ in known[:at])
                fits.append(f"{inside} and {earlier}" if earlier else inside)
                parameters += [campaign_id, phase.start, phase.end]
                parameters += [bound for other in known[:at] for bound in (other.start, other.end)]
        if None in values:
            outside = " and ".join("s.day not between ? and ?" for _ in known) or "true"
            fits.append(f"s.campaign_id = ? and (s.day is null or {outside})")
            parameters += [campaign_id, *(bound for other in known for bound in (other.start, other.end))]
    one.add(" or ".join(f"({fit})" for fit in fits), *parameters)


def _add_search(one: Wish, words: str, facts: Facts) -> None:
    pattern = "%" + "".join(f"\\{char}" if char in "\\%_" else char for char in words) + "%"
    like, starts = "like ? escape '\\'", "instr(initials({0}), ?) > 0"

    def says(name: str, also_initials: bool = True) -> str:
        fits.append(pattern)
        if not (also_initials and is_initials(words)):
            return f"{name} {like}"
        fits.append(words)
        return f"{name} {like} or {starts.format(name)}"

    fits: list[Any] = []
    one.add(
        " or ".join(
            (
                says("s.title"),
                says("s.remark", also_initials=False),
                says("s.owner"),
                f"s.account_id in (select a.id from {shown(facts.seen)} where {says('a.name')})",
                f"s.product_id in (select id from product where {says('name')})",
                f"s.no in (select slot from slot_keyword where {says('text')})",
                f"s.draft_id in (select id from draft where {says('title')})",
            )
        ),
        *fits,
    )
