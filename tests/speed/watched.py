"""Opens the real window on a workspace, does one thing after another in it, and tells how long its thread was held up.

Run as a program of its own, `python -m tests.speed.watched FOLDER STEP…`, so that nothing of a test runner is in the way;
prints one line of JSON. Steps: ``idle``, ``type:KEYS``, ``learn`` (waits until the library has been learned), ``library`` (goes there),
``import:FILE``, ``searchable`` (waits until the search index knows every note) and ``mix:SECONDS:FILE`` (a bit of everything).
Qt is imported inside functions, since a worker process imports this module once more.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

HEAVY = ("jieba", "sklearn", "scipy", "numpy", "sqlite_utils", "pysqlite3", "openpyxl", "python_calamine", "opencc")
IDLE_SECONDS = 1.0
KEY_SECONDS, BREATH_SECONDS, BURST = 0.04, 0.2, 4
"""Four characters in a row, as the input method gives them, then a breath long enough for a review to begin."""
SETTLE_SECONDS = 0.7
"""What follows a step belongs to it: the table is filled again, the list of drafts drawn anew."""
ASK_SECONDS = 0.5
PATIENCE = 1800.0
TEXT = "早八挤地铁的时候照了下玻璃，脸上又起皮了，这罐面霜厚涂也不闷。"


class _NotOurs:
    """sqlite_utils loads pandas wherever it finds it. We do not depend on it: no user has it, a developer may."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


# Now, since the worker processes import this module, too.
sys.meta_path.insert(0, _NotOurs())  # type: ignore[arg-type]

if TYPE_CHECKING:
    from planner.importing.choice import Choice
    from planner.paths import Workspace
    from ui.app import App
    from ui.draft.page import DraftPage


class Person:
    """Somebody at the window."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.reviews = 0
        self.learned = 0
        self.looking = self.sitting = False
        self.first_review = 0.0

    @property
    def page(self) -> DraftPage:
        from ui.draft.page import DraftPage

        found = self.app.window.findChild(DraftPage)
        assert isinstance(found, DraftPage)
        return found

    def looks(self) -> bool:
        """Whether the desk is there; what is told at it is counted from then on, before the other pages are made."""
        # Not imported here: while a lane loads it, this thread would be held up until it has.
        page = getattr(sys.modules.get("ui.draft.page"), "DraftPage", None)
        found = page and self.app.window.findChild(page)
        if found and not self.looking:
            found.reviewer.reviewed.connect(self._saw)
            self.looking = True
        return self.looking

    def sits_down(self) -> None:
        """All pages are there."""
        self.app.session.hub.learned.connect(self._learned)
        self.sitting = True

    def does(self, step: str, detail: str) -> dict[str, Any] | None:
        """One step, and what is to be told of it."""
        ways: dict[str, Callable[[str], dict[str, Any] | None]] = {
            "idle": self.idles,
            "type": self.types,
            "learn": self.waits_for_learning,
            "library": self.goes_to_library,
            "import": self.imports,
            "searchable": self.waits_for_the_search_index,
            "mix": self.mixes,
        }
        return ways[step](detail)

    def idles(self, _nothing: str) -> None:
        """Does nothing: what is measured then is the machine."""
        wait(IDLE_SECONDS)

    def types(self, keys: str) -> None:
        """Types in the real editor while reviews run, at both ends of the text."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QInputMethodEvent, QTextCursor
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        self.app.window.show_page("draft")
        body = self.page.surface.body
        body.setFocus()
        for number in range(int(keys)):
            if number % 60 == 30:
                body.moveCursor(QTextCursor.MoveOperation.Start)
            elif number % 60 == 0:
                body.moveCursor(QTextCursor.MoveOperation.End)
            if number % 5 == 4:
                QTest.keyClick(body, Qt.Key.Key_Backspace)
            else:
                event = QInputMethodEvent()
                event.setCommitString(TEXT[number % len(TEXT)])
                QApplication.sendEvent(body, event)
            wait(BREATH_SECONDS if number % BURST == BURST - 1 else KEY_SECONDS)
        wait_until(lambda: self.page.assistance.fresh)

    def waits_for_learning(self, _nothing: str) -> None:
        services = self.app.session.services
        assert services
        wait_until(lambda: self.learned > 0 and not self.app.session.busy)
        assert services.library.learned, "the library could not be learned"

    def goes_to_library(self, _nothing: str) -> None:
        """Sees the table for the first time."""
        self.app.window.show_page("library")

    def imports(self, file: str) -> None:
        """Takes a file in, as the dialog does when the person agrees, with the table in sight."""
        from ui.library.page import LibraryPage

        page = self.app.window.findChild(LibraryPage)
        assert isinstance(page, LibraryPage)
        done: list[Any] = []
        page.imports.reported.connect(done.append)
        chosen: list[tuple[Path, Choice | None]] = [(Path(file), None)]
        page.imports.take_in(chosen)
        wait_until(lambda: bool(done))

    def waits_for_the_search_index(self, _nothing: str) -> None:
        """Until the last note can be found by its words. Asked in another thread, so that the window is not held up by it."""
        workspace, known = self.app.session.services.workspace, threading.Event()  # type: ignore[union-attr]
        asking = threading.Thread(target=_ask_search_index, args=(workspace, known), daemon=True)
        asking.start()
        wait_until(known.is_set)
        asking.join()

    def mixes(self, detail: str) -> dict[str, Any]:
        """A bit of everything for so many seconds; the same file is taken in again and again."""
        seconds, _, file = detail.partition(":")
        from tests.pulse import Pulse
        from tests.speed.mixing import mix

        return mix(
            self.app, float(seconds), lambda keys: self.types(str(keys)), lambda: self.imports(file), Pulse(), wait
        )

    def _saw(self, _id: str, _review: object) -> None:
        self.first_review = self.first_review or time.process_time()
        self.reviews += 1

    def _learned(self) -> None:
        self.learned += 1


def _ask_search_index(workspace: Workspace, known: threading.Event) -> None:
    from planner.search_index import SearchIndex
    from planner.storage.store import Store

    while not known.is_set():
        with Store.open(workspace) as store:
            if SearchIndex(store).knows_all():
                known.set()
        # No sleep: who waits for this thread is the window.
        known.wait(ASK_SECONDS)


def wait(seconds: float) -> None:
    """Let the window live for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(there: Callable[[], bool]) -> None:
    """Let the window live until something has come true."""
    began = time.monotonic()
    while not there():
        if time.monotonic() - began > PATIENCE:
            raise TimeoutError
        wait(0.02)


def watch(folder: Path, steps: list[str]) -> dict[str, Any]:
    """Open, do the steps, close. The answer has an entry for each step, and for the start: ``start`` (seconds of work until the
    first paint, all pages, and the first review; what was loaded), and with steps for ``open`` (until the pages are there) and
    ``review`` (from then until the first review is shown)."""
    from PySide6.QtWidgets import QApplication

    from planner.paths import Workspace
    from ui.imports import for_the_window

    # As `main.py` does.
    for_the_window()
    from ui.app import App

    qt = QApplication([])
    app = App(qt, Workspace(folder).ensure())
    try:
        return _watch(app, steps)
    finally:
        app.window.guard = None
        app.window.close()
        # Also takes the hooks away that would write an exception into the log and not here.
        app.end()


def _watch(app: App, steps: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    person = Person(app)

    def painted() -> None:
        found["start"] = {"painted": time.process_time(), "loaded": [name for name in HEAVY if name in sys.modules]}

    _first_painted(app, painted)
    app.ready.connect(person.sits_down)
    app.start()
    wait_until(lambda: "start" in found)
    # Only now: what the measurement itself loads is no work of ours.
    from tests.memory import memory
    from tests.pulse import Pulse

    pulse = Pulse()
    if steps:
        # Not where work is measured: the pulse takes a thirtieth of a start.
        pulse.start()
    wait_until(person.looks)
    wait_until(lambda: person.sitting)
    found["start"]["ready"] = time.process_time()
    if steps:
        found["open"] = pulse.stop()
        pulse.start()
    wait_until(lambda: person.reviews > 0)
    found["start"]["reviewed"] = person.first_review
    if steps:
        found["review"] = pulse.stop()
    for step in steps:
        name, _, detail = step.partition(":")
        before = person.reviews
        pulse.start()
        began = time.perf_counter()
        told = person.does(name, detail) or {}
        seconds = time.perf_counter() - began
        wait(SETTLE_SECONDS)
        found[name] = {**pulse.stop(), "reviews": person.reviews - before, "seconds": seconds, **told}
    found["memory"] = memory()
    return found


def _first_painted(app: App, tell: Callable[[], None]) -> None:
    """Tell of the first paint before the application hears of it: then a lane begins to load what is heavy."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Eye(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                app.window.removeEventFilter(self)
                QTimer.singleShot(0, self, tell)
            return False

    app.window.installEventFilter(Eye(app.window))


def main() -> None:
    print(json.dumps(watch(Path(sys.argv[1]), sys.argv[2:])))


if __name__ == "__main__":
    main()
