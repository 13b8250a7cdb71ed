"""What can be done with notes: weigh, delete, restore. Everything can be taken back.

A few notes are written at once. Many are written in the library lane, so that nothing waits for the disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.notes import Notes
from planner.storage.changes import Changes
from planner.storage.records import NoteFilter
from planner.storage.store import Store
from ui.jobs import Job
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace

PAGE = "library"
FEW = 400
"""Written at once: two transactions, a few milliseconds."""
STEP = 400
Edit = Callable[[Notes, Sequence[str]], Changes]


class Acts(QObject):
    """Weighs, deletes and restores notes, and says so with a way back."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services

    def weigh(self, ids: Sequence[str], weight: int | None) -> None:
        """How much these notes are a benchmark, 0–5; None takes the weight away."""
        text = "不再对标" if weight is None else "设为反例" if weight == 0 else f"对标权重 {weight}"
        before: dict[str, int] = {}
        """The weights there were; notes without one are not in it."""
        known: list[bool] = []

        def redo(notes: Notes, some: Sequence[str]) -> Changes:
            if not known:
                known.append(True)
                before.update(weights_of(notes, ids))
            return notes.set_weight(some, weight)

        def undo(notes: Notes, some: Sequence[str]) -> Changes:
            groups = defaultdict(list)
            for id in some:
                groups[before.get(id)].append(id)
            changes = Changes()
            for old, group in groups.items():
                changes |= notes.set_weight(group, old)
            return changes

        self._do(text, ids, redo, undo, f"{text}：{len(ids):,} 篇")

    def delete(self, ids: Sequence[str]) -> None:
        """Put notes into the waste basket."""
        said = f"已删除 {len(ids):,} 篇，可在回收站找到"
        self._do("删除笔记", ids, lambda notes, some: notes.delete(some), lambda notes, some: notes.restore(some), said)

    def restore(self, ids: Sequence[str]) -> None:
        """Take notes out of the waste basket."""
        said = f"已恢复 {len(ids):,} 篇"
        self._do("恢复笔记", ids, lambda notes, some: notes.restore(some), lambda notes, some: notes.delete(some), said)

    def _do(self, text: str, ids: Sequence[str], redo: Edit, undo: Edit, said: str) -> None:
        if not ids:
            return
        make = self._now if len(ids) <= FEW else self._later
        if self._services.undo.do(PAGE, text, make(text, ids, redo), make(f"撤销{text}", ids, undo)):
            self._services.status.say(said, self._services.undo.back(PAGE))

    def _now(self, _text: str, ids: Sequence[str], edit: Edit) -> Callable[[], Changes]:
        return lambda: edit(self._services.notes, ids)

    def _later(self, text: str, ids: Sequence[str], edit: Edit) -> Callable[[], None]:
        def begin() -> None:
            work = partial(edit_many, self._services.workspace, ids, edit, text)
            job = self._services.library_lane.queue(work, self._services.hub.tell, self._broke_off)
            self._services.status.progress(job, text)

        return begin

    def _broke_off(self, error: BaseException) -> None:
        # Some are written: what is shown must be looked at again.
        self._services.hub.tell(Changes.everything("note"))
        self._services.status.failed(error)


def edit_many(workspace: Workspace, ids: Sequence[str], edit: Edit, text: str, job: Job) -> Changes:
    """Edit notes step by step, with a store of this thread's own."""
    changes = Changes()
    with Store.open(workspace) as store:
        notes = Notes(store)
        for start in range(0, len(ids), STEP):
            job.check()
            changes |= edit(notes, ids[start : start + STEP])
            job.progress(min(start + STEP, len(ids)), len(ids), "")
    return changes


def weights_of(notes: Notes, ids: Sequence[str]) -> dict[str, int]:
    """The weights of those that have one. Few notes have any: of many not every one is read."""
    if len(ids) <= FEW:
        return {line.id: line.weight for line in notes.lines(ids) if line.weight is not None}
    found: dict[str, int] = {}
    for weight in range(6):
        for deleted in (False, True):
            found |= dict.fromkeys(notes.find(NoteFilter(weights=(weight,), deleted=deleted)), weight)
    return found
