"""Counts, shares and durations as people and programs write them."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import time, timedelta

from planner.importing.values.cells import Cell, is_blank

UNKNOWN = frozenset(
    ("-", "--", "---", "—", "——", "/", "\\", "*", "?", "na", "unknown", "未知", "暂无", "无", "隐藏", "暂无数据")
)
ZERO = frozenset(
    (
        "赞",
        "点赞",
        "收藏",
        "评论",
        "分享",
        "转发",
        "喜欢",
        "弹幕",
        "抢首评",
        "抢沙发",
        "写评论",
        "like",
        "likes",
        "collect",
        "comment",
        "share",
    )
)
"""The platform's button labels, which stand where a count would be when there is none."""

UNITS = {"": 1, "百": 100, "k": 1_000, "千": 1_000, "w": 10_000, "万": 10_000, "萬": 10_000, "m": 1_000_000, "百万": 1_000_000,
         "千万": 10_000_000, "亿": 100_000_000, "億": 100_000_000}  # fmt: skip
COUNT = re.compile(
    r"(?:\+|共)?(?P<least>>=?|≥|超过|超|不少于|大于)?(?:约|大约|近|接近|~)?(?P<number>\d{1,15}(?:\.\d{1,9})?(?:e\+?\d{1,2})?)"
    r"(?P<unit>百万|千万|百|千|[万萬]|[亿億]|k|w|m)?(?P<more>\+|以上|多)?"
    r"(?:次|个|人|条|篇)?(?:粉|粉丝|赞|点赞|收藏|评论|分享|转发|阅读|浏览|播放)?"
)
LABEL = re.compile(r"^(?:点赞|收藏|评论|分享|转发|阅读|浏览|播放|粉丝|赞|获赞与收藏|关注)数?量?[::]?(?=\d)")
BETWEEN = re.compile(r"[\s'_\u200b\u2060\ufeff]")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""Any other comma may be a decimal point of somebody's: such a number is unknown."""
MOST = 10**12


@dataclass(frozen=True, slots=True)
class Count:
    """A count: exact in ``value``, or known only to be at least ``least`` (buckets such as ``10+``). Both None: unknown."""

    value: int | None = None
    least: int | None = None


UNKNOWN_COUNT = Count()
ZERO_COUNT = Count(0)


def count(cell: Cell, empty: Count = UNKNOWN_COUNT) -> Count | None:
    """Read a count; ``empty`` is what an empty cell means in this kind of file. None: the cell is no count at all."""
    if type(cell) is str and cell.isascii() and cell.isdigit() and len(cell) <= 12:
        return Count(int(cell))
    if is_blank(cell):
        return empty
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return _of_number(cell)
    return _of_text(cell) if isinstance(cell, str) else None


def _of_number(number: float) -> Count | None:
    if abs(number) > MOST or not math.isfinite(number):
        return None
    # Some crawlers write -1 where they saw nothing.
    return UNKNOWN_COUNT if number < 0 else Count(round(number))


def _of_text(cell: str) -> Count | None:
    if len(cell) > 40:
        return None
    text = THOUSANDS.sub("", BETWEEN.sub("", unicodedata.normalize("NFKC", cell).lower()))
    if text in UNKNOWN:
        return UNKNOWN_COUNT
    if text in ZERO:
        return ZERO_COUNT
    match = COUNT.fullmatch(LABEL.sub("", text))
    if match is None:
        return UNKNOWN_COUNT if re.fullmatch(r"-\d+(\.\d+)?", text) else None
    number = float(match["number"]) * UNITS[match["unit"] or ""]
    if number > MOST:
        return None
    whole = round(number)
    return Count(None, whole) if match["least"] or match["more"] else Count(whole)


def decimal(cell: Cell) -> float | None:
    """A plain number such as a price or an index; thousands separators, ¥ and 元 are allowed. None: unknown."""
    if isinstance(cell, bool) or is_blank(cell):
        return None
    if isinstance(cell, (int, float)):
        return float(cell) if abs(cell) <= MOST and math.isfinite(cell) else None
    if not isinstance(cell, str) or len(cell) > 40:
        return None
    text = re.sub(r"[\s,¥￥元$]", "", unicodedata.normalize("NFKC", cell).lower())
    match = re.fullmatch(r"[<>≥≤~约]?(-?\d{1,12}(?:\.\d{1,9})?)(k|千|w|万|亿)?\+?", text)
    return float(match[1]) * UNITS[match[2] or ""] if match else None


def share(cell: Cell, in_percent: bool) -> float | None:
    """A rate as a fraction 0–1; ``in_percent`` says what a bare number of this column means. None: unknown."""
    if isinstance(cell, str) and cell.strip().endswith(("%", "％")):
        number = decimal(cell.strip()[:-1])
        return None if number is None else _fraction(number / 100)
    number = decimal(cell)
    return None if number is None else _fraction(number / 100 if in_percent else number)


def _fraction(number: float) -> float | None:
    return round(number, 6) if 0 <= number <= 1 else None


def seconds(cell: Cell) -> float | None:
    """A duration in seconds: ``15``, ``15秒``, ``1分20秒``, ``00:01:20``. None: unknown."""
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, time):
        return float(cell.hour * 3600 + cell.minute * 60 + cell.second)
    if isinstance(cell, str):
        text = unicodedata.normalize("NFKC", cell).strip().lower()[:40]
        match = re.fullmatch(
            r"(?:(\d{1,5})(?:小?时|h))?(?:(\d{1,5})(?:分钟?|m|min))?(?:(\d{1,7}(?:\.\d{1,6})?)(?:秒|s)?)?", text
        )
        if match and any(match.groups()):
            return int(match[1] or 0) * 3600 + int(match[2] or 0) * 60 + float(match[3] or 0)
        match = re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})", text)
        if match:
            return float(int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]))
        return None
    return decimal(cell)
