"""JSON objects become rows: nested objects are spread out under dotted names, lists stay lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from planner.importing.reading.budgets import COLUMNS_MOST, JSON_DEPTH_MOST

RECORD_KEYS = frozenset(
    (
        "title",
        "desc",
        "note_id",
        "noteid",
        "id",
        "content",
        "body",
        "display_title",
        "笔记标题",
        "标题",
        "作品标题",
        "作品id",
        "comment_id",
    )
)
"""One of these in an object, with a plain value, says that the object itself is the thing and no wrapper."""

DECODER = json.JSONDecoder(
    # Python refuses numbers of thousands of digits, and NaN is no number.
    parse_int=lambda digits: int(digits) if len(digits) <= 19 else digits,
    parse_constant=lambda _: None,
)


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an object under dotted names, at most 300."""
    found: dict[str, Any] = {}
    for name, value in _spread(record, "", JSON_DEPTH_MOST):
        if len(found) == COLUMNS_MOST:
            break
        found[name] = value
    return found


def _spread(record: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if not isinstance(value, dict):
            yield prefix + key, value
        elif depth:
            yield from _spread(value, f"{prefix}{key}.", depth - 1)


def is_record(value: Any) -> bool:
    """Whether a JSON object is a thing of its own."""
    return isinstance(value, dict) and any(
        key.lower() in RECORD_KEYS and isinstance(inside, (str, int, float)) for key, inside in value.items()
    )


def record_lists(value: Any) -> dict[str, list[Any]]:
    """The lists of objects in a wrapper such as ``{"data": {"items": [...]}}``, by name; those nearest the top win."""
    if isinstance(value, list):
        return {"": value} if value else {}
    if is_record(value):
        return {"": [value]}
    level: list[tuple[str, Any]] = [("", value)]
    for _ in range(JSON_DEPTH_MOST):
        found = {name: inside for name, inside in level if _is_list_of_records(inside)}
        if found:
            return found
        keyed = {name: _keyed(inside) for name, inside in level if _is_keyed(inside)}
        if keyed:
            return keyed
        level = [(key, child) for _, inside in level if isinstance(inside, dict) for key, child in inside.items()]
    return {"": [value]} if isinstance(value, dict) and value else {}


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _is_keyed(value: Any) -> bool:
    """``{"66b5…": {...}, "66c1…": {...}}``: many things by their ids."""
    return isinstance(value, dict) and bool(value) and all(_holds_record(inside) for inside in value.values())


def _holds_record(value: Any) -> bool:
    return isinstance(value, dict) and (is_record(value) or is_record(next(iter(value.values()), None)))


def _keyed(value: dict[str, Any]) -> list[Any]:
    return [{"key": key, **inside} for key, inside in value.items()]
