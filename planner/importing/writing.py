"""What the reading process sends becomes batches, or, in a rehearsal, only counts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from planner.batches import Batches
from planner.importing.fields import Noun
from planner.importing.report import BatchReport
from planner.importing.wire import AnyRow, unpack
from planner.storage.feedback_kind import feedback_key
from planner.storage.figure_kind import figure_key
from planner.storage.kinds import keyword_key
from planner.storage.note_kind import note_key
from planner.storage.records import RowProblem
from planner.worker import Check

Plain = dict[str, Any]


class Receiver(ABC):
    """Takes the messages of ``child.read`` in order."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.reports: list[BatchReport] = []
        self.chosen: list[str] = []
        self._table: Plain = {}
        self._problems: list[RowProblem] = []

    def receive(self, message: Plain) -> None:
        """One message."""
        (name, content), *_ = message.items()
        handlers: dict[str, Callable[[Any], None]] = {
            "table": self._begin,
            "rows": self._rows,
            "problems": self._complain,
            "end": self._end,
            "refused": self._refuse,
            "notices": self._notice,
        }
        handlers[name](content)

    @abstractmethod
    def take_back(self) -> None:
        """Something went wrong: nothing of this file stays."""

    def _begin(self, table: Plain) -> None:
        self._table = table
        self._problems = []
        self.open(table)

    def _rows(self, packed: list[list[Any]]) -> None:
        noun: Noun = self._table["noun"]
        self.write(noun, [unpack(noun, row) for row in packed])

    def _complain(self, problems: list[list[Any]]) -> None:
        self._problems.extend(RowProblem(*one) for one in problems)

    def _end(self, counts: Plain) -> None:
        if self._table["by_choice"] and self._table["fingerprint"]:
            self.chosen.append(self._table["fingerprint"])
        rejected = counts["rejected"]
        report = self.close(tuple(self._problems))
        self.reports.append(replace(report, rows=report.rows + rejected, skipped=report.skipped + rejected))

    def _refuse(self, table: Plain) -> None:
        self.reports.append(
            BatchReport(
                None,
                self.file,
                table["kind"],
                table["label"],
                None,
                table["sheet"],
                problems=(RowProblem(0, "", table["refusal"]),),
            )
        )

    def _notice(self, problems: list[list[Any]]) -> None:
        first = self.reports[0]
        self.reports[0] = replace(first, problems=(*first.problems, *(RowProblem(*one) for one in problems)))

    def _report(self, id: str | None, problems: tuple[RowProblem, ...]) -> BatchReport:
        table = self._table
        return BatchReport(
            id, self.file, table["kind"], table["label"], table["noun"], table["sheet"], problems=problems
        )

    @abstractmethod
    def open(self, table: Plain) -> None:
        """A table begins."""

    @abstractmethod
    def write(self, noun: Noun, rows: list[AnyRow]) -> None:
        """Rows of the table."""

    @abstractmethod
    def close(self, problems: tuple[RowProblem, ...]) -> BatchReport:
        """The table is complete."""


class Writer(Receiver):
    """Writes each table as a batch."""

    def __init__(self, file: str, batches: Batches, source_hash: str, check: Check | None) -> None:
        super().__init__(file)
        self._batches = batches
        self._hash = source_hash
        self._open: str | None = None

    def open(self, table: Plain) -> None:
        self._open = self._batches.begin(self.file, table["kind"], table["noun"], self._hash, table["mapping"])

    def write(self, noun: Noun, rows: list[AnyRow]) -> None:
        assert self._open is not None
        write: Callable[[str, list[Any]], None] = getattr(self._batches, f"write_{noun}")
        write(self._open, rows)

    def close(self, problems: tuple[RowProblem, ...]) -> BatchReport:
        assert self._open is not None
        self._batches.add_problems(self._open, problems)
        record, changes = self._batches.finish(self._open)
        self._open = None
        return replace(
            self._report(record.id, problems),
            rows=record.rows,
            added=record.added,
            updated=record.updated,
            skipped=record.skipped,
            changes=changes,
        )

    def take_back(self) -> None:
        if self._open is not None:
            self._batches.abandon(self._open)
            self._open = None
        for report in self.reports:
            if report.id is not None:
                self._batches.undo(report.id)
        self.reports = []


class Counter(Receiver):
    """Only counts what is new inside the file."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._seen: set[object] = set()
        self._count = 0

    def open(self, table: Plain) -> None:
        self._seen = set()
        self._count = 0

    def write(self, noun: Noun, rows: list[AnyRow]) -> None:
        self._count += len(rows)
        self._seen.update(map(_key, rows))

    def close(self, problems: tuple[RowProblem, ...]) -> BatchReport:
        added = len(self._seen)
        return replace(self._report(None, problems), rows=self._count, added=added, skipped=self._count - added)

    def take_back(self) -> None:
        self._seen.clear()


def _key(row: Any) -> object:
    """What tells two things apart, near enough for counting."""
    if hasattr(row, "note"):
        return note_key(row.note, row.author_name)
    if hasattr(row, "competition"):
        return keyword_key(row.text)
    if hasattr(row, "goods"):
        return feedback_key(row)
    if hasattr(row, "window"):
        return figure_key(row)
    return row.id or (getattr(row, "note_id", None), getattr(row, "text", None) or row.name)
