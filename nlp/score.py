"""The score of a draft: all the answers, weighed by what the library says of each question."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from nlp.checks import CHECKS, RULES, Check, Context, call, opening, rhythm, specifics, story, title
from nlp.draft import Field
from nlp.findings import Part, Score
from nlp.reading import Reading

OF_TITLE = (title.check,)
OF_BODY = (opening.check, story.check, rhythm.check, specifics.check, call.check)
"""Checks that read one field only: when another one was edited their answer stands."""

ENOUGH = 150
"""Characters of title and body from which it says something that no rule is broken: in little text there is little to break."""


def score(reading: Reading, context: Context) -> Score:
    """Ask every check. The total comes from the parts alone; a check without a signal has ``most`` 0 and says so."""
    return Score(tuple([_asked(check, reading, context) for check in CHECKS]))


def rescore(before: Score, reading: Reading, context: Context, edited: Field | Literal["topics"]) -> Score:
    """The same as ``score`` after an edit of one field, asking only the checks that read it and have points to give."""
    kept = {"title": OF_BODY, "body": OF_TITLE, "topics": (*OF_TITLE, *OF_BODY)}[edited]
    return Score(
        tuple(
            [
                part if check in kept or not part.most else _asked(check, reading, context)
                for check, part in zip(CHECKS, before.parts, strict=True)
            ]
        )
    )


def _asked(check: Check, reading: Reading, context: Context) -> Part:
    part = _answered(check, reading, context)
    if check in RULES:
        return _earned(part, reading)
    return context.signals.weigh(part) if context.signals else part


def _answered(check: Check, reading: Reading, context: Context) -> Part:
    """What the check says, asked now or remembered: a keystroke in the body leaves the title as it was."""
    key: tuple[object, ...]
    if check in OF_BODY:
        text, key = reading.body_text, (check, context.pointing)
    elif check in OF_TITLE:
        text, key = reading.title_text, (check, context.pointing, reading.draft.title, context.limits.title)
    else:
        return check(reading, context)
    known: Part | None = text.found.get(key)
    if known is None:
        known = text.found[key] = check(reading, context)
    return known


def _earned(part: Part, reading: Reading) -> Part:
    """A rule that is kept earns its points as far as enough is written to break it."""
    length = reading.written
    if length >= ENOUGH or not part.points:
        return part
    share = length / ENOUGH
    return replace(part, points=share * part.points, reason=f"{part.reason}；还没写够，{length} 字先算 {share:.0%}")
