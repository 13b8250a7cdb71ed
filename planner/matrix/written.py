"""A write that can be taken back and done again, to the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.storage import engine, images
from planner.storage.changes import Changes
from planner.storage.images import Rows, Table

if TYPE_CHECKING:
    from sqlite_utils import Database

    from planner.storage.store import Store

BULK = 500
"""A change of more rows than this is told as a change of any row."""

Then = Callable[["Database"], object]


@dataclass(frozen=True, slots=True)
class Image:
    """The rows of one table that a write touched, before it and after it."""

    table: Table
    before: Rows
    after: Rows


@dataclass(frozen=True)
class Written:
    """What a write did. ``undo`` and ``redo`` give back what to tell the hub; both raise Problem when others hang on it by now.

    ``undone`` and ``redone`` write what has to be said in a log, in the same transaction.
    """

    store: Store
    changes: Changes
    pictures: tuple[Image, ...] = ()
    undone: tuple[Then, ...] = ()
    redone: tuple[Then, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __or__(self, other: Written) -> Written:
        """This write and then the other, as one step."""
        return Written(
            self.store,
            self.changes | other.changes,
            (*self.pictures, *other.pictures),
            (*other.undone, *self.undone),
            (*self.redone, *other.redone),
        )

    def undo(self) -> Changes:
        """The rows are as they were before, ``updated_at`` too; what others changed in them since stays."""
        with engine.writing(self.store.db) as db:
            for one in reversed(self.pictures):
                images.put(db, one.table, one.after, one.before)
            for then in self.undone:
                then(db)
        return self.changes

    def redo(self) -> Changes:
        """The rows are as they were after it."""
        with engine.writing(self.store.db) as db:
            for one in self.pictures:
                images.put(db, one.table, one.before, one.after)
            for then in self.redone:
                then(db)
        return self.changes


class Recording:
    """A write that is going on: what it is about to touch is looked at before."""

    def __init__(self, store: Store, db: Database) -> None:
        self.db = db
        self._store = store
        self._before: dict[str, dict[str, images.Row | None]] = {}
        self._tables: dict[str, Table] = {}
        self._touched: dict[str, None] = {}
        self._also = Changes()
        self._then: tuple[tuple[Then, ...], tuple[Then, ...]] = ((), ())
        self._written: Written | None = None

    def touch(self, table: Table, ids: Iterable[str]) -> None:
        """These rows are going to be changed, made or removed. Tables are put back in the opposite order of their first touch."""
        self._tables[table.name] = table
        known = self._before.setdefault(table.name, {})
        new = [id for id in ids if id not in known]
        known.update(images.read(self.db, table, new))

    def rows(self, table: Table) -> Rows:
        """The touched rows of a table as they were."""
        return self._before.get(table.name, {})

    def set_columns(self, table: Table, ids: Sequence[str], values: Mapping[str, Any]) -> None:
        """Write these columns of rows; ``updated_at`` follows where that makes a difference."""
        self.touch(table, ids)
        rows, wanted = self.rows(table), {}
        for id in ids:
            row = rows[id]
            if row is not None:
                other = dict(zip(table.columns, row, strict=True)) | dict(values)
                if tuple(other.values()) != row:
                    wanted[id] = tuple((other | {"updated_at": self._store.now()}).values())
        images.put(self.db, table, rows, wanted)

    def tell(self, changes: Changes) -> None:
        """More to tell the hub."""
        self._also |= changes

    def then(self, undone: Then, redone: Then) -> None:
        """What has to be written when this is taken back, and when it is done again."""
        self._then = ((*self._then[0], undone), (*self._then[1], redone))

    def end(self) -> None:
        """The write is done: look again."""
        pictures, changes = [], self._also
        for name, before in self._before.items():
            table = self._tables[name]
            after = images.read(self.db, table, before)
            changed = [id for id, row in after.items() if row != before[id]]
            if changed:
                pictures.append(
                    Image(table, {id: before[id] for id in changed}, {id: after[id] for id in changed}),
                )
                changes |= told(name, changed)
        self._written = Written(self._store, changes, tuple(pictures), *self._then)

    @property
    def written(self) -> Written:
        """The write that has been done."""
        if self._written is None:
            raise ValueError("the write is still going on")
        return self._written


@contextmanager
def recorded(store: Store) -> Iterator[Recording]:
    """One transaction that can be taken back. Everything must be told to ``touch`` before it is written."""
    with engine.writing(store.db) as db:
        recording = Recording(store, db)
        yield recording
        recording.end()


def set_columns(store: Store, table: Table, ids: Sequence[str], values: Mapping[str, Any]) -> Written:
    """One write that only gives rows other values."""
    with recorded(store) as recording:
        recording.set_columns(table, ids, values)
    return recording.written


NOUN = {
    "waiver": "approval",
    "annotation": "approval",
    "feedback_quote": "feedback",
    "landing_text": "landing",
    "landing_tick": "landing",
}


def told(table: str, ids: Sequence[str]) -> Changes:
    """Rows of a table as the hub knows them."""
    noun = NOUN.get(table, table)
    if noun != table:
        return Changes.everything(noun)
    return Changes.everything(noun) if len(ids) > BULK else Changes.of(noun, *ids)
