"""What a file looks like to us, before anything is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner import worker
from planner.importing import child
from planner.importing.choice import Choice
from planner.importing.explaining import explained
from planner.importing.fields import FIELDS, Field, Noun
from planner.importing.memory import mappings
from planner.importing.reading.budgets import MEMORY_MB, patience
from planner.importing.reading.readable import readable
from planner.importing.wire import AnyRow, unpack
from planner.storage.records import RowProblem
from planner.storage.store import Store
from planner.worker import Check


@dataclass(frozen=True)
class Preview:
    """One table of a file as it would be imported; the file's further tables are in ``others``.

    ``kind``, ``label`` and ``noun`` say what it was recognised as (``noun`` None: nothing we take, ``refusal`` says why and
    ``fields`` what a mapping could name). ``mapping`` gives for each field the name of its column; ``cells`` are the first
    rows as they stand, ``sample`` as they would be taken; ``problems`` come from the first 300 rows. ``confidence`` runs from
    0 to 1, ``expected`` guesses the rows; ``fingerprint`` stands for the headings, empty when there are none.
    """

    path: Path
    format: str
    encoding: str
    sheet: str
    kind: str
    label: str
    noun: Noun | None
    header: tuple[str, ...]
    mapping: Mapping[str, str]
    cells: tuple[tuple[str, ...], ...]
    sample: tuple[AnyRow, ...]
    problems: tuple[RowProblem, ...]
    refusal: str
    confidence: float
    expected: int | None
    fingerprint: str
    by_choice: bool
    others: tuple[Preview, ...] = field(default=())

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be mapped."""
        return tuple(FIELDS[self.noun or "notes"].values())

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of all tables of the file."""
        return (self.sheet, *(one.sheet for one in self.others))


def preview(
    path: Path, store: Store | None = None, choice: Choice | None = None, check: Check | None = None
) -> Preview:
    """Open a file in another process and say what it is. ``store`` knows earlier corrections of the same headings.

    With a ``choice`` the preview is what an import with it would bring. The tables that would be taken come first. Raises
    Problem for a file that cannot be read, and what ``check`` raises.
    """
    path = Path(path)
    size = readable(path)
    memory = mappings(store) if store is not None else {}
    with tempfile.TemporaryDirectory(prefix="caotian-") as scratch, explained(path):
        tables = worker.run(
            child.look,
            str(path),
            scratch,
            (choice or Choice()).plain(),
            memory,
            check=check,
            memory_mb=MEMORY_MB,
            quiet=patience(size),
        )
    found = sorted((_preview(path, table) for table in tables), key=lambda one: one.noun is None)
    return replace(found[0], others=tuple(found[1:]))


def _preview(path: Path, table: Mapping[str, Any]) -> Preview:
    noun = table["noun"]
    return Preview(
        path=path,
        format=table["format"],
        encoding=table["encoding"],
        sheet=table["sheet"],
        kind=table["kind"],
        label=table["label"],
        noun=noun,
        header=tuple(table["header"]),
        mapping=table["mapping"],
        cells=tuple(map(tuple, table["cells"])),
        sample=tuple(unpack(noun, row) for row in table["sample"]),
        problems=tuple(RowProblem(*one) for one in table["problems"]),
        refusal=table["refusal"],
        confidence=table["confidence"],
        expected=table["expected"],
        fingerprint=table["fingerprint"],
        by_choice=table["by_choice"],
    )
