"""Taking a batch back: first what it changed, then what only it had."""

from __future__ import annotations

from collections.abc import Callable

from planner.storage import engine
from planner.storage.batch_rows import set_state
from planner.storage.note_kind import next_revision
from planner.storage.sightings import CHUNK, Kind, refresh, seen_by
from planner.storage.store import Store
from planner.storage.texts import dumps


def take_back(store: Store, kind: Kind, number: int, check: Callable[[], None]) -> None:
    """Things that other batches saw too go back to what those saw; the batch does not count any more."""
    for nos in seen_by(store.db, kind, number):
        check()
        with engine.writing(store.db) as db:
            refresh(db, kind, nos, store.now())


def remove(store: Store, kind: Kind, number: int, *, forever: bool = False) -> None:
    """Hide a batch in one tiny transaction, then remove its rows chunk by chunk; ``forever`` forgets that there was one.

    Things a person wrote something about stay, without a batch, where the noun allows it; those of the sample go.
    """
    set_state(store, number, "undone", hidden=True)
    if kind.kept_by_person:
        entered = _entered(store) if kind.table == "account" else ()
        with engine.writing(store.db) as db:
            db.execute(
                f"update {kind.table} set batch = null where batch = ? and ({kind.kept_by_person}"
                " or id in (select value from json_each(?))) and batch not in (select no from batch where sample = 1)",
                (number, dumps(entered)),
            )
    while nos := _some(store, f"select no from {kind.table} where batch = ? limit {CHUNK}", number):
        with engine.writing(store.db) as db:
            if kind.table == "note":
                db.execute(
                    "insert into note_gone (note, revision) select value, ? from json_each(?)",
                    (next_revision(db), dumps(nos)),
                )
            db.execute(f"delete from {kind.table} where no in (select value from json_each(?))", (dumps(nos),))
    for table, column in ((kind.sightings, kind.column), *((("note_metric", "note"),) if kind.table == "note" else ())):
        while nos := _some(store, f"select distinct {column} from {table} where batch = ? limit {CHUNK}", number):
            with engine.writing(store.db) as db:
                db.execute(
                    f"delete from {table} where batch = ? and {column} in (select value from json_each(?))",
                    (number, dumps(nos)),
                )
    with engine.writing(store.db) as db:
        if forever:
            db.execute("delete from batch where no = ?", (number,))
        else:
            now = store.now()
            db.execute(
                "update batch set hidden = 0, deleted_at = ?, updated_at = ? where no = ?",
                (now, now, number),
            )


def _entered(store: Store) -> list[str]:
    """Accounts whose contact or price a person entered by hand."""
    if not store.workspace.private.exists():
        return []
    return [
        id for (id,) in engine.rows(store.private, "select distinct account_id from private_detail where batch_id = ''")
    ]


def _some(store: Store, sql: str, number: int) -> list[int]:
    return [no for (no,) in engine.rows(store.db, sql, (number,))]
