"""What can be taken out of a file, by noun: each field's name, how people call it, and what its values look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from planner.importing.figure_fields import FIGURE_FIELDS

Noun = Literal["notes", "comments", "accounts", "keywords", "figures", "feedback"]
Looks = Literal["id", "link", "text", "phrase", "topics", "type", "count", "date", "share", "seconds", "number", "any"]

NOUNS: Mapping[Noun, str] = {
    "notes": "笔记",
    "comments": "评论",
    "accounts": "账号",
    "keywords": "关键词",
    "figures": "数据",
    "feedback": "评价",
}


def noun_of(stored: str) -> Noun:
    """The noun of a file as batches keep it: ``note`` is ``notes``. Raises ValueError for another word."""
    for noun in NOUNS:
        if stored in (noun, noun.removesuffix("s")):
            return noun
    raise ValueError(stored)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in mappings (``title``), its label for people (``标题``) and what its values look like."""

    name: str
    label: str
    looks: Looks


def _fields(*fields: tuple[str, str, Looks]) -> Mapping[str, Field]:
    return {name: Field(name, label, looks) for name, label, looks in fields}


COUNTS = ("likes", "collects", "comments", "shares")
NOTE_METRICS = ("views", "impressions", "new_fans", "danmaku", "estimated_views")

FIELDS: Mapping[Noun, Mapping[str, Field]] = {
    "notes": _fields(
        ("id", "笔记编号", "id"),
        ("url", "笔记链接", "link"),
        ("title", "标题", "text"),
        ("body", "正文", "text"),
        ("topics", "话题", "topics"),
        ("type", "类型", "type"),
        ("likes", "点赞", "count"),
        ("collects", "收藏", "count"),
        ("comments", "评论数", "count"),
        ("shares", "分享", "count"),
        ("published_at", "发布时间", "date"),
        ("fans", "粉丝数", "count"),
        ("author", "作者编号", "any"),
        ("author_name", "作者", "phrase"),
        ("author_url", "作者主页", "link"),
        ("query", "搜索词", "phrase"),
        ("source", "来源", "phrase"),
        ("place", "地区", "phrase"),
        ("images", "图片", "any"),
        ("video", "视频地址", "any"),
        ("crawled_at", "采集时间", "date"),
        ("views", "阅读", "count"),
        ("impressions", "曝光", "count"),
        ("cover_ctr", "封面点击率", "share"),
        ("new_fans", "涨粉", "count"),
        ("watch_seconds", "人均观看时长", "seconds"),
        ("danmaku", "弹幕", "count"),
        ("estimated_views", "预估阅读", "count"),
        ("platform", "平台", "phrase"),
        ("count_precision", "数量是否准确", "any"),
        ("likes_least", "点赞至少", "count"),
        ("collects_least", "收藏至少", "count"),
        ("comments_least", "评论至少", "count"),
        ("shares_least", "分享至少", "count"),
    ),
    "comments": _fields(
        ("id", "评论编号", "any"),
        ("note_id", "笔记编号", "any"),
        ("note_url", "笔记链接", "link"),
        ("text", "评论内容", "text"),
        ("likes", "点赞", "count"),
        ("published_at", "评论时间", "date"),
        ("level", "级别", "any"),
        ("parent", "上级评论编号", "any"),
        ("author", "评论者编号", "any"),
        ("author_name", "评论者", "phrase"),
        ("place", "地区", "phrase"),
        ("crawled_at", "采集时间", "date"),
        ("platform", "平台", "phrase"),
    ),
    "accounts": _fields(
        ("id", "账号编号", "any"),
        ("url", "主页", "link"),
        ("name", "昵称", "phrase"),
        ("platform_name", "小红书号", "any"),
        ("fans", "粉丝数", "count"),
        ("following", "关注数", "count"),
        ("likes_collects", "获赞与收藏", "count"),
        ("notes", "笔记数", "count"),
        ("category", "类目", "phrase"),
        ("place", "地区", "phrase"),
        ("about", "简介", "any"),
        ("seen_at", "采集时间", "any"),
        ("average_likes", "平均点赞", "number"),
        ("average_collects", "平均收藏", "number"),
        ("average_comments", "平均评论", "number"),
        ("average_views", "平均阅读", "number"),
        ("hits", "爆文数", "number"),
        ("new_fans", "新增粉丝", "number"),
        ("vendor_index", "平台指数", "number"),
        ("image_price", "图文报价", "any"),
        ("video_price", "视频报价", "any"),
        ("rebate", "返点", "any"),
        ("contact", "联系方式", "any"),
        ("platform", "平台", "phrase"),
    ),
    "keywords": _fields(
        ("text", "关键词", "phrase"),
        ("group", "词包", "phrase"),
        ("volume", "月均搜索", "number"),
        ("competition", "竞争指数", "number"),
        ("price", "出价", "number"),
        ("longtails", "长尾词数", "number"),
        ("reason", "推荐理由", "any"),
    ),
    "figures": _fields(*((name, label, cast(Looks, looks)) for name, (label, looks) in FIGURE_FIELDS.items())),
    "feedback": _fields(
        ("id", "编号", "any"),
        ("kind", "评价、追评、问大家或退货", "phrase"),
        ("text", "评价内容", "text"),
        ("followup", "追评", "any"),
        ("followup_at", "追评时间", "date"),
        ("question", "问大家的提问", "text"),
        ("answer", "问大家的回答", "any"),
        ("reason", "退货原因", "phrase"),
        ("explanation", "退货说明", "any"),
        ("stars", "星级", "any"),
        ("label", "好评或差评", "any"),
        ("product", "商品", "phrase"),
        ("sku", "规格", "phrase"),
        ("crowd", "肤质或人群", "phrase"),
        ("said_at", "时间", "date"),
        ("likes", "有用数", "count"),
    ),
}

ACCOUNT_METRICS = (
    "average_likes",
    "average_collects",
    "average_comments",
    "average_views",
    "hits",
    "new_fans",
    "vendor_index",
)
PRIVATE = ("image_price", "video_price", "rebate", "contact")

NEVER_BY_ITSELF = frozenset(("contact",))
"""Phone numbers and WeChat names are taken only when a person maps the column."""
