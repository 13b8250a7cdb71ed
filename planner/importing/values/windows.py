"""Days and periods as exports of figures write them."""

from __future__ import annotations

import re
import unicodedata

from planner.importing.values.cells import Cell, as_text
from planner.importing.values.dates import when

DAY = r"(?:20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|20\d{6})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
PERIOD = re.compile(rf"({DAY})\s*(?:[-~～至到—–]+)\s*({DAY})")
DAYS = re.compile(r"(?:归因|T\+|最近|近)?\s*(\d{1,3})\s*(?:天|日|d|days?)?(?:归因|内)?", re.I)
ALL_FLOWS = frozenset(("全部", "全部流量", "整体", "整体流量", "总体", "合计", "不限", "all"))
NATURAL = ("自然", "免费", "organic")
PAID = ("推广", "广告", "付费", "商业", "投放", "paid")


def days_of(cell: Cell) -> tuple[str | None, str | None]:
    """The first and last day of a cell that names a day or a period; (None, None) when it names none."""
    text = unicodedata.normalize("NFKC", as_text(cell)).strip()
    period = PERIOD.fullmatch(text)
    if period:
        first, last = _day(period[1]), _day(period[2])
        return (first, last) if first and last and first <= last else (None, None)
    one = _day(cell)
    return one, one


def _day(cell: Cell) -> str | None:
    iso = when(cell.strip() if isinstance(cell, str) else cell).iso
    return iso[:10] if iso else None


def attribution(cell: Cell) -> str:
    """``归因 15 天`` for 15, 15天, T+15; what is no number of days stays as it is, empty stays empty."""
    text = " ".join(unicodedata.normalize("NFKC", as_text(cell)).split())[:40]
    match = DAYS.fullmatch(text)
    return f"归因 {int(match[1])} 天" if match else text


def flow(cell: Cell) -> str:
    """全部, 自然 or 推广, however an export calls them; another word stays as it is, empty stays empty."""
    text = " ".join(as_text(cell).split())[:40]
    if text.lower() in ALL_FLOWS:
        return "全部"
    for name, words in (("自然", NATURAL), ("推广", PAID)):
        if any(word in text.lower() for word in words):
            return name
    return text
