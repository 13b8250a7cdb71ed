"""The next best edits: a few real edits of the draft, each rescored, the ones that help most.

Nothing is guessed: an edit is applied to the draft, the edited draft is read and scored again, and the difference of the
totals is what the edit is said to gain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.checks import Context
from nlp.draft import Draft
from nlp.findings import Edit, Score, Suggestion
from nlp.limits import body_length
from nlp.proposals import proposals
from nlp.reading import Memory, Reading, read
from nlp.score import rescore

TRIED = 8
"""Drafts that are rescored after a keystroke, half a millisecond each."""
SHOWN = 5
HOPELESS = 4
"""A body that is four times too long wants cutting, not polishing."""


def edits(
    reading: Reading, scored: Score, context: Context, memory: Memory, topics: Sequence[Suggestion] = ()
) -> tuple[Edit, ...]:
    """At most five edits that raise the score of the draft, the best first.

    ``scored`` is the score of ``reading`` in ``context``, ``memory`` the one it was read with, ``topics`` the suggested
    topics. Keywords come from the context's targets.
    """
    if body_length(reading.draft.body) > HOPELESS * context.limits.body:
        return ()
    found, before = [], scored.total
    quick = replace(context, pointing=False)
    for proposal in proposals(reading, scored, context, topics)[:TRIED]:
        edited = read(applied(reading.draft, proposal), reading.cutter, memory)
        after = rescore(scored, edited, quick, proposal.target)
        gain = after.total - before
        if gain > 0:
            found.append(proposal.with_gain(float(gain)))
    return tuple(sorted(found, key=lambda edit: -edit.gain)[:SHOWN])


def applied(draft: Draft, edit: Edit) -> Draft:
    """The draft with the edit made."""
    title, body, topics, place = draft.title, draft.body, draft.topics, edit.replace
    if edit.target == "topics" or place is None:
        topics = (*topics, edit.insert)
    elif place.field == "title":
        title = title[: place.start] + edit.insert + title[place.end :]
    else:
        body = body[: place.start] + edit.insert + body[place.end :]
    return Draft(title, body, topics, draft.format, draft.images)
