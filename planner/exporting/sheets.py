"""What a finished sheet of a workbook is made of: its headings, its columns, and how its cells look."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from nlp.resources import RESOURCES
from planner.exporting.cells import Value

Entry = Value | date | time
"""What stands in a cell; days and times are real ones, no texts."""

DAY, CLOCK, COUNT, MONEY = "yyyy-mm-dd", "hh:mm", "#,##0", "¥#,##0.##"
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is dressed: ``color`` and ``ground`` are tokens of the light theme or empty, ``format`` is the spreadsheet's own."""

    format: str = "General"
    color: str = ""
    ground: str = ""
    bold: bool = False
    side: Literal["left", "center", "right"] = "left"
    wrap: bool = False


PLAIN = Look()
HEAD = Look(color="text", ground="chip", bold=True, wrap=True)
"""The names of the columns."""

STATUS_LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "选题": Look(color="soft"),
        "初稿": Look(color="text", ground="chip"),
        "一审": Look(color="warn", ground="warntint"),
        "终审": Look(color="warn", ground="warntint", bold=True),
        "待发": Look(color="accent", bold=True),
        "已发": Look(color="accent", ground="tint"),
        "复盘": Look(color="accent", ground="select"),
    }
)
"""Each status by its word and by a colour; the same colours as on the pages."""


class Dressed(NamedTuple):
    """A value with a look of its own, not that of its column."""

    value: Entry
    look: Look


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in Latin letters (a Chinese character takes two), and the look of its cells.

    ``choices`` are offered when a person edits a cell, other words are taken, too.
    """

    heading: str
    width: float
    look: Look = PLAIN
    choices: tuple[str, ...] = ()


Line = Sequence[Entry | Dressed]


@dataclass(frozen=True)
class Sheet:
    """A sheet to be written: ``above`` are rows over the headings, ``rows`` come below them, ``count`` says how many.

    ``kept`` columns at the left stay in sight, as do the headings. ``heights`` are points by the number of the row, from 1.
    """

    name: str
    columns: tuple[Column, ...]
    count: int
    rows: Iterable[Line]
    above: tuple[Line, ...] = ()
    kept: int = 1
    filtered: bool = False
    heights: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))


def bare(entry: Entry | Dressed) -> Entry:
    """The value alone."""
    return entry.value if isinstance(entry, Dressed) else entry


def written(entry: Entry | Dressed) -> Value:
    """The value for a file of texts: days and times as ISO writes them."""
    value = bare(entry)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else value


@cache
def tokens() -> Mapping[str, str]:
    """The colours of the light theme as ``RRGGBB``: paper is white."""
    found = tomllib.loads((RESOURCES / "themes" / "light.toml").read_text(encoding="utf-8"))
    return {name: value.removeprefix("#") for name, value in found.items()}
