"""Puts the draft in hand on disk: at once, or in the saving lane, where neither the disk nor an import keeps who types waiting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from planner.drafts import Drafts
from planner.problems import Problem
from ui.draft.autosave import Ticket, Told
from ui.kept import KeptStore

if TYPE_CHECKING:
    from nlp.findings import Forecast
    from planner.paths import Workspace
    from planner.storage.changes import Changes
    from planner.storage.records import DraftContent, DraftRecord
    from ui.jobs import Lane

    Written: TypeAlias = tuple[DraftRecord, Changes]

BROKEN = Problem("没能保存，原因已记录", "文字还在，会再试；可以先复制出来")


@dataclass(frozen=True, slots=True)
class Hand:
    """The draft as it was last read, and what stands on the surface now."""

    record: DraftRecord
    content: DraftContent
    score: int | None
    forecast: Forecast | None

    def write(self, drafts: Drafts) -> Written:
        """Everything, with the drafts of any thread."""
        changes = drafts.save(self.record.id, self.content)
        if self.score != self.record.score:
            changes |= drafts.remember_score(self.record.id, self.score, self.forecast)
        return drafts.get(self.record.id), changes

    def write_score(self, drafts: Drafts) -> Written:
        """The score alone."""
        changes = drafts.remember_score(self.record.id, self.score, self.forecast)
        return drafts.get(self.record.id), changes


class Saver(QObject):
    """``now`` and ``score_now`` come back when it is on disk, and raise Problem; the others tell later."""

    written = Signal(object, object)
    """The DraftRecord as it is stored, and the Changes."""

    def __init__(self, workspace: Workspace, drafts: Drafts, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._lane, self._kept = drafts, lane, KeptStore(workspace, lane)
        self._score = Ticket()

    def now(self, hand: Hand) -> None:
        """Write everything."""
        self._score.give_up()
        self.written.emit(*hand.write(self._drafts))

    def begin(self, hand: Hand, ticket: Ticket, told: Told) -> None:
        """Write everything in the lane."""
        self._score.give_up()
        self._queue(hand.write, ticket, told)

    def score_now(self, hand: Hand) -> None:
        """Write the score."""
        self._score.give_up()
        self.written.emit(*hand.write_score(self._drafts))

    def begin_score(self, hand: Hand, told: Told) -> None:
        """Write the score in the lane, unless something newer is written before."""
        self._score = Ticket()
        self._queue(hand.write_score, self._score, told)

    def _queue(self, write: Callable[[Drafts], Written], ticket: Ticket, told: Told) -> None:
        def then(written: Written | None) -> None:
            if written and not ticket.given_up:
                self.written.emit(*written)
            told(None)

        def failed(error: BaseException) -> None:
            if not isinstance(error, Problem):
                # Whoever looks after the data file wants to know of it.
                self._lane.trouble.emit(error)
            told(error if isinstance(error, Problem) else BROKEN)

        self._lane.queue(lambda job: ticket.write(lambda: write(Drafts(self._kept.get()))), then, failed)
