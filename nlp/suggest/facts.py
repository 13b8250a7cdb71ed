"""What imported keyword tables say, and how a phrase is spelled as a key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.text import fold_plain

MARKED = re.compile(r"#([^#\s\[\]]+)")
"""A topic written inside a text: ``#敏感肌`` or ``#敏感肌[话题]#``."""

REMEMBERED = 2_000
"""Topics and keywords whose keys are remembered: one keystroke asks for twenty, mostly those of the last."""

MARKS = re.compile(r"#[^#\s\[\]]+(?:\[话题\])?#?")


@dataclass(frozen=True, slots=True)
class KeywordFact:
    """A keyword of an imported table with its monthly searches and its competition, None where the table is silent."""

    text: str
    volume: float | None = None
    competition: float | None = None


FILLERS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]+")
"""Letters without ink, with which people make a topic that looks like another."""


@lru_cache(REMEMBERED)
def key_of(text: str) -> str:
    """The folded form of a keyword or topic, without blanks and ``#``: equal keys are the same phrase."""
    return "".join(FILLERS.sub("", fold_plain(text)).split()).strip("#")


def letters_of(key: str) -> str:
    """The same for spellings that differ only in the order of their words: 平价面霜, 面霜平价."""
    return "".join(sorted(key))
