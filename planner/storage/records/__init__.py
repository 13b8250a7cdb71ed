"""Rows as pages and commands see them: frozen values, unknown is None."""

from planner.storage.records.accounts import (
    HEALTHS,
    ROLES,
    AccountFacets,
    AccountFilter,
    AccountPart,
    AccountRecord,
    AccountSnapshot,
    Word,
)
from planner.storage.records.batches import BatchRecord, BatchState, RowProblem
from planner.storage.records.drafts import (
    STATUSES,
    DraftContent,
    DraftFilter,
    DraftLine,
    DraftRecord,
    DraftVersion,
    Status,
)
from planner.storage.records.notes import Facets, NoteFilter, NoteLine, NoteMetric, NoteRecord, NoteSort, Seen
from planner.storage.records.others import (
    CommentRecord,
    Dismissal,
    KeywordRecord,
    KeywordSnapshot,
    OwnWord,
)

__all__ = [
    "HEALTHS",
    "ROLES",
    "STATUSES",
    "AccountFacets",
    "AccountFilter",
    "AccountPart",
    "AccountRecord",
    "AccountSnapshot",
    "BatchRecord",
    "BatchState",
    "CommentRecord",
    "Dismissal",
    "DraftContent",
    "DraftFilter",
    "DraftLine",
    "DraftRecord",
    "DraftVersion",
    "Facets",
    "KeywordRecord",
    "KeywordSnapshot",
    "NoteFilter",
    "NoteLine",
    "NoteMetric",
    "NoteRecord",
    "NoteSort",
    "OwnWord",
    "RowProblem",
    "Seen",
    "Status",
    "Word",
]
