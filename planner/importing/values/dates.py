"""Moments in all the ways in which files write them.

Nothing here asks the clock: a relative date (昨天 18:48) or one without a year (11-24) is read against the day the file itself
was made, and stays unknown without it. Times without a zone are China's.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from planner.importing.values.ago import ago
from planner.importing.values.cells import Cell, is_blank
from planner.importing.values.clock import CLOCK, TAIL, UNREADABLE, ZONE, When, at, day_of, of_datetime, of_day
from planner.importing.values.ids import CHINA

LONGEST = 80

PREFIX = re.compile(
    r"^(?:(?:首次|最后|最近|笔记)?(?:编辑|发布|更新|发表|创建|采集|上传)(?:于|时间|日期|在)?|(?:edited|posted)(?: on)?)[::]?\s*",
    re.I,
)
ORDINARY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?|\d{10,13}")
"""Most cells: nothing has to be tidied."""
WEEKDAY = re.compile(r"\s*\(?(?:星期|周|礼拜)[一二三四五六日天](?![前内后])\)?(?=\s|\d|$)")
TIDY = (
    (re.compile(r"(?<=\d)[—–‐−](?=\d)"), "-"),
    (re.compile(r"(?<=\d)\s*([年月])\s*(?=\d)"), r"\1"),
    (re.compile(r"(?<=\d)\s+(?=日)"), ""),
    (re.compile(r"(?<=\d)([./-])\s+(?=\d)"), r"\1"),
    (re.compile(r"属地\s*[::]\s*"), "属地"),
    (re.compile(r"^(20\d\d)([01]\d)([0-3]\d)(?=[ T_]\d{1,2}:)"), r"\1-\2-\3"),
    (re.compile(r"^(20\d{6})[_T-](\d{6})$"), r"\1\2"),
    (re.compile(r"^'(?=\d)"), ""),
    # A place may stand in front, too.
    (re.compile(r"^[^\d\s]{1,12}\s+(?=\d{4}[-/.年])"), ""),
)
"""What people and programs put between the parts of a date."""
TRADITIONAL = str.maketrans("時編輯於發佈週鐘個點剛間", "时编辑于发布周钟个点刚间")
END = CLOCK + ZONE + TAIL
YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}}|\d\d(?=年))[-/.年_](?P<month>\d{{1,2}})[-/.月_](?P<day>\d{{1,2}})日?{END}", re.I
)
YEAR_LAST = re.compile(rf"(?P<first>\d{{1,2}})[-/.](?P<then>\d{{1,2}})[-/.](?P<year>\d{{4}}){END}", re.I)
SHORT_YEAR = re.compile(rf"(?P<year>[1-4]\d)[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){END}", re.I)
SHORT_YEAR_LAST = re.compile(rf"(?P<month>0?[1-9]|1[0-2])/(?P<day>\d{{1,2}})/(?P<year>1[3-9]|[2-4]\d){END}", re.I)
COMPACT = re.compile(r"\d{9,19}(?:\.\d{1,9})?|\d{8}|\d{5}(?:\.\d{1,12})?|\d\.\d{9,16}e\+?1\d", re.I)
ENGLISH = (
    "%d-%b-%Y",
    "%d-%b-%Y %H:%M:%S",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%d %B %Y",
    "%a %b %d %H:%M:%S %z %Y",
    "%b %d, %Y %H:%M:%S",
)

EXCEL_START = datetime(1899, 12, 30)
EPOCH_FROM, EPOCH_TO = 946_656_000, 4_102_416_000
"""2000 to 2099 in seconds since 1970."""
LARGEST = 10**19
EXCEL_FROM, EXCEL_TO = 36_526, 73_051
"""The same in days of a spreadsheet."""


def when(cell: Cell, seen: datetime | date | None = None) -> When:
    """Read a moment; ``seen`` is when the crawler was there, if the file tells."""
    if is_blank(cell) or isinstance(cell, bool):
        return UNREADABLE
    if isinstance(cell, datetime):
        return of_datetime(cell)
    if isinstance(cell, date):
        return of_day(cell)
    if isinstance(cell, (int, float)):
        return _of_number(cell)
    return _of_text(cell, seen) if isinstance(cell, str) and len(cell) <= LONGEST else UNREADABLE


def moment(cell: Cell) -> datetime | date | None:
    """When a crawl was: a full moment, or the day alone; None when it cannot be read by itself."""
    iso = when(cell).iso
    if iso is None:
        return None
    return date.fromisoformat(iso) if len(iso) == 10 else datetime.fromisoformat(iso)


def day_in_name(stem: str) -> date | None:
    """A day written in a file's name: ``search_contents_2024-07-23``, ``导出20240723``."""
    for match in re.finditer(r"(?<!\d)(20\d\d)[-_.年]?(\d\d)[-_.月]?(\d\d)(?!\d{1,3}(?!\d))", stem):
        day = day_of(*map(int, match.groups()))
        if day is not None:
            return day
    return None


def _of_number(number: float) -> When:
    if number != number or abs(number) > LARGEST:
        return UNREADABLE
    for unit in (1, 1_000, 1_000_000, 1_000_000_000):
        if EPOCH_FROM <= number / unit < EPOCH_TO:
            return of_datetime(datetime.fromtimestamp(int(number / unit), UTC))
    if 20_000_101 <= number <= 20_991_231 and number == int(number):
        return _of_digits(str(int(number)))
    if EXCEL_FROM <= number < EXCEL_TO:
        return of_datetime((EXCEL_START + timedelta(days=float(number))).replace(microsecond=0))
    return UNREADABLE


def _of_text(cell: str, seen: datetime | date | None) -> When:
    text = cell if ORDINARY.fullmatch(cell) else _tidy(cell)
    if COMPACT.fullmatch(text):
        return _of_digits(text) if len(text) in (12, 14) and text.startswith("20") else _of_number(float(text))
    if match := YEAR_FIRST.fullmatch(text):
        year = int(match["year"])
        return at(day_of(year if year > 99 else year + 2000, int(match["month"]), int(match["day"])), match)
    if match := YEAR_LAST.fullmatch(text):
        first, then = int(match["first"]), int(match["then"])
        month, day = (then, first) if first > 12 else (first, then)
        return at(day_of(int(match["year"]), month, day), match)
    if match := SHORT_YEAR_LAST.fullmatch(text):
        # 12/05/24 cannot be of 2012: the platform opened in 2013.
        return at(day_of(2000 + int(match["year"]), int(match["month"]), int(match["day"])), match)
    if match := SHORT_YEAR.fullmatch(text):
        return at(day_of(2000 + int(match["year"]), int(match["month"]), int(match["day"])), match)
    return ago(text, seen) or _of_english(text)


def _tidy(cell: str) -> str:
    """The text without what stands around a date, and its parts written in one way."""
    text = unicodedata.normalize("NFKC", cell).translate(TRADITIONAL).strip()
    text = PREFIX.sub("", text).strip()
    for pattern, instead in TIDY:
        text = pattern.sub(instead, text)
    return WEEKDAY.sub(" ", text).strip() if any(char.isdigit() for char in text) else text


def _of_digits(text: str) -> When:
    """``20240606``, ``202406061201`` or ``20240606120133``."""
    try:
        if len(text) > 8:
            read = datetime.strptime(text, "%Y%m%d%H%M%S" if len(text) == 14 else "%Y%m%d%H%M")
            return of_datetime(read.replace(tzinfo=CHINA))
        return of_day(day_of(int(text[:4]), int(text[4:6]), int(text[6:8])))
    except ValueError:
        return UNREADABLE


def _of_english(text: str) -> When:
    if not re.search(r"[A-Za-z]{3}", text):
        return UNREADABLE
    for form in ENGLISH:
        try:
            return of_datetime(datetime.strptime(text, form))
        except ValueError:
            continue
    try:
        return of_datetime(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return UNREADABLE
