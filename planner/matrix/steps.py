"""The log: who took which slot from where to where, when and why. Rows are only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.matrix.written import Recording
from planner.settings import Setting, Settings, text
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.records import Step
from planner.storage.store import Store
from planner.storage.texts import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

WHO: Setting[str] = text("who")
"""The name of who works here, as the log has it: a local name, no account."""
NOBODY = "我"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step to be logged; ``digest`` is of the text that it approves."""

    slot_id: str
    before: str | None
    after: str
    why: str = ""
    digest: str | None = None

    def back(self) -> Taken:
        """The step that takes it back."""
        return Taken(self.slot_id, self.after, self.before or self.after, f"撤销{'：' if self.why else ''}{self.why}")


def who_works(store: Store, who: str = "") -> str:
    """The name for the log."""
    return storable(who.strip() or Settings(store).get(WHO).strip() or NOBODY)


def write(store: Store, db: Database, steps: Iterable[Taken], who: str) -> None:
    """Log steps, inside the write that takes them."""
    now = store.now()
    db.conn.executemany(
        "insert into approval (id, slot_id, before, after, who, why, digest, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(store.key(), one.slot_id, one.before, one.after, who, storable(one.why), one.digest, now) for one in steps],
    )


def record(store: Store, recording: Recording, taken: Sequence[Taken], who: str) -> None:
    """Log steps of a write that can be taken back: then that is logged too."""
    if taken:
        back = [one.back() for one in taken]
        write(store, recording.db, taken, who)
        recording.tell(Changes.everything("approval"))
        recording.then(lambda db: write(store, db, back, who), lambda db: write(store, db, taken, who))


def log(store: Store, slot_id: str | None) -> list[Step]:
    """The steps of one slot, or of all, the newest first."""
    found = engine.rows(
        store.db,
        "select id, slot_id, before, after, who, why, created_at from approval where ? is null or slot_id = ?"
        " order by id desc",
        (slot_id, slot_id),
    )
    return [Step(*row) for row in found]
