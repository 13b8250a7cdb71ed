"""The real application in a process of its own, typing all by itself until it is killed. Run as a module with a folder.

Prints how many characters stand in the body after every key, so that the one who kills it knows what was written when.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from planner.paths import Workspace
from ui.app import App
from ui.draft.page import DraftPage

KEY_EVERY_MS = 30
"""Faster than anybody types: a pause that never comes must not put off saving."""
TEXT = "今天的面霜🔥厚涂不闷，"


def main(folder: Path) -> int:
    """Open the window on a workspace and type for ever."""
    qt = QApplication(sys.argv[:1])
    app = App(qt, Workspace(folder).ensure())
    timer = QTimer(app)
    timer.setInterval(KEY_EVERY_MS)
    timer.timeout.connect(lambda: type_one(app))
    app.ready.connect(lambda: begin(app, timer))
    app.start()
    return int(qt.exec())


def begin(app: App, timer: QTimer) -> None:
    """A new draft, and the first key."""
    app.window.commands.get("draft.new").action.trigger()
    timer.start()


def type_one(app: App) -> None:
    """One more character, the way the input method hands it over."""
    page = app.window.findChild(DraftPage)
    assert isinstance(page, DraftPage)
    body = page.surface.body
    length = len(body.text())
    event = QInputMethodEvent()
    event.setCommitString(TEXT[length % len(TEXT)])
    QApplication.sendEvent(body, event)
    print(len(body.text()), flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
