"""Importing a file: read in another process, written here, all or nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from planner import worker
from planner.batches import Batches
from planner.importing import child
from planner.importing.choice import Choice
from planner.importing.explaining import explained
from planner.importing.fields import noun_of
from planner.importing.kinds import kinds
from planner.importing.memory import mappings, remember
from planner.importing.reading.budgets import MEMORY_MB, patience
from planner.importing.reading.readable import digest, readable
from planner.importing.report import BatchReport
from planner.importing.writing import Counter, Receiver, Writer
from planner.storage.records import BatchRecord, RowProblem
from planner.storage.store import Store
from planner.storage.times import CHINA, moment
from planner.worker import Check, Progress

__all__ = ["BatchReport", "run"]

AGAIN = "这个文件 {day} 导入过，没有新内容"


def run(
    path: Path,
    store: Store,
    choice: Choice | None = None,
    progress: Progress | None = None,
    check: Check | None = None,
    *,
    dry_run: bool = False,
) -> tuple[BatchReport, ...]:
    """Import a file and say what became of it, a report for each table that was taken, or one that says why none was.

    A choice that changes the recognition is remembered for files with the same headings. The very same file imported before
    is not read again. Some files hold figures beside their notes: these make a batch of their own. ``dry_run`` writes
    nothing and counts as if the library were empty. Raises Problem for a file that cannot be read, and what ``check``
    raises (then nothing of the file stays).
    """
    path = Path(path)
    size = readable(path)
    before = digest(path, check or (lambda: None))
    known = Batches(store).same_file(before) if choice is None or choice.nothing else None
    if known is not None and not dry_run:
        return (_again(path, known, store),)
    receiver: Receiver = Counter(path.name) if dry_run else Writer(path.name, Batches(store), before, check)

    def read(wanted: Choice) -> None:
        with tempfile.TemporaryDirectory(prefix="caotian-") as scratch, explained(path):
            worker.run(
                child.read,
                str(path),
                scratch,
                wanted.plain(),
                mappings(store),
                check=check,
                progress=progress,
                each=receiver.receive,
                memory_mb=MEMORY_MB,
                quiet=patience(size),
            )

    try:
        read(choice or Choice())
        chosen, first = tuple(receiver.chosen), len(receiver.reports)
        for report in tuple(receiver.reports):
            if report.noun is not None and (more := kinds()[report.kind].beside):
                read(Choice(more, sheet=report.sheet or None))
    except BaseException:
        receiver.take_back()
        raise
    if choice is not None and not dry_run:
        for fingerprint in chosen:
            remember(store, fingerprint, choice)
    return tuple(receiver.reports[:first] + [report for report in receiver.reports[first:] if report.noun is not None])


def _again(path: Path, known: BatchRecord, store: Store) -> BatchReport:
    began = moment(known.created_at)
    local = began.astimezone(CHINA) if began else None
    day = f"{local.month}月{local.day}日" if local else "以前"
    return BatchReport(
        id=known.id,
        file=path.name,
        kind=known.kind,
        label=kinds()[known.kind].label if known.kind in kinds() else known.kind,
        noun=noun_of(known.noun),
        rows=known.rows,
        skipped=known.rows,
        problems=(RowProblem(0, "", AGAIN.format(day=day)),),
    )
