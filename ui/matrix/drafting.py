"""A draft begun from a slot: title, keywords and topics are taken along, and the slot knows its draft."""

from __future__ import annotations

from planner.matrix.written import Written
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.records import SlotLine
from ui.matrix.acts import PAGE
from ui.services import Services


def open_draft(services: Services, line: SlotLine, page: str = PAGE) -> None:
    """Show the draft of a slot in 写稿; one that is not there yet is begun, as one step of ``page`` that can be taken back."""
    id = line.slot.draft_id or _begin(services, line, page)
    if id:
        services.hub.look_wished.emit("draft", (id,), "排期")


def _begin(services: Services, line: SlotLine, page: str) -> str:
    """Make the draft and hang it on the slot; its id, or nothing when that could not be written."""
    made: list[tuple[str, Written]] = []

    def redo() -> Changes:
        if made:
            return made[0][1].redo()
        made.append(Slots(services.store).draft_for(line.slot.id))
        return made[0][1].changes

    begun = services.undo.do(page, "从排期写草稿", redo, lambda: made[0][1].undo())
    return made[0][0] if begun else ""
