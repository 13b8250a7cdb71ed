"""Slots: who writes what, when, and for which keyword."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.drafts import Drafts
from planner.matrix.lives import days_of, hung
from planner.matrix.slot_images import AT, fresh, replaced
from planner.matrix.slot_values import NEW, checked
from planner.matrix.statuses import hang, taken
from planner.matrix.steps import Taken, record, who_works
from planner.matrix.written import Recording, Written, recorded
from planner.problems import Problem
from planner.settings import TIERS, Settings
from planner.storage import engine, images
from planner.storage.campaign_rows import phases_of
from planner.storage.changes import Changes
from planner.storage.images import SLOT, Row
from planner.storage.records import DraftContent, SlotFacets, SlotFilter, SlotLine, Status
from planner.storage.slot_rows import ACCOUNT, LINES, accounts_sql, slot_line
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

EVERY = SlotFilter()
Sort = tuple[str, bool]
BY_DAY: Sort = ("day", False)
GONE = Problem("这条排期已经不在了", "请在矩阵里选另一条")
POINTS: Mapping[str, tuple[str, str]] = {
    "account_id": ("account", "账号"),
    "product_id": ("product", "产品"),
    "draft_id": ("draft", "草稿"),
    "note_id": ("note", "笔记"),
    "live_id": ("live", "直播"),
}
"""Fields that name something else: its table and what it is called."""


class Slots:
    """The slots of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, campaign_id: str | None, wanted: SlotFilter = EVERY, sort: Sort = BY_DAY) -> list[str]:
        """The ids of the slots that fit, of one campaign or of all; ``(column, True)`` begins with the greatest, unknown last.

        Columns are those of ``planner.matrix.ordering.SORTS``; raises KeyError for another.
        """
        # NumPy is loaded when the first slots are looked for, not when the window opens.
        from planner.matrix.looking import found

        return found(self._store, campaign_id, wanted, sort)

    def count(self, campaign_id: str | None, wanted: SlotFilter = EVERY) -> int:
        """How many fit."""
        from planner.matrix.looking import counted

        return counted(self._store, campaign_id, wanted)

    def lines(self, ids: Sequence[str]) -> list[SlotLine]:
        """These slots in this order, also deleted ones; ids that are gone are left out."""
        preset = Settings(self._store).get(TIERS)
        with engine.reading(self._store.db) as db:
            found = engine.rows(db, LINES, (dumps(list(ids)),))
            named = dumps(sorted({row[ACCOUNT] for row in found if row[ACCOUNT]}))
            accounts = {
                id: (name, fans, role)
                for id, name, fans, role in engine.rows(db, accounts_sql(visible(db, "{0}.batch")), (named,))
            }
            phases = phases_of(db, None)
        return [slot_line(row, accounts, preset, phases) for row in found]

    def line(self, id: str) -> SlotLine:
        """One slot; raises Problem when there is none."""
        found = self.lines([id])
        if not found:
            raise GONE
        return found[0]

    def facets(self, campaign_id: str | None) -> SlotFacets:
        """What the filters can offer."""
        from planner.matrix.looking import facets_of

        return facets_of(self._store, campaign_id)

    def add(self, campaign_id: str, rows: Sequence[Mapping[str, object]]) -> tuple[list[str], Written]:
        """New slots in one step; each row has fields of Slot, ``status`` too. Returns their ids in order.

        Raises Problem for values a person can mend, ValueError for a field no slot has.
        """
        values = [checked(row, NEW) for row in rows]
        ids = [self._store.key() for _ in rows]
        with recorded(self._store) as recording:
            if engine.value(recording.db, "select 1 from campaign where id = ?", (campaign_id,)) is None:
                raise Problem("这个计划已经不在了", "请选另一个计划")
            recording.touch(SLOT, ids)
            now, no = self._store.now(), next_no(recording)
            empty = fresh(0, campaign_id, {}, now)
            self._check(recording, values, ids)
            days = days_of(recording.db, (value.get("live_id") for value in values))
            wanted = {
                id: fresh(no + at, campaign_id, value | hung(empty, value, days), now)
                for at, (id, value) in enumerate(zip(ids, values, strict=True))
            }
            images.put(recording.db, SLOT, recording.rows(SLOT), wanted)
            begun = [
                Taken(id, None, value["status"], "新建")
                for id, value in zip(ids, values, strict=True)
                if value.get("status", "选题") != "选题"
            ]
            record(self._store, recording, begun, who_works(self._store))
            self._hang(recording, dict(zip(ids, values, strict=True)), now)
        return ids, recording.written

    def edit(self, changes: Mapping[str, Mapping[str, object]]) -> Written:
        """New values for slots by their ids, in one step. The status is changed through ``planner.workflow.Workflow``.

        Raises Problem for values a person can mend or a slot that is gone, ValueError for a field no slot has.
        """
        values = {id: checked(fields) for id, fields in changes.items()}
        with recorded(self._store) as recording:
            recording.touch(SLOT, values)
            rows, now = recording.rows(SLOT), self._store.now()
            if any(rows[id] is None for id in values):
                raise GONE
            self._check(recording, list(values.values()), list(values))
            lives = [value.get("live_id") or _of(rows[id], "live_id") for id, value in values.items()]
            days = days_of(recording.db, lives)
            wanted = {
                id: replaced(row, value | hung(row, value, days), now)
                for id, value in values.items()
                if (row := rows[id]) is not None
            }
            images.put(recording.db, SLOT, rows, wanted)
            self._hang(recording, values, now)
        return recording.written

    def delete(self, ids: Sequence[str]) -> Written:
        """Put slots into the waste basket; drafts and notes of theirs stay."""
        return self._mark(ids, self._store.now())

    def undelete(self, ids: Sequence[str]) -> Written:
        """Take slots out of it again; one whose draft hangs elsewhere by now comes without it."""
        return self._mark(ids, None)

    def duplicate(self, ids: Sequence[str]) -> tuple[list[str], Written]:
        """The same plan once more for each, without draft, note and status. Returns the new ids in order."""
        with recorded(self._store) as recording:
            found = images.read(recording.db, SLOT, ids)
            rows = [row for id in ids if (row := found[id]) is not None]
            made, now, no = [self._store.key() for _ in rows], self._store.now(), next_no(recording)
            recording.touch(SLOT, made)
            bare = {
                "draft_id": None,
                "note_id": None,
                "status": "选题",
                "fixed": 0,
                "created_at": now,
                "deleted_at": None,
            }
            images.put(
                recording.db,
                SLOT,
                recording.rows(SLOT),
                {
                    id: replaced(row, bare | {"no": no + at}, now)
                    for at, (id, row) in enumerate(zip(made, rows, strict=True))
                },
            )
        return made, recording.written

    def draft_for(self, id: str) -> tuple[str, Written]:
        """A draft begun for a slot, with its title, its keywords, and its topics: the product and the keywords that matter most.

        Returns the draft's id. Raises Problem when the slot has one already. Undo puts the draft into the waste basket.
        """
        line = self.line(id)
        if line.slot.draft_id:
            raise Problem("这条排期已经有草稿了", "请打开它接着写")
        words = [one.text for one in line.slot.keywords]
        main = [one.text for one in line.slot.keywords if one.role == "核心"]
        topics = tuple(dict.fromkeys("".join(text.split()) for text in (*main, line.product) if text))
        status: Status = "初稿" if line.slot.status == "选题" else line.slot.status
        content = DraftContent(line.slot.title, topics=topics, keywords=tuple(words))
        draft, _changes = Drafts(self._store).add(content, status=status, sample=line.slot.sample)
        written = self.edit({id: {"draft_id": draft.id}})
        mark = "update draft set deleted_at = ? where id = ?"
        aside = Written(
            self._store,
            Changes.of("draft", draft.id),
            undone=(lambda db: db.execute(mark, (self._store.now(), draft.id)),),
            redone=(lambda db: db.execute(mark, (None, draft.id)),),
        )
        return draft.id, written | aside

    def _mark(self, ids: Sequence[str], moment: str | None) -> Written:
        with recorded(self._store) as recording:
            recording.touch(SLOT, ids)
            rows, now = recording.rows(SLOT), self._store.now()
            elsewhere = _elsewhere(recording) if moment is None else frozenset()
            wanted = {
                id: replaced(
                    row,
                    {"deleted_at": moment} | ({"draft_id": None} if row[AT["draft_id"]] in elsewhere else {}),
                    now,
                )
                for id in ids
                if (row := rows[id]) is not None and (row[AT["deleted_at"]] is None) != (moment is None)
            }
            images.put(recording.db, SLOT, rows, wanted)
        return recording.written

    def _check(self, recording: Recording, values: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> None:
        """What slots are to point to must be there, and a draft must be free."""
        for field, (table, called) in POINTS.items():
            named = {value[field] for value in values if value.get(field)}
            if not named:
                continue
            found = {
                id
                for (id,) in engine.rows(
                    recording.db,
                    f"select id from {table} where id in (select value from json_each(?))",
                    (dumps(sorted(named)),),
                )
            }
            if named - found:
                raise Problem(f"这个{called}已经不在了", f"请选另一个{called}")
        drafts = [value["draft_id"] for value in values if value.get("draft_id")]
        if drafts:
            taken(recording.db, drafts, ids)

    def _hang(self, recording: Recording, values: Mapping[str, Mapping[str, Any]], now: str) -> None:
        drafts = {id: value["draft_id"] for id, value in values.items() if value.get("draft_id")}
        if drafts:
            hang(self._store, recording, drafts, now)


def next_no(recording: Recording) -> int:
    """The number the next slot will have."""
    return (engine.value(recording.db, "select seq from sqlite_sequence where name = 'slot'") or 0) + 1


def _of(row: Row | None, column: str) -> Any:
    return row and row[AT[column]]


def _elsewhere(recording: Recording) -> frozenset[str]:
    drafts = [row[AT["draft_id"]] for row in recording.rows(SLOT).values() if row is not None and row[AT["draft_id"]]]
    return frozenset(
        id
        for (id,) in engine.rows(
            recording.db,
            "select draft_id from slot where deleted_at is null and draft_id in (select value from json_each(?))",
            (dumps(drafts),),
        )
    )
