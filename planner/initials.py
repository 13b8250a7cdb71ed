"""Pinyin initials: 敏感肌面霜 is found by ``mgjms``.

From two small tables, since a pinyin library takes 0.2 s to load and 0.1 ms a title. ``resources/pinyin/words.txt`` holds words in which
a character is not read as it usually is.
"""

from __future__ import annotations

import re
from functools import cache

from nlp.resources import RESOURCES

INITIALS = re.compile(r"[a-z]+")
HAN = re.compile(r"[\u4e00-\u9fa5]")
FIRST = 0x4E00


def initials(text: str) -> str:
    """The first letter of each syllable, Latin letters as they are, everything else left out."""
    lower = text.lower()
    if HAN.search(lower):
        letters, words = _tables()
        lower = words.sub(lambda match: _words()[match.group()], lower).translate(letters)
    return "".join(INITIALS.findall(lower))


def is_initials(text: str) -> bool:
    """Whether a search text may mean initials: small Latin letters only."""
    return INITIALS.fullmatch(text) is not None


@cache
def _words() -> dict[str, str]:
    return dict(line.split() for line in _lines("words.txt"))


@cache
def _tables() -> tuple[dict[int, str], re.Pattern[str]]:
    """The letter of each character, and a pattern that finds the longest of the odd words."""
    words = sorted(_words(), key=len, reverse=True)
    letters = dict(enumerate("".join(_lines("initials.txt")), FIRST))
    return letters, re.compile("|".join(map(re.escape, words)))


def _lines(name: str) -> list[str]:
    text = (RESOURCES / "pinyin" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
