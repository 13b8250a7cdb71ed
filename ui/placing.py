"""A warning above every page when the data lies where a sync service or the network may spoil it: once for each folder."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.places import bad_place
from ui.services import Services
from ui.widgets.banner import Banner

TOLD = "place_told"
"""The folder of which a person has put the warning away."""


class PlaceBanner(Banner):
    """Hidden where the folder is a good place, and once it was put away there."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        place = bad_place(services.workspace.folder)
        super().__init__(
            services.theme,
            place.words if place else "",
            "怎么办",
            partial(_show_data, services),
            tone="warn",
            parent=parent,
        )
        self._memory, self._folder = services.memory, str(services.workspace.folder)
        self.closed.connect(self._remember)
        if place is None or self._memory.get(TOLD) == self._folder:
            self.hide()

    @Slot()
    def _remember(self) -> None:
        self._memory.keep(TOLD, self._folder)


def _show_data(services: Services) -> None:
    services.commands.get("settings.data").action.trigger()
