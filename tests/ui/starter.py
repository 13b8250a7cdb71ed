"""The whole application on a workspace of its own, opened again and again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from ui.app import App
from ui.services import Services

PATIENCE = 60_000


class Starter:
    """Opens the application on one workspace, again and again."""

    def __init__(self, qt: QApplication, folder: Path) -> None:
        self._qt, self._folder = qt, folder
        self._open: list[App] = []

    def __call__(self) -> App:
        app = App(self._qt, Workspace(self._folder).ensure())
        self._open.append(app)
        app.start()
        return app

    def leave(self) -> None:
        """Close what is open, as a person would, but without being asked."""
        for app in self._open:
            app.savers.save_all()
            app.window.guard = None
            app.window.close()
            app.end()
        self._open.clear()


def wait_ready(app: App, qtbot: QtBot) -> Services:
    qtbot.waitUntil(lambda: app.session.services is not None and not app.session.busy, timeout=PATIENCE)
    assert app.session.services is not None
    return app.session.services
