"""The tables of the page as data: points of the checklist, and the notes that make them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from planner.landing.answers import Landing, Point, State, Subject
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.model import LinesModel

TOKENS: dict[State, str] = {"待补": "warn", "部分": "warn", "已回应": "accent", "已补": "accent", "不用补": "soft"}


def noted(point: Point) -> str:
    """How many notes make a point; the brand's own claims may have none."""
    return f"{len(point.said):,}" if point.said else "品牌"


def where(point: Point) -> str:
    """Where a point is answered, or what to add."""
    if point.open and point.advice:
        return point.advice
    return "、".join(dict.fromkeys(one.place for one in point.answered)) or point.place


def about_point(point: Point) -> str:
    """Everything of a point, for a tooltip."""
    lines = [f"{point.kind}：{point.text}（{point.state}）"]
    if point.words[:1] != (point.text,):
        lines.append(f"笔记里的说法：{'、'.join(point.words)}")
    lines += [f"{one.place}：{one.sentence}" for one in point.answered]
    return "\n".join([*lines, point.advice] if point.advice else lines)


POINT_COLUMNS: tuple[Column[Point], ...] = (
    Column("state", "状态", lambda point: point.state, 70),
    Column("kind", "类型", lambda point: point.kind, 66, token="soft"),
    Column("text", "要点", lambda point: point.title, 184, about_point),
    Column("said", "笔记", noted, 58, lambda point: f"{len(point.said)} 篇笔记、草稿或排期说到", is_number=True),
    Column("where", "在哪里承接，或要补什么", where, 200, where, token="soft"),
)


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A note with how many of its points are settled, and those that are not."""

    subject: Subject
    settled: int
    lacking: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.subject.id

    @property
    def total(self) -> int:
        return len(self.subject.points)


def line_of(landing: Landing, subject: Subject) -> SubjectLine:
    """A note beside the checklist."""
    points = [landing.by_key[key] for key in subject.points]
    return SubjectLine(
        subject, sum(not point.open for point in points), tuple(point.title for point in points if point.open)
    )


def day_of(line: SubjectLine) -> str:
    """11月26日."""
    if not line.subject.day:
        return "未定"
    day = date.fromisoformat(line.subject.day)
    return f"{day.month}月{day.day}日"


def title_of(line: SubjectLine) -> str:
    """What a note is called."""
    return line.subject.title or "没有标题"


SUBJECT_COLUMNS: tuple[Column[SubjectLine], ...] = (
    Column("answered", "承接", lambda line: f"{line.settled} / {line.total}", 62, is_number=True),
    Column("title", "笔记、草稿或选题", title_of, 212, title_of),
    Column("kind", "类型", lambda line: line.subject.kind, 74, token="soft"),
    Column("who", "账号", lambda line: line.subject.account or "—", 92, lambda line: line.subject.account),
    Column("day", "日子", day_of, 80, token="soft"),
    Column(
        "lacking", "还没承接", lambda line: "、".join(line.lacking) or "都有", 120, lambda line: "、".join(line.lacking)
    ),
)


class PointsModel(LinesModel[Point]):
    """The points of a checklist, by their keys."""

    def __init__(self, fetch: Callable[[Sequence[str]], Sequence[Point]], parent: QObject | None = None) -> None:
        super().__init__(POINT_COLUMNS, fetch, parent)

    def id_of(self, line: Point) -> str:
        return line.key


class PointCells(LineCells[Point]):
    """A state is told by its word and its colour."""

    def token(self, column: Column[Point], line: Point) -> str:
        return TOKENS[line.state] if column.sort == "state" else column.token


class SubjectsModel(LinesModel[SubjectLine]):
    """The notes of a product."""

    def __init__(self, fetch: Callable[[Sequence[str]], Sequence[SubjectLine]], parent: QObject | None = None) -> None:
        super().__init__(SUBJECT_COLUMNS, fetch, parent)


class SubjectCells(LineCells[SubjectLine]):
    """A note that lacks something stands out by its count."""

    def token(self, column: Column[SubjectLine], line: SubjectLine) -> str:
        if column.sort in ("answered", "lacking"):
            return "warn" if line.lacking else "accent"
        return column.token
