"""What the library learned follows the notes at once: those that came, changed or went since, read from the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nlp.note import Note
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps, parted
from planner.storage.visible import hidden, visible

if TYPE_CHECKING:
    import numpy as np
    from sqlite_utils import Database

    from nlp.learned import Learned
    from nlp.tail import Late, Tail
    from nlp.words import Cutter

MOST = 2_000
"""Later notes that are followed. Words the library does not know count nothing in them, and topics and keywords do not know of them:
what comes in greater numbers is better learned."""

NUMBERS = "numbers"
"""The array that says which number each learned note has in the store."""

Check = Callable[[], None]
Row = tuple[int, str, str, str, str, bytes | None]
"""Number, id, title, body, topics and stored words of a note."""


def numbers_of_notes(numbers: Sequence[int]) -> dict[str, np.ndarray[Any, Any]]:
    """The array for `Follower.of`, to be published with what was learned: the notes' numbers, ascending."""
    import numpy as np

    return {NUMBERS: np.array(numbers, np.int64)}


@dataclass(slots=True)
class Follower:
    """Reads what has happened since ``learned`` was learned; it remembers how far it has read, so that a note costs itself alone.

    For one reader at a time. ``learned`` is what was opened, without a tail; ``numbers`` are those of its notes in the store;
    ``revision`` and ``hidden`` are those of the moment it was learned from.
    """

    learned: Learned
    numbers: np.ndarray[Any, Any]
    generation: str
    revision: int
    hidden: frozenset[int]
    uncut: frozenset[int] = field(init=False, default=frozenset())
    """Numbers of notes that wait to be cut."""
    _mark: int = field(init=False)
    _gone: frozenset[int] = field(init=False, default=frozenset())
    _late: dict[int, Late] = field(init=False, default_factory=dict)
    _full: bool = field(init=False, default=False)
    """More came than is followed: nothing is added any more until it is learned."""
    _told: Tail = field(init=False)

    def __post_init__(self) -> None:
        self._mark, self._told = self.revision, self.learned.tail

    @classmethod
    def of(cls, learned: Learned, arrays: Mapping[str, Any], facts: Mapping[str, Any]) -> Follower | None:
        """For what was opened from these arrays and facts; None when an older version published them, which did not say enough."""
        import numpy as np

        found = facts.get("revision", {})
        if NUMBERS not in arrays or len(arrays[NUMBERS]) != len(learned) or "generation" not in facts:
            return None
        revision = found["notes"][0][0] or 0
        return cls(learned, np.asarray(arrays[NUMBERS]), facts["generation"], revision, frozenset(found["hidden"]))

    def tail(self, store: Store, cutter: Cutter | None = None, check: Check = lambda: None) -> Tail:
        """The tail as of now, the same one as before when nothing has happened.

        Without a ``cutter`` notes whose words are not stored yet wait for the next call with one.
        """
        if store.generation != self.generation:
            return self._told
        with engine.reading(store.db) as db:
            mark = engine.value(db, "select max(revision) from note") or 0
            concealed = frozenset(hidden(db))
            gone = frozenset(_gone(db, self.revision))
            rows = self._news(db, concealed)
        late = self._read(rows, cutter, check)
        # Only now is everything read: what stopped on the way is read again.
        self._mark, self.hidden = mark, concealed
        self.uncut = frozenset(no for no, *_ in rows if no not in late)
        return self._made(gone, late)

    def _news(self, db: Database, concealed: frozenset[int]) -> list[Row]:
        """The notes that came, changed, or came into sight since the last look, unless they are too many."""
        if self._full:
            return []
        seen = f"deleted_at is null and {visible(db, 'batch')}"
        since = f"select no from note where revision > ? and {seen} order by revision limit {MOST + 1}"
        found = {no for (no,) in engine.rows(db, since, (self._mark,))} | self.uncut
        for batch in self.hidden - concealed:
            shown = engine.rows(db, "select no, revision from note where batch = ?", (batch,))
            learned = self._places([no for no, _ in shown])
            found |= {no for no, revision in shown if revision > self.revision or no not in learned}
        if len(found | self._late.keys()) > MOST:
            self._full = True
            return []
        rows: list[Row] = engine.rows(
            db,
            "select n.no, n.id, n.title, t.body, t.topics, w.words from json_each(?) wanted"
            " join note n on n.no = wanted.value join note_text t on t.note = n.no left join note_words w on w.note = n.no"
            f" where n.deleted_at is null and {visible(db, 'n.batch')} order by n.no",
            (dumps(sorted(found)),),
        )
        return rows

    def _read(self, rows: Sequence[Row], cutter: Cutter | None, check: Check) -> dict[int, Late]:
        from nlp.cuts import Cuts
        from nlp.tail import Late, words_of

        index, late = self.learned.index, {}
        for no, id, title, body, topics, stored in rows:
            if stored is not None:
                # The vocabulary of the index is that of the store: words have the same numbers in both.
                words = Cuts.from_stored([], [stored]).ids
            elif cutter:
                check()
                words = index.numbers(words_of(Note(id, title, body, parted(topics)), cutter))
            else:
                continue
            late[no] = Late.of(index, id, title, words, self.learned.percentile_of(id))
        return late

    def _made(self, gone: frozenset[int], late: Mapping[int, Late]) -> Tail:
        if gone != self._gone or late:
            self._gone = gone
            self._late.update(late)
            replaced = self._places((*self._late, *gone))
            seen = tuple(one for no, one in sorted(self._late.items()) if no not in gone)
            self._told = self._told.after(_ascending(replaced.values()), seen)
        return self._told

    def _places(self, numbers: Iterable[int]) -> dict[int, int]:
        """Where the notes of these numbers stand among the learned ones; those that were not learned are left out."""
        import numpy as np

        wanted = np.fromiter(numbers, np.int64)
        places = np.searchsorted(self.numbers, wanted)
        there = places < len(self.numbers)
        there[there] = self.numbers[places[there]] == wanted[there]
        return dict(zip(wanted[there].tolist(), places[there].tolist(), strict=True))


def _gone(db: Database, revision: int) -> list[int]:
    """The numbers of notes that lie in the waste basket, are being taken away, or are gone since ``revision``."""
    # Without "all" SQLite would read every note, in order of their numbers.
    sql = (
        "select no from note where deleted_at is not null"
        " union all select n.no from batch b join note n on n.batch = b.no where b.hidden = 1 and b.state <> 'loading'"
        " union all select note from note_gone where revision > ?"
    )
    return [no for (no,) in engine.rows(db, sql, (revision,))]


def _ascending(places: Iterable[int]) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.array(sorted(places), np.int32)
