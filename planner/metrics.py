"""Every number with a name: what it counts, what it is divided by, where it comes from and over which time.

The one place where definitions live: two numbers of different definitions never stand in one chart, and a missing column stops only
the metrics that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from nlp.note import Note
from planner.presets import HitLine

Unit = Literal["count", "share", "seconds", "yuan", "ratio"]
LIFETIME = "累计"

Values = Mapping[str, float]
"""Numbers of one note by the names of metrics; unknown ones are not there."""


@dataclass(frozen=True, slots=True)
class Metric:
    """``formula`` says in words what is counted; ``denominator`` what it is divided by, empty for a plain count.

    ``needs`` are the metrics it is computed from; without any it is imported as it is.
    """

    name: str
    label: str
    formula: str
    source: str
    unit: Unit = "count"
    denominator: str = ""
    window: str = LIFETIME
    needs: tuple[str, ...] = ()
    compute: Callable[[Values], float | None] | None = None

    def value(self, values: Values) -> float | None:
        """The number for one note, or None when something it needs is not known."""
        if self.compute is None:
            return values.get(self.name)
        if any(name not in values for name in self.needs):
            return None
        return self.compute(values)

    def show(self, value: float | None) -> str:
        """The number as it is shown; unknown is a dash, never 0."""
        if value is None:
            return "—"
        match self.unit:
            case "share":
                return f"{value * 100:.1f}%"
            case "seconds":
                return f"{value:.1f} 秒"
            case "yuan":
                return f"¥{value:,.2f}"
            case "ratio":
                return f"{value:.2f}"
            case _:
                return f"{value:,.0f}"


def _ratio(top: str, bottom: str) -> Callable[[Values], float | None]:
    return lambda values: values[top] / values[bottom] if values[bottom] else None


def _engagement(values: Values) -> float:
    return values["likes"] + values.get("collects", 0) + values.get("comments", 0)


def _rate(name: str, label: str, denominator: str, of: str) -> Metric:
    return Metric(
        name,
        label,
        f"互动量 ÷ {denominator}",
        "由导入的数算出",
        "share",
        denominator,
        needs=("likes", of),
        compute=lambda values: _engagement(values) / values[of] if values[of] else None,
    )


PUBLIC = "笔记页面上公开的数"
CENTRE = "创作服务平台导出"

METRICS: Mapping[str, Metric] = MappingProxyType(
    {
        metric.name: metric
        for metric in (
            Metric("likes", "点赞", "点赞数", PUBLIC),
            Metric("collects", "收藏", "收藏数", PUBLIC),
            Metric("comments", "评论", "评论数", PUBLIC),
            Metric("shares", "分享", "分享（转发）数", PUBLIC),
            Metric("fans", "粉丝", "发布者的粉丝数，导入那天的值", "采集工具或数据平台", window="当日"),
            Metric(
                "engagement",
                "互动量",
                "赞 + 藏 + 评，不含分享；点赞未知则未知",
                "由导入的数算出",
                needs=("likes",),
                compute=_engagement,
            ),
            Metric("views", "阅读", "观看量（播放量）", CENTRE),
            Metric("estimated_views", "预估阅读", "数据平台估算的阅读，不是真实阅读", "灰豚等数据平台"),
            Metric("impressions", "曝光", "笔记封面被看到的次数", CENTRE),
            Metric("cover_ctr", "封面点击率", "点击封面 ÷ 曝光", CENTRE, "share", "曝光"),
            Metric("new_fans", "涨粉", "由这篇笔记带来的新粉丝", CENTRE),
            Metric("watch_seconds", "人均观看时长", "每次观看停留的秒数", CENTRE, "seconds", "观看量"),
            Metric("danmaku", "弹幕", "弹幕条数", CENTRE),
            _rate("engagement_per_view", "互动率（阅读）", "阅读", "views"),
            _rate("engagement_per_impression", "互动率（曝光）", "曝光", "impressions"),
            _rate("engagement_per_fan", "互动率（粉丝）", "粉丝", "fans"),
            Metric(
                "collects_per_like",
                "藏赞比",
                "收藏 ÷ 点赞",
                "由导入的数算出",
                "ratio",
                "点赞",
                needs=("collects", "likes"),
                compute=_ratio("collects", "likes"),
            ),
        )
    }
)


def values_of(note: Note, more: Values = MappingProxyType({})) -> dict[str, float]:
    """The known numbers of a note, with ``more`` of them from its imports."""
    counts = {name: getattr(note, name) for name in ("likes", "collects", "comments", "shares", "fans")}
    return {**more, **{name: value for name, value in counts.items() if value is not None}}


def is_hit(note: Note, line: HitLine) -> bool | None:
    """Whether a note is a 爆文; None when its counts are not known. A percentile must be made a number first (``Notes.hit_line``)."""
    if line.kind == "likes":
        return None if note.likes is None else note.likes > line.least
    return None if note.engagement is None else note.engagement >= line.least
