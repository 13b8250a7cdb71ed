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

COLUMNS_LEAST = 3

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
    """The lists of objects in a wrapper such as ``{"data": {"items": [...]}}``, by name; those nearest the top win.

    Lists inside a thing are its own; a single thing counts only when there is no list.
    """
    if isinstance(value, list):
        return {"": value} if value else {}
    columns = by_columns(value)
    if columns is not None:
        return {"": columns}
    if is_record(value):
        return {"": [value]}
    level: list[tuple[str, Any]] = [("", value)]
    single: dict[str, list[Any]] = {}
    for _ in range(JSON_DEPTH_MOST):
        found = {name: inside for name, inside in level if _is_list_of_records(inside)}
        if found:
            return found
        keyed = {name: _keyed(inside) for name, inside in level if _is_keyed(inside)}
        if keyed:
            return keyed
        single |= {name: [inside] for name, inside in level if is_record(inside) and name not in single}
        level = [
            (key, child)
            for _, inside in level
            if isinstance(inside, dict) and not is_record(inside)
            for key, child in inside.items()
        ]
    return single or ({"": [value]} if isinstance(value, dict) and value else {})


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _is_keyed(value: Any) -> bool:
    """``{"66b5…": {...}, "66c1…": {...}}``: many things by their ids."""
    return isinstance(value, dict) and bool(value) and all(_holds_record(inside) for inside in value.values())


def _holds_record(value: Any) -> bool:
    return isinstance(value, dict) and (is_record(value) or any(map(is_record, value.values())))


def _keyed(value: dict[str, Any]) -> list[Any]:
    return [{"key": key, **inside} for key, inside in value.items()]


def by_columns(value: Any) -> list[Any] | None:
    """The objects of a table that was written column by column, in one of the three ways of pandas; else None."""
    if not isinstance(value, dict) or len(value) < 2:
        return None
    names, rows = value.get("columns"), value.get("data")
    if (
        isinstance(names, list)
        and _are_names(names)
        and isinstance(rows, list)
        and all(isinstance(row, list) for row in rows)
    ):
        return [dict(zip(names, row, strict=False)) for row in rows] or None
    columns = list(value.values())
    if len(columns) < COLUMNS_LEAST or not columns[0]:
        return None
    if all(isinstance(column, dict) and column.keys() == columns[0].keys() for column in columns):
        numbers = list(columns[0])
        if all(number.isdigit() for number in numbers):
            return [{name: column[number] for name, column in value.items()} for number in numbers]
    if all(isinstance(column, list) and len(column) == len(columns[0]) for column in columns) and not any(
        isinstance(column[0], dict) for column in columns
    ):
        return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
    return None


def _are_names(names: list[Any]) -> bool:
    return bool(names) and all(isinstance(name, str) for name in names)
