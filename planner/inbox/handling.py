"""What a person decides about comments: status, owner, when it is due, what was promised and answered. Nothing can be deleted here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from planner.inbox.clock import CLOCK
from planner.inbox.log import KEPT, REVOKED, Entry, write
from planner.inbox.records import STATUSES, LogKind, Promise
from planner.matrix.steps import who_works
from planner.matrix.written import Recording, Written, recorded
from planner.problems import Problem
from planner.settings import Settings
from planner.storage import engine, images
from planner.storage.images import HANDLING
from planner.storage.store import Store
from planner.storage.texts import dumps, storable
from planner.storage.times import CHINA

AT_ONCE_MOST = 2_000
"""Written where a person waits for it, in a tenth of a second."""
OWNER_MOST, TEXT_MOST = 40, 2_000
FIELDS: Mapping[str, LogKind] = {"status": "状态", "owner": "负责人", "due": "期限"}
NEW = {"status": None, "owner": "", "due": None, "reply": "", "deleted_at": None}
TOO_MANY = Problem(f"一次最多处理 {AT_ONCE_MOST:,} 条评论", "请先用筛选缩小范围")


class Handlings:
    """What was decided about the comments of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set(self, ids: Sequence[str], **fields: object) -> Written:
        """Give comments (by the ids of the list) a ``status``, an ``owner`` or a time (``due``: seconds since 1970, None: by the clock).

        Raises Problem for too many at once, ValueError for a field or a status there is not.
        """
        values = {name: _checked(name, value) for name, value in fields.items()}
        with recorded(self._store) as recording:
            self._set(recording, self._keys(ids), values)
        return recording.written

    def answer(self, id: str, text: str) -> Written:
        """A person has answered with these words, on the platform; raises Problem where there are none."""
        said = _words(text, "先写好回复的话，再标为已回复")
        with recorded(self._store) as recording:
            keys = self._keys([id])
            self._set(
                recording, keys, {"status": "已回复", "reply": ""}, [Entry(key, "回复", after=said) for key in keys]
            )
        return recording.written

    def promise(self, id: str, promise: Promise) -> Written:
        """Log what was promised; the comment is followed up, with the promised day as its time. Raises Problem without words."""
        said = _words(promise.text, "写一句答应了什么，例如“三天内补发”")
        values: dict[str, Any] = {"status": "跟进中"}
        if promise.day is not None:
            values["due"] = self._end_of(promise.day)
        day = promise.day.isoformat() if promise.day else None
        with recorded(self._store) as recording:
            keys = self._keys([id])
            self._set(recording, keys, values, [Entry(key, "承诺", after=said, day=day) for key in keys])
        return recording.written

    def keep_promise(self, id: str, entry: str) -> Written:
        """What was promised has been done; when nothing else is promised, the comment is settled."""
        with recorded(self._store) as recording:
            [key] = self._keys([id])
            sql = "select after from handling_log where id = ? and comment_key = ? and kind = '承诺'"
            said = engine.value(recording.db, sql, (entry, key))
            if said is None:
                raise Problem("这条承诺已经不在了", "请重新打开这条评论")
            left = engine.value(recording.db, LEFT, (key, entry))
            values = {} if left else {"status": "已解决"}
            self._set(recording, [key], values, [Entry(key, "兑现", after=said, about=entry)])
        return recording.written

    def keep_reply(self, id: str, text: str) -> None:
        """Keep a reply that is being written."""
        with engine.writing(self._store.db) as db:
            key = engine.value(db, "select key from comment where no = ?", (int(id),))
            if key is None:
                return
            now = self._store.now()
            db.execute(
                "insert into handling (id, comment_key, reply, created_at, updated_at) values (?, ?, ?, ?, ?)"
                " on conflict (comment_key) do update set reply = excluded.reply, updated_at = excluded.updated_at",
                (self._store.key(), key, storable(text[:TEXT_MOST]), now, now),
            )

    def owners(self) -> list[str]:
        """Everybody who has taken a comment, those with the most first."""
        sql = "select owner from handling where owner <> '' group by owner order by count(*) desc, owner"
        return [name for (name,) in engine.rows(self._store.db, sql)]

    def _end_of(self, day: date) -> int:
        hours = timedelta(hours=Settings(self._store).get(CLOCK).closes)
        return int((datetime.combine(day, time(), CHINA) + hours).timestamp())

    def _keys(self, ids: Sequence[str]) -> list[str]:
        if len(ids) > AT_ONCE_MOST:
            raise TOO_MANY
        sql = "select key from comment where no in (select value from json_each(?)) order by no"
        found = [key for (key,) in engine.rows(self._store.db, sql, (dumps([int(id) for id in ids]),))]
        if not found:
            raise Problem("这条评论已经不在了", "它的导入可能已被撤销")
        return found

    def _set(
        self, recording: Recording, keys: Sequence[str], values: Mapping[str, Any], entries: Sequence[Entry] = ()
    ) -> None:
        """Write values for comments by their keys, log what differs, and log it once more when it is taken back."""
        there = dict(
            engine.rows(
                recording.db,
                "select comment_key, id from handling where comment_key in (select value from json_each(?))",
                (dumps(list(keys)),),
            )
        )
        ids = {key: there.get(key) or self._store.key() for key in keys}
        recording.touch(HANDLING, ids.values())
        rows, now = recording.rows(HANDLING), self._store.now()
        log, wanted = [*entries], {}
        held = _held(recording, keys)
        for key, id in ids.items():
            row = rows[id]
            old = dict(zip(HANDLING.columns, row, strict=True)) if row else {**NEW, "created_at": now}
            new = {**old, "comment_key": key, **values, "updated_at": now}
            log += _differences(
                key, {**old, "status": held[key]}, {name: values[name] for name in FIELDS if name in values}
            )
            if {**new, "updated_at": None} != {**old, "comment_key": key, "updated_at": None}:
                wanted[id] = tuple(new[name] for name in HANDLING.columns)
        images.put(recording.db, HANDLING, rows, wanted)
        self._log(recording, log)

    def _log(self, recording: Recording, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        who, store = who_works(self._store), self._store
        written = write(store, recording.db, entries, who)

        def back(db: Any) -> None:
            gone = [
                Entry(one.comment_key, "撤销", one.kind, _told(one), about=id)
                for one, id in zip(entries, written, strict=True)
            ]
            write(store, db, gone, who)

        def again(db: Any) -> None:
            written[:] = write(store, db, entries, who)

        recording.then(back, again)


LEFT = (
    "select count(*) from handling_log l where l.comment_key = ? and l.kind = '承诺' and l.id <> ?"
    f" and not {KEPT} and not {REVOKED.format('l')}"
)
"""What is promised besides: neither kept nor taken back; that it was kept may have been taken back, too."""


def due_text(due: int | None) -> str:
    """A moment in seconds as the log has it: 2026-11-26 18:00; empty for none."""
    return datetime.fromtimestamp(due, CHINA).strftime("%Y-%m-%d %H:%M") if due is not None else ""


def _held(recording: Recording, keys: Sequence[str]) -> dict[str, str | None]:
    """The status that holds now, automatic or not."""
    sql = (
        "select c.key, s.status from comment c left join comment_state s on s.comment = c.no"
        " where c.key in (select value from json_each(?))"
    )
    return dict(engine.rows(recording.db, sql, (dumps(list(keys)),)))


def _differences(key: str, old: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Entry]:
    for name, value in values.items():
        before, after = old[name], value
        if name == "due":
            before, after = due_text(before), due_text(after)
        if (before or "") != (after or ""):
            yield Entry(key, FIELDS[name], before or "", after or "")


def _told(entry: Entry) -> str:
    return entry.after or entry.before


def _checked(name: str, value: object) -> object:
    if name == "status" and (value in STATUSES or value is None):
        return value
    if name == "due" and (value is None or (isinstance(value, int) and not isinstance(value, bool))):
        return value
    if name == "owner" and isinstance(value, str):
        text = " ".join(storable(value).split())
        if len(text) > OWNER_MOST:
            raise Problem(f"负责人的名字最多 {OWNER_MOST} 个字", "请写短一点")
        return text
    raise ValueError(name)


def _words(text: str, todo: str) -> str:
    said = storable(text.strip())
    if not said:
        raise Problem("还没有写", todo)
    return said[:TEXT_MOST]
