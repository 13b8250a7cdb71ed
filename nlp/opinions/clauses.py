"""Where a text breaks into clauses: an opinion, a negation or a question reaches no further."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STOPS = re.compile(r"[,，。.!！?？;；…~～\n\r、:：|]+|\s{1,}")
ASKING = re.compile("[?？]")
DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two stops, ``text[start:start + len(clause.text)]``, and whether a question mark closes it."""

    text: str
    start: int
    asked: bool


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a folded text, in order; empty ones are left out."""
    before = 0
    for stop in STOPS.finditer(text):
        if DECIMAL.match(text, stop.start()):
            continue
        if stop.start() > before:
            yield Clause(text[before : stop.start()], before, ASKING.search(stop.group()) is not None)
        before = stop.end()
    if before < len(text):
        yield Clause(text[before:], before, False)
