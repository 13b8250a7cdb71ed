"""A report as values: chapters of blocks. Every number in it is a Figure with a key of its own and a metric of the one registry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner.metrics import METRICS, Metric

Tone = Literal["good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: ``key`` names it in the whole report (``role.KOC.planned_notes``). None is unknown, then ``missing`` may say which
    file would bring it. ``about`` is what its definition leaves open: the source and window of an imported number."""

    key: str
    metric: str
    value: float | None
    about: str = ""
    missing: str = ""

    @property
    def named(self) -> Metric:
        """Its definition."""
        return METRICS[self.metric]

    @property
    def label(self) -> str:
        return self.named.label

    @property
    def shown(self) -> str:
        """As it is shown; unknown is a dash, whole yuan have no cents."""
        return (
            self.named.show(self.value).removesuffix(".00")
            if self.named.unit == "yuan"
            else self.named.show(self.value)
        )


Entry = Figure | str
"""What stands in a cell of a table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; numbers stand at the right."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Tiles:
    """The few numbers that stand large."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what it is called."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: ``plan`` is drawn as an outline, ``fact`` fills."""

    label: str
    plan: Figure | None
    fact: Figure


@dataclass(frozen=True, slots=True)
class Bars:
    """Plan as outline and fact as fill."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the funnel, and the rate that leads to it where it is known."""

    label: str
    figure: Figure
    rate: Figure | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """The funnel as a picture."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A forecast beside its outcome: which part of comparable notes is passed, 0–1."""

    label: str
    promised: Figure
    low: Figure
    high: Figure
    actual: Figure


@dataclass(frozen=True, slots=True)
class Promises:
    """Forecast intervals with the outcome as a dot."""

    rows: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence made of words and numbers; its tone stands as a word beside it, too."""

    words: tuple[Entry, ...]
    tone: Tone = "plain"

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return "".join(said(word) for word in self.words)


def said(entry: Entry) -> str:
    """A number as it is shown, or the words."""
    return entry.shown if isinstance(entry, Figure) else entry


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences under each other."""

    lines: tuple[Line, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """What cannot be said, and which file would bring it."""

    text: str
    bring: str


Block = Tiles | Table | Bars | Steps | Promises | Lines | Lack


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its id, its title and one sentence that says it all."""

    id: str
    title: str
    lead: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a campaign, made on ``day``."""

    campaign_id: str
    title: str
    span: str
    day: str
    chapters: tuple[Chapter, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every number of the report, each key once, in order."""
        found: dict[str, Figure] = {}
        for chapter in self.chapters:
            for block in (Lines((chapter.lead,)), *chapter.blocks):
                for figure in figures_of(block):
                    found.setdefault(figure.key, figure)
        return tuple(found.values())


def figures_of(block: Block) -> Iterator[Figure]:
    """The numbers of a block."""
    match block:
        case Tiles(figures):
            yield from figures
        case Table(_, _, rows):
            yield from (entry for row in rows for entry in row if isinstance(entry, Figure))
        case Bars(_, bars):
            for bar in bars:
                yield from (figure for figure in (bar.plan, bar.fact) if figure is not None)
        case Steps(steps):
            for step in steps:
                yield from (step.figure, *((step.rate,) if step.rate else ()))
        case Promises(rows):
            for row in rows:
                yield from (row.promised, row.low, row.high, row.actual)
        case Lines(lines):
            yield from (word for line in lines for word in line.words if isinstance(word, Figure))
        case Lack():
            return
