"""The score of a draft: all the answers, weighed by what the library says of each question."""

from __future__ import annotations

from typing import Literal

from nlp.checks import CHECKS, Context, call, opening, rhythm, specifics, story, title
from nlp.draft import Field
from nlp.findings import Part, Score
from nlp.reading import Reading

OF_TITLE = (title.check,)
OF_BODY = (opening.check, story.check, rhythm.check, specifics.check, call.check)
"""Checks that read one field only: when another one was edited their answer stands."""


def score(reading: Reading, context: Context) -> Score:
    """Ask every check. The total comes from the parts alone; a check without a signal has ``most`` 0 and says so."""
    return Score(tuple([_weighed(check(reading, context), context) for check in CHECKS]))


def rescore(before: Score, reading: Reading, context: Context, edited: Field | Literal["topics"]) -> Score:
    """The same as ``score`` after an edit of one field, asking only the checks that read it."""
    kept = {"title": OF_BODY, "body": OF_TITLE, "topics": (*OF_TITLE, *OF_BODY)}[edited]
    return Score(
        tuple(
            [
                part if check in kept else _weighed(check(reading, context), context)
                for check, part in zip(CHECKS, before.parts, strict=True)
            ]
        )
    )


def _weighed(part: Part, context: Context) -> Part:
    return context.signals.weigh(part) if context.signals else part
