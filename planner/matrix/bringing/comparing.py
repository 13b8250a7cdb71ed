"""Each row of a plan sheet beside the slot it means: by its id, or by account, day and title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.exporting.plan_sheet import BETWEEN, said
from planner.matrix.bringing.brought import BroughtRow, FieldChange, Kind
from planner.matrix.bringing.columns import NAMES
from planner.matrix.slot_values import CHECKS
from planner.problems import Problem
from planner.storage.kinds import keyword_key
from planner.storage.records import SlotKeyword, SlotLine, Status

PLAIN = ("day", "clock", "title", "content_type", "crowd", "route", "filed", "owner", "price", "remark")
CORE, LONGTAIL = "核心", "长尾"
EMPTY = "这一行没有账号、标题、关键词，也没有日期"
NOTHING = "（空）"
Names = Mapping[str, tuple[str, ...]]
"""Ids by a name as it is compared."""


@dataclass
class Known:
    """What is there already. ``roles`` are those of keywords in the campaign's goals, by their keys."""

    lines: Sequence[SlotLine]
    accounts: Names
    products: Names
    roles: Mapping[str, str] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.by_id = {line.slot.id: line for line in self.lines}
        self.by_place: dict[tuple[str, str, str], list[SlotLine]] = defaultdict(list)
        for line in self.lines:
            self.by_place[place(line.slot.account_id, line.slot.day, line.slot.title or line.draft_title)].append(line)


def same_name(name: str) -> str:
    """A name as it is compared: without blanks, in small letters."""
    return "".join(name.split()).casefold()


def place(account_id: str | None, day: str | None, title: str) -> tuple[str, str, str]:
    """What tells two slots apart without an id."""
    return account_id or "", day or "", same_name(title)


def compared(rows: Iterable[tuple[int, dict[str, Any], list[str]]], known: Known) -> list[BroughtRow]:
    """What each row would do. A slot is meant by one row only: a second one that names it is new."""
    taken: set[str] = set()
    return [_row(number, values, unread, known, taken) for number, values, unread in rows]


def _row(number: int, values: dict[str, Any], unread: list[str], known: Known, taken: set[str]) -> BroughtRow:
    name = values.get("title") or values.get("account") or next(iter(_words(values)), "") or "（没有标题）"
    if unread:
        # Nothing of a row is written while a part of it is in doubt.
        return BroughtRow(number, "left", name, notes=tuple(unread))
    if not any(values.get(part) for part in ("id", "account", "title", "day")) and not list(_words(values)):
        return BroughtRow(number, "left", name, notes=(EMPTY,))
    if values.get("id") in known.deleted:
        return BroughtRow(number, "left", name, notes=("这条排期在回收站里，请先恢复",))
    notes: list[str] = []
    line, by_id = _meant(values, known, taken, notes)
    fields, strangers = _fields(values, line, known, notes, by_id=by_id)
    try:
        fields = {key: value for key, value in fields.items() if line is None or _differs(key, value, line)}
        for key, value in fields.items():
            CHECKS[key](value)
    except Problem as problem:
        return BroughtRow(number, "left", name, notes=(str(problem),))
    status: Status | None = values.get("status")
    if line is None:
        told = tuple(_told(key, value, None, values) for key, value in fields.items() if value not in (None, "", ()))
        return BroughtRow(number, "new", name, told, tuple(notes), None, fields, status, *strangers)
    taken.add(line.slot.id)
    changes = [_told(key, value, line, values) for key, value in fields.items()]
    if status == line.slot.status:
        status = None
    elif status:
        changes.append(FieldChange(NAMES["status"], line.slot.status, status))
    for what, stranger in zip(("account", "product"), strangers, strict=True):
        if stranger:
            changes.append(FieldChange(NAMES[what], getattr(line, what) or NOTHING, stranger))
    kind: Kind = "changed" if changes else "same"
    return BroughtRow(
        number, kind, name, tuple(changes), tuple(notes), line.slot.id, fields, status, *strangers
    )  # fmt: skip


def _meant(values: Mapping[str, Any], known: Known, taken: set[str], notes: list[str]) -> tuple[SlotLine | None, bool]:
    """The slot a row means, and whether its id said so."""
    id = values.get("id")
    if id in known.by_id:
        if id not in taken:
            return known.by_id[id], True
        notes.append("编号和上面一行重复，按新建处理")
        return None, False
    ids = known.accounts.get(same_name(values["account"]), ()) if values.get("account") else ("",)
    for account_id in ids:
        spot = place(account_id or None, values.get("day"), values.get("title") or "")
        free = [line for line in known.by_place.get(spot, ()) if line.slot.id not in taken]
        if free and (values.get("title") or len(free) == 1):
            return free[0], False
    return None, False


def _fields(
    values: Mapping[str, Any], line: SlotLine | None, known: Known, notes: list[str], *, by_id: bool
) -> tuple[dict[str, object], tuple[str | None, str | None]]:
    """The values to be written. An empty cell empties a slot only where the row names it by its id."""
    fields: dict[str, object] = {}
    for name in PLAIN:
        if name in values and (by_id or values[name] is not None):
            fields[name] = values[name]
    strangers: list[str | None] = []
    for name, ids, now in (
        ("account", known.accounts, line and line.slot.account_id),
        ("product", known.products, line and line.slot.product_id),
    ):
        strangers.append(None)
        called = values.get(name)
        if name not in values or (called is None and not by_id):
            continue
        found = ids.get(same_name(called), ()) if called else ()
        if called and not found:
            strangers[-1] = called
        elif len(found) > 1 and now not in found:
            notes.append(f"有 {len(found)} 个{NAMES[name]}都叫「{called}」，{NAMES[name]}没有改")
        else:
            fields[f"{name}_id"] = now if now in found else found[0] if found else None
    words = _keywords(values, line, known, by_id=by_id)
    if words is not None:
        fields["keywords"] = words
    return fields, (strangers[0], strangers[1])


def _keywords(
    values: Mapping[str, Any], line: SlotLine | None, known: Known, *, by_id: bool
) -> tuple[SlotKeyword, ...] | None:
    """The keywords of a row; None when it says nothing of them. Without a role a word has that of the slot or of a goal."""
    given = [name for name in ("core", "longtail", "keywords") if name in values]
    if not given or not (by_id or any(values[name] for name in given)):
        return None
    roles = {keyword_key(word.text): word.role for word in line.slot.keywords} if line else {}
    found = [SlotKeyword(text, CORE) for text in values.get("core") or ()]
    found += [SlotKeyword(text, LONGTAIL) for text in values.get("longtail") or ()]
    for text in values.get("keywords") or ():
        key = keyword_key(text)
        found.append(SlotKeyword(text, roles.get(key) or known.roles.get(key) or LONGTAIL))
    return tuple(found)


def _differs(name: str, value: object, line: SlotLine) -> bool:
    slot = line.slot
    if name == "keywords" and isinstance(value, tuple):
        # The sheet has them by role: their order is not theirs.
        return _spoken(value) != _spoken(slot.keywords)
    if name == "title" and not slot.title and value == line.draft_title:
        # The sheet shows the draft's title where the slot has none.
        return False
    check = CHECKS[name]
    return bool(check(value) != check(getattr(slot, name)))


def _spoken(words: Sequence[SlotKeyword]) -> set[tuple[str, str]]:
    return {(keyword_key(word.text), word.role) for word in words}


def _words(values: Mapping[str, Any]) -> Iterable[str]:
    for name in ("core", "longtail", "keywords"):
        yield from values.get(name) or ()


def _told(name: str, value: object, line: SlotLine | None, values: Mapping[str, Any]) -> FieldChange:
    slot = line.slot if line else None
    if name in ("account_id", "product_id"):
        what = name.removesuffix("_id")
        return FieldChange(NAMES[what], (getattr(line, what) if line else "") or NOTHING, values.get(what) or NOTHING)
    return FieldChange(NAMES[name], _in_words(getattr(slot, name) if slot else None), _in_words(value))


def _in_words(value: object) -> str:
    if isinstance(value, tuple):
        return BETWEEN.join(word.text for word in value) or NOTHING
    if isinstance(value, bool):
        return said(value) or NOTHING
    if isinstance(value, float):
        return f"{value:,.2f}".removesuffix(".00")
    return str(value) if value not in (None, "") else NOTHING
