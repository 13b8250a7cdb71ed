"""How well an account suits a keyword or a category, by what stands in its persona, skills and category."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.text import fold_plain

PIECE = 2
"""Characters of a piece: most words have two."""
SHARED = 60
"""Points for one piece in common; the rest is the share of all pieces."""
EVERY = 100

LETTERS = re.compile(r"[^\W_]+")
APART = re.compile(r"[,，、;；/|\s]+")


@lru_cache(20_000)
def pieces(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters inside runs of letters, folded."""
    runs = LETTERS.findall(fold_plain(text))
    return frozenset(run[at : at + PIECE] for run in runs for at in range(len(run) - PIECE + 1))


def fit(about: frozenset[str], text: str) -> int:
    """0 to 100: nothing in common, or 60 and more by the share of the text's pieces that the account's words have."""
    wanted = pieces(text)
    both = len(wanted & about)
    return SHARED + round((EVERY - SHARED) * both / len(wanted)) if both else 0


def common(about: str, text: str) -> str:
    """The longest run of letters of ``text`` that stands in ``about``; "" below two characters."""
    there, here = fold_plain(about), fold_plain(text)
    found = ""
    for start in range(len(here)):
        end = start + max(PIECE, len(found) + 1)
        while end <= len(here) and here[start:end] in there and here[start:end].isalnum():
            found = here[start:end]
            end += 1
    return found


def avoided(avoid: str, text: str) -> bool:
    """Whether a keyword says something the account never says."""
    said = fold_plain(text)
    return any(len(word) >= PIECE and word in said for word in APART.split(fold_plain(avoid)))
