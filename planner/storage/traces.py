"""Where a creator stands in a file of ours, of today's shape or an older one, and how that is taken out of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.storage import engine
from planner.storage.payloads import unwrap
from planner.storage.schema import columns, references
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from sqlite_utils import Database

SAID = ("price", "remark")
"""Columns in which people write about the account a row names; such a row stays, without its account and these."""

CHOSEN = "('generation', 'tiers', 'own_tiers', 'hit_line', 'theme')"
"""Settings in which nobody is named."""

SHORTEST = 2
"""A name of one character stands in half of all sentences."""


@dataclass(frozen=True, slots=True)
class Person:
    """A creator: the ids and keys of all rows that are this account, and every name they were seen with."""

    ids: tuple[str, ...]
    keys: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traces:
    """How much there is of a creator."""

    accounts: int = 0
    notes: int = 0
    comments: int = 0
    private: int = 0


def person_of(db: Database, account_id: str) -> Person:
    """Everything that is this account; without ids when there is none."""
    found = engine.rows(
        db,
        "select p.no, p.id, p.key, p.name, p.platform_name from account a"
        " join account p on p.no = a.no or p.merged_into = a.no where a.id = ?",
        (account_id,),
    )
    keys = {key for _, _, key, _, _ in found}
    names = {name for *_, one, other in found for name in (one, other) if name}
    for (payload,) in engine.rows(
        db,
        "select payload from account_snapshot where account in (select value from json_each(?))",
        (dumps([row[0] for row in found]),),
    ):
        seen = unwrap(payload)
        names |= {seen[name] for name in ("name", "platform_name") if seen.get(name)}
    for (name,) in engine.rows(
        db,
        "select distinct author_name from note where author in (select value from json_each(?)) and author_name <> ''",
        (dumps(sorted(keys)),),
    ):
        names.add(name)
    return Person(tuple(row[1] for row in found), tuple(sorted(keys)), tuple(sorted(names)))


def count(db: Database, person: Person) -> Traces:
    """How much of a creator the data file holds, whether it can be seen or not."""
    return Traces(len(_accounts(db, person)), len(_notes(db, person)), len(_comments(db, person, _notes(db, person))))


def remove(db: Database, person: Person) -> Traces:
    """Take a creator out of a file, in one transaction; ``engine.compact`` it afterwards, so that no bytes are left.

    Rows that name the account and may live without it (a slot) stay, and forget it. Returns what went.
    """
    with engine.writing(db):
        shape = columns(db)
        if "private_detail" in shape and "account" not in shape:
            return Traces(private=_delete(db, "private_detail", "account_id", person.ids))
        if "account" not in shape or "note" not in shape:
            return Traces()
        accounts, notes = _accounts(db, person), _notes(db, person)
        comments = _comments(db, person, notes)
        words = _words_of(db, notes) if "note_words" in shape else set()
        if "figure" in shape:
            _remove_figures(db, person, notes)
        _let_go(db, shape, [no for no, _ in accounts], [id for _, id in accounts])
        _delete_handled(db, shape, comments)
        _delete(db, "comment", "no", comments)
        _delete(db, "note", "no", notes)
        _delete(db, "account", "no", [no for no, _ in accounts])
        _delete(db, "own_author", "author", (*person.keys, *person.names))
        _blank_words(db, words)
        _wipe_mentions(db, shape, person)
        return Traces(len(accounts), len(notes), len(comments))


def _accounts(db: Database, person: Person) -> list[tuple[int, str]]:
    asked = dumps(list(person.ids)), dumps(list(person.keys))
    return [
        (no, id)
        for no, id in engine.rows(
            db,
            "select no, id from account where id in (select value from json_each(?)) or key in (select value from json_each(?))",
            asked,
        )
    ]


def _notes(db: Database, person: Person) -> list[int]:
    """Notes under one of the keys, or under a name where the file said nothing better."""
    keys, names = dumps(list(person.keys)), dumps(list(person.names))
    return [
        no
        for (no,) in engine.rows(
            db,
            "select no from note where author in (select value from json_each(?))"
            " or author in (select value from json_each(?))"
            " or (coalesce(author, '') = '' and author_name in (select value from json_each(?)))",
            (keys, names, names),
        )
    ]


def _comments(db: Database, person: Person, notes: list[int]) -> list[int]:
    """What the creator said, and what was said under the creator's notes."""
    return [
        no
        for (no,) in engine.rows(
            db,
            "select no from comment where author in (select value from json_each(?)) or author in (select value from json_each(?))"
            " or note_key in (select platform_id from note where no in (select value from json_each(?)) and platform_id is not null)",
            (dumps(list(person.keys)), dumps(list(person.names)), dumps(notes)),
        )
    ]


def _remove_figures(db: Database, person: Person, notes: list[int]) -> None:
    """Numbers of the creator's notes and accounts, and what a person said of whose they are."""
    asked = dumps(notes), dumps(list(person.names)), dumps(list(person.ids)), dumps(list(person.keys))
    found = [
        subject
        for (subject,) in engine.rows(
            db,
            "select distinct subject from figure where account_id in (select value from json_each(?3)) or"
            " author in (select value from json_each(?2)) or exists (select 1 from note n where n.no in"
            " (select value from json_each(?1)) and (n.id = figure.note_id or n.platform_id = figure.platform_id))"
            " union select subject from settling where target in (select value from json_each(?4)) or"
            " target in (select key from note where no in (select value from json_each(?1)))",
            asked,
        )
    ]
    _delete(db, "figure", "subject", found)
    _delete(db, "settling", "subject", found)


def _let_go(db: Database, shape: Mapping[str, tuple[str, ...]], nos: list[int], ids: list[str]) -> None:
    """Rows that name the account and stay forget what was written about it; those that only are called so go, too."""
    for one in references(db, "account"):
        asked: list[Any] = nos if one.by == "no" else ids
        if one.table == "account":
            continue
        if one.on_delete == "SET NULL":
            sets = [f"{name} = {_nothing(db, one.table, name)}" for name in SAID if name in shape[one.table]]
            if sets:
                db.conn.execute(
                    f'update "{one.table}" set {", ".join(sets)} where "{one.column}" in (select value from json_each(?))',
                    (dumps(asked),),
                )
        elif not one.on_delete:
            _delete(db, one.table, one.column, asked)


def _nothing(db: Database, table: str, column: str) -> str:
    empty = engine.value(db, 'select "notnull" from pragma_table_info(?) where name = ?', (table, column))
    return "''" if empty else "null"


def _delete(db: Database, table: str, column: str, values: Any) -> int:
    sql = f'delete from "{table}" where "{column}" in (select value from json_each(?))'
    return int(db.conn.execute(sql, (dumps(list(values)),)).rowcount)


def _delete_handled(db: Database, shape: Mapping[str, tuple[str, ...]], comments: list[int]) -> None:
    """What was done about comments goes with them, out of the log too, which guards itself against everything else."""
    if "handling_log" not in shape:
        return
    sql = "select key from comment where no in (select value from json_each(?))"
    keys = [key for (key,) in engine.rows(db, sql, (dumps(comments),))]
    guards = engine.rows(db, "select name, sql from sqlite_schema where type = 'trigger' and tbl_name = 'handling_log'")
    for name, _ in guards:
        db.conn.execute(f'drop trigger "{name}"')
    _delete(db, "handling_log", "comment_key", keys)
    for _, made in guards:
        db.conn.execute(made)
    _delete(db, "handling", "comment_key", keys)


def _words_of(db: Database, notes: list[int]) -> set[int]:
    found: set[int] = set()
    for numbers in _cut(db, "where note in (select value from json_each(?))", (dumps(notes),)):
        found.update(number if number >= 0 else ~number for number in numbers)
    return found


def _blank_words(db: Database, words: set[int]) -> None:
    """Words that no other note holds give up their text. Their numbers stay: others are counted from them."""
    plain, turned = set(words), {~number for number in words}
    for numbers in _cut(db, "", ()):
        plain.difference_update(numbers)
        turned.difference_update(numbers)
        if not plain or not turned:
            return
    gone = [number for number in plain if ~number in turned]
    db.conn.executemany("update word set text = ? where id = ?", [(f"\ufffd{number}", number) for number in gone])


def _cut(db: Database, where: str, parameters: tuple[Any, ...]) -> Iterator[array[int]]:
    """The numbers of the words of notes; the first two say how they are parted."""
    for (stored,) in db.conn.execute(f"select words from note_words {where}", parameters):
        yield array("i", stored)[2:]


def _wipe_mentions(db: Database, shape: Mapping[str, tuple[str, ...]], person: Person) -> None:
    """What the application itself has written down with one of the names: names of files, complaints, the last search."""
    names = dumps([name for name in (*person.names, *person.keys) if len(name) >= SHORTEST])
    for table, column, new in (
        ("batch", "file_name", "'已删除'"),
        ("batch", "mapping", "'{}'"),
        ("batch_problem", "message", "'已删除'"),
        ("landing_text", "source", "''"),
        ("setting", "value", None),
    ):
        if column in shape.get(table, ()):
            verb = f"delete from {table}" if new is None else f"update {table} set {column} = {new}"
            kept = f" and name not in {CHOSEN}" if table == "setting" else ""
            db.conn.execute(
                f"{verb} where exists (select 1 from json_each(?) n where instr({table}.{column}, n.value)){kept}",
                (names,),
            )
