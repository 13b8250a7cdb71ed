"""One table on its way to the parent."""

from __future__ import annotations

from typing import Any

from planner.importing.converting.cells_of import Complaints
from planner.importing.converting.table import converted
from planner.importing.fields import Noun
from planner.importing.opening import Opened
from planner.importing.reading.budgets import PROBLEMS_MOST
from planner.importing.reading.source import Source
from planner.importing.wire import packer
from planner.storage.records import RowProblem
from planner.worker import Outbox

CHUNK = 200
TELL_EVERY = 1000
SPOILED = "文件里有无法识别的字符，已用 \ufffd 代替"

Plain = dict[str, Any]


class Sending:
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
        self._outbox.send({"table": info(self._table, self._opened)})
        if self._opened.spoiled:
            self._complaints.add(0, "", SPOILED)
        chunk: list[Any] = []
        count = rejected = 0
        for count, (_, rows) in enumerate(converted(self._table, self._stem, self._complaints, None), 1):
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
            self._outbox.send({"problems": [plain(one) for one in new]})


def plain(problem: RowProblem) -> list[Any]:
    """A row's problem as JSON values."""
    return [problem.row, problem.field, problem.message]


def info(table: Opened, opened: Source) -> Plain:
    """What is known of a table before its rows are read; the names are those of ``planner.importing.preview.Preview``."""
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
