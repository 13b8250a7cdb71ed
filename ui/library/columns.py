"""The columns of the table, as data: heading, how to read it, how to sort by it."""

from __future__ import annotations

from datetime import datetime

from planner.storage.records import NoteLine, NoteSort
from ui.grid.columns import Column
from ui.show import exact, number

TYPES = {"image": "图文", "video": "视频"}
UNTITLED = "（无标题）"
UNKNOWN = "–"
STAR = "★"


def count(value: int | None, least: int | None) -> str:
    """A count, or ``≥10`` where only a lower bound is known, or –."""
    return f"≥{number(least)}" if value is None and least is not None else number(value)


def exact_count(value: int | None, least: int | None) -> str:
    """The same with every digit, for tooltips."""
    return f"至少 {exact(least)}，导出时没有给出准确数" if value is None and least is not None else exact(value)


def day(moment: str | None) -> str:
    """2024-06-06, or – where the day is not known."""
    return moment[:10] if moment else UNKNOWN


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


def title_tip(line: NoteLine) -> str:
    """The title, and what else is to be known of the note at a glance."""
    marks = " · ".join(mark for mark in ("示例" if line.sample else "", "我们的笔记" if line.own else "") if mark)
    return "\n".join(filter(None, (title_of(line), marks)))


def weight_text(weight: int | None) -> str:
    """★ 3, or 反例 for a bad example; nothing where nobody has an opinion."""
    return "" if weight is None else f"{STAR} {weight}" if weight else "反例"


def weight_tip(weight: int | None) -> str:
    """What the weight means."""
    if weight is None:
        return ""
    return f"对标权重 {weight}：{'反例，写得像它会减分' if weight == 0 else '评分时更看重它' if weight > 3 else '评分时参考它'}"


def _counted(name: NoteSort, heading: str, what: str, *, is_shown: bool = True) -> Column[NoteLine]:
    def both(line: NoteLine) -> tuple[int | None, int | None]:
        return getattr(line, name), getattr(line, f"{name}_least")

    return Column(
        name,
        heading,
        lambda line: count(*both(line)),
        68,
        lambda line: f"{what} {exact_count(*both(line))}",
        is_number=True,
        falling=True,
        is_shown=is_shown,
    )


COLUMNS: tuple[Column[NoteLine], ...] = (
    Column("title", "标题", title_of, 220, title_tip),
    Column(
        "author_name",
        "作者",
        lambda line: line.author_name or UNKNOWN,
        106,
        lambda line: line.author_name or "",
        token="soft",
    ),
    Column("type", "类型", lambda line: TYPES.get(line.type or "", UNKNOWN), 58, token="soft"),
    Column(
        "published_at",
        "发布",
        lambda line: day(line.published_at),
        98,
        lambda line: moment_text(line.published_at),
        falling=True,
        token="soft",
    ),
    Column(
        "engagement",
        "互动",
        lambda line: number(line.engagement),
        72,
        lambda line: f"互动 {exact(line.engagement)}\n赞 + 藏 + 评",
        is_number=True,
        falling=True,
    ),
    _counted("likes", "赞", "点赞"),
    _counted("collects", "藏", "收藏"),
    _counted("comments", "评", "评论"),
    _counted("shares", "转", "分享", is_shown=False),
    Column(
        "fans",
        "粉丝",
        lambda line: number(line.fans),
        72,
        lambda line: f"作者的粉丝 {exact(line.fans)}",
        is_number=True,
        falling=True,
    ),
    Column(
        "query",
        "搜索词",
        lambda line: line.query or UNKNOWN,
        110,
        lambda line: line.query or "",
        is_shown=False,
        token="soft",
    ),
    Column(
        "source",
        "来源",
        lambda line: line.source or UNKNOWN,
        120,
        lambda line: line.source or "",
        is_shown=False,
        token="soft",
    ),
    Column(
        "weight",
        "对标",
        lambda line: weight_text(line.weight),
        66,
        lambda line: weight_tip(line.weight),
        falling=True,
        token="accent",
    ),
)
TITLE = 0
"""The column that takes the room the others leave."""
