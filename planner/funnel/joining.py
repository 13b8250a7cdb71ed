"""Rows of figures and the notes they belong to: by id, by link, else by title and time; what a person said goes before all.

Joins are made anew whenever notes or figures come or go, and only what differs is written: so they do not depend on the order in which
files are imported, and an import brought twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.funnel.matching import BY_DAY, BY_ID, BY_LINK, BY_PERSON, DAY, Known, Named, by_title, settled, titles
from planner.importing.values.ids import id_of_link
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.figure_kind import bare_link, spelled
from planner.storage.sightings import chunks
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

JOINED = ("note", "figure")
"""Imports of these nouns change what is joined."""

NOTE = "select n.id, n.key, n.title, n.published_at, coalesce(n.author_name, n.author, ''), n.platform_id, coalesce(n.url, '') from note n"
SUBJECTS = (
    "select subject, max(coalesce(platform_id, '')), max(coalesce(url, '')), max(coalesce(title, '')), max(published_at),"
    " max(coalesce(author, '')), about, max(coalesce(note_id, account_id, '')), min(coalesce(note_id, account_id, '')),"
    " max(coalesce(how, '')), max(coalesce(confidence, 0)), min(coalesce(confidence, 0)) from figure"
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the rows of a subject belong: a note or an account of ours, how that was found, and how sure it is."""

    note_id: str | None = None
    account_id: str | None = None
    how: str | None = None
    confidence: float | None = None


NOWHERE = Home()


@dataclass(frozen=True, slots=True)
class Standing:
    """A subject as its rows tell it, and where they stand now."""

    named: Named
    about: str
    now: Home
    whole: bool
    """Whether all rows stand in the same place."""


def rejoin(store: Store, subjects: Sequence[str] | None = None) -> Changes:
    """Look for the notes of all rows of figures, or of those of some subjects; says whether any found another home."""
    with engine.reading(store.db) as db:
        standing = read_standing(db, subjects)
        homes = homes_of(db, standing)
    changed = [
        (one.named.subject, homes[one.named.subject])
        for one in standing
        if not one.whole or homes[one.named.subject] != one.now
    ]
    for chunk in chunks(changed):
        with engine.writing(store.db) as db:
            write_homes(db, chunk, store.now())
    return Changes.everything("figure") if changed else Changes()


def read_standing(db: Database, subjects: Sequence[str] | None = None) -> list[Standing]:
    """Every subject with rows that can be seen, or just these."""
    wish = "true" if subjects is None else "subject in (select value from json_each(?))"
    parameters = () if subjects is None else (dumps(list(subjects)),)
    found = []
    for row in engine.rows(db, f"{SUBJECTS} where {visible(db, 'batch')} and {wish} group by subject", parameters):
        subject, id, url, title, published, author, about, most, least, how, sure, unsure = row
        at = {"account_id" if about == "account" else "note_id": most or None}
        now = Home(**at, how=how or None, confidence=sure or None)
        found.append(
            Standing(Named(subject, id, url, title, published, author), about, now, most == least and sure == unsure)
        )
    return found


def write_homes(db: Database, homes: Iterable[tuple[str, Home]], now: str) -> None:
    """Let the rows of subjects belong where they belong; inside the caller's transaction."""
    db.conn.executemany(
        "update figure set note_id = ?, account_id = ?, how = ?, confidence = ?, updated_at = ? where subject = ?"
        " and (note_id, account_id, how, confidence) is not (?, ?, ?, ?)",
        [(*_values(home), now, subject, *_values(home)) for subject, home in homes],
    )


def _values(home: Home) -> tuple[Any, ...]:
    return home.note_id, home.account_id, home.how, home.confidence


def homes_of(db: Database, standing: Sequence[Standing]) -> dict[str, Home]:
    """Where each subject belongs; ``NOWHERE`` for those that find no note and no account."""
    said = _said(db)
    found = _notes(db, [one.named for one in standing if one.about == "note"], said)
    found |= _accounts(db, [one.named.subject for one in standing if one.about == "account"], said)
    return {one.named.subject: found.get(one.named.subject, NOWHERE) for one in standing}


def _notes(db: Database, names: Sequence[Named], said: Mapping[str, str | None]) -> dict[str, Home]:
    by_id = _by_id(db, [id for one in names if (id := one.id or id_of_link(one.url))])
    by_link = _by_link(db, [one for one in names if one.subject.startswith("u:")])
    found: dict[str, Home] = {}
    rest: list[Named] = []
    for one in names:
        id = one.id or id_of_link(one.url)
        if one.subject in said:
            if note := said[one.subject]:
                found[one.subject] = Home(note, how="person", confidence=BY_PERSON)
        elif id and id in by_id:
            found[one.subject] = Home(by_id[id], how="id" if one.id else "link", confidence=BY_ID)
        elif one.subject in by_link:
            found[one.subject] = Home(by_link[one.subject], how="link", confidence=BY_LINK)
        elif one.published_at:
            rest.append(one)
    shelf = titles(candidates(db, rest))
    for one in rest:
        match = settled(by_title(one, shelf.get(spelled(one.title), ())))
        if match:
            found[one.subject] = Home(match.note.id, how="title", confidence=match.confidence)
    return found


def _said(db: Database) -> Mapping[str, str | None]:
    """What a person said: the note (None: nobody's, or a note that is not there) of each subject."""
    return dict(
        engine.rows(
            db,
            "select s.subject, n.id from settling s left join note n on n.key = s.target and n.deleted_at is null"
            f" and {visible(db, 'n.batch')} where s.deleted_at is null and (s.aside = 1 or n.id is not null)"
            " order by s.created_at",
        )
    )


def _by_id(db: Database, ids: Sequence[str]) -> Mapping[str, str]:
    """Our notes by the platform's ids; also those that a posted draft's link tells."""
    asked = dumps(sorted(set(ids)))
    told = {
        number: note
        for url, note in engine.rows(
            db,
            "select d.posted_url, n.id from draft d join note n on n.id = d.note_id where d.posted_url is not null"
            f" and d.deleted_at is null and n.deleted_at is null and {visible(db, 'n.batch')}",
        )
        if (number := id_of_link(url))
    }
    keys = dict(
        engine.rows(
            db,
            "select w.value, n.id from json_each(?) w join note n on n.key = 'p:' || w.value"
            f" where n.deleted_at is null and {visible(db, 'n.batch')}",
            (asked,),
        )
    )
    return {**told, **keys}


def _by_link(db: Database, names: Sequence[Named]) -> Mapping[str, str]:
    """Short links hold no id: they join the one note that was seen, or posted, under the very same link."""
    if not names:
        return {}
    wanted = {one.subject for one in names}
    found: dict[str, set[str]] = {}
    for url, note in engine.rows(
        db,
        f"select url, id from note n where url like '%xhslink%' and deleted_at is null and {visible(db, 'n.batch')}"
        " union select d.posted_url, n.id from draft d join note n on n.id = d.note_id"
        f" where d.posted_url is not null and d.deleted_at is null and n.deleted_at is null and {visible(db, 'n.batch')}",
    ):
        subject = f"u:{bare_link(url)}"
        if subject in wanted:
            found.setdefault(subject, set()).add(note)
    return {subject: notes.pop() for subject, notes in found.items() if len(notes) == 1}


def candidates(db: Database, names: Sequence[Named]) -> list[Known]:
    """The notes published within a day of any of these moments; with a moment missing, all notes."""
    if not names:
        return []
    days = sorted({(one.published_at or "")[:DAY] for one in names})
    wish, parameters = "true", tuple[Any, ...]()
    if days[0]:
        wish = (
            "date(substr(n.published_at, 1, 10)) between date(?, '-1 day') and date(?, '+1 day')"
            " and substr(n.published_at, 1, 10) in (select date(w.value, m.value) from json_each(?) w,"
            """ json_each('["-1 day", "+0 day", "+1 day"]') m)"""
        )
        parameters = (days[0], days[-1], dumps(days))
    return [
        Known(*row)
        for row in engine.rows(
            db, f"{NOTE} where n.deleted_at is null and {visible(db, 'n.batch')} and {wish}", parameters
        )
    ]


def _accounts(db: Database, subjects: Sequence[str], said: Mapping[str, str | None]) -> dict[str, Home]:
    """Sheets of an account do not say whose they are: they go to the account a person chose, else to the only 官方 there is."""
    if not subjects:
        return {}
    accounts = f"from account a where a.deleted_at is null and a.merged_into is null and {visible(db, 'a.batch')}"
    chosen = dict(
        engine.rows(
            db,
            "select s.subject, a.id from settling s join account a on a.key = s.target where s.deleted_at is null"
            f" and s.subject like 'a:%' and a.deleted_at is null and {visible(db, 'a.batch')}",
        )
    )
    own = [id for (id,) in engine.rows(db, f"select a.id {accounts} and a.role = '官方'")]
    found = {}
    for subject in subjects:
        if subject in chosen:
            found[subject] = Home(account_id=chosen[subject], how="person", confidence=BY_PERSON)
        elif subject not in said and len(own) == 1:
            found[subject] = Home(account_id=own[0], how="title", confidence=BY_DAY)
    return found
