"""选题 → 初稿 → 一审 → 终审 → 待发 → 已发 → 复盘: what stands between a slot and its next step, and who took which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.matrix.slot_images import AT, replaced
from planner.matrix.statuses import with_status
from planner.matrix.written import Written, recorded
from planner.problems import Problem
from planner.settings import Setting, Settings, text
from planner.storage import engine, images
from planner.storage.changes import Changes
from planner.storage.images import DRAFT, SLOT
from planner.storage.records import STATUSES, Gate, Status, Step
from planner.storage.store import Store
from planner.storage.texts import dumps

WHO: Setting[str] = text("who")
"""The name of who works here, as the log has it."""
NOBODY = "我"

Gates = Mapping[str, tuple[Gate, ...]]


class Workflow:
    """The steps of slots in a workspace, taken by ``who``."""

    def __init__(self, store: Store, who: str = "") -> None:
        self._store = store
        self._who = who.strip() or Settings(store).get(WHO) or NOBODY

    def gates(self, slot_ids: Sequence[str]) -> Gates:
        """What stands between each slot and its next step."""
        found = engine.rows(
            self._store.db,
            "select id, draft_id is not null from slot where id in (select value from json_each(?))",
            (dumps(list(slot_ids)),),
        )
        return {
            id: (Gate("草稿", "通过", "已有草稿") if has else Gate("草稿", "阻断", "还没有草稿"),) for id, has in found
        }

    def step(self, ids: Sequence[str], to: Status, why: str = "") -> Written:
        """Take slots to a status, and their drafts with them. Going back needs a reason; raises Problem without one."""
        now = self._store.now()
        with recorded(self._store) as recording:
            recording.touch(SLOT, ids)
            rows = {id: row for id, row in recording.rows(SLOT).items() if row is not None}
            for row in rows.values():
                if STATUSES.index(to) < STATUSES.index(row[AT["status"]]) and not why.strip():
                    raise Problem(f"退回到{to}要写明原因", "写一句要改什么，写稿的人会看到")
            recording.touch(DRAFT, [row[AT["draft_id"]] for row in rows.values() if row[AT["draft_id"]]])
            drafts = {id: row for id, row in recording.rows(DRAFT).items() if row is not None}
            images.put(
                recording.db,
                SLOT,
                recording.rows(SLOT),
                {id: replaced(row, {"status": to}, now) for id, row in rows.items()},
            )
            images.put(recording.db, DRAFT, drafts, {id: with_status(row, to, now) for id, row in drafts.items()})
            recording.db.conn.executemany(
                "insert into approval (id, slot_id, before, after, who, why, created_at) values (?, ?, ?, ?, ?, ?, ?)",
                [
                    (self._store.key(), id, row[AT["status"]], to, self._who, why.strip(), now)
                    for id, row in rows.items()
                ],
            )
            recording.tell(Changes.everything("approval"))
        return recording.written

    def log(self, slot_id: str | None = None) -> list[Step]:
        """Who did what with a slot, or with any, the newest first."""
        found = engine.rows(
            self._store.db,
            "select id, slot_id, before, after, who, why, created_at from approval where ? is null or slot_id = ?"
            " order by id desc",
            (slot_id, slot_id),
        )
        return [Step(*row) for row in found]
