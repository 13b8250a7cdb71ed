"""Drafts, and the states of them that were kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from planner.initials import initials, is_initials
from planner.matrix.statuses import follow
from planner.posted import link_posted
from planner.problems import Problem
from planner.promises import keep_forecast
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.draft_rows import CONTENT, DRAFT, LINE, content_row, draft_record, draft_version, safe
from planner.storage.records import (
    DraftContent,
    DraftFilter,
    DraftLine,
    DraftRecord,
    DraftVersion,
    Status,
)
from planner.storage.store import Store
from planner.storage.texts import dumps, storable, texts
from planner.storage.times import CHINA, stamp
from planner.templates import template as template_named

if TYPE_CHECKING:
    from sqlite_utils import Database

    from nlp.findings import Forecast

KEEP_EVERY = timedelta(minutes=5)
EVERY = DraftFilter()

NEXT: dict[Status, tuple[Status, ...]] = {
    "选题": ("初稿",),
    "初稿": ("一审", "选题", "待发"),
    "一审": ("终审", "初稿", "待发"),
    "终审": ("待发", "初稿"),
    "待发": ("初稿",),
    "已发": ("复盘",),
    "复盘": ("已发",),
}
"""Steps a person takes by hand, the usual one first; who works alone may go to 待发 at once. 已发 is reached by posting."""

Lines = list[DraftLine]
Versions = list[DraftVersion]


class Drafts:
    """What is being written in a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def new(self, template: str | None = None) -> tuple[DraftRecord, Changes]:
        """An empty draft, or one begun from a template's name; raises Problem for an unknown name."""
        content = template_named(template).content() if template else DraftContent()
        return self._insert(content, "初稿", template, sample=False)

    def add(
        self, content: DraftContent, *, status: Status = "初稿", sample: bool = False
    ) -> tuple[DraftRecord, Changes]:
        """A draft that is written already, such as a sample or a copy."""
        return self._insert(content, status, None, sample=sample)

    def get(self, id: str) -> DraftRecord:
        """One draft, also a deleted one; raises Problem when there is none."""
        found = engine.rows(self._store.db, f"{DRAFT} where id = ?", (id,))
        if not found:
            raise Problem("这篇草稿已经不在了", "请在列表里选另一篇")
        return draft_record(found[0])

    def latest(self) -> DraftRecord | None:
        """The draft that was changed last."""
        found = engine.rows(
            self._store.db, f"{DRAFT} where deleted_at is null order by updated_at desc, id desc limit 1"
        )
        return draft_record(found[0]) if found else None

    def save(self, id: str, content: DraftContent) -> Changes:
        """Write what the person typed; when this returns it is on disk. A version is kept every five minutes of editing."""
        content = safe(content)
        with engine.writing(self._store.db) as db:
            self._set(db, id, content)
            newest = engine.value(db, "select max(created_at) from draft_version where draft_id = ?", (id,))
            if newest is None or newest <= stamp(self._store.clock() - KEEP_EVERY):
                self._keep(db, id, content, "自动保存")
        return Changes.of("draft", id)

    def remember_score(self, id: str, score: int | None, forecast: Forecast | None = None) -> Changes:
        """The last total that was shown, for the list; this is no edit of the draft.

        The ``forecast`` beside it is kept to be graded one day. What is published keeps the one it was published with: what is
        forecast of it later has seen how it did.
        """
        with engine.writing(self._store.db) as db:
            db.execute("update draft set score = ? where id = ?", (score, id))
            if forecast is not None and forecast.percentile is not None:
                keep_forecast(self._store, db, id, forecast)
        return Changes.of("draft", id)

    def versions(self, id: str) -> Versions:
        """The kept states, newest first."""
        return [
            draft_version(row)
            for row in engine.rows(
                self._store.db,
                f"select id, draft_id, why, created_at, {CONTENT} from draft_version where draft_id = ? order by id desc",
                (id,),
            )
        ]

    def keep_version(self, id: str, why: str) -> Changes:
        """Keep the present state unless the newest version is the same (at copy, status change, restore and close)."""
        content = self.get(id).content
        with engine.writing(self._store.db) as db:
            kept = self._keep(db, id, content, why)
        return Changes.of("draft", id) if kept else Changes()

    def keep_before(self, db: Database, id: str, why: str) -> None:
        """The same inside a write that changes the draft otherwise."""
        self._keep(db, id, self.get(id).content, why)

    def restore(self, version_id: str) -> Changes:
        """Go back to a kept state; what was there before is kept as a version too. Raises Problem when it is not there."""
        found = engine.rows(
            self._store.db,
            f"select id, draft_id, why, created_at, {CONTENT} from draft_version where id = ?",
            (version_id,),
        )
        if not found:
            raise Problem("这个版本已经不在了", "请选另一个版本")
        version = draft_version(found[0])
        before = self.get(version.draft_id).content
        with engine.writing(self._store.db) as db:
            self._keep(db, version.draft_id, before, "恢复之前")
            self._set(db, version.draft_id, version.content)
        return Changes.of("draft", version.draft_id)

    def delete(self, *ids: str) -> Changes:
        """Put drafts into the waste basket."""
        return self._mark_deleted(ids, self._store.now())

    def undelete(self, *ids: str) -> Changes:
        """Take drafts out of the waste basket again."""
        return self._mark_deleted(ids, None)

    def next(self, status: Status) -> tuple[Status, ...]:
        """Where a draft can go from a status by hand; 已发 is reached by ``mark_posted`` only."""
        return NEXT[status]

    def move(self, id: str, status: Status) -> Changes:
        """Change the status, keeping a version, and with it that of the slot the draft hangs on.

        Raises Problem for a step that is not offered, or when a gate of the slot is closed.
        """
        record = self.get(id)
        if record.status == status:
            return Changes()
        if status not in NEXT[record.status]:
            raise Problem(f"{record.status}的草稿不能直接变成{status}", "请按流程一步一步来")
        self._check_gates(id, status)
        return self._move(record, status, record.posted_on, record.posted_url)

    def put_back(self, id: str, status: Status) -> Changes:
        """Undo of a step: the status it had before, also where no step leads back."""
        record = self.get(id)
        return self._move(record, status, record.posted_on, record.posted_url)

    def mark_posted(self, id: str, day: str, url: str | None = None) -> Changes:
        """A person published the note on a day (``2025-01-31``); raises Problem for an impossible day or link."""
        url = (url or "").strip() or None
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
            raise Problem("这不像一个笔记链接", "请粘贴以 https:// 开头的链接，或留空")
        try:
            posted = date.fromisoformat(day)
        except ValueError as error:
            raise Problem("发布日期要写成 2025-01-31 这样", "请修改后再标记") from error
        if posted > self._store.clock().astimezone(CHINA).date() + timedelta(days=1):
            raise Problem("发布日期在将来", "请在发布之后再标为已发")
        # The note may be in the library already.
        return self._move(self.get(id), "已发", day, url) | link_posted(self._store)

    def unmark_posted(self, id: str) -> Changes:
        """It was marked by mistake: back to 待发."""
        return self._move(self.get(id), "待发", None, None)

    def list(self, wanted: DraftFilter = EVERY) -> Lines:
        """The drafts to show, the last changed first."""
        wish = "deleted_at is not null" if wanted.deleted else "deleted_at is null"
        found = engine.rows(
            self._store.db,
            f"{LINE} where {wish} and (? = '[]' or status in (select value from json_each(?)))"
            " order by updated_at desc, id desc",
            (dumps(list(wanted.statuses)),) * 2,
        )
        pieces = wanted.search.lower().split()
        return [
            DraftLine(
                id, title, _opening(body), texts(topics), status, score, bool(sample), created, updated, posted_on
            )
            for id, title, body, topics, status, score, sample, created, updated, posted_on in found
            if all(_holds(piece, title, body, " ".join(texts(topics))) for piece in pieces)
        ]

    def _insert(
        self, content: DraftContent, status: Status, template: str | None, *, sample: bool
    ) -> tuple[DraftRecord, Changes]:
        id, now = self._store.key(), self._store.now()
        with engine.writing(self._store.db) as db:
            db.execute(
                f"insert into draft (id, status, template, sample, created_at, updated_at, {CONTENT})"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (id, status, template, int(sample), now, now, *content_row(safe(content))),
            )
        return self.get(id), Changes.of("draft", id)

    def _set(self, db: Database, id: str, content: DraftContent) -> None:
        done = db.execute(
            "update draft set title = ?, body = ?, topics = ?, images = ?, cover = ?, format = ?, keywords = ?,"
            " updated_at = ? where id = ?",
            (*content_row(content), self._store.now(), id),
        )
        if done.rowcount != 1:
            raise Problem("这篇草稿已经不在了", "请把文字复制出来，新建一篇再粘贴")

    def _keep(self, db: Database, id: str, content: DraftContent, why: str) -> bool:
        row = content_row(content)
        newest = engine.rows(
            db, f"select {CONTENT} from draft_version where draft_id = ? order by id desc limit 1", (id,)
        )
        if newest and newest[0] == row:
            return False
        db.execute(
            f"insert into draft_version (id, draft_id, why, created_at, {CONTENT}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._store.key(), id, storable(why), self._store.now(), *row),
        )
        return True

    def _move(self, record: DraftRecord, status: Status, posted_on: str | None, posted_url: str | None) -> Changes:
        with engine.writing(self._store.db) as db:
            self._keep(db, record.id, record.content, f"{record.status} → {status}")
            db.execute(
                "update draft set status = ?, posted_on = ?, posted_url = ?, updated_at = ? where id = ?",
                (status, posted_on, posted_url, self._store.now(), record.id),
            )
            slots = follow(self._store, db, record.id, status, "在写稿页")
        return Changes.of("draft", record.id) | slots

    def _check_gates(self, id: str, to: Status) -> None:
        slots = [
            slot
            for (slot,) in engine.rows(
                self._store.db, "select id from slot where draft_id = ? and deleted_at is null", (id,)
            )
        ]
        if slots:
            # Only drafts that are planned need the rules, and the words that go with them.
            from planner.workflow import Workflow

            for gate in Workflow(self._store).held(slots, to).values():
                raise Problem(f"还不能改为{to}：{gate.text}", "改好，或在矩阵里写明理由放行")

    def _mark_deleted(self, ids: tuple[str, ...], moment: str | None) -> Changes:
        with engine.writing(self._store.db) as db:
            db.execute(
                "update draft set deleted_at = ? where id in (select value from json_each(?))",
                (moment, dumps(list(ids))),
            )
        return Changes.of("draft", *ids)


def _opening(body: str) -> str:
    return " ".join(body[:120].split())[:80]


def _holds(piece: str, *fields: Any) -> bool:
    """Whether a piece of a search stands in a draft, or is the initials of a part of its title."""
    return any(piece in field.lower() for field in fields) or (is_initials(piece) and piece in initials(fields[0]))
