"""A quiet line above a page: something worth knowing, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel

Tone = Literal["good", "warn", "bad"]
PLACES: dict[Tone, str] = {"good": "banner", "warn": "warnbanner", "bad": "badbanner"}


class Banner(QFrame):
    """Words, an optional action, and × when it may be put away."""

    closed = Signal()
    """A person put it away."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        action: str = "",
        run: Callable[[], object] | None = None,
        *,
        tone: Tone = "good",
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("place", PLACES[tone])
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = ElidedLabel(text, "soft" if tone == "good" else tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        if action and run:
            button = Button(action, kind="link")
            button.clicked.connect(lambda: run())
            row.addWidget(button)
        if closable:
            close = IconButton(theme, "xmark", "关闭提示", size=11)
            close.clicked.connect(self._put_away)
            row.addWidget(close)

    @property
    def text(self) -> str:
        """The words."""
        return self._words.text()

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()
