"""A table with its names found, its kind recognised, and its rows ready to be read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from planner.importing.choice import Choice, remembered
from planner.importing.fields import FIELDS
from planner.importing.footers import without_footers
from planner.importing.headerless import NOTHING, recognise_values
from planner.importing.headings import find_header, fingerprint, is_second, key, names
from planner.importing.kinds import kinds, known_headings
from planner.importing.mapping import Grid, by_names
from planner.importing.reading.budgets import COLUMNS_MOST
from planner.importing.reading.table import Row, Table
from planner.importing.recognise import Recognised, as_kind, recognise
from planner.importing.tearing import mended
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.storage.records import RowProblem

SAMPLE = 300
FORCED = "按「{label}」读取时找不到{fields}，没有导入。请指定它是哪一列（命令行用 --map {field}=列名）"


@dataclass(frozen=True)
class Opened:
    """A table that is known: ``named`` says that the names stand in the file. ``by_choice``: a person's word was followed."""

    table: Table
    grid: Grid
    named: bool
    recognised: Recognised
    rows: Iterator[Row]
    by_choice: bool = False

    @property
    def fingerprint(self) -> str:
        """What tells files with these headings apart; empty without headings."""
        return fingerprint(self.grid.header) if self.named else ""


def open_table(table: Table, choice: Choice, memory: Mapping[str, Mapping[str, str]]) -> Opened | None:
    """Open a table as a person chose now, or earlier for the same headings (``memory``), else by recognition. None: nothing but names."""
    rows = (row for row in table.rows if any(not is_blank(cell) for cell in row[1]))
    first = list(islice(rows, SAMPLE))
    if not first:
        return None
    opened = _named(table, first, rows) or _nameless(table, first, rows)
    if not opened.grid.sample and (opened.recognised.noun is not None or not opened.recognised.is_known):
        return None
    earlier = memory.get(opened.fingerprint) if choice.nothing and opened.named else None
    choice = (remembered(earlier) if earlier else None) or choice
    return opened if choice.kind is None and not choice.mapping else _chosen(opened, choice)


def _named(table: Table, first: list[Row], rows: Iterator[Row]) -> Opened | None:
    """The table under its names; None when it has none, or those that seemed to be names tell nothing and the values do."""
    if table.header is not None:
        grid = Grid(names(table.header, None, len(table.header)), [cells for _, cells in first])
        return Opened(table, grid, True, recognise(grid, table.name), chain(first, rows))
    at = find_header([cells for _, cells in first], known_headings())
    if at is None:
        return None
    if at + 1 < len(first) and is_second(first[at + 1][1], first[at][1], known_headings()):
        at += 1
    width = min(COLUMNS_MOST, max(len(cells) for _, cells in first[at:]))
    width = max(width if _is_wide(first, at) else len(first[at][1]), len(first[at][1]))
    header = names(first[at][1], first[at - 1][1] if at else None, width)
    below = first[at + 1 :]
    grid = Grid(header, [cells for _, cells in below])
    recognised = recognise(grid, table.name)
    if not recognised.is_known and not kinds()["notes"].without & set(map(key, header)):
        by_values = recognise_values(grid)
        if by_values.noun == "notes":
            recognised = _without_known(by_values, header)
        elif recognise_values(_numbered(first)).noun is not None:
            return None
    rest = without_footers((row for row in chain(below, rows) if not _is_again(row[1], first[at][1])), len(header))
    return Opened(table, grid, True, recognised, mended(rest, len(header), grid, table))


def _without_known(recognised: Recognised, header: Sequence[str]) -> Recognised:
    """Columns with a heading that means something else are not what their values look like: 粉丝数 is never the likes."""
    columns = {
        field: columns
        for field, columns in recognised.columns.items()
        if field in ("id", "url") or not _means_something(header[columns[0]])
    }
    return replace(recognised, columns=columns) if {"title", "body"} & columns.keys() else NOTHING


def _means_something(heading: str) -> bool:
    """Whether a table of notes has a field of this name; it was passed over for its values, then."""
    return any(alias.fits(key(heading)) for aliases in kinds()["notes"].fields.values() for alias in aliases)


def _is_wide(first: Sequence[Row], at: int) -> bool:
    """Whether several rows are wider than the names: one that is was torn apart."""
    width = len(first[at][1])
    return sum(len(cells) > width and any(not is_blank(cell) for cell in cells[width:]) for _, cells in first) > 1


def _nameless(table: Table, first: list[Row], rows: Iterator[Row]) -> Opened:
    grid = _numbered(first)
    return Opened(table, grid, False, recognise_values(grid), chain(first, rows))


def _numbered(first: Sequence[Row]) -> Grid:
    width = min(COLUMNS_MOST, max(len(cells) for _, cells in first))
    return Grid(tuple(f"列{at + 1}" for at in range(width)), [cells for _, cells in first])


def _is_again(cells: Sequence[Cell], names: Sequence[Cell]) -> bool:
    """A crawler that appends writes the names again."""
    return len(cells) == len(names) and [as_text(cell) for cell in cells] == [as_text(cell) for cell in names]


def _chosen(opened: Opened, choice: Choice) -> Opened:
    """The same table as a person wants it."""
    grid, recognised = opened.grid, opened.recognised
    kind = kinds()[choice.kind] if choice.kind else recognised.kind if recognised.noun else None
    if kind is None or kind.noun is None or not all(name in FIELDS[kind.noun] for name in choice.mapping):
        kind = kinds()[choice.noun()]
    assert kind.noun is not None
    named = by_names(kind.noun, choice.mapping, grid.header)
    if choice.kind is None and not named and any(choice.mapping.values()):
        return opened
    base = recognised.columns if kind is recognised.kind else as_kind(kind, grid).columns
    taken = {column for columns in named.values() for column in columns}
    columns = {
        field: kept
        for field, all_columns in base.items()
        if field not in choice.mapping and (kept := tuple(column for column in all_columns if column not in taken))
    } | named
    missing = _missing(kind.id, columns)
    if missing:
        labels = "或".join(FIELDS[kind.noun][field].label for field in missing)
        refusal = FORCED.format(label=kind.label, fields=labels, field=missing[0])
        return replace(opened, recognised=Recognised(refusal=refusal, label=kind.label), by_choice=True)
    label = recognised.label if kind is recognised.kind else kind.label
    return replace(opened, recognised=Recognised(kind, columns, label=label, confidence=1.0), by_choice=True)


def _missing(kind_id: str, columns: Mapping[str, tuple[int, ...]]) -> tuple[str, ...]:
    kind = kinds()[kind_id]
    assert kind.noun is not None
    needs = kinds()[kind.noun].needs[:1]
    return next((group for group in needs if not any(field in columns for field in group)), ())


def notices(refused: Sequence[Opened]) -> list[RowProblem]:
    """What is said of the sheets beside those that were taken."""
    return [
        RowProblem(0, "", f"「{one.table.name}」没有导入：{one.recognised.refusal.split('。')[0]}") for one in refused
    ]
