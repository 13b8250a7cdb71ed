"""Whole rows of the sheet: added, copied, deleted, and the draft of one opened."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.matrix.sheet.acts import Acts
from ui.matrix.sheet.asking import Asking
from ui.matrix.sheet.deck import Deck
from ui.matrix.sheet.model import SlotsModel
from ui.services import Services


class Rows(QObject):
    """Works on the rows in which something is marked."""

    def __init__(self, services: Services, deck: Deck, model: SlotsModel, acts: Acts, asking: Asking) -> None:
        super().__init__(deck)
        self._services, self._deck, self._model = services, deck, model
        self._acts, self._asking = acts, asking

    @property
    def ids(self) -> list[str]:
        """The slots of the marked rows, from the top."""
        known = self._model.ids
        return [known[row] for row in self._deck.marks.rows() if row < len(known)]

    @property
    def has_draft(self) -> bool:
        """Whether the current slot has one."""
        line = self._model.line(self._deck.marks.cell[0])
        return line is not None and line.slot.draft_id is not None

    def insert(self) -> None:
        """A new slot below the current one, on the same day."""
        if self._asking.campaign_id is None:
            self._services.status.say("先选一个计划，再新建排期")
            return
        line = self._model.line(self._deck.marks.cell[0])
        self._acts.add(self._asking.campaign_id, [{"day": line.slot.day} if line is not None else {}])

    def duplicate(self) -> None:
        """The same plans once more."""
        if self.ids:
            self._acts.duplicate(self.ids)

    def delete(self) -> None:
        """Delete the slots; where deleted ones are shown, restore them."""
        if self.ids:
            (self._acts.restore if self._asking.wanted.deleted else self._acts.delete)(self.ids)

    def open_draft(self) -> None:
        """Show the draft of the current slot where drafts are written."""
        line = self._model.line(self._deck.marks.cell[0])
        if line is not None and line.slot.draft_id:
            self._services.hub.look_wished.emit("draft", (line.slot.draft_id,), line.draft_title or "排期的草稿")
        else:
            self._services.status.say("这条排期还没有草稿")
