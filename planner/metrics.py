"""Every number with a name: what it counts, what it is divided by, where it comes from and over which time.

The one place where definitions live: two numbers of different definitions never stand in one chart, and a missing column stops only
the metrics that need it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from nlp.note import Note
from planner.funnel_metrics import FUNNEL_METRICS
from planner.metric import LIFETIME, Metric, Unit, Values, ratio
from planner.presets import HitLine
from planner.report_metrics import REPORT_METRICS

__all__ = ["LIFETIME", "METRICS", "Metric", "Unit", "Values", "is_hit", "ratio", "values_of"]


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
        adds_up=False,
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
            Metric("fans", "粉丝", "发布者的粉丝数，导入那天的值", "采集工具或数据平台", window="当日", adds_up=False),
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
            Metric("cover_ctr", "封面点击率", "点击封面 ÷ 曝光", CENTRE, "share", "曝光", adds_up=False),
            Metric("new_fans", "涨粉", "由这篇笔记带来的新粉丝", CENTRE),
            Metric("watch_seconds", "人均观看时长", "每次观看停留的秒数", CENTRE, "seconds", "观看量", adds_up=False),
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
                compute=ratio("collects", "likes"),
                adds_up=False,
            ),
            *FUNNEL_METRICS,
            *REPORT_METRICS,
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
