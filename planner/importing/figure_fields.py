"""What a row of figures can hold: what it speaks of, over which days, in which definition, and the numbers themselves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.metrics import METRICS

NAMING = (
    ("id", "笔记编号", "id"),
    ("url", "笔记链接", "link"),
    ("title", "标题", "text"),
    ("published_at", "发布时间", "date"),
    ("author_name", "作者", "phrase"),
    ("day", "日期", "any"),
    ("since", "开始时间", "any"),
    ("until", "结束时间", "any"),
    ("as_of", "数据更新日期", "any"),
    ("flow", "流量类型", "phrase"),
    ("attribution", "归因周期", "any"),
    ("order", "订单编号", "any"),
    ("source", "来源", "phrase"),
    ("platform", "平台", "phrase"),
    ("value", "数值", "any"),
)
"""Fields that say what the numbers of a row belong to."""

LOOKS = {"count": "count", "yuan": "number", "share": "share", "seconds": "seconds", "ratio": "number"}
NOT_OF_A_FILE = frozenset(("slot_price", "gmv_t", "cost_t", "estimated_views", "fans"))

FIGURE_METRICS: tuple[str, ...] = tuple(
    name for name, metric in METRICS.items() if metric.compute is None and name not in NOT_OF_A_FILE
)
"""Every number that a file can bring."""

FIGURE_FIELDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {name: (label, looks) for name, label, looks in NAMING}
    | {name: (METRICS[name].label, LOOKS[METRICS[name].unit]) for name in FIGURE_METRICS}
)
"""For each field what people call it and what its values look like."""

HARD = frozenset(
    (
        *(
            "shop_visits",
            "new_visits",
            "search_visits",
            "shop_collects",
            "carts",
            "buyers",
            "gmv",
            "orders",
            "rebuyers",
        ),
        *("boost_spend", "ad_spend", "fee", "creator_price"),
    )
)
"""Numbers that no mere table of notes has."""
