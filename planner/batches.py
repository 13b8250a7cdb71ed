"""Imports: all or nothing, and every one can be undone.

A batch is *loading* while its rows are written, and hidden from every query. One tiny transaction shows it (*applying*); then the
notes that were known before take what it saw, and it is *done*. Taking it back goes the same way in reverse (*undoing*): what
it changed goes back first, one tiny transaction hides what only it had (*undone*), and the rows are removed. A crash
anywhere is brought to its end by ``sweep``. Only one import or undo runs in a workspace at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from planner.cutting import Cut, Words
from planner.funnel.joining import JOINED, rejoin
from planner.importing.rows import AccountRow, CommentRow, FeedbackRow, FigureRow, KeywordRow, NoteRow
from planner.posted import link_posted, links, lost
from planner.private import Private
from planner.problems import Problem
from planner.storage import engine
from planner.storage.batch_rows import SHOWN, batches_where, problems_of, set_state
from planner.storage.changes import Changes
from planner.storage.feedback_kind import FeedbackKind
from planner.storage.figure_kind import FigureKind
from planner.storage.kinds import AccountKind, CommentKind, KeywordKind
from planner.storage.note_kind import NoteKind
from planner.storage.records import BatchRecord, RowProblem
from planner.storage.removal import remove, take_back
from planner.storage.sightings import Kind, chunks, pack, refresh, seen_by, write
from planner.storage.store import Store
from planner.storage.texts import dumps, storable
from planner.storage.uuid7 import Keys

Records = list[BatchRecord]
Problems = list[RowProblem]

LOCK = "importing"


class Batches:
    """The imports of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store
        keys = Keys(lambda: store.clock().timestamp())
        self._kinds: dict[str, Kind] = {
            kind.noun: kind
            for kind in (
                NoteKind(keys),
                CommentKind(keys),
                AccountKind(keys),
                KeywordKind(keys),
                FigureKind(keys),
                FeedbackKind(keys),
            )
        }

    def begin(
        self,
        file_name: str,
        kind: str,
        noun: str,
        source_hash: str,
        mapping: Mapping[str, str],
        *,
        sample: bool = False,
    ) -> str:
        """A new batch that no query sees yet; raises Problem while another import runs in this workspace. Returns its id.

        ``noun`` is note, comment, account, keyword, figure or feedback (a plural is understood).
        """
        if noun.removesuffix("s") not in self._kinds:
            raise ValueError(noun)
        if not self._store.claim(LOCK):
            raise Problem("另一个导入或撤销正在进行", "请等它完成后再试")
        id, now = self._store.key(), self._store.now()
        try:
            with engine.writing(self._store.db) as db:
                db.execute(
                    "insert into batch (id, state, hidden, noun, kind, file_name, source_hash, mapping, sample,"
                    " created_at, updated_at) values (?, 'loading', 1, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        id,
                        noun.removesuffix("s"),
                        kind,
                        storable(file_name),
                        source_hash,
                        storable(dumps(dict(mapping))),
                        int(sample),
                        now,
                        now,
                    ),
                )
        except BaseException:
            self._store.forget(LOCK)
            raise
        return id

    def write_notes(self, batch: str, rows: Sequence[NoteRow], cut: Cut | None = None) -> None:
        """Write rows in chunks. With ``cut`` (for a small batch) their words are stored now, else later by
        ``planner.cutting.Words.fill``, in another process."""
        self._write(batch, "note", rows)
        if cut is not None:
            Words(self._store).fill(cut, batch=self.get(batch).number)

    def write_comments(self, batch: str, rows: Sequence[CommentRow]) -> None:
        """Write rows in chunks."""
        self._write(batch, "comment", rows)

    def write_accounts(self, batch: str, rows: Sequence[AccountRow]) -> None:
        """Write rows in chunks; what is private goes to the private file."""
        self._write(batch, "account", rows)
        kind = self._kinds["account"]
        private = [(kind.key(row), row.private) for row in rows if row.private]
        if private:
            Private(self._store).keep(batch, private)

    def write_keywords(self, batch: str, rows: Sequence[KeywordRow]) -> None:
        """Write rows in chunks; rows without a text are left out."""
        self._write(batch, "keyword", [row for row in rows if row.text.strip()])

    def write_figures(self, batch: str, rows: Sequence[FigureRow]) -> None:
        """Write rows in chunks; which notes they belong to is looked for when the batch is finished."""
        self._write(batch, "figure", rows)

    def write_feedback(self, batch: str, rows: Sequence[FeedbackRow]) -> None:
        """Write rows in chunks; ``planner.claims.reading.fill`` reads them later, in another process."""
        self._write(batch, "feedback", rows)

    def add_problems(self, batch: str, problems: Sequence[RowProblem]) -> None:
        """Remember which lines of the file could not be taken as they were."""
        number = self._loading(batch)[0]
        for chunk in chunks(problems):
            with engine.writing(self._store.db) as db:
                db.conn.executemany(
                    "insert into batch_problem (batch, row, field, message) values (?, ?, ?, ?)",
                    [(number, one.row, storable(one.field), storable(one.message)) for one in chunk],
                )

    def finish(self, batch: str) -> tuple[BatchRecord, Changes]:
        """Show the batch to everybody."""
        number, _ = self._loading(batch)
        set_state(self._store, number, "applying", hidden=False)
        joined = self._apply(number)
        self._store.forget(LOCK)
        record = self.get(batch)
        linked = link_posted(self._store) if record.noun == "note" else Changes()
        return record, Changes.everything(record.noun) | Changes.of("batch", batch) | linked | joined

    def abandon(self, batch: str) -> None:
        """Remove an unfinished batch (stopped, or the file broke off): nothing of it stays."""
        number, _ = self._loading(batch)
        remove(self._store, self._kind(number), number, forever=True)
        self._sweep_private()
        self._store.forget(LOCK)

    def undo(self, batch: str, check: Callable[[], None] = lambda: None) -> Changes:
        """Take a finished batch back; raises Problem when there is no such batch or another import runs.

        ``check`` may stop it by raising; then it goes on at the next ``undo`` or ``sweep``.
        """
        record = self.get(batch)
        if record.state not in ("done", "applying", "undoing"):
            raise Problem("这个批次已经撤销了", "需要的话可以重新导入文件")
        before = links(self._store)
        with self._alone():
            self._undo(record.number, check)
            self._sweep_private()
        joined = rejoin(self._store) if record.noun in JOINED else Changes()
        return Changes.everything(record.noun) | Changes.of("batch", batch) | lost(self._store, before) | joined

    def sweep(self, check: Callable[[], None] = lambda: None) -> Changes:
        """At the start: remove what was never finished and bring half-done finishes and undos to their end.

        Does nothing while another process imports.
        """
        changes = Changes()
        if not self._store.claim(LOCK):
            return changes
        try:
            for number, id, state, noun in engine.rows(
                self._store.db,
                "select no, id, state, noun from batch where state <> 'done' and deleted_at is null order by no",
            ):
                check()
                self._mend(number, state, check)
                changes |= Changes.everything(noun) | Changes.of("batch", id)
            self._sweep_private()
            if any(changes.touches(noun) for noun in JOINED):
                changes |= rejoin(self._store)
        finally:
            self._store.forget(LOCK)
        return changes

    def get(self, batch: str) -> BatchRecord:
        """One batch, also one that is gone; raises Problem when there never was one."""
        found = batches_where(self._store.db, "b.id = ?", batch)
        if not found:
            raise Problem("没有这个批次", "请在导入记录里查看批次编号")
        return found[0]

    def list(self) -> Records:
        """Finished imports, newest first."""
        return batches_where(self._store.db, SHOWN)

    def problems(self, batch: str) -> Problems:
        """The lines of the file that could not be taken as they were."""
        return problems_of(self._store.db, batch)

    def same_file(self, source_hash: str) -> BatchRecord | None:
        """The last finished import of exactly this file, if there was one."""
        return next(iter(batches_where(self._store.db, f"b.source_hash = ? and {SHOWN}", source_hash)), None)

    def _write(self, batch: str, noun: str, rows: Sequence[object]) -> None:
        number, began = self._loading(batch)
        for chunk in chunks(rows):
            sights = pack(self._kinds[noun], number, began, chunk)
            with engine.writing(self._store.db) as db:
                now = self._store.now()
                tally = write(db, self._kinds[noun], number, sights, now)
                db.execute(
                    "update batch set rows = rows + ?, added = added + ?, updated = updated + ?, skipped = skipped + ?,"
                    " updated_at = ? where no = ?",
                    (tally.rows, tally.added, tally.updated, tally.skipped, now, number),
                )

    def _loading(self, batch: str) -> tuple[int, str]:
        """The number of a batch that is being written, and when it began."""
        found = engine.rows(
            self._store.db, "select no, created_at from batch where id = ? and state = 'loading'", (batch,)
        )
        if not found:
            raise Problem("这个批次已经结束", "请重新导入文件")
        number, began = found[0]
        return number, began

    def _kind(self, number: int) -> Kind:
        return self._kinds[engine.value(self._store.db, "select noun from batch where no = ?", (number,))]

    def _apply(self, number: int) -> Changes:
        """What was known before takes what this batch saw, and figures find their notes; a crash here is made good by ``sweep``."""
        kind = self._kind(number)
        for nos in seen_by(self._store.db, kind, number):
            before = [
                no
                for (no,) in engine.rows(
                    self._store.db,
                    f"select no from {kind.table} where no in (select value from json_each(?)) and batch is not ?",
                    (dumps(nos), number),
                )
            ]
            if before:
                with engine.writing(self._store.db) as db:
                    refresh(db, kind, before, self._store.now())
        joined = rejoin(self._store) if kind.noun in JOINED else Changes()
        set_state(self._store, number, "done", hidden=False)
        return joined

    def _undo(self, number: int, check: Callable[[], None]) -> None:
        kind = self._kind(number)
        # What a person has put away does not come into sight again on its way out.
        hidden = bool(engine.value(self._store.db, "select hidden from batch where no = ?", (number,)))
        set_state(self._store, number, "undoing", hidden=hidden)
        take_back(self._store, kind, number, check)
        remove(self._store, kind, number)

    def _sweep_private(self) -> None:
        if self._store.workspace.private.exists():
            Private(self._store).sweep()

    def _mend(self, number: int, state: str, check: Callable[[], None]) -> None:
        if state == "loading":
            remove(self._store, self._kind(number), number, forever=True)
        elif state == "applying":
            self._apply(number)
        elif state == "undone":
            remove(self._store, self._kind(number), number)
        else:
            self._undo(number, check)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._store.claim(LOCK):
            raise Problem("另一个导入或撤销正在进行", "请等它完成后再试")
        try:
            yield
        finally:
            self._store.forget(LOCK)
