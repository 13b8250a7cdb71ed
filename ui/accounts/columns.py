"""The columns of the table of accounts, as data."""

from __future__ import annotations

from planner.presets import UNKNOWN
from planner.storage.records import AccountRecord
from planner.storage.times import china
from ui.grid.columns import Column
from ui.library.columns import day, moment_text
from ui.show import exact, number

NONE = "–"
UNNAMED = "（没有名字）"
PRIVATE_MASK = "●●●"


def name_of(line: AccountRecord) -> str:
    """The name on one line."""
    return " ".join(line.name.split()) or line.platform_name or UNNAMED


def seen_day(moment: str | None) -> str:
    """The day in China on which somebody looked, or – where it is not known."""
    return day(china(moment))


def name_tip(line: AccountRecord) -> str:
    """Name, 小红书号 and what was merged into it."""
    parts = f"已并入 {line.parts} 个重复账号" if line.parts else ""
    id = f"小红书号 {line.platform_name}" if line.platform_name else ""
    return "\n".join(filter(None, (name_of(line), id, parts)))


def _counted(name: str, heading: str, what: str, *, is_shown: bool = False, width: int = 72) -> Column[AccountRecord]:
    def value(line: AccountRecord) -> float | None:
        return line.metrics.get(name) if name in METRICS else getattr(line, name)

    return Column(
        name,
        heading,
        lambda line: number(value(line)),
        width,
        lambda line: f"{what} {exact(value(line))}",
        is_number=True,
        falling=True,
        is_shown=is_shown,
    )


def _said(
    name: str, heading: str, width: int, *, is_shown: bool = True, unknown: str = NONE, token: str = "soft"
) -> Column[AccountRecord]:
    def text(line: AccountRecord) -> str:
        return " ".join(str(getattr(line, name) or "").split())

    return Column(name, heading, lambda line: text(line) or unknown, width, text, is_shown=is_shown, token=token)


METRICS = ("average_likes", "average_collects", "average_comments", "average_views", "hits", "new_fans", "vendor_index")

COLUMNS: tuple[Column[AccountRecord], ...] = (
    Column("name", "账号", name_of, 160, name_tip),
    _said("role", "身份", 64, unknown=UNKNOWN, token="text"),
    _said("tier", "层级", 70),
    _counted("fans", "粉丝", "粉丝", is_shown=True),
    _said("category", "类目", 96),
    _said("health", "健康", 66, unknown=UNKNOWN),
    _counted("capacity", "月产能", "每月最多写几篇：", is_shown=True, width=66),
    _counted("cooldown", "冷却天数", "两次合作至少隔几天：", is_shown=True, width=78),
    _said("persona", "人设", 140, unknown=""),
    _said("remark", "备注", 130, is_shown=False, unknown=""),
    _counted("likes_collects", "赞藏", "获赞与收藏"),
    _counted("notes", "笔记", "平台上的笔记数"),
    _counted("average_likes", "均赞", "平均点赞"),
    _counted("average_collects", "均藏", "平均收藏"),
    _counted("average_comments", "均评", "平均评论"),
    _counted("average_views", "均阅读", "平均阅读"),
    _counted("hits", "爆文", "爆文数"),
    _counted("new_fans", "涨粉", "新增粉丝"),
    _said("place", "地区", 90, is_shown=False),
    _said("platform_name", "小红书号", 110, is_shown=False),
    Column(
        "seen_at",
        "数据日期",
        lambda line: seen_day(line.seen_at),
        98,
        lambda line: f"最近一次导入的数据：{moment_text(china(line.seen_at))}",
        falling=True,
        token="soft",
    ),
)
