"""A draft begun from a slot: title and keywords are taken along, and the slot knows its draft."""

from __future__ import annotations

from planner.matrix.written import Written
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.records import DraftContent, SlotLine
from ui.matrix.acts import PAGE
from ui.services import Services


def open_draft(services: Services, line: SlotLine, page: str = PAGE) -> None:
    """Show the draft of a slot in 写稿; one that is not there yet is begun, as one step of ``page`` that can be taken back."""
    id = line.slot.draft_id or _begin(services, line, page)
    if id:
        services.hub.look_wished.emit("draft", (id,), "排期")


def _begin(services: Services, line: SlotLine, page: str) -> str:
    """Make the draft and hang it on the slot; its id, or nothing when that could not be written."""
    made: list[str] = []
    written: list[Written] = []
    keywords = tuple(keyword.text for keyword in line.slot.keywords)

    def redo() -> Changes:
        if made:
            return services.drafts.undelete(made[0]) | written[0].redo()
        record, changes = services.drafts.add(DraftContent(title=line.slot.title, keywords=keywords))
        made.append(record.id)
        written.append(Slots(services.store).edit({line.slot.id: {"draft_id": record.id}}))
        return changes | written[0].changes

    def undo() -> Changes:
        return written[0].undo() | services.drafts.delete(made[0])

    return made[0] if services.undo.do(page, "从排期写草稿", redo, undo) else ""
