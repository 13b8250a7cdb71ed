"""Makes the pages, one a turn: the one in front, then 写稿, and all others once the first review is there.

A page that is asked for before its turn is made at once: by a click, a key, a command of its own, or a link from another page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.jobs import Lane
from ui.pages import FIRST
from ui.timers import one_shot

if TYPE_CHECKING:
    from ui.jobs import Job
    from ui.pages import PageInfo
    from ui.services import Services
    from ui.window import Window

TURN_MS = 5
"""Between two pages: with 0 all are made before the window answers once."""
QUIET_MS = 200
"""So long the lanes must have rested before the others are made: the first review begins 120 after its page is there."""
PATIENCE_MS = 5000
"""The others wait no longer than this, whatever the lanes do."""
HOMES = {"note": "library", "draft": "draft"}
"""Where each noun lives that another page may wish to look at."""


class Making(QObject):
    """``begin`` makes the page in front before it comes back; ``done`` tells when the last one is there."""

    done = Signal()

    def __init__(self, pages: Iterable[PageInfo], services: Services, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._window = services, window
        self._waiting = {page.id: page for page in pages}
        self._lane = Lane("pages", self)
        self._patient = True
        self._turn = one_shot(self, TURN_MS, self._next)
        self._quiet = one_shot(self, QUIET_MS, self._others)
        self._patience = one_shot(self, PATIENCE_MS, self._others_now)
        self._lanes = (services.review_lane, services.index_lane)
        for lane in self._lanes:
            lane.ended.connect(self._rested)
        window.missed.connect(self.need)
        # Before any page listens: what is wished is told again to the page that could not hear it yet.
        services.hub.look_wished.connect(self._look_wished)

    @property
    def busy(self) -> bool:
        """Whether pages are still to be made."""
        return bool(self._waiting)

    def begin(self, front: object) -> None:
        """Make the page of this id, or 写稿 when there is none; the others follow by themselves."""
        order = sorted(self._waiting.values(), key=lambda page: (page.id != front, page.id != FIRST))
        self._waiting = {page.id: page for page in order}
        for page in order:
            for offer in page.offers:
                run = partial(self._do, page.id, offer.id)
                self._services.commands.add(offer.id, offer.text, offer.keys, run)
        self._turn.start()
        self.need(order[0].id)

    @Slot(str)
    def need(self, id: str) -> bool:
        """Make a page now, unless it is there; True when it was made."""
        page = self._waiting.pop(id, None)
        if page is None:
            return False
        if not self._waiting:
            QTimer.singleShot(0, self, self._finish)
        # Last, so that a page that breaks keeps no other from being made.
        self._window.add_page(id, page.make(self._services, self._window.place))
        return True

    def close(self) -> None:
        """Make nothing any more; waits for what is being loaded."""
        self._waiting.clear()
        for timer in (self._turn, self._quiet, self._patience):
            timer.stop()
        self._lane.close()

    @Slot()
    def _next(self) -> None:
        """The next page: its modules are loaded in a lane, where the window need not stand still for them."""
        page = next(iter(self._waiting.values()), None)
        if page is None:
            return
        if self._patient and page.id != FIRST:
            self._patience.start()
            self._quiet.start()
        elif page.module in sys.modules:
            self._turn.start()
            self.need(page.id)
        else:
            self._lane.run(partial(_load, page.module), self._loaded, partial(self._not_loaded, page.id))

    def _loaded(self, _nothing: None) -> None:
        self._turn.start()

    def _not_loaded(self, page: str, _error: BaseException) -> None:
        """It breaks again when it is made, and there it is told; the others are made all the same."""
        self._turn.start()
        self.need(page)

    @Slot()
    def _rested(self) -> None:
        if self._quiet.isActive() or self._patience.isActive():
            self._quiet.start()

    @Slot()
    def _others(self) -> None:
        if not any(lane.busy for lane in self._lanes):
            self._others_now()

    @Slot()
    def _others_now(self) -> None:
        self._patient = False
        self._patience.stop()
        self._quiet.stop()
        self._next()

    @Slot()
    def _finish(self) -> None:
        self._lane.close()
        self.done.emit()

    def _do(self, id: str, command: str) -> None:
        if self.need(id):
            self._services.commands.get(command).action.trigger()

    @Slot(str, tuple, str)
    def _look_wished(self, noun: str, ids: tuple[str, ...], name: str) -> None:
        if self.need(HOMES[noun]):
            self._services.hub.look_wished.emit(noun, ids, name)


def _load(module: str, job: Job) -> None:
    import_module(module)
