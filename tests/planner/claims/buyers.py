"""What buyers wrote, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from planner.batches import Batches
from planner.claims.kinds import RETURNED, REVIEWED
from planner.claims.reading import fill
from planner.importing.rows import FeedbackRow
from planner.storage.store import Store
from planner.storage.times import CHINA

GOODS = "青禾持妆粉底液 30ml"


def said(text: str = "", **more: Any) -> FeedbackRow:
    """A review of the foundation."""
    return FeedbackRow(**{"id": "", "kind": REVIEWED, "text": text, "goods": GOODS, **more})


def returned(reason: str, **more: Any) -> FeedbackRow:
    return said(kind=RETURNED, reason=reason, **more)


def bring(store: Store, rows: Sequence[FeedbackRow], *, file: str = "评价.csv", read: bool = True) -> str:
    """Import rows as one file and read them; rows without an id get one. Returns the batch."""
    batches = Batches(store)
    batch = batches.begin(file, "feedback", "feedback", f"hash of {file}", {})
    named = [row if row.id else FeedbackRow(**{**_fields(row), "id": f"{file}{at}"}) for at, row in enumerate(rows)]
    batches.write_feedback(batch, named)
    batches.finish(batch)
    if read:
        fill(store)
    return batch


def day(store: Store, ago: int) -> str:
    """A moment so many days ago."""
    return (store.clock().astimezone(CHINA) - timedelta(days=ago)).isoformat(timespec="seconds")


def _fields(row: FeedbackRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FeedbackRow.__dataclass_fields__}


def foundation(store: Store) -> list[FeedbackRow]:
    """214 returns, 67 of them because it does not last; of the reviews 18 of combination skin say so, and dry skin is content."""
    recent = day(store, 10)
    rows = [returned("持妆不佳", said_at=recent) for _ in range(67)]
    rows += [returned("七天无理由", said_at=recent) for _ in range(147)]
    rows += [said("混油皮，下午就脱妆了", said_at=recent, stars=2) for _ in range(18)]
    rows += [said("干皮，定妆后持妆很好", said_at=recent, stars=5) for _ in range(14)]
    rows += [said("脱妆", said_at=day(store, 200), stars=1) for _ in range(9)]
    return rows
