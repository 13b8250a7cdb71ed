"""What became of a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from planner.importing.fields import Noun
from planner.problems import Problem
from planner.storage.changes import Changes
from planner.storage.records import RowProblem


@dataclass(frozen=True)
class BatchReport:
    """One table of a file: as a batch (``id``), or (``noun`` None) as nothing we take, with the reason among the problems.

    ``rows`` counts the rows of data in the file: those that ``added`` something new, ``updated`` something known, or were
    ``skipped``, because they brought nothing new or nothing that could be read. ``id`` is None when nothing was written.
    """

    id: str | None
    file: str
    kind: str
    label: str
    noun: Noun | None
    sheet: str = ""
    rows: int = 0
    added: int = 0
    updated: int = 0
    skipped: int = 0
    problems: tuple[RowProblem, ...] = ()
    changes: Changes = field(default_factory=Changes)


def refused(path: Path, problem: Problem) -> BatchReport:
    """The report of a file that could not be read at all."""
    return BatchReport(None, path.name, "", "", None, problems=(RowProblem(0, "", str(problem)),))
