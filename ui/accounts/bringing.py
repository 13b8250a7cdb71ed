"""Files chosen or dropped on a page, looked at and taken in as everywhere, reported on that page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.accounts.acts import PAGE
from ui.library.importing.choosing import choose_files
from ui.library.importing.flow import ImportFlow
from ui.library.importing.outcome import Outcome
from ui.services import Services


class Bringing(QObject):
    """``outcome`` is the line above the page that says which rows need a look; ``id`` is the page whose undo takes it back."""

    def __init__(self, services: Services, page: QWidget, id: str = PAGE, title: str = "导入账号表") -> None:
        super().__init__(page)
        self._services, self._page, self._title = services, page, title
        self.imports = ImportFlow(services, page, id)
        self.outcome = Outcome(services.theme)
        self.imports.reported.connect(self.outcome.show_reports)

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and import them."""
        choose_files(self._services, self._page.window(), self.begin, self._title)

    @Slot(list)
    def begin(self, files: Sequence[Path]) -> None:
        """Show what the files hold and, when the person agrees, take it in."""
        self.imports.begin(files)
