"""Where rows would stand: why there are none, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.theme import Theme
from ui.widgets.empty import EmptyState


class Place(QStackedWidget):
    """The one reason that holds now, each with its own picture and button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: tuple[str, ...] = ()

    def say(
        self, icon_name: str, title: str, text: str = "", action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show these words, and a button that does something about it."""
        said = (icon_name, title, text, action)
        if said == self._said:
            return
        self._said = said
        while (old := self.currentWidget()) is not None:
            self.removeWidget(old)
            old.deleteLater()
        self.addWidget(EmptyState(self._theme, icon_name, title, text, action, run))
