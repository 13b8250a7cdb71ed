"""Which column is which field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.importing.fields import FIELDS, NEVER_BY_ITSELF, Noun
from planner.importing.headings import key, tail
from planner.importing.kinds import Kind, Name, kinds
from planner.importing.shapes import fraction, is_list, looks_like, says_something
from planner.importing.values.cells import Cell, as_text
from planner.importing.values.ids import PLATFORM_LINK, id_of_link

Columns = Mapping[str, tuple[int, ...]]
"""For each field the columns to look into, first one that says anything wins."""

REPEATED = 0.6
LINKS_MOSTLY = 0.6
REPEATED_NAME = re.compile(r" \(\d+\)$")
"""Two columns of one name are told apart by a number."""
LISTS_FROM = 0.3
NUMBERING_MOST = 6


@dataclass(frozen=True)
class Grid:
    """The names of the columns and the first rows under them."""

    header: tuple[str, ...]
    sample: Sequence[Sequence[Cell]]

    def values(self, column: int) -> list[Cell]:
        """What stands in a column of the sample."""
        return [row[column] for row in self.sample if column < len(row)]


def columns_of(kind: Kind, grid: Grid) -> dict[str, tuple[int, ...]]:
    """The fields of a kind in a table: by the kind's own names first, then by those of any table of its noun.

    A column whose values are not what the field holds is passed over.
    """
    assert kind.noun is not None
    headings = [key(REPEATED_NAME.sub("", name)) for name in grid.header]
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    tables = [kind.fields] if kind.general else [kind.fields, kinds()[kind.noun].fields]
    for fields in tables:
        own = fields is kind.fields and not kind.general
        for field in FIELDS[kind.noun]:
            if field in found or field not in fields or field in NEVER_BY_ITSELF:
                continue
            # A kind that names no column for a field means that it has none.
            if not own and field in kind.fields and not kind.fields[field]:
                continue
            columns = _find(kind, field, fields[field], headings, grid, taken, several=own)
            if columns:
                found[field] = columns
                taken.update(columns)
    return found | _links_by_values(kind.noun, found, grid, taken)


def _links_by_values(
    noun: Noun, found: Mapping[str, tuple[int, ...]], grid: Grid, taken: set[int]
) -> dict[str, tuple[int, ...]]:
    """A column of links to notes, whatever it is called, where nothing else says which note a row is."""
    field = {"notes": "url", "comments": "note_url", "figures": "url"}.get(noun)
    if field is None or field in found or ("note_id" if noun == "comments" else "id") in found:
        return {}
    for column in range(len(grid.header)):
        values = [] if column in taken else [value for value in grid.values(column) if says_something(value)]
        if values and fraction(values, lambda value: id_of_link(value) is not None) >= LINKS_MOSTLY:
            return {field: (column,)}
    return {}


def _find(
    kind: Kind, field: str, names: Sequence[Name], headings: Sequence[str], grid: Grid, taken: set[int], several: bool
) -> tuple[int, ...]:
    found: list[int] = []
    for name in names:
        for column, heading in enumerate(headings):
            if column in taken or column in found or not _means(name, heading):
                continue
            if _fits(kind, field, grid.values(column)):
                found.append(column)
    # A column without a word comes after those that speak; of two with one name only the first of these is meant.
    found.sort(key=lambda column: not any(map(says_something, grid.values(column))))
    found = list({headings[column]: column for column in reversed(found)}.values())[::-1]
    # A kind that knows two names for one field means both; in any other table the second is something else.
    return tuple(found if several or _all_dotted(headings, found) else found[:1])


def _means(name: Name, heading: str) -> bool:
    return name.fits(heading) or ("." in heading and "." not in name.key and name.fits(tail(heading)))


def _all_dotted(headings: Sequence[str], columns: Sequence[int]) -> bool:
    return all("." in headings[column] for column in columns)


def _fits(kind: Kind, field: str, values: Sequence[Cell]) -> bool:
    assert kind.noun is not None
    if field == "id" and kind.any_id:
        return True
    if field in ("id", "note_id") and is_numbering(values):
        return False
    if field in ("url", "note_url") and kind.noun in ("notes", "comments", "figures"):
        return fraction(values, lambda value: PLATFORM_LINK.search(as_text(value)) is not None) >= 0.3
    return looks_like(FIELDS[kind.noun][field].looks, values)


def is_numbering(values: Sequence[Cell]) -> bool:
    """Whether a column only numbers its rows: the platform's ids are never that short."""
    said = [as_text(value).strip() for value in values if says_something(value)]
    return bool(said) and all(text.isdigit() and len(text) <= NUMBERING_MOST for text in said)


def settle_keywords(kind: Kind, columns: dict[str, tuple[int, ...]], grid: Grid) -> None:
    """In a table of nobody's, 关键词 may be the topics or the search: values decide."""
    if kind.noun != "notes" or ("query" in kind.fields and not kind.general) or "query" not in columns:
        return
    values = [value for value in grid.values(columns["query"][0]) if says_something(value)]
    if not values:
        return
    distinct = len({as_text(value) for value in values})
    if fraction(values, is_list) >= LISTS_FROM and distinct > max(1, len(values) * (1 - REPEATED)):
        column = columns.pop("query")
        columns.setdefault("topics", column)


def by_names(noun: Noun, chosen: Mapping[str, str], header: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The columns a person named; fields and names that are not there are left out."""
    places = {name: at for at, name in reversed(list(enumerate(header)))}
    keys = {key(name): at for at, name in reversed(list(enumerate(header)))}
    found: dict[str, tuple[int, ...]] = {}
    for field, name in chosen.items():
        at = places.get(name, keys.get(key(name)))
        if field in FIELDS[noun] and at is not None:
            found[field] = (at,)
    return found
