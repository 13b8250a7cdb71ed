"""Rows of slots as values: made, and changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from planner.storage.images import KEYWORDS, SLOT, Row

AT: Mapping[str, int] = MappingProxyType({name: at for at, name in enumerate(SLOT.columns)})
"""The place of each column in a row of SLOT."""

EMPTY: Mapping[str, Any] = MappingProxyType(
    dict.fromkeys(SLOT.columns)
    | {"title": "", "status": "选题", "owner": "", "fixed": 0, "remark": "", "sample": 0, KEYWORDS: "[]"}
)
"""A slot of which nothing is known."""


def replaced(row: Row, values: Mapping[str, Any], now: str) -> Row:
    """The row with other values; its ``updated_at`` only when that makes a difference."""
    other = list(row)
    for name, value in values.items():
        other[AT[name]] = value
    if tuple(other) == row:
        return row
    other[AT["updated_at"]] = now
    return tuple(other)


def fresh(no: int, campaign_id: str, values: Mapping[str, Any], now: str) -> Row:
    """A new row."""
    stamps = {"no": no, "campaign_id": campaign_id, "created_at": now, "updated_at": now}
    return tuple({**EMPTY, **values, **stamps}.values())
