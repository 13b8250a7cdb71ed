"""Which column of a plan sheet is which field, as data: ``resources/plan/columns.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from nlp.resources import RESOURCES
from planner.importing.headings import key

NAMES: Mapping[str, str] = {
    "id": "编号",
    "day": "日期",
    "clock": "时间",
    "account": "账号",
    "product": "产品",
    "core": "核心词",
    "longtail": "长尾词",
    "keywords": "关键词",
    "title": "标题",
    "content_type": "形式",
    "crowd": "人群",
    "route": "链路",
    "filed": "报备",
    "status": "状态",
    "owner": "负责人",
    "price": "费用",
    "remark": "备注",
}
"""What a person calls each field."""


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads((RESOURCES / "plan" / "columns.toml").read_text(encoding="utf-8"))


@cache
def known() -> Mapping[str, str]:
    """Fields by the keys of their headings."""
    return {key(heading): field for field, headings in _file()["fields"].items() for heading in headings}


@cache
def statuses() -> Mapping[str, str]:
    """Our statuses by the words operators use."""
    return {word: status for status, words in _file()["statuses"].items() for word in words}


@cache
def filed() -> Mapping[str, bool]:
    """Whether a note is 报备, by the words operators use."""
    words = _file()["filed"]
    return {**dict.fromkeys(words["yes"], True), **dict.fromkeys(words["no"], False)}


def fields_of(header: Sequence[str]) -> dict[str, int]:
    """The column of each field; of two with one meaning the first counts."""
    found: dict[str, int] = {}
    for at, heading in enumerate(header):
        field = known().get(key(heading))
        if field is not None:
            found.setdefault(field, at)
    return found
