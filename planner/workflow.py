"""选题 → 初稿 → 一审 → 终审 → 待发 → 已发 → 复盘: what stands between a slot and its next step, and who took which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.drafts import Drafts
from planner.matrix import steps
from planner.matrix.annotations import Annotations
from planner.matrix.slot_images import AT
from planner.matrix.statuses import DRAFT_AT, with_slot_status, with_status
from planner.matrix.steps import WHO, Taken, who_works
from planner.matrix.waivers import digest_of, waive
from planner.matrix.written import Recording, Written, recorded
from planner.problems import Problem
from planner.storage import images
from planner.storage.images import DRAFT, SLOT, Row
from planner.storage.records import STATUSES, Annotation, Gate, Status, Step
from planner.storage.store import Store
from planner.storage.times import CHINA

if TYPE_CHECKING:
    from planner.matrix.gating import Gating

__all__ = ["WHO", "Workflow"]

Gates = Mapping[str, tuple[Gate, ...]]
Rows = dict[str, Row]
APPROVED = ("终审", "待发")
"""Who takes a slot here has read its draft and found it good."""
OF_TEXT = ("用词", "篇幅", "审核")
"""Gates that speak of the text: what is let pass holds for the text as it was then."""


class Workflow:
    """The steps of slots in a workspace, taken by ``who`` (else the name of the setting WHO)."""

    def __init__(self, store: Store, who: str = "") -> None:
        self._store = store
        self.who = who_works(store, who)

    def gates(self, slot_ids: Sequence[str]) -> Gates:
        """All gates of each slot: 草稿, 用词, 篇幅, 链路 (with 报备), 审核. The first call of a store reads the word lists (0.7 s)."""
        return self._gating().gates(slot_ids)

    def held(self, ids: Sequence[str], to: Status) -> dict[str, Gate]:
        """Those of these slots that cannot reach a status yet, each with the first gate that is closed."""
        from planner.matrix.gating import needed

        before = self._statuses(ids)
        names = {id: needed(status, to) for id, status in before.items()}
        gates = self.gates([id for id in ids if names.get(id)])
        closed = (
            (id, next((one for one in gates[id] if one.name in names[id] and not one.open), None)) for id in gates
        )
        return {id: gate for id, gate in closed if gate is not None}

    def step(self, ids: Sequence[str], to: Status, why: str = "") -> Written:
        """Take slots to a status, and their drafts with them, as one step that is logged.

        Raises Problem when a gate on the way is closed, or when one goes back and nothing says why.
        """
        why = why.strip()
        if any(STATUSES.index(to) < STATUSES.index(status) for status in self._statuses(ids).values()) and not why:
            raise Problem(f"退回到{to}要写明原因", "写一句要改什么，写稿的人会看到")
        held = self.held(ids, to)
        if held:
            gate = next(iter(held.values()))
            many = f"{len(held)} 条排期" if len(held) > 1 else "这条排期"
            raise Problem(f"{many}还不能到{to}：{gate.text}", "改好，或写明理由放行")
        with recorded(self._store) as recording:
            self._take(recording, ids, to, why)
        return recording.written

    def waive(self, slot_id: str, gate: str, reason: str) -> Written:
        """Let a closed gate of a slot pass; of what speaks of the text, for this text only. Raises Problem without a reason."""
        return waive(self._store, slot_id, gate, reason, self.who, of_text=gate in OF_TEXT)

    def log(self, slot_id: str | None = None) -> list[Step]:
        """Who did what with a slot, or with any, the newest first."""
        return steps.log(self._store, slot_id)

    def annotate(self, slot_id: str, field: str, start: int, end: int, text: str) -> Written:
        """Say something of a place in the draft: ``field`` is title or body, places are Python indices."""
        return Annotations(self._store).add(slot_id, field, start, end, text, self.who)

    def annotations(self, slot_id: str) -> list[Annotation]:
        """What was said of the draft, in the order of the text; each knows where its sentence stands now."""
        return Annotations(self._store).of(slot_id)

    def _take(self, recording: Recording, ids: Sequence[str], to: Status, why: str) -> None:
        store, now = self._store, self._store.now()
        recording.touch(SLOT, ids)
        known = recording.rows(SLOT)
        rows: Rows = {id: row for id in ids if (row := known[id]) is not None and row[AT["status"]] != to}
        named = [row[AT["draft_id"]] for row in rows.values() if row[AT["draft_id"]]]
        recording.touch(DRAFT, named)
        drafts: Rows = {id: row for id, row in recording.rows(DRAFT).items() if row is not None}
        for id, row in drafts.items():
            Drafts(store).keep_before(recording.db, id, f"{row[DRAFT_AT['status']]} → {to}")
        images.put(recording.db, SLOT, known, {id: with_slot_status(row, to, now) for id, row in rows.items()})
        today = store.clock().astimezone(CHINA).date().isoformat()
        images.put(recording.db, DRAFT, drafts, {id: with_status(row, to, now, today) for id, row in drafts.items()})
        taken = [
            Taken(id, row[AT["status"]], to, why, digest_of(store, id) if to in APPROVED else None)
            for id, row in rows.items()
        ]
        steps.record(store, recording, taken, self.who)

    def _statuses(self, ids: Sequence[str]) -> dict[str, Status]:
        rows = images.read(self._store.db, SLOT, ids)
        return {id: row[AT["status"]] for id, row in rows.items() if row is not None}

    def _gating(self) -> Gating:
        # jieba and the rules are loaded when the first draft is looked at.
        from planner.matrix.gating import Gating

        return self._store.beside(Gating, Gating)
