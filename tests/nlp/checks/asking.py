"""Ask one check of one draft."""

from __future__ import annotations

from functools import cache
from typing import Any

from nlp.checks import Check, Context
from nlp.draft import Draft
from nlp.findings import Part
from nlp.lexicon import bundled
from nlp.reading import Memory, read
from nlp.words import Cutter


@cache
def cutter() -> Cutter:
    return Cutter(bundled())


def ask(
    check: Check, title: str = "", body: str = "", topics: tuple[str, ...] = (), images: int = 0, **context: Any
) -> Part:
    """The part, after making sure that it is one: points within most, a reason, spans inside the draft."""
    draft = Draft(title, body, topics, "image" if images else None, images)
    part = check(read(draft, cutter(), Memory()), Context(**context))
    assert 0 <= part.points <= part.most
    assert part.reason
    for span in part.spans:
        assert 0 <= span.start < span.end <= len(title if span.field == "title" else body)
    return part


def spoken_of(part: Part, title: str = "", body: str = "") -> list[str]:
    """What the spans of a part show."""
    return [(title if span.field == "title" else body)[span.start : span.end] for span in part.spans]
