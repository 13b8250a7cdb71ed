"""What runs in the other process: a foreign file is opened, recognised and turned into rows there, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner.importing.choice import Choice
from planner.importing.converting.cells_of import Complaints
from planner.importing.converting.table import converted
from planner.importing.headerless import NOTHING
from planner.importing.opening import SAMPLE, Opened, notices, open_table
from planner.importing.reading.source import Source, source
from planner.importing.sending import Plain, Sending, info, plain
from planner.importing.values.texts import clean_line
from planner.importing.wire import packer
from planner.problems import Problem
from planner.worker import Outbox

SHOWN = 20

Memory = Mapping[str, Mapping[str, str]]


def look(outbox: Outbox, path: str, scratch: str, choice: Plain, memory: Memory) -> list[Plain]:
    """Every table of the file with its recognition and its first rows."""
    with source(Path(path), Path(scratch)) as opened:
        return [
            _shown(table, opened, Path(path).stem) for table in _tables(opened, Choice(**choice), memory, Path(path))
        ]


def read(outbox: Outbox, path: str, scratch: str, choice: Plain, memory: Memory) -> None:
    """Send every table we take, row by row: ``table``, then ``rows`` in chunks with their ``problems``, then ``end``.

    When there is none, ``refused`` says why.
    """
    taken, refused = False, []
    with source(Path(path), Path(scratch)) as opened:
        for table in _tables(opened, Choice(**choice), memory, Path(path)):
            if table.recognised.noun is None:
                refused.append(table)
            else:
                taken = True
                Sending(outbox, table, opened, Path(path).stem).go()
    if not taken and refused:
        outbox.send({"refused": info(refused[0], opened)})
    elif refused:
        outbox.send({"notices": [plain(notice) for notice in notices(refused)]})


def _tables(opened: Source, choice: Choice, memory: Memory, path: Path) -> Iterator[Opened]:
    guesses: list[Opened] = []
    empty, other = True, False
    for table in opened.tables:
        if choice.sheet is not None and table.name != choice.sheet:
            continue
        found = open_table(table, choice, memory)
        if found is None:
            continue
        empty = False
        if found.recognised.guess:
            guesses.append(found)
        else:
            other = True
            yield found
    if empty:
        raise Problem(f"{path.name} 里没有数据", "请确认导出时选了内容")
    # Beside a real table, be it ours or not, a column of words is an explanation.
    yield from (replace(one, recognised=NOTHING) for one in guesses) if other else guesses


def _shown(table: Opened, opened: Source, stem: str) -> Plain:
    """A table for a preview: its first rows as they would be taken, and as they stand in the file."""
    found: list[Any] = []
    complaints = Complaints()
    if table.recognised.noun is not None:
        pack = packer(table.recognised.noun)
        for _, rows in converted(table, stem, complaints, SAMPLE):
            found.extend(map(pack, rows))
    return {
        **info(table, opened),
        "sample": found[:SHOWN],
        "cells": [[_cell(cell) for cell in cells] for cells in table.grid.sample[:SHOWN]],
        "problems": [plain(one) for one in (*table.table.faults.problems, *complaints.found)],
    }


def _cell(cell: Any) -> str:
    return clean_line(cell, 200)
