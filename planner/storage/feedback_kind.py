"""How shop feedback is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from planner.importing.rows import FeedbackRow
from planner.storage.kinds import PlainKind, known
from planner.storage.note_kind import digest
from planner.storage.payloads import Values
from planner.storage.times import china


class FeedbackKind(PlainKind):
    """Feedback, told apart by a digest of the shop's number, else by all it says. A product a person named is never touched."""

    noun = "feedback"
    table = "feedback"
    sightings = "feedback_sighting"
    column = "feedback"
    columns = ("kind", "text", "reason", "answer", "stars", "label", "goods", "sku", "crowd", "said_at", "likes")
    filled: ClassVar[Mapping[str, Any]] = {"text": ""}

    def key(self, row: FeedbackRow) -> str:
        return feedback_key(row)

    def seen_at(self, row: FeedbackRow) -> str | None:
        return None

    def pack(self, row: FeedbackRow) -> Values:
        return known({name: getattr(row, name) for name in self.columns} | {"said_at": china(row.said_at)})


def feedback_key(row: FeedbackRow) -> str:
    """One order may be reviewed, reviewed again and returned: the kind belongs to the key."""
    if row.id:
        return f"{row.kind}:{row.id}"
    said = (row.goods or "", row.sku or "", row.text, row.reason or "", row.said_at or "", str(row.stars or ""))
    return f"{row.kind}:h:" + digest(*said)
