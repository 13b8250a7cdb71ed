"""Pinyin initials: 敏感肌面霜 is found by ``mgjms``."""

from __future__ import annotations

import re
from functools import lru_cache

INITIALS = re.compile(r"[a-z]+")
HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """The first letter of each syllable, Latin letters as they are, everything else left out.

    Reading the pinyin tables takes 0.4 s the first time.
    """
    lower = text.lower()
    if not HAN.search(lower):
        return "".join(INITIALS.findall(lower))
    from pypinyin import Style, lazy_pinyin

    found = lazy_pinyin(lower, style=Style.FIRST_LETTER, errors="default")
    return "".join(INITIALS.findall("".join(found)))


def is_initials(text: str) -> bool:
    """Whether a search text may mean initials: small Latin letters only."""
    return INITIALS.fullmatch(text) is not None
