"""Folding: one spelling for many, with a way back to what the person typed.

Full width becomes half width, traditional becomes simplified, letters become small, ``#敏感肌[话题]#`` keeps only its words and
``[笑哭R]`` disappears. Checks and searches look at the folded text; whatever they find is shown in the original.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

import opencc

TOPIC_MARK = "[话题]"
CODES = re.compile("\\[话题\\]|\\[[\u4e00-\u9fffa-z]{1,10}[RH]\\]|\\[doge\\]|[\ufeff\u200b\u2060\u00ad]+")
"""What is left out: the mark after a topic, emoji codes, and characters without width that would hide a word.

The joiners stay: they hold emoji together.
"""

UNSAFE = re.compile("[\0\ud800-\udfff]")
"""What OpenCC cannot take: surrogates cannot be encoded, and NUL ends its input."""

BREAKS = re.compile(r"[\u2028\u2029\x0b\x0c\x85]")


WORD_MOST = 40
REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, where it stood in the original.

    ``cuts`` holds, for every stretch that was left out, the folded position from which on ``shifts`` must be added.
    """

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A range of the folded text as a range of the original."""
        return self.origin(start), self.origin(end - 1) + 1 if end > start else self.origin(start)

    def origin(self, at: int) -> int:
        """Where a character of the folded text stood in the original."""
        if not self.cuts:
            return at
        index = bisect_left(self.cuts, at + 1)
        return at + (self.shifts[index - 1] if index else 0)


class _Letters(dict[int, str]):
    """A table for ``str.translate`` that learns one character at a time; every character stays one character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if 0xFF01 <= code <= 0xFF5E:
            char = chr(code - 0xFEE0)
        elif char in "\u3000\u00a0":
            char = " "
        elif BREAKS.match(char):
            char = "\n"
        lower = char.lower()
        self[code] = lower if len(lower) == 1 else char
        return self[code]


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


_LETTERS = _Letters()


def fold(text: str) -> Folded:
    """Fold a text and remember the way back.

    Every character either stays one character or is left out, so that a place in the result is a place in the original.
    """
    kept, cuts, shifts = _without_codes(text)
    same = kept.translate(_LETTERS)
    return Folded(_simplified(same), cuts, shifts)


def fold_plain(text: str) -> str:
    """Fold a text without the way back, and without the blanks around it."""
    return _folded_word(text) if len(text) <= WORD_MOST else fold(text).text.strip()


@lru_cache(REMEMBERED)
def _folded_word(text: str) -> str:
    """Keywords and topics come again at every keystroke, a hundred of them."""
    return fold(text).text.strip()


def _without_codes(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    gone = [match.span() for match in CODES.finditer(text)]
    if not gone:
        return text, (), ()
    kept, before, length, cuts = [], 0, 0, []
    for start, end in gone:
        kept.append(text[before:start])
        length += start - before
        cuts.append(length)
        before = end
    kept.append(text[before:])
    return "".join(kept), tuple(cuts), tuple(accumulate(end - start for start, end in gone))


def _simplified(text: str) -> str:
    if text.isascii() or not _traditional().search(text):
        return text
    clean = UNSAFE.sub(" ", text)
    simple = str(_simplifier().convert(clean))
    if len(simple) != len(text):
        # Phrases whose length changes are rare; character by character the places stay true.
        return "".join(map(_one, text))
    if clean is text or clean == text:
        return simple
    return "".join(old if UNSAFE.match(old) else new for old, new in zip(text, simple, strict=True))


@cache
def _traditional() -> re.Pattern[str]:
    """Characters that OpenCC may change.

    Looking for one takes a fifth of the time of converting, and text that is simplified already stays as it is: OpenCC
    turns some of its phrases (坏, 藉) into others.
    """
    plane = [chr(code) for block in (range(0x3400, 0xA000), range(0xF900, 0xFB00)) for code in block]
    simple = str(_simplifier().convert("\n".join(plane))).split("\n")
    changed = (char for char, one in zip(plane, simple, strict=True) if char != one)
    return re.compile(f"[{''.join(changed)}\U00020000-\U0003ffff]")


@cache
def _one(char: str) -> str:
    if UNSAFE.match(char):
        return char
    simple = str(_simplifier().convert(char))
    return simple if len(simple) == 1 else char
