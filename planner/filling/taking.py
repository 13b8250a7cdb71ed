"""Proposals become slots, in one step that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from planner.filling.request import Proposal
from planner.matrix.written import Written
from planner.slots import Slots
from planner.storage.store import Store


def take(store: Store, campaign_id: str, proposals: Iterable[Proposal]) -> Written:
    """Write the proposals a person accepted. Raises Problem when a slot of theirs is gone by now."""
    those = list(proposals)
    slots = Slots(store)
    written = slots.edit({one.slot_id: one.change for one in those if one.slot_id is not None})
    new = [one.change for one in those if one.slot_id is None]
    return written | slots.add(campaign_id, new)[1] if new else written
