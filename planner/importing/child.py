"""What runs in the other process: a foreign file is opened, recognised and turned into rows there, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from planner.importing.choice import Choice
from planner.importing.converting.accounts import AccountReader
from planner.importing.converting.cells_of import Complaints, Reader, RowCells
from planner.importing.converting.comments import CommentReader
from planner.importing.converting.keywords import KeywordReader, MatrixReader
from planner.importing.converting.notes import NoteReader
from planner.importing.fields import Noun
from planner.importing.headerless import NOTHING
from planner.importing.kinds import Kind
from planner.importing.mapping import Columns, Grid
from planner.importing.opening import SAMPLE, Opened, notices, open_table
from planner.importing.reading.budgets import PROBLEMS_MOST
from planner.importing.reading.source import Source, source
from planner.importing.values.texts import clean_line
from planner.importing.wire import packer
from planner.problems import Problem
from planner.storage.records import RowProblem
from planner.worker import Outbox

CHUNK = 200
SHOWN = 20
TELL_EVERY = 1000
SPOILED = "文件里有无法识别的字符，已用 \ufffd 代替"

Memory = Mapping[str, Mapping[str, str]]
Plain = dict[str, Any]

READERS: Mapping[Noun, Callable[[Kind, Columns, Grid, str], Reader]] = {
    "notes": NoteReader,
    "comments": CommentReader,
    "accounts": AccountReader,
    "keywords": KeywordReader,
}


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
                _Sending(outbox, table, opened, Path(path).stem).go()
    if not taken and refused:
        outbox.send({"refused": _info(refused[0], opened)})
    elif refused:
        outbox.send({"notices": [_plain(notice) for notice in notices(refused)]})


def _tables(opened: Source, choice: Choice, memory: Memory, path: Path) -> Iterator[Opened]:
    guesses: list[Opened] = []
    empty, taken = True, False
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
            taken = taken or found.recognised.noun is not None
            yield found
    if empty:
        raise Problem(f"{path.name} 里没有数据", "请确认导出时选了内容")
    yield from (replace(one, recognised=NOTHING) for one in guesses) if taken else guesses


def _info(table: Opened, opened: Source) -> Plain:
    kind = table.recognised.kind
    return {
        "format": opened.format,
        "encoding": opened.encoding,
        "sheet": table.table.name,
        "kind": kind.id if kind else "other",
        "label": table.recognised.label,
        "noun": table.recognised.noun,
        "header": list(table.grid.header),
        "mapping": {
            field: table.grid.header[columns[0]]
            for field, columns in table.recognised.columns.items()
            if columns[0] < len(table.grid.header)
        },
        "refusal": table.recognised.refusal,
        "confidence": table.recognised.confidence,
        "fingerprint": table.fingerprint,
        "expected": table.table.expected(),
        "by_choice": table.by_choice,
    }


def _shown(table: Opened, opened: Source, stem: str) -> Plain:
    """A table for a preview: its first rows as they would be taken, and as they stand in the file."""
    found: list[Any] = []
    complaints = Complaints()
    if table.recognised.noun is not None:
        pack = packer(table.recognised.noun)
        for _, rows in _converted(table, stem, complaints, SAMPLE):
            found.extend(map(pack, rows))
    return {
        **_info(table, opened),
        "sample": found[:SHOWN],
        "cells": [[_cell(cell) for cell in cells] for cells in table.grid.sample[:SHOWN]],
        "problems": [_plain(one) for one in (*table.table.faults.problems, *complaints.found)],
    }


def _cell(cell: Any) -> str:
    return clean_line(cell, 200)


def _converted(table: Opened, stem: str, complaints: Complaints, most: int | None) -> Iterator[tuple[int, list[Any]]]:
    """For each row of the file the things it holds: usually one, none when it was rejected."""
    kind, columns = table.recognised.kind, table.recognised.columns
    assert kind is not None
    assert kind.noun is not None
    reader = READERS[kind.noun](kind, columns, table.grid, stem)
    matrix = MatrixReader() if kind.noun == "keywords" and len(columns["text"]) > 1 and not table.named else None
    for number, cells in islice(table.rows, most):
        row = RowCells(number, cells, columns, kind, complaints)
        if matrix is not None:
            yield number, list(matrix.read_all(row))
        else:
            found = reader.read(row)
            yield number, [] if found is None else [found]


class _Sending:
    """Sends one table."""

    def __init__(self, outbox: Outbox, table: Opened, opened: Source, stem: str) -> None:
        assert table.recognised.noun is not None
        self._outbox = outbox
        self._table = table
        self._opened = opened
        self._stem = stem
        self._noun: Noun = table.recognised.noun
        self._pack = packer(self._noun)
        self._complaints = Complaints()
        self._told = 0

    def go(self) -> None:
        """Send everything."""
        self._outbox.send({"table": _info(self._table, self._opened)})
        if self._opened.spoiled:
            self._complaints.add(0, "", SPOILED)
        chunk: list[Any] = []
        count = rejected = 0
        for count, (_, rows) in enumerate(_converted(self._table, self._stem, self._complaints, None), 1):
            rejected += not rows
            chunk.extend(rows)
            if len(chunk) >= CHUNK:
                self._flush(chunk)
                chunk = []
            if count % TELL_EVERY == 0:
                self._outbox.progress(count, self._expected(count), "正在读取")
        self._flush(chunk)
        self._tell_problems()
        self._outbox.send({"end": {"rejected": rejected + self._table.table.faults.lost}})

    def _expected(self, count: int) -> int | None:
        expected = self._table.table.expected()
        return max(expected, count) if expected else None

    def _flush(self, rows: list[Any]) -> None:
        self._tell_problems()
        if rows:
            self._outbox.send({"rows": list(map(self._pack, rows))})

    def _tell_problems(self) -> None:
        """Those that are new since the last time, at most 1,000 in all."""
        found, self._complaints.found[:] = list(self._complaints.found), []
        own, self._table.table.faults.problems[:] = list(self._table.table.faults.problems), []
        new = (own + found)[: PROBLEMS_MOST - self._told]
        if new:
            self._told += len(new)
            self._outbox.send({"problems": [_plain(one) for one in new]})


def _plain(problem: RowProblem) -> list[Any]:
    return [problem.row, problem.field, problem.message]
