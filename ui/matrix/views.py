"""The views of the slots of a campaign, as tabs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from planner.matrix.axes import AXES, VIEWS
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel

PYRAMID, SHEET, OWN = "pyramid", "sheet", "own"
TABS: Mapping[str, str] = {
    **{view.name: view.text for view in VIEWS},
    PYRAMID: "金字塔",
    SHEET: "表格",
    OWN: "自选",
}
OWN_AXES = ("owner", "status")
"""What the person's own view begins with."""


class Views(QWidget):
    """``chosen`` says that a person wants another view, or other axes in their own."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(TABS)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("视图")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for text in TABS.values():
            self.tabs.addTab(text)
        self.rows, self.columns = Choice(theme, "行"), Choice(theme, "列")
        for choice, value in zip((self.rows, self.columns), OWN_AXES, strict=True):
            for axis in AXES:
                choice.add(axis.text, axis.name)
            choice.choose(value)
            choice.activated.connect(self.chosen)
        self.own = QWidget()
        """Where the axes of the person's own view are chosen."""
        own = QHBoxLayout(self.own)
        own.setContentsMargins(0, 0, 8, 0)
        own.setSpacing(6)
        for text, choice in (("行", self.rows), ("列", self.columns)):
            own.addWidget(PlainLabel(text, "soft"))
            own.addWidget(choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.own.hide()
        self.tabs.currentChanged.connect(self._turned)

    @property
    def view(self) -> str:
        """The name of the view in front."""
        return self._names[max(0, self.tabs.currentIndex())]

    @property
    def axes(self) -> tuple[str, str]:
        """The names of the axes of the view; those of the first view where it has none."""
        if self.view == OWN:
            return str(self.rows.currentData()), str(self.columns.currentData())
        view = next((one for one in VIEWS if one.name == self.view), VIEWS[0])
        return view.rows, view.columns

    @property
    def lays_out(self) -> bool:
        """Whether this view is a pivot."""
        return self.view not in (PYRAMID, SHEET)

    @property
    def text(self) -> str:
        """What people call the view."""
        if self.view == OWN:
            return f"{self.rows.currentText()} × {self.columns.currentText()}"
        return TABS[self.view]

    @property
    def kept(self) -> list[str]:
        """What is worth remembering."""
        return [self.view, str(self.rows.currentData()), str(self.columns.currentData())]

    def restore(self, kept: object) -> None:
        """Show what was remembered, without saying so; nonsense is ignored."""
        if not (isinstance(kept, list) and len(kept) == 3 and kept[0] in TABS):
            return
        known = {axis.name for axis in AXES}
        for choice, value in zip((self.rows, self.columns), kept[1:], strict=True):
            if value in known:
                choice.choose(value)
        self.choose(kept[0])

    def choose(self, view: str) -> None:
        """Show a view as the one in front, without saying so."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._names.index(view))
        self.tabs.blockSignals(False)
        self.own.setVisible(view == OWN)

    @Slot()
    def _turned(self) -> None:
        self.own.setVisible(self.view == OWN)
        self.chosen.emit()
