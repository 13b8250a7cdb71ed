"""Whoever holds unsaved words says so here; they are written before the window closes and when something crashes."""

from __future__ import annotations

import logging
from collections.abc import Callable

from ui.crash import place_of

log = logging.getLogger("caotian.savers")


class Savers:
    """``add`` a function that puts unsaved words on disk and returns False when that failed."""

    def __init__(self) -> None:
        self._saves: list[Callable[[], bool | None]] = []

    def add(self, save: Callable[[], bool | None]) -> None:
        """From now on ask this one too."""
        self._saves.append(save)

    def clear(self) -> None:
        """Nobody holds anything any more."""
        self._saves.clear()

    def save_all(self) -> bool:
        """Ask everybody; False when anything could not be saved. One that breaks keeps no other from saving."""
        answers = [self._ask(save) for save in self._saves]
        return all(answers)

    def _ask(self, save: Callable[[], bool | None]) -> bool:
        try:
            return save() is not False
        except BaseException as error:  # runs while the application may be dying: the next one must still be asked
            log.error("%s", place_of(error))
            return False
