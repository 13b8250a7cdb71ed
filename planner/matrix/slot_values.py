"""What may stand in the fields of a slot, and how the table holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from planner.matrix.values import amount, clock, day, line
from planner.problems import Problem
from planner.storage.kinds import keyword_key
from planner.storage.records import STATUSES, SlotKeyword
from planner.storage.texts import dumps

ROLES = ("核心", "长尾")
BEFORE_MOST = 365
KEYWORDS_MOST = 30

Check = Callable[[Any], Any]


def keywords(value: object) -> str:
    """Keywords as a slot's row holds them: JSON of (key, text, role), each key once.

    A bare text is a 长尾. Raises ValueError for a role that is none.
    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ValueError(repr(value))
    found: dict[str, tuple[str, str, str]] = {}
    for one in value:
        text, role = (one.text, one.role) if isinstance(one, SlotKeyword) else (one, ROLES[1])
        if role not in ROLES:
            raise ValueError(role)
        text = line(text)
        key = keyword_key(text)
        if key:
            found.setdefault(key, (key, text, role))
    if len(found) > KEYWORDS_MOST:
        raise Problem(f"一条排期最多 {KEYWORDS_MOST} 个关键词", "请留下最要紧的几个")
    return dumps(list(found.values()))


def _known(value: object) -> str | None:
    return line(value) or None


def _switch(value: object) -> int | None:
    if value is not None and not isinstance(value, bool):
        raise ValueError(repr(value))
    return None if value is None else int(value)


def _sure(value: object) -> int:
    return _switch(value) or 0


def _before(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > BEFORE_MOST:
        raise ValueError(repr(value))
    return value


def _status(value: object) -> str:
    if value not in STATUSES:
        raise ValueError(repr(value))
    return str(value)


def _text(value: object) -> str:
    return line(value)


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "account_id": _known,
        "product_id": _known,
        "keywords": keywords,
        "title": _text,
        "content_type": _known,
        "crowd": _known,
        "route": _known,
        "filed": _switch,
        "day": day,
        "clock": clock,
        "owner": _text,
        "price": lambda value: amount("报价", value),
        "draft_id": _known,
        "note_id": _known,
        "live_id": _known,
        "before": _before,
        "fixed": _sure,
        "remark": lambda value: line(value, long=True),
    }
)
"""The fields a person may write at any time, and what makes a value of each."""

NEW: Mapping[str, Check] = MappingProxyType({**CHECKS, "status": _status, "sample": _sure})
"""Those of a new slot."""


def checked(fields: Mapping[str, object], allowed: Mapping[str, Check] = CHECKS) -> dict[str, Any]:
    """The columns these fields become; raises Problem for a value a person can mend, ValueError for an unknown field."""
    unknown = set(fields) - set(allowed)
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    return {name: allowed[name](value) for name, value in fields.items()}
