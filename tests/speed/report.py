"""What was measured, as a table for the terminal and for docs/speed.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.speed.chapters import bound, chapters_of

HEADINGS = ("What", "Here", "Beside", "Ratio", "Wanted", "")
ABOUT = """# Speed

Measured by `uv run --group peers pytest tests/speed --speed`, which writes this file, on notes made up with the statistics of
real ones (`tests/speed/generated.py`). `--speed-growth` draws cost against notes (`docs/speed.png`); without the group `peers`
the rows that need one are left out. A chapter stays until it is measured again, and says when it was.

What is compared runs in turns in one process, and medians are given unless said otherwise. Times depend on the machine and
on what else it does; ratios hardly do. The same measurements run small inside the normal tests, with wide margins.

![Cost against notes](speed.png)"""


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
class Chapter:
    """Lines in the order they were measured, and what was true ``when`` the last was."""

    lines: list[Line] = field(default_factory=list)
    when: str = ""

    def markdown(self) -> str:
        """What stands below the heading."""
        return f"{self.when}\n\n{_table(self.lines)}"


@dataclass
class Report:
    """Lines by chapter, in the order they were measured."""

    notes: int
    chapters: dict[str, Chapter] = field(default_factory=dict)

    def add(self, chapter: str, line: Line) -> None:
        """Write a line down."""
        known = self.chapters.setdefault(chapter, Chapter())
        known.lines.append(line)
        known.when = _now(self.notes)

    def texts(self) -> dict[str, str]:
        """Every chapter as Markdown, by its heading."""
        return {name: chapter.markdown() for name, chapter in self.chapters.items()}

    def markdown(self, before: str = "") -> str:
        """All chapters, and those of the file ``before`` that were not measured this time."""
        return bound(ABOUT, {**chapters_of(before), **self.texts()})


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


def _now(notes: int) -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    machine = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    return f"{notes:,} notes unless said otherwise; {date.today()}, {machine}{load}."
