"""The columns of the table of long-tails, as data: heading, how to read it, how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from planner.research.rows import Longtail
from ui.show import exact, number

Row = TypeVar("Row")
UNKNOWN = "–"
Drawing = Literal["text", "bar", "months"]


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """``sort`` names the column; ``show`` gives the text of a cell, ``tip`` the whole of it, ``token`` its colour.

    Numbers stand at the right; ``width`` is in pixels at the standard text size; ``falling``: the first click on the heading
    brings the greatest to the top; ``is_shown``: unless a person decided otherwise.
    """

    sort: str
    heading: str
    show: Callable[[Row], str]
    width: int
    tip: Callable[[Row], str] = lambda row: ""
    is_number: bool = False
    falling: bool = False
    is_shown: bool = True
    token: Callable[[Row], str] = lambda row: "text"
    drawing: Drawing = "text"


def lift_text(row: Longtail) -> str:
    """1.24×, or – when too few notes have a known rank."""
    return f"{row.lift:.2f}×" if row.lift is not None else UNKNOWN


def interval_text(row: Longtail) -> str:
    """1.10–1.38, empty when unknown."""
    if row.lift_low is None or row.lift_high is None:
        return ""
    return f"{row.lift_low:.2f}–{row.lift_high:.2f}"


def lift_tip(row: Longtail) -> str:
    """What the number means, and how sure it is."""
    if row.lift is None:
        return "名次已知的笔记太少，还不能比较好坏"
    verdict = {"accent": "，好于同类", "bad": "，不如同类"}.get(lift_token(row), "，和同类差不多")
    return f"用到它的笔记，平均名次是同类的 {row.lift:.2f} 倍{verdict}\n95% 区间 {interval_text(row)}，1.00 是平均"


def lift_token(row: Longtail) -> str:
    """Green or red only when the whole interval is on one side of the average."""
    if row.lift_low is not None and row.lift_low > 1:
        return "accent"
    return "bad" if row.lift_high is not None and row.lift_high < 1 else "text"


def times(value: float | None) -> str:
    """↑ 1.6×, ↓ 0.7×, → 1.0×, or –."""
    if value is None:
        return UNKNOWN
    return f"{'↑' if value >= 1.05 else '↓' if value <= 0.95 else '→'} {value:.1f}×"


def trend_tip(row: Longtail) -> str:
    """What the trend compares."""
    if row.trend is None:
        return "有日期的笔记太少，看不出走势"
    return f"近 3 个月平均每月的篇数，是此前的 {row.trend:.1f} 倍"


def volume_tip(row: Longtail) -> str:
    """Search volume with the change against the import before."""
    if row.volume is None:
        return "导入过的关键词表里没有它的搜索量"
    change = f"\n是上一次导入的 {row.volume_trend:.2f} 倍" if row.volume_trend is not None else ""
    return f"月均搜索 {exact(row.volume)}{change}"


def volume_text(row: Longtail) -> str:
    """1.2万, with an arrow when it changed by a tenth or more since the import before."""
    if row.volume is None or row.volume_trend is None or abs(row.volume_trend - 1) < 0.1:
        return number(row.volume)
    return f"{'↑' if row.volume_trend > 1 else '↓'} {number(row.volume)}"


def own_text(row: Longtail) -> str:
    """2 篇 1 稿, or –."""
    notes = f"{row.own_notes} 篇" if row.own_notes else ""
    drafts = f"{row.own_drafts} 稿" if row.own_drafts else ""
    return " ".join(part for part in (notes, drafts) if part) or UNKNOWN


def text_tip(row: Longtail) -> str:
    """The keyword with its other spellings and why it is here."""
    others = f"也写作：{'、'.join(row.spellings)}" if row.spellings else ""
    return "\n".join(part for part in (row.text, others, row.why, "自己加的词" if row.own else "") if part)


COLUMNS: tuple[Column[Longtail], ...] = (
    Column("text", "关键词", lambda row: row.text, 170, text_tip),
    Column("kind", "类别", lambda row: row.kind or UNKNOWN, 82, lambda row: row.kind, token=lambda row: "soft"),
    Column("role", "角色", lambda row: row.role, 54, token=lambda row: "soft"),
    Column(
        "opportunity",
        "机会",
        lambda row: f"{row.opportunity:.0f}",
        88,
        lambda row: f"机会 {row.opportunity:.0f} / 100\n{row.why}",
        is_number=True,
        falling=True,
        drawing="bar",
    ),
    Column(
        "support",
        "支持",
        lambda row: number(row.support),
        62,
        lambda row: f"{exact(row.support)} 篇笔记用到它",
        is_number=True,
        falling=True,
    ),
    Column("lift", "表现", lift_text, 68, lift_tip, is_number=True, falling=True, token=lift_token),
    Column("trend", "走势", lambda row: times(row.trend), 70, trend_tip, is_number=True, falling=True),
    Column("months", "每月", lambda row: "", 74, lambda row: "", falling=True, drawing="months"),
    Column("volume", "搜索量", volume_text, 84, volume_tip, is_number=True, falling=True),
    Column(
        "competition",
        "竞争",
        lambda row: number(row.competition),
        58,
        lambda row: f"竞争指数 {exact(row.competition)}",
        is_number=True,
        is_shown=False,
    ),
    Column(
        "own",
        "我们的",
        own_text,
        86,
        lambda row: f"我们的笔记用过 {row.own_notes} 篇，草稿里有 {row.own_drafts} 篇",
        falling=True,
        token=lambda row: "soft",
    ),
    Column(
        "status", "状态", lambda row: row.status or UNKNOWN, 66, token=lambda row: "accent" if row.status else "soft"
    ),
    Column(
        "example",
        "例句",
        lambda row: " ".join(row.example.split()) or UNKNOWN,
        220,
        lambda row: row.example,
        is_shown=False,
        token=lambda row: "soft",
    ),
)
TITLE = 0
"""The column that takes the room the others leave."""
