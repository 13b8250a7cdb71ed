"""The work of a review, done in the review lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.draft import Draft
from planner.paths import Workspace
from ui.jobs import Job

if TYPE_CHECKING:
    from planner.review import Review

    from planner.library import Library


class ReviewWork:
    """Reviews drafts one after another in one thread, and remembers there what was read."""

    def __init__(self, workspace: Workspace, library: Library) -> None:
        self._workspace, self._library = workspace, library

    def __call__(self, id: str, draft: Draft, job: Job) -> Review:
        raise NotImplementedError
