"""What people type into a cell, as the value it means. What is not understood is said to be so and never guessed at.

Every function raises Problem with a plain sentence; an empty text means that nothing is said: None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from planner.importing.values.counts import decimal
from planner.importing.values.dates import when
from planner.problems import Problem
from planner.storage.records import SlotKeyword

WEEKDAYS = {**{sign: at for at, sign in enumerate("一二三四五六日")}, "天": 6, **{str(at + 1): at for at in range(7)}}
NEAR = {"大前天": -3, "前天": -2, "昨天": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
WEEKDAY = re.compile(r"(?P<week>上|这|本|下|下下)?(?:个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])")
WEEKS = {"上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}
STEP = re.compile(r"([+-]\d{1,3})(?:天|日)?")
MONTH_DAY = re.compile(r"(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?")
DAY_ALONE = re.compile(r"(\d{1,2})(?:日|号)")
CLOCK = re.compile(
    r"(?P<part>凌晨|早上?|上午|中午|下午|傍晚|晚上?)?(?P<hour>\d{1,2})(?:[::点时](?P<minute>\d{1,2}|半)?分?)?(?::\d\d)?"
)
DIGITS = re.compile(r"(\d{1,2})(\d\d)")
LATE = ("下午", "傍晚", "晚", "晚上")
MONEY = re.compile(r"[¥￥]?[\d,.]+(?:k|千|w|万)?元?")
MONEY_MOST = 1e9
FILED = {**dict.fromkeys(("报备", "已报备", "是", "√", "1", "true", "yes", "y"), True),
         **dict.fromkeys(("非报备", "不报备", "未报备", "否", "×", "x", "0", "false", "no", "n"), False),
         **dict.fromkeys(("未知", "–", "-"), None)}  # fmt: skip
BETWEEN = re.compile(r"[、，,;；\n\r\t]+")
ROLE = re.compile(r"\s*[(（]\s*(核心|长尾)(?:词)?\s*[)）]\s*$")
KEYWORD_MOST = 60
CORE, LONGTAIL = "核心", "长尾"
CORE_MARK = "★"
MARKED = re.compile(r"\s*[★*＊]\s*")
"""Before a keyword: it is a core one."""


def day(text: str, today: date) -> str | None:
    """A day as YYYY-MM-DD: 2026-11-26, 11/26 (of the nearest year), 11月26日, 26日, 周四 (the coming one), 下周一, 明天, +3."""
    tidy = _tidy(text)
    if not tidy:
        return None
    found = _relative(tidy, today) or _without_year(tidy, today)
    if found is None:
        iso = when(text.strip()).iso
        found = date.fromisoformat(iso[:10]) if iso else None
    if found is None:
        raise Problem(f"看不懂日期“{_short(text)}”", "可以写 11/26、11月26日、周四、明天、+3")
    return found.isoformat()


def clock(text: str) -> str | None:
    """A time of day as HH:MM: 9:30, 20点, 晚8点半, 2030."""
    tidy = _tidy(text)
    if not tidy:
        return None
    match = CLOCK.fullmatch(tidy)
    digits = DIGITS.fullmatch(tidy)
    if digits and len(tidy) > 2:
        hour, minute = int(digits[1]), int(digits[2])
    elif match:
        hour, minute = int(match["hour"]), 30 if match["minute"] == "半" else int(match["minute"] or 0)
        hour += 12 if match["part"] in LATE and hour < 12 else 0
    else:
        hour = minute = 99
    if hour > 23 or minute > 59:
        raise Problem(f"看不懂时间“{_short(text)}”", "可以写 20:30、晚8点")
    return f"{hour:02}:{minute:02}"


def money(text: str) -> float | None:
    """Yuan: 600, ¥600, 1,200, 1.2万."""
    tidy = _tidy(text)
    if not tidy:
        return None
    found = decimal(tidy) if MONEY.fullmatch(tidy) else None
    if found is None or found > MONEY_MOST:
        raise Problem(f"看不懂费用“{_short(text)}”", "可以写 600、¥600、1.2万")
    return round(found, 2)


def filed(text: str) -> bool | None:
    """报备 or 非报备."""
    tidy = _tidy(text)
    if tidy and tidy not in FILED:
        raise Problem(f"看不懂“{_short(text)}”", "这里写 报备 或 非报备")
    return FILED[tidy] if tidy else None


def keywords(text: str, role_of: Callable[[str], str | None]) -> tuple[SlotKeyword, ...]:
    """Keywords parted by 、 or a comma, each once. A role in brackets or ★ counts; else the known one; else it is 长尾."""
    found: dict[str, SlotKeyword] = {}
    for piece in BETWEEN.split(text):
        role = ROLE.search(piece)
        marked = MARKED.match(piece)
        word = " ".join(piece[marked.end() if marked else 0 : role.start() if role else None].split())
        if len(word) > KEYWORD_MOST:
            raise Problem(f"关键词“{_short(word)}”太长了", f"最多 {KEYWORD_MOST} 个字；几个词之间用顿号分开")
        if word:
            found.setdefault(
                word.lower(), SlotKeyword(word, role[1] if role else CORE if marked else role_of(word) or LONGTAIL)
            )
    return tuple(found.values())


def keywords_text(words: tuple[SlotKeyword, ...], role_of: Callable[[str], str | None]) -> str:
    """What ``keywords`` reads back as the same: a role stands there where it is not the one it would be taken for."""
    return "、".join(
        word.text if word.role == (role_of(word.text) or LONGTAIL) else f"{word.text}（{word.role}）" for word in words
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def _relative(tidy: str, today: date) -> date | None:
    if tidy in NEAR:
        return today + timedelta(NEAR[tidy])
    if step := STEP.fullmatch(tidy):
        return today + timedelta(int(step[1]))
    if match := WEEKDAY.fullmatch(tidy):
        wanted = WEEKDAYS[match["day"]]
        if match["week"]:
            return today + timedelta(wanted - today.weekday() + 7 * WEEKS[match["week"]])
        return today + timedelta((wanted - today.weekday()) % 7)
    return None


def _without_year(tidy: str, today: date) -> date | None:
    if match := MONTH_DAY.fullmatch(tidy):
        years = (today.year - 1, today.year, today.year + 1)
        days = [found for year in years if (found := _date(year, int(match[1]), int(match[2])))]
        return min(days, key=lambda found: abs(found - today), default=None)
    if match := DAY_ALONE.fullmatch(tidy):
        here = _date(today.year, today.month, int(match[1]))
        if here is None or here >= today:
            return here
        return _date(today.year + today.month // 12, today.month % 12 + 1, int(match[1]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:19] + "…"
