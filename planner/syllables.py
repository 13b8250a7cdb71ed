"""Pinyin syllables: 长尾词 is found by ``cwc`` and by ``changweici``.

From two small tables, read in 10 ms. A pinyin library brings 40,000 phrases along, takes 0.2 s to load, and lets no other thread on
for most of that, wherever it is loaded. ``resources/pinyin/readings.txt`` holds words in which a character is not read as it usually is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from nlp.resources import RESOURCES

FIRST, LAST = 0x4E00, 0x9FA5
NONE = "-"


@lru_cache(4096)
def spelled(text: str) -> tuple[str, str]:
    """The initials and the whole pinyin of a text, in small letters and without tones; other characters stay."""
    lower = text.lower()
    pattern, readings = _readings()
    return (
        pattern.sub(lambda match: "".join(syllable[0] for syllable in readings[match.group()]), lower),
        pattern.sub(lambda match: "".join(readings[match.group()]), lower),
    )


@cache
def _readings() -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """What finds the longest of the odd words, or else one character; and how each is read."""
    words = {word: syllables for word, *syllables in map(str.split, _lines("readings.txt"))}
    usual = " ".join(_lines("syllables.txt")).split()
    characters = {
        chr(code): (chr(code) if syllable == NONE else syllable,) for code, syllable in enumerate(usual, FIRST)
    }
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join((*map(re.escape, longest), f"[{chr(FIRST)}-{chr(LAST)}]"))), {**characters, **words}


def _lines(name: str) -> list[str]:
    text = (RESOURCES / "pinyin" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
