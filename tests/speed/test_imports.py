"""Reading files, beside the readers everybody knows, and taking them in."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.importing.reading.source import source
from planner.importing.run import run
from planner.paths import Workspace
from planner.storage.store import Store
from tests.speed.files import write_xlsx
from tests.speed.measuring import elapsed, in_turns, median
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.stored import Stored
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Importing"
LEAST, LEAST_SMALL = 3.5, 1.5
SLOWEST = 50
"""Rows per second below which something is badly wrong on any machine."""


def test_reading_files(world: World, stored: Stored, scale: Scale, report: Report, tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "笔记.xlsx", world.notes)
    assert _rows(book, tmp_path) == _openpyxl(book) == _rows(stored.csv, tmp_path) == len(world.notes) + 1
    text, plain, here, peer = map(
        median,
        in_turns(
            scale.rounds,
            lambda: _rows(stored.csv, tmp_path),
            lambda: _csv(stored.csv),
            lambda: _rows(book, tmp_path),
            lambda: _openpyxl(book),
        ),
    )
    rows = f"{scale.notes:,} rows"
    met = peer >= LEAST * here
    report.add(
        CHAPTER,
        Line(
            f"reading {rows} of XLSX",
            ms(here),
            f"{ms(peer)} openpyxl read_only",
            times(peer / here),
            f"≥ {LEAST}×",
            met,
        ),
    )
    report.add(CHAPTER, Line(f"reading {rows} of CSV", ms(text), f"{ms(plain)} csv.reader", times(plain / text)))
    assert peer >= (LEAST if scale.full else LEAST_SMALL) * here


def test_taking_files_in(world: World, stored: Stored, scale: Scale, report: Report, tmp_path: Path) -> None:
    took = {"CSV": stored.seconds}
    book = write_xlsx(tmp_path / "笔记.xlsx", world.notes)
    with Store.open(Workspace(tmp_path / "草田").ensure()) as store:
        took["XLSX"] = elapsed(lambda: run(book, store)) / 1000
    for format, seconds in took.items():
        what = f"{scale.notes:,} rows of {format} into the store (time that passed)"
        report.add(CHAPTER, Line(what, f"{seconds:.1f} s, {scale.notes / seconds:,.0f} rows/s"))
        assert scale.notes / seconds > SLOWEST


def _rows(path: Path, scratch: Path) -> int:
    with source(path, scratch) as opened:
        return sum(1 for table in opened.tables for _ in table.rows)


def _csv(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def _openpyxl(path: Path) -> int:
    book = load_workbook(path, read_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return count
