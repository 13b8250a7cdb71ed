"""Keeps what was learned in step with the library: fits anew, a while after notes came or went, in the index lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from planner.library import Library

    from planner.storage.changes import Changes
    from ui.hub import Hub
    from ui.jobs import Job, Lane
    from ui.status import Status

WAIT_MS = 1500
"""Changes come in bursts: an import, then its weights."""
LEARNED_FROM = ("note", "comment", "keyword", "word", "batch")


class Learning(QObject):
    """``start`` opens what was learned before and learns again when it is stale."""

    def __init__(self, library: Library, lane: Lane, hub: Hub, status: Status, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._lane, self._hub, self._status = library, lane, hub, status
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.learn)
        hub.changed.connect(self._changed)

    def start(self) -> None:
        """Open what was learned before."""
        self._lane.queue(self._open_saved, self._opened)

    @Slot()
    def learn(self) -> None:
        """Learn now, unless nothing has changed; a later call takes the place of one that still runs."""
        self._lane.run(self._asked_stale, self._answered_stale)

    def _open_saved(self, job: Job) -> bool:
        return self._library.open_saved()

    def _opened(self, _found: bool) -> None:
        # Even when nothing was learned yet, there is a lexicon now.
        self._hub.learned.emit()
        self.learn()

    def _asked_stale(self, job: Job) -> bool:
        return self._library.stale()

    def _answered_stale(self, stale: bool) -> None:
        if stale:
            self._status.progress(self._lane.run(self._fit, self._fitted), "正在学习笔记库")

    def _fit(self, job: Job) -> None:
        self._library.fit(job.check, job.progress)

    def _fitted(self, _answer: None) -> None:
        self._hub.learned.emit()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(noun) for noun in LEARNED_FROM):
            self._timer.start()
