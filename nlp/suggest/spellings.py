"""Which terms say the same with their words in another order: 平价面霜 and 面霜平价, 敏感肌面霜 and 敏感肌的面霜."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nlp.arrays import Ints

FILLER = "的"
"""The one character that may be more or less."""


def alike(keys: Sequence[str], words: Sequence[Sequence[str]], support: Ints) -> Ints:
    """For each term the number of the spelling people use most, its own where it has no other.

    ``words`` are the content words of each key, ``support`` the notes that hold it; among equals the first number wins.
    Keys of one word are never put together: 蜜蜂 is no 蜂蜜.
    """
    chosen: dict[tuple[str, ...], int] = {}
    marks: list[tuple[str, ...] | None] = []
    for number, (key, row) in enumerate(zip(keys, words, strict=True)):
        mark = _mark(key, row) if len(row) > 1 else None
        marks.append(mark)
        if mark is not None:
            best = chosen.setdefault(mark, number)
            if support[number] > support[best]:
                chosen[mark] = number
    return np.array([number if mark is None else chosen[mark] for number, mark in enumerate(marks)], np.int32)


def _mark(key: str, words: Sequence[str]) -> tuple[str, ...]:
    """Equal for spellings of the same: the same words, and the same characters in between."""
    return (*sorted(words), "".join(sorted(key.replace(FILLER, ""))))
