"""The notes of the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from planner.storage.records import NoteLine
from ui.grid.model import PAGE, LinesModel
from ui.library.columns import COLUMNS

__all__ = ["PAGE", "NotesModel"]


class NotesModel(LinesModel[NoteLine]):
    """Notes under the columns of this page."""

    def __init__(self, fetch: Callable[[Sequence[str]], Sequence[NoteLine]], parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, fetch, parent)
