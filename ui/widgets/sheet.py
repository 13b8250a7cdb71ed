"""Dialogs: opened, never executed, so that the window lives on behind them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel


class Sheet(QDialog):
    """A dialog with a ``body`` to fill and a row of buttons. Esc leaves; it deletes itself when closed."""

    def __init__(self, theme: Theme, title: str, parent: QWidget, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        self.heading = PlainLabel(title, "page")
        column.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        column.addLayout(self._row)

    def showEvent(self, event: QShowEvent) -> None:
        # A dialog gives wrapped words the height of a guess, and cuts off what does not fit.
        if (layout := self.layout()) is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), min(needed, self.screen().availableSize().height())))
        super().showEvent(event)

    def add_button(
        self, text: str, run: Callable[[], object], *, kind: str = "", left: bool = False, default: bool = False
    ) -> Button:
        """A button at the end of the row, or at its ``left``; Enter presses the ``default`` one."""
        button = Button(text, kind=kind)
        button.clicked.connect(lambda: run())
        button.setDefault(default)
        self._row.insertWidget(0 if left else self._row.count(), button)
        if default:
            button.setFocus()
        return button


def ask(
    theme: Theme, parent: QWidget, title: str, text: str, yes: str, then: Callable[[], object], *, bad: bool = False
) -> Sheet:
    """Ask before something that cannot be undone; ``then`` runs when the person says ``yes``."""
    sheet = Sheet(theme, title, parent, width=400)
    sheet.body.addWidget(PlainLabel(text, wrap=True))
    sheet.accepted.connect(lambda: then())
    sheet.add_button("取消", sheet.reject, default=bad)
    sheet.add_button(yes, sheet.accept, kind="bad" if bad else "primary", default=not bad)
    sheet.open()
    return sheet
