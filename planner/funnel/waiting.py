"""What waits to be joined, with the notes it may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.funnel.answers import Candidate, Unsettled
from planner.funnel.joining import Standing, candidates, read_standing
from planner.funnel.matching import DAY, SHOWN, Known, Named, by_title, titles
from planner.importing.values.ids import moment_of_id
from planner.storage import engine
from planner.storage.figure_kind import spelled
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

OFFERED = 5
SAME_AUTHOR = 0.4
ALIKE_MOST = 400
"""Notes of one day that are compared letter by letter."""

NOT_THERE = "笔记库里没有这个编号的笔记，标题和时间也没有对上"
NO_TITLE = "笔记库里没有这个编号的笔记，文件里也没有标题可比"
NO_LINK = "链接里没有编号，也没有笔记用过这个链接"
NO_TIME = "文件里没有发布时间，只凭标题不敢定"
UNSURE = "有几篇一样像，或者像得不够"
NONE_ALIKE = "没有标题和时间对得上的笔记"
WHOSE = "文件里没写是哪个账号"


def entries(store: Store, wish: str, most: int) -> tuple[Unsettled, ...]:
    """The subjects without a home that fit a condition, the most rows first."""
    with engine.reading(store.db) as db:
        found = engine.rows(
            db,
            "select subject, group_concat(distinct source), count(*), min(coalesce(since, until)), max(until) from figure"
            f" where coalesce(note_id, account_id) is null and {visible(db, 'batch')} and {wish} group by subject"
            " order by count(*) desc, subject limit ?",
            (most,),
        )
        subjects = [row[0] for row in found]
        standing = {one.named.subject: one for one in read_standing(db, subjects)}
        files = _files(db, subjects)
        wanted = [_dated(one.named) for one in standing.values() if one.about == "note" and _says_something(one.named)]
        shelf = _Shelf(candidates(db, wanted))
        accounts = _own_accounts(db) if any(one.about == "account" for one in standing.values()) else ()
    return tuple(
        _entry(standing[subject], sources, files.get(subject, ()), rows, (since, until), shelf, accounts)
        for subject, sources, rows, since, until in found
    )


class _Shelf:
    """Notes by day and by title."""

    def __init__(self, notes: Sequence[Known]) -> None:
        self._days: dict[str, list[Known]] = {}
        self._titles = titles(notes)
        for note in notes:
            self._days.setdefault((note.published_at or "")[:DAY], []).append(note)

    def near(self, named: Named) -> list[Known]:
        """The notes of the same title, and those of the day and its neighbours."""
        found = {note.id: note for note in self._titles.get(spelled(named.title), ())} if named.title else {}
        if named.published_at:
            day = date.fromisoformat(named.published_at[:DAY])
            for shift in (0, -1, 1):
                near = self._days.get((day + timedelta(days=shift)).isoformat(), ())
                found |= {note.id: note for note in near[:ALIKE_MOST]}
        return list(found.values())


def _entry(
    one: Standing,
    sources: str,
    files: tuple[str, ...],
    rows: int,
    days: tuple[str | None, str | None],
    shelf: _Shelf,
    accounts: tuple[Candidate, ...],
) -> Unsettled:
    named = one.named
    offered = accounts if one.about == "account" else _offered(named, shelf)
    return Unsettled(
        named.subject,
        one.about,
        named.title,
        named.author,
        named.id,
        named.url,
        named.published_at,
        tuple(sorted(sources.split(","))),
        files,
        rows,
        days[0],
        days[1],
        _why(one, offered),
        offered,
    )


def _offered(named: Named, shelf: _Shelf) -> tuple[Candidate, ...]:
    asked = _dated(named)
    near = shelf.near(asked)
    matches = by_title(asked, near, near=True) if named.title else ()
    found = [_candidate(match.note, match.confidence, match.why) for match in matches if match.confidence >= SHOWN]
    if not found and named.author:
        author = spelled(named.author)
        same = [note for note in near if note.author and spelled(note.author) == author]
        found = [_candidate(note, SAME_AUTHOR, "作者相同，时间相近") for note in same]
    return tuple(found[:OFFERED])


def _candidate(note: Known, confidence: float, why: str) -> Candidate:
    return Candidate(note.id, note.title, note.author, (note.published_at or "")[:DAY] or None, confidence, why)


def _dated(named: Named) -> Named:
    """An id tells when its note was made."""
    if named.published_at or not named.id:
        return named
    return Named(named.subject, named.id, named.url, named.title, moment_of_id(named.id), named.author)


def _says_something(named: Named) -> bool:
    return bool(named.title or (named.author and _dated(named).published_at))


def _why(one: Standing, offered: Sequence[Candidate]) -> str:
    named = one.named
    if one.about == "account":
        return WHOSE
    if named.id:
        return NOT_THERE if named.title else NO_TITLE
    if named.subject.startswith("u:") and not named.title:
        return NO_LINK
    if not named.published_at:
        return NO_TIME
    return UNSURE if offered else NONE_ALIKE


def _files(db: Database, subjects: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for subject, file in engine.rows(
        db,
        "select distinct f.subject, b.file_name from figure f join figure_sighting s on s.figure = f.no"
        f" join batch b on b.no = s.batch where f.subject in (select value from json_each(?)) and {visible(db, 's.batch')}"
        " order by b.no",
        (dumps(list(subjects)),),
    ):
        found[subject] = (*found.get(subject, ()), file)
    return found


def _own_accounts(db: Database) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(id, name, role or "", None, 0.5, "官方账号" if role == "官方" else "发过自己的笔记")
        for id, name, role in engine.rows(
            db,
            "select id, name, role from account a where deleted_at is null and merged_into is null"
            f" and (role = '官方' or key in (select author from note where own = 1)) and {visible(db, 'a.batch')}"
            " order by role is null, name limit 20",
        )
    )
