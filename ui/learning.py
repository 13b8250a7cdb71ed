"""Keeps what was learned in step with the library: similar notes at once, everything else by learning anew, a while later.

Learning takes the index lane for minutes; which notes came and went is read in the library lane meanwhile.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.problems import Problem
from ui.indexing import catch_up
from ui.jobs import Stopped
from ui.kept import KeptStore
from ui.timers import one_shot

if TYPE_CHECKING:
    from planner.storage.changes import Changes
    from ui.jobs import Job
    from ui.services import Services

WAIT_MS = 1500
"""Changes come in bursts: an import, then its weights."""
NOT_LEARNED = "写稿不受影响；按 Ctrl+K 选“重新学习笔记库”可以再试"
FOLLOWED = ("note", "batch")
LEARNED_FROM = ("note", "comment", "keyword", "word", "batch")


class Learning(QObject):
    """``start`` opens what was learned before, ``learn`` learns again when it is stale; in between it follows the notes."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._library = services.workspace, services.library
        self._lane, self._hub, self._status = services.index_lane, services.hub, services.status
        self._following, self._kept = services.library_lane, KeptStore(services.workspace, services.library_lane)
        self._asked = False
        self._timer = one_shot(self, WAIT_MS, self.learn)
        self._hub.changed.connect(self._changed)
        services.commands.add("library.learn", "重新学习笔记库", "", self.learn_anew)

    def start(self) -> None:
        """Open what was learned before. Whether it is stale is asked by ``learn``, when nobody waits for the first review."""
        self._lane.queue(self._open_saved, self._opened)

    @Slot()
    def learn(self) -> None:
        """Learn now, unless nothing has changed; a later call takes the place of one that still runs."""
        self._lane.run(self._asked_stale, self._answered_stale)

    @Slot()
    def learn_anew(self) -> None:
        """Learn now, whether or not something has changed: a person asked for it."""
        self._status.progress(self._lane.run(self._fit, self._fitted, self._not_fitted), "正在学习笔记库")

    def _open_saved(self, job: Job) -> bool:
        return self._library.open_saved()

    def _opened(self, _found: bool) -> None:
        # Even when nothing was learned yet, there is a lexicon now.
        self._hub.learned.emit()
        self._follow_on()

    def _asked_stale(self, job: Job) -> bool:
        return self._library.stale()

    def _answered_stale(self, stale: bool) -> None:
        if stale:
            self.learn_anew()
        else:
            self._index()

    def _fit(self, job: Job) -> None:
        self._library.fit(job.check, job.progress)

    def _fitted(self, _answer: None) -> None:
        self._hub.learned.emit()
        self._follow_on()
        self._index()

    def _not_fitted(self, error: BaseException) -> None:
        """What was learned before stays in use."""
        if isinstance(error, Stopped):
            self._status.say("已停止学习笔记库", self.learn_anew, undo_text="重新学")
        else:
            why = error.what if isinstance(error, Problem) else "原因已记录"
            self._status.trouble(Problem(f"这次没有学成笔记库：{why}", NOT_LEARNED))

    def _index(self) -> None:
        """Learning has done it; when there was nothing to learn, the index may lack notes all the same."""
        self._lane.queue(partial(catch_up, self._workspace), self._indexed)

    def _indexed(self, _answer: None) -> None:
        """Searching is quicker from now on; nobody need know."""

    def _follow_on(self) -> None:
        """What was just opened knows of every note but those that have never been cut."""
        if self._library.behind:
            self._follow()

    def _follow(self) -> None:
        """Once for a burst of changes: a look that has not begun yet sees all of them."""
        if not self._asked and not self._following.closed:
            self._asked = True
            self._following.queue(self._catch_up, self._caught_up)

    def _catch_up(self, job: Job) -> bool:
        self._asked = False
        return self._library.catch_up(self._kept.get(), job.check)

    def _caught_up(self, news: bool) -> None:
        if news:
            self._hub.caught_up.emit()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(noun) for noun in FOLLOWED):
            self._follow()
        if any(changes.touches(noun) for noun in LEARNED_FROM):
            self._timer.start()
