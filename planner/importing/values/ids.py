"""Ids and links of the platform."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from planner.importing.values.cells import Cell, as_text

CHINA = timezone(timedelta(hours=8))

ID = re.compile(r"[0-9a-fA-F]{24}")
PLATFORM_LINK = re.compile(r"(?:xiaohongshu|xhslink|rednote)\.com", re.I)
NOTE_LINK = re.compile(
    r"(?:xiaohongshu|rednote)\.com/(?:explore|discovery/item|search_result|item|note|board/[0-9a-z]+|user/profile/[0-9a-fA-F]{24})"
    r"/([0-9a-fA-F]{24})(?![0-9a-fA-F])",
    re.I,
)
ANY_ID = re.compile(r"(?<![0-9a-zA-Z])[0-9a-fA-F]{24}(?![0-9a-zA-Z])")
USER_LINK = re.compile(r"/user/profile/([0-9a-zA-Z_]{6,40})")
PICTURE_DAY = re.compile(r"xhscdn\.com/(20\d\d)(\d\d)(\d\d)([0-2]\d)([0-5]\d)/")
SPOILED = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")

FIRST_MOMENT = datetime(2013, 1, 1, tzinfo=UTC).timestamp()
"""The platform opened in 2013: smaller numbers at the front of an id are no time."""
LAST_MOMENT = datetime(2038, 1, 1, tzinfo=UTC).timestamp()


def is_id(cell: Cell) -> bool:
    """Whether a cell is an id of the platform: 24 hexadecimal digits."""
    return isinstance(cell, str) and ID.fullmatch(cell.strip()) is not None


def id_of_link(cell: Cell) -> str | None:
    """The note id inside a link, or None: a profile link holds the author's id first, the note's last."""
    text = cell if isinstance(cell, str) else as_text(cell)
    match = NOTE_LINK.search(text)
    return match[1].lower() if match else None


def note_id(cell: Cell) -> str | None:
    """The note id that a cell is or holds, or None."""
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    if ID.fullmatch(text):
        return text.lower()
    if "/user/profile/" in text and not NOTE_LINK.search(text):
        return None
    match = NOTE_LINK.search(text)
    if match:
        return match[1].lower()
    plain = ANY_ID.search(text[:500])
    return plain[0].lower() if plain else None


def user_of_link(cell: Cell) -> str | None:
    """The author's id inside a link to a profile, or None."""
    match = USER_LINK.search(cell) if isinstance(cell, str) else None
    return match[1] if match else None


def is_spoiled(cell: Cell) -> bool:
    """Whether a spreadsheet program has turned a long number into ``6.13722E+23``."""
    if isinstance(cell, float):
        return abs(cell) >= 2**53
    return isinstance(cell, str) and SPOILED.fullmatch(cell.strip()) is not None


def moment_of_id(id: str | None) -> str | None:
    """When a note was made: the first 8 digits of its id are seconds since 1970. ISO 8601 in China's time, or None."""
    if not id or not ID.fullmatch(id):
        return None
    second = int(id[:8], 16)
    if not FIRST_MOMENT <= second <= LAST_MOMENT:
        return None
    return datetime.fromtimestamp(second, CHINA).isoformat()


def picture_moment(cell: Cell) -> datetime | None:
    """When a picture's address was handed out, which is when the crawler was there (``…xhscdn.com/202502221946/…``)."""
    match = PICTURE_DAY.search(cell if isinstance(cell, str) else as_text(cell))
    if match is None:
        return None
    year, month, day, hour, minute = (int(part) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, tzinfo=CHINA)
    except ValueError:
        return None
