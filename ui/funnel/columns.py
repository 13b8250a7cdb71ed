"""The columns of the two tables, as data: groups, and single notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from planner.funnel.answers import Definition, FunnelAnswer, NoteRow, Number, Slice
from ui.funnel.words import DASH, brief, definition_words, group_name, number_words, whole
from ui.grid.columns import Column, Line

STAGE, MEASURE = "stage:", "measure:"
TITLE_LEAST = 200


@dataclass
class Shape:
    """Which metric each step of the funnel is counted by at present, and what it means."""

    stages: dict[str, Definition] = field(default_factory=dict)
    measures: dict[str, Definition] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    """Of each route whose traffic and mind it is."""

    def take(self, answer: FunnelAnswer) -> None:
        """Know the metrics of an answer."""
        self.stages = {stage.name: stage.number.definition for stage in answer.funnel.stages}
        self.measures = {name: one.definition for name, one in answer.funnel.measures.items()}
        # Of a group alone only its own notes are told: what is known of other routes stays.
        self.leads |= {row.route: f"{row.traffic} · {row.mind}" for row in answer.notes if row.route and row.traffic}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of numbers: its name in the store of columns, its words, and whether it is shown at first."""

    name: str
    text: str
    is_shown: bool = True


def headings(stages: Sequence[str], measures: Mapping[str, str], shown: Sequence[str]) -> list[Heading]:
    """The number columns both tables have: steps by name, measures by metric with their labels."""
    found = [Heading(STAGE + name, name) for name in stages]
    return found + [Heading(MEASURE + name, label, name in shown) for name, label in measures.items()]


def group_columns(numbers: Sequence[Heading]) -> tuple[Column[Slice], ...]:
    """A group on a line."""
    columns: list[Column[Slice]] = [
        Column("label", "分组", lambda one: group_name(one.label, one.key), 150, lambda one: one.funnel.title),
        Column(
            "notes",
            "笔记",
            lambda one: f"{one.funnel.notes:,}",
            64,
            lambda one: f"{one.funnel.notes:,} 篇",
            is_number=True,
            falling=True,
        ),
    ]
    return (*columns, *(_of_group(heading) for heading in numbers))


def note_columns(shape: Shape, numbers: Sequence[Heading]) -> tuple[Column[NoteRow], ...]:
    """A note on a line."""
    columns: list[Column[NoteRow]] = [
        Column("title", "笔记", lambda row: " ".join(row.title.split()) or "（无标题）", TITLE_LEAST, _about),
        _said("account", "账号", 96),
        _said("tier", "层级", 70),
        Column(
            "published_on", "发布", lambda row: (row.published_on or DASH)[5:], 66, _when, falling=True, token="soft"
        ),
        _said("route", "链路", 88, tip=_route),
        Column("quadrant", "象限", lambda row: row.quadrant or DASH, 96, lambda row: row.settled, token="soft"),
        Column(
            "tags", "标签", lambda row: "、".join(row.tags) or DASH, 130, lambda row: "、".join(row.tags), token="soft"
        ),
    ]
    return (*columns[:4], *(_of_note(shape, heading) for heading in numbers), *columns[4:])


def number_of(one: Slice, name: str) -> Number | None:
    """The number of a group under the name of a column."""
    if name.startswith(STAGE):
        wanted = name.removeprefix(STAGE)
        return next((stage.number for stage in one.funnel.stages if stage.name == wanted), None)
    return one.funnel.measures.get(name.removeprefix(MEASURE))


def definition_of(shape: Shape, name: str) -> Definition | None:
    """What a column counts at present."""
    if name.startswith(STAGE):
        return shape.stages.get(name.removeprefix(STAGE))
    return shape.measures.get(name.removeprefix(MEASURE))


def _of_group(heading: Heading) -> Column[Slice]:
    def show(one: Slice) -> str:
        number = number_of(one, heading.name)
        return brief(number.definition.metric, number.value) if number else DASH

    def tip(one: Slice) -> str:
        number = number_of(one, heading.name)
        return number_words(number) if number else ""

    return _numbered(heading, show, tip)


def _of_note(shape: Shape, heading: Heading) -> Column[NoteRow]:
    def both(row: NoteRow) -> tuple[Definition | None, float | None]:
        definition = definition_of(shape, heading.name)
        return definition, row.numbers.get(definition.metric) if definition else None

    def show(row: NoteRow) -> str:
        definition, value = both(row)
        return brief(definition.metric, value) if definition else DASH

    def tip(row: NoteRow) -> str:
        definition, value = both(row)
        if definition is None:
            return ""
        return f"{definition.label} {whole(definition.metric, value)}\n{definition_words(definition)}"

    return _numbered(heading, show, tip)


def _numbered(heading: Heading, show: Callable[[Line], str], tip: Callable[[Line], str]) -> Column[Line]:
    wide = 84 if len(heading.text) > 4 else 72
    return Column(heading.name, heading.text, show, wide, tip, is_number=True, falling=True, is_shown=heading.is_shown)


def _said(name: str, heading: str, width: int, *, tip: Callable[[NoteRow], str] | None = None) -> Column[NoteRow]:
    def text(row: NoteRow) -> str:
        return " ".join(str(getattr(row, name) or "").split()) or DASH

    return Column(name, heading, text, width, tip or text, token="soft")


def _about(row: NoteRow) -> str:
    parts = (row.title or "（无标题）", " · ".join(filter(None, (row.account, row.product, row.campaign, row.phase))))
    return "\n".join(filter(None, (*parts, _route(row))))


def _route(row: NoteRow) -> str:
    """The route, whose traffic it draws on, what its platform stands for in a buyer's mind, and the platform."""
    return " · ".join(filter(None, (row.route, row.traffic, f"{row.mind}心智" if row.mind else "", row.platform)))


def _when(row: NoteRow) -> str:
    said = {"未到结算": f"未到结算，{row.settles_on} 到 T+{row.cycle}", "已到结算": "已到结算"}
    return "\n".join(filter(None, (row.published_on or "发布时间未知", said.get(row.settled, ""))))
