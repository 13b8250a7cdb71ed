"""Campaigns: what is planned from one day to another, with what money, for whom and about what; and their live sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner.matrix.campaign_values import columns
from planner.matrix.copying import copy_campaign
from planner.matrix.lives import move_slots
from planner.matrix.values import day, line, name
from planner.matrix.written import Recording, Written, recorded, set_columns
from planner.problems import Problem
from planner.storage import engine
from planner.storage.campaign_rows import CAMPAIGN as ROW
from planner.storage.campaign_rows import LIVE as LIVE_ROW
from planner.storage.campaign_rows import campaign, live
from planner.storage.images import CAMPAIGN, LIVE
from planner.storage.records import Campaign, Live
from planner.storage.store import Store

List = list[Campaign]
Lives = list[Live]
Ids = list[str]


class Campaigns:
    """The campaigns of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, *, deleted: bool = False) -> List:
        """Every campaign, the one that begins last first; with ``deleted`` those in the waste basket."""
        wish = "is not null" if deleted else "is null"
        sql = f"{ROW} where deleted_at {wish} order by start_day desc, id desc"
        return [campaign(row) for row in engine.rows(self._store.db, sql)]

    def get(self, id: str) -> Campaign:
        """One campaign, also a deleted one; raises Problem when there is none."""
        found = engine.rows(self._store.db, f"{ROW} where id = ?", (id,))
        if not found:
            raise Problem("这个计划已经不在了", "请选另一个计划")
        return campaign(found[0])

    def named(self, name: str | None, today: date) -> Campaign:
        """The campaign of this name or id; without one that which is on, else the next to come, else the last.

        Raises Problem when there is none.
        """
        known = self.list()
        if name is not None:
            known = [one for one in known if name in (one.name, one.id)]
            if not known:
                raise Problem(f"没有叫“{name}”的计划", "请检查名字")
        if not known:
            raise Problem("还没有计划", "请先在矩阵里建一个计划")
        ahead = [one for one in known if one.end >= today.isoformat()]
        return min(ahead, key=lambda one: (one.start, one.id)) if ahead else known[0]

    def add(self, name: str, start: str, end: str, **fields: object) -> tuple[Campaign, Written]:
        """A new campaign; ``fields`` are those of Campaign. Raises Problem for a taken name or impossible days."""
        id, now = self._store.key(), self._store.now()
        row = columns({"name": name, "start": start, "end": end, **fields})
        self._free(row["name"], id)
        with recorded(self._store) as recording:
            recording.touch(CAMPAIGN, [id])
            empty = {"crowds": columns({"crowds": ()})["crowds"], **row}
            recording.db.execute(
                f"insert into campaign (id, created_at, updated_at, {', '.join(empty)})"
                f" values (?, ?, ?{', ?' * len(empty)})",
                (id, now, now, *empty.values()),
            )
        return self.get(id), recording.written

    def edit(self, id: str, **fields: object) -> Written:
        """New values; slots stay where they are. Raises Problem for a taken name or impossible days."""
        row = columns(fields, self.get(id))
        if "name" in row:
            self._free(row["name"], id)
        return self._set([id], row)

    def delete(self, ids: Sequence[str]) -> Written:
        """Put campaigns into the waste basket; their slots are out of sight with them and come back with them."""
        return self._set(ids, {"deleted_at": self._store.now()})

    def undelete(self, ids: Sequence[str]) -> Written:
        """Take campaigns out of it again."""
        return self._set(ids, {"deleted_at": None})

    def copy(self, id: str, name: str, start: str) -> tuple[Campaign, Written]:
        """The same plan begun on another day: phases, lives and slots moved with it, without drafts, notes and status."""
        made = self._store.key()
        self._free(name, made)
        by = (date.fromisoformat(day(start) or start) - date.fromisoformat(self.get(id).start)).days
        written = copy_campaign(self._store, self.get(id), made, name, by)
        return self.get(made), written

    def lives(self, id: str) -> Lives:
        """The live sessions of a campaign by day."""
        sql = f"{LIVE_ROW} where campaign_id = ? and deleted_at is null order by day, id"
        return [live(row) for row in engine.rows(self._store.db, sql, (id,))]

    def hanging(self, live_id: str) -> Ids:
        """The ids of the slots that hang on a live session, by day."""
        sql = "select id from slot where live_id = ? and deleted_at is null order by day is null, day, no"
        return [id for (id,) in engine.rows(self._store.db, sql, (live_id,))]

    def add_live(self, id: str, day: str, title: str, product_id: str | None = None) -> tuple[Live, Written]:
        """A new live session; raises Problem without a title or for an impossible day."""
        made, now = self._store.key(), self._store.now()
        row = _live_columns({"day": day, "title": title, "product_id": product_id})
        with recorded(self._store) as recording:
            recording.touch(LIVE, [made])
            recording.db.execute(
                f"insert into live (id, campaign_id, created_at, updated_at, {', '.join(row)}) values (?, ?, ?, ?, ?, ?, ?)",
                (made, id, now, now, *row.values()),
            )
        return self.live(made), recording.written

    def edit_live(self, live_id: str, **fields: object) -> Written:
        """New values of a session; with its day move the slots that hang on it, so many days before it as ever."""
        row = _live_columns(fields)
        self.live(live_id)
        with recorded(self._store) as recording:
            self._put_live(recording, live_id, row)
            if "day" in row:
                move_slots(recording, live_id, self._store.now())
        return recording.written

    def delete_live(self, live_id: str) -> Written:
        """Put a session into the waste basket; the slots that hung on it keep their days."""
        with recorded(self._store) as recording:
            self._put_live(recording, live_id, {"deleted_at": self._store.now()})
        return recording.written

    def _put_live(self, recording: Recording, id: str, row: Mapping[str, Any]) -> None:
        recording.set_columns(LIVE, [id], row)

    def live(self, id: str) -> Live:
        """One live session, also a deleted one; raises Problem when there is none."""
        found = engine.rows(self._store.db, f"{LIVE_ROW} where id = ?", (id,))
        if not found:
            raise Problem("这场直播已经不在了", "请选另一场")
        return live(found[0])

    def _set(self, ids: Sequence[str], row: Mapping[str, Any]) -> Written:
        return set_columns(self._store, CAMPAIGN, ids, row)

    def _free(self, name: str, id: str) -> None:
        sql = "select 1 from campaign where name = ? and id <> ? and deleted_at is null"
        if engine.value(self._store.db, sql, (line(name), id)):
            raise Problem(f"已经有叫“{line(name)}”的计划", "请换一个名字")


def _live_columns(fields: Mapping[str, object]) -> dict[str, Any]:
    unknown = set(fields) - {"day", "title", "product_id"}
    if unknown:
        raise ValueError(", ".join(unknown))
    row: dict[str, Any] = dict(fields)
    if "day" in row:
        row["day"] = day(row["day"])
        if row["day"] is None:
            raise Problem("直播要有日子", "请选好日期再保存")
    if "title" in row:
        row["title"] = name("直播", row["title"])
    return row
