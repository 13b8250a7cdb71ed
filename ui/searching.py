"""Cuts what is typed into a search box into words, once a cutter is warm: loading its dictionary takes 0.6 s."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from nlp.words import Cutter
    from planner.library import Library
    from ui.hub import Hub
    from ui.jobs import Job, Lane


class QueryCutter(QObject):
    """Called with a search text it answers its words; until a cutter is warm it answers none, and pieces are looked for.

    The cutter is warmed in the review lane, where reviews use the same one: two threads would load it twice.
    """

    def __init__(self, library: Library, lane: Lane, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._lane = library, lane
        self._cutter: Cutter | None = None
        hub.learned.connect(self._learned)

    def __call__(self, text: str) -> Iterable[str]:
        if self._cutter is None:
            return ()
        from nlp.text import fold_plain

        return self._cutter.keys(fold_plain(text))

    @Slot()
    def _learned(self) -> None:
        reference = self._library.reference
        if reference and reference.cutter is not self._cutter:
            cutter = reference.cutter
            self._lane.queue(lambda job: _warm(cutter, job), self._warmed)

    def _warmed(self, cutter: Cutter) -> None:
        self._cutter = cutter


def _warm(cutter: Cutter, job: Job) -> Cutter:
    cutter.keys("面霜")
    return cutter
