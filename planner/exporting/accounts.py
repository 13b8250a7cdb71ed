"""The accounts as a table: what imports and people say, and, only when asked, what is private."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.accounts import Accounts
from planner.exporting.cells import Value
from planner.exporting.tables import Export
from planner.presets import UNKNOWN
from planner.private import NAMES, Private
from planner.storage.records import AccountRecord
from planner.storage.store import Store
from planner.storage.times import china

COLUMNS = (
    ("id", "账号编号"),
    ("name", "昵称"),
    ("platform_name", "小红书号"),
    ("url", "主页链接"),
    ("role", "身份"),
    ("tier", "层级"),
    ("fans", "粉丝数"),
    ("following", "关注数"),
    ("likes_collects", "赞藏总量"),
    ("notes", "笔记数"),
    ("category", "类目"),
    ("place", "地区"),
    ("persona", "人设"),
    ("skills", "擅长"),
    ("tone", "语气"),
    ("avoid", "禁用表达"),
    ("capacity", "月产能"),
    ("cooldown", "冷却天数"),
    ("health", "健康"),
    ("remark", "备注"),
    ("about", "简介"),
    ("seen_at", "更新时间"),
)
METRICS = (
    ("average_likes", "平均点赞"),
    ("average_collects", "平均收藏"),
    ("average_comments", "平均评论"),
    ("average_views", "平均阅读"),
    ("hits", "爆文数"),
    ("new_fans", "新增粉丝数"),
)
HEADINGS = tuple(heading for _name, heading in (*COLUMNS, *METRICS))
OWN_KEY = "n:"
"""So begin the keys of accounts without an id of the platform."""


def accounts(store: Store, ids: Sequence[str] | None = None, *, private: bool = False) -> Export:
    """Every account that can be seen, the most followed first; or these, in this order.

    ``private`` adds prices, rebate and contact. A re-import of the file recognises its headings.
    """
    found = Accounts(store)
    if ids is None:
        ids = found.find()
    headings = (*HEADINGS, *NAMES.values()) if private else HEADINGS
    return Export("账号", headings, len(ids), _rows(found, ids, Private(store) if private else None))


def _rows(found: Accounts, ids: Sequence[str], private: Private | None) -> Iterator[tuple[Value, ...]]:
    for record in found.each(ids):
        row = _row(record)
        if private is not None:
            details = private.details_of([part.id for part in found.parts(record.id)])
            row += tuple(details.get(name) for name in NAMES)
        yield row


def _row(record: AccountRecord) -> tuple[Value, ...]:
    values: dict[str, Value] = {name: getattr(record, name) for name, _heading in COLUMNS if name != "id"}
    values["id"] = None if record.key.startswith(OWN_KEY) else record.key
    # What a file says of a day is China's day.
    values["seen_at"] = (china(record.seen_at) or "")[:10] or None
    values["role"] = record.role or UNKNOWN
    metrics = tuple(record.metrics.get(name) for name, _heading in METRICS)
    return (*(values[name] for name, _heading in COLUMNS), *metrics)
