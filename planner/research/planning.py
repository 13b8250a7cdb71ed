"""From long-tails to drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from planner.drafts import Drafts
from planner.storage.changes import Changes
from planner.storage.records import DraftContent
from planner.storage.store import Store


class Worded(Protocol):
    """A long-tail, or anything else that is a keyword."""

    @property
    def text(self) -> str: ...


def to_drafts(store: Store, rows: Iterable[Worded]) -> tuple[list[str], Changes]:
    """One draft for each keyword, at the step 选题, named after it and meant to cover it. Returns their ids, in order."""
    drafts, ids, changes = Drafts(store), [], Changes()
    for row in rows:
        draft, change = drafts.add(DraftContent(title=row.text, keywords=(row.text,)), status="选题")
        ids.append(draft.id)
        changes |= change
    return ids, changes


def take_back(store: Store, ids: Sequence[str]) -> Changes:
    """Undo of ``to_drafts``: the drafts go into the basket. ``Drafts.undelete`` does it again."""
    return Drafts(store).delete(*ids)
