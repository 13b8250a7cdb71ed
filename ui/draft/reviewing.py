"""The work of a review, done in the review lane: the only thread that cuts words for drafts."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.storage.times import china_today
from ui.draft.copying import blanks
from ui.draft.reviewer import Subject
from ui.jobs import Job

if TYPE_CHECKING:
    from nlp.draft import Draft
    from nlp.reading import Memory
    from planner.claims.shelf import Shelf
    from planner.library import Library, Reference
    from planner.review import Review
    from planner.rules import Rules

WAIT_SECONDS = 3.0
"""How long the first review waits for the library to be opened elsewhere before it opens it itself."""
STEP_SECONDS = 0.02


class ReviewWork:
    """Reviews drafts one after another in one thread, and remembers there what was read.

    What it needs is heavy (jieba alone takes half a second) and is therefore loaded by the first review, in its lane.
    """

    def __init__(self, library: Library, claims: Shelf | None = None) -> None:
        self._library, self._claims = library, claims
        self._rules: Rules | None = None
        self._memory: Memory | None = None

    def __call__(self, subject: Subject, job: Job) -> Review:
        from nlp.reading import Memory
        from nlp.text import fold_plain
        from planner.review import Desk, review
        from planner.rules import Rules

        job.check()
        self._rules = self._rules or Rules.load()
        self._memory = self._memory or Memory()
        ignored = frozenset((rule, fold_plain(text)) for rule, text in subject.ignored)
        claims = self._claims.desk if self._claims else None
        desk = Desk(self._reference(job), self._rules.on(china_today()), ignored, claims)
        job.check()
        found = review(without_blanks(subject.draft), desk, self._memory, subject.keywords, subject.id)
        # A hit that a person chose to ignore is not shown again.
        wording = tuple(hit for hit in found.wording if (hit.rule, fold_plain(hit.text)) not in ignored)
        return replace(found, draft=subject.draft, wording=wording)

    def _reference(self, job: Job) -> Reference:
        """What was learned; the first review may come before it has been opened."""
        waited = 0.0
        while self._library.reference is None and waited < WAIT_SECONDS:
            job.check()
            time.sleep(STEP_SECONDS)
            waited += STEP_SECONDS
        if self._library.reference is None:
            self._library.open_saved()
        reference = self._library.reference
        assert reference is not None
        return reference


def without_blanks(draft: Draft) -> Draft:
    """The draft as if nothing stood in a template's 【…】: the template's questions are not the writer's words.

    Every other character keeps its place.
    """
    return replace(draft, title=_emptied(draft.title), body=_emptied(draft.body))


def _emptied(text: str) -> str:
    for start, end in blanks(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
