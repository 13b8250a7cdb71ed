"""The columns of the table, as data: heading, how to read it, how to sort by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from planner.storage.records import NoteLine, NoteSort
from ui.show import exact, number

TYPES = {"image": "图文", "video": "视频"}
UNTITLED = "（无标题）"


@dataclass(frozen=True, slots=True)
class Column:
    """``show`` gives the text of a cell, ``tip`` the whole of it; numbers stand at the right; ``width`` in pixels at 100 %."""

    sort: NoteSort
    heading: str
    show: Callable[[NoteLine], str]
    width: int
    is_number: bool = False
    tip: Callable[[NoteLine], str] = lambda line: ""


def count(value: int | None, least: int | None) -> str:
    """A count, or ``≥10`` where only a lower bound is known, or –."""
    return f"≥{number(least)}" if value is None and least is not None else number(value)


def exact_count(value: int | None, least: int | None) -> str:
    """The same with every digit, for tooltips."""
    return f"至少 {exact(least)}，导出时没有给出准确数" if value is None and least is not None else exact(value)


def day(moment: str | None) -> str:
    """2024-06-06, or – where the day is not known."""
    return moment[:10] if moment else "–"


def moment_text(moment: str | None) -> str:
    """2024年6月6日 12:01, as it was on the clock of the place it was published at."""
    if not moment:
        return "时间未知"
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{at.year}年{at.month}月{at.day}日" + (f" {at:%H:%M}" if len(moment) > 10 else "")


def title_of(line: NoteLine) -> str:
    """The title on one line."""
    return " ".join(line.title.split()) or UNTITLED


COLUMNS = (
    Column("title", "标题", title_of, 320, tip=lambda line: line.title),
    Column("author_name", "作者", lambda line: line.author_name or "–", 110, tip=lambda line: line.author_name or ""),
    Column("type", "类型", lambda line: TYPES.get(line.type or "", "–"), 58),
    Column("published_at", "发布", lambda line: day(line.published_at), 96, tip=lambda line: moment_text(line.published_at)),
    Column("engagement", "互动", lambda line: number(line.engagement), 76, True, lambda line: exact(line.engagement)),
    Column(
        "likes",
        "赞",
        lambda line: count(line.likes, line.likes_least),
        72,
        True,
        lambda line: exact_count(line.likes, line.likes_least),
    ),
    Column(
        "collects",
        "藏",
        lambda line: count(line.collects, line.collects_least),
        72,
        True,
        lambda line: exact_count(line.collects, line.collects_least),
    ),
    Column(
        "comments",
        "评",
        lambda line: count(line.comments, line.comments_least),
        72,
        True,
        lambda line: exact_count(line.comments, line.comments_least),
    ),
    Column("fans", "粉丝", lambda line: number(line.fans), 76, True, lambda line: exact(line.fans)),
    Column("query", "搜索词", lambda line: line.query or "–", 110, tip=lambda line: line.query or ""),
    Column("source", "来源", lambda line: line.source or "–", 130, tip=lambda line: line.source or ""),
    Column(
        "weight",
        "对标",
        lambda line: "" if line.weight is None else "反例" if line.weight == 0 else "★" * line.weight,
        84,
        tip=lambda line: "" if line.weight is None else f"对标权重 {line.weight}（0 是反例，5 最看重）",
    ),
)
