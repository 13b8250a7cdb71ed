"""Gates that a person let pass, with the reason. One that was said of a text holds for that text and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from planner.matrix.written import Written, recorded
from planner.problems import Problem
from planner.storage import engine, images
from planner.storage.draft_rows import CONTENT
from planner.storage.draft_rows import content as content_of
from planner.storage.images import WAIVER
from planner.storage.records import DraftContent
from planner.storage.store import Store
from planner.storage.texts import dumps, storable


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a gate was let pass, by whom, and of which text (None: whatever it says)."""

    reason: str
    who: str
    digest: str | None


Waivers = Mapping[str, Mapping[str, Waiver]]
"""By slot and gate."""


def waived(store: Store, ids: Sequence[str]) -> Waivers:
    """What was let pass of these slots, the newest word of each gate."""
    found: dict[str, dict[str, Waiver]] = defaultdict(dict)
    for slot_id, gate, reason, who, said in engine.rows(
        store.db,
        "select slot_id, gate, reason, who, digest from waiver where deleted_at is null"
        " and slot_id in (select value from json_each(?)) order by id",
        (dumps(list(ids)),),
    ):
        found[slot_id][gate] = Waiver(reason, who, said)
    return found


def waive(store: Store, slot_id: str, gate: str, reason: str, who: str, *, of_text: bool) -> Written:
    """Let a gate of a slot pass; ``of_text`` ties it to the draft as it is now. Raises Problem without a reason."""
    reason = storable(reason).strip()
    if not reason:
        raise Problem("放行要写明理由", "负责人会看到它，例如“比较的是自家旧款”")
    id, now = store.key(), store.now()
    with recorded(store) as recording:
        recording.touch(WAIVER, [id])
        text = digest_of(store, slot_id) if of_text else None
        row = (slot_id, gate, reason, storable(who), text, now, now, None)
        images.put(recording.db, WAIVER, {id: None}, {id: row})
    return recording.written


def digest_of(store: Store, slot_id: str) -> str | None:
    """The digest of the draft that hangs on a slot, None without one."""
    columns = ", ".join(f"d.{name.strip()}" for name in CONTENT.split(","))
    found = engine.rows(
        store.db, f"select {columns} from slot s join draft d on d.id = s.draft_id where s.id = ?", (slot_id,)
    )
    return digest(content_of(found[0])) if found else None


def digest(content: DraftContent) -> str:
    """What tells one text from another."""
    said = dumps([content.title, content.body, list(content.topics), list(content.images)])
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
