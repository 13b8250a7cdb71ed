"""Questions about notes as SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planner.presets import HitLine
from planner.storage.records import NoteFilter, NoteSort
from planner.storage.texts import dumps

ORDERED = ("published_at", "engagement", "likes", "title", "author_name", "query", "source", "created_at")
"""Columns with an index of their own in this order."""

LEAN = ("published_at", "engagement", "likes", "collects", "comments", "shares", "fans", "type", "own", "weight")
"""Columns of the lean index: a question that needs no others reads a tenth of the pages."""

LEAN_TEXTS = ("published_at", "type")
"""Those of them that are texts."""

BY_LEAN = "indexed by note_lean"

FEW = 2_000
"""Up to so many notes are looked up one by one rather than by reading the lean index."""


@dataclass
class Wish:
    """Conditions that all must hold, their parameters, and the index that serves them best.

    ``plain``: nothing is asked but that notes can be seen, which every index of an order can answer by itself.
    ``deleted``: what lies in the waste basket is asked for.
    """

    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    index: str = ""
    plain: bool = False
    deleted: bool = False

    def add(self, condition: str, *parameters: Any) -> None:
        self.conditions.append(condition)
        self.parameters.extend(parameters)

    @property
    def where(self) -> str:
        return " and ".join(self.conditions)


def wish(wanted: NoteFilter, seen: str, hits: HitLine | None, found: str | None) -> Wish:
    """The conditions of a filter; ``seen`` is the condition of visibility, ``found`` the numbers a search found, as JSON."""
    one = Wish(deleted=wanted.deleted)
    one.add("deleted_at is not null" if wanted.deleted else "deleted_at is null")
    if seen != "true":
        one.add(seen)
    visible = len(one.conditions)
    if wanted.types:
        one.add("type in (select value from json_each(?))", dumps(wanted.types))
    if wanted.own is not None:
        one.add("own = ?", int(wanted.own))
    if wanted.from_day:
        one.add("published_at >= ?", wanted.from_day)
    if wanted.to_day:
        # A moment of the last day sorts behind the bare day.
        one.add("published_at < ?", wanted.to_day + "U")
    if wanted.least_engagement is not None:
        one.add("engagement >= ?", wanted.least_engagement)
    if wanted.hits_only and hits is not None:
        one.add("likes > ?" if hits.kind == "likes" else "engagement >= ?", hits.least)
    if wanted.author is not None:
        one.add("author = ?", wanted.author)
    _add_weights(one, wanted)
    _add_subsets(one, wanted, found)
    one.index = _index(one, wanted, found)
    one.plain = not wanted.deleted and len(one.conditions) == visible
    return one


def _add_weights(one: Wish, wanted: NoteFilter) -> None:
    if wanted.weighted is not None:
        one.add("weight is not null" if wanted.weighted else "weight is null")
    if wanted.weights:
        one.add("weight is not null and weight in (select value from json_each(?))", dumps(wanted.weights))


def _add_subsets(one: Wish, wanted: NoteFilter, found: str | None) -> None:
    if wanted.sources:
        one.add(
            "no in (select note from note_query where source in (select value from json_each(?)))",
            dumps(wanted.sources),
        )
    if wanted.queries:
        one.add(
            "no in (select note from note_query where query in (select value from json_each(?)))", dumps(wanted.queries)
        )
    if wanted.batch is not None:
        one.add(
            "no in (select note from sighting where batch = (select no from batch where id = ?))",
            wanted.batch,
        )
    if found is not None:
        one.add("no in (select value from json_each(?))", found)
    if wanted.ids:
        one.add("id in (select value from json_each(?))", dumps(wanted.ids))


def _index(one: Wish, wanted: NoteFilter, found: str | None) -> str:
    if wanted.deleted or wanted.author is not None or wanted.ids:
        return ""
    if wanted.weighted or wanted.weights:
        return "indexed by note_weight"
    if found is not None and found.count(",") < FEW:
        return ""
    return BY_LEAN if len(one.conditions) > 1 else ""


def ordered(one: Wish, sort: tuple[NoteSort, bool]) -> list[str]:
    """Statements whose rows one after the other are the numbers of the notes in order, unknown last."""
    column, descending = sort
    index = one.index
    if one.plain and column in ORDERED:
        index = f"indexed by note_by_{column.removesuffix('_at')}"
    elif one.plain and column in LEAN:
        index = BY_LEAN
    start = f"select no from note {index} where {one.where}"
    if descending:
        return [f"{start} order by {column} desc, no desc"]
    return [f"{start} and {column} is not null order by {column}, no", f"{start} and {column} is null order by no"]
