"""A sentence from the library for each term."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from nlp.arrays import Floats
from nlp.suggest.gather import Saying, Text

LONGEST = 60
"""Characters of an example."""
END = re.compile(r"[\n。!?！？…;；]")


def examples(saying: Saying, texts: Sequence[Text], ranks: Floats, keys: Sequence[str]) -> list[str]:
    """For each term the sentence around it in the best-ranked note that says it, "" where none does."""
    found = [""] * len(keys)
    known = np.where(np.isnan(ranks), -np.inf, ranks)[saying.notes]
    order = np.lexsort((saying.notes, -known, saying.terms))
    terms = saying.terms[order]
    first = order[np.concatenate(([True], terms[1:] != terms[:-1]))] if len(order) else order
    for at in first.tolist():
        term = int(saying.terms[at])
        text = texts[saying.notes[at]]
        start, end = sentence(text.folded.text, int(saying.places[at]), len(keys[term]))
        start, end = text.folded.back(start, end)
        found[term] = text.typed[start:end].strip()[:LONGEST]
    return found


def sentence(text: str, place: int, length: int) -> tuple[int, int]:
    """The range of the sentence around a phrase, at most 60 characters, cut evenly on both sides of the phrase."""
    begins = [match.end() for match in END.finditer(text, max(0, place - LONGEST), place)]
    start = begins[-1] if begins else max(0, place - LONGEST)
    ending = END.search(text, place + length, place + length + LONGEST)
    end = ending.end() if ending and ending.group() != "\n" else ending.start() if ending else len(text)
    if end - start > LONGEST:
        room = (LONGEST - length) // 2
        start = max(start, min(place - room, end - LONGEST))
        end = min(end, start + LONGEST)
    return start, end
