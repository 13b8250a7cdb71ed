"""Cells of a plan sheet as values of slots. Each reader gives the value, or raises Unread with a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from planner.importing.values.cells import Cell, is_blank
from planner.importing.values.counts import decimal
from planner.importing.values.dates import when
from planner.importing.values.texts import clean, clean_line
from planner.matrix.bringing.columns import filed, statuses

TEXT_MOST, REMARK_MOST, KEYWORDS_MOST = 500, 20_000, 30
SHORT_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?=\D|$)")
CLOCK = re.compile(r"(上午|下午|晚上|晚|中午|早上|早)?\s*(\d{1,2})\s*[::点时]\s*(半|\d{1,2})?")
LATER = ("下午", "晚上", "晚", "中午")
BETWEEN = re.compile(r"[、,，;；/|\n]+|\s+#|^#")


class Unread(Exception):
    """A cell that says something we cannot read; its text is what to tell the person."""


def day(cell: Cell, around: date) -> str | None:
    """A day as ISO writes it; one without a year is the one nearest to ``around``."""
    if isinstance(cell, str):
        text = unicodedata.normalize("NFKC", cell).strip()
        short = SHORT_DAY.match(text)
        if short:
            return _nearest(int(short[1]), int(short[2]), around, text)
    iso = when(cell).iso
    if iso is None:
        raise Unread(f"日期读不懂：{_shown(cell)}")
    return iso[:10]


def clock(cell: Cell, _around: date) -> str | None:
    """A time of day as HH:MM."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        return _clock(int(cell.total_seconds()) // 60, cell)
    if isinstance(cell, float) and 0 <= cell < 1:
        return _clock(round(cell * 24 * 60), cell)
    found = CLOCK.match(unicodedata.normalize("NFKC", clean_line(cell)))
    if found is None:
        raise Unread(f"时间读不懂：{_shown(cell)}")
    hour = int(found[2]) + (12 if found[1] in LATER and int(found[2]) < 12 else 0)
    minute = 30 if found[3] == "半" else int(found[3] or 0)
    if hour > 23 or minute > 59:
        raise Unread(f"时间读不懂：{_shown(cell)}")
    return f"{hour:02d}:{minute:02d}"


def price(cell: Cell, _around: date) -> float | None:
    """Yuan."""
    found = decimal(cell)
    if found is None or found < 0:
        raise Unread(f"费用读不懂：{_shown(cell)}")
    return found


def status(cell: Cell, _around: date) -> str | None:
    """One of our statuses."""
    found = statuses().get(clean_line(cell))
    if found is None:
        raise Unread(f"没有「{_shown(cell)}」这个状态")
    return found


def is_filed(cell: Cell, _around: date) -> bool | None:
    """Whether it is 报备."""
    found = filed().get(clean_line(cell).lower())
    if found is None:
        raise Unread(f"看不出是否报备：{_shown(cell)}")
    return found


def keywords(cell: Cell, _around: date) -> list[str]:
    """The keywords of one cell, each once."""
    pieces = (clean_line(piece).lstrip("#").strip() for piece in BETWEEN.split(clean(cell)))
    return list(dict.fromkeys(piece for piece in pieces if piece))[:KEYWORDS_MOST]


def words(cell: Cell, _around: date) -> str:
    """A text on one line."""
    return clean_line(cell, TEXT_MOST)


def remark(cell: Cell, _around: date) -> str:
    """A text of several lines."""
    return clean(cell, REMARK_MOST)


READERS: Mapping[str, Callable[[Cell, date], Any]] = {
    "id": words,
    "day": day,
    "clock": clock,
    "account": words,
    "product": words,
    "core": keywords,
    "longtail": keywords,
    "keywords": keywords,
    "title": words,
    "content_type": words,
    "crowd": words,
    "route": words,
    "filed": is_filed,
    "status": status,
    "owner": words,
    "price": price,
    "remark": remark,
}


def read(field: str, cell: Cell, around: date) -> Any:
    """The value of a field; None for an empty cell. Raises Unread."""
    return None if is_blank(cell) else READERS[field](cell, around)


def _nearest(month: int, number: int, around: date, text: str) -> str:
    found: list[date] = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    if not found:
        raise Unread(f"没有 {text[:12]} 这一天")
    return min(found, key=lambda one: abs((one - around).days)).isoformat()


def _clock(minutes: int, cell: Cell) -> str:
    if not 0 <= minutes < 24 * 60:
        raise Unread(f"时间读不懂：{_shown(cell)}")
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _shown(cell: Cell) -> str:
    return clean_line(cell, 24)
