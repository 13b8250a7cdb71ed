"""What was measured, as a table for the terminal and for docs/speed.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

HEADINGS = ("What", "Here", "Beside", "Ratio", "Wanted", "")
ABOUT = """# Speed

Measured by `uv run pytest tests/speed --speed`, which writes this file: {notes:,} notes made up with the statistics of real
ones (`tests/speed/generated.py`), {system}, Python {python}, {cores} cores, load {load:.1f} at the end, {day}.

What is compared runs in turns in one process, and medians are given unless said otherwise. Times depend on the machine and
on what else it does; ratios hardly do. The same measurements run small inside the normal tests, with wide margins."""


@dataclass(frozen=True)
class Line:
    """One measurement. ``met`` is None where nothing was promised."""

    what: str
    here: str
    beside: str = ""
    ratio: str = ""
    wanted: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        return self.what, self.here, self.beside, self.ratio, self.wanted, {True: "✓", False: "✗", None: ""}[self.met]


@dataclass
class Report:
    """Lines by chapter, in the order they were measured."""

    notes: int
    chapters: dict[str, list[Line]] = field(default_factory=dict)

    def add(self, chapter: str, line: Line) -> None:
        """Write a line down."""
        self.chapters.setdefault(chapter, []).append(line)

    def markdown(self) -> str:
        """All chapters."""
        about = ABOUT.format(
            notes=self.notes,
            system=platform.system(),
            python=platform.python_version(),
            cores=os.cpu_count(),
            load=os.getloadavg()[1] if hasattr(os, "getloadavg") else 0.0,
            day=date.today(),
        )
        parts = [f"## {name}\n\n{_table(lines)}" for name, lines in self.chapters.items()]
        return "\n\n".join([about, *parts]) + "\n"


def times(ratio: float) -> str:
    """How many times as fast: ``12×``."""
    return f"{ratio:.0f}×" if ratio >= 10 else f"{ratio:.2g}×"


def ms(value: float) -> str:
    """Milliseconds with three digits."""
    return f"{value:.0f} ms" if value >= 100 else f"{value:.3g} ms"


def _table(lines: Sequence[Line]) -> str:
    rows: list[tuple[str, ...]] = [line.cells for line in lines]
    used = [at for at in range(len(HEADINGS)) if at == 0 or any(row[at] for row in rows)]
    rule = tuple("---" for _ in HEADINGS)
    return "\n".join(_row(cells, used) for cells in (HEADINGS, rule, *rows))


def _row(cells: Sequence[str], used: Iterable[int]) -> str:
    return "| " + " | ".join(cells[at] for at in used) + " |"
