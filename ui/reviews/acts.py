"""What a lead decides. Steps ask the gates, which need words and rules: they are taken in the lane that knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.matrix.annotations import Annotations
from planner.problems import Problem
from planner.storage.records import Gate, Status
from ui.calendar.words import name_of
from ui.reviews.asking import Asking
from ui.reviews.gates import AHEAD
from ui.services import Services

if TYPE_CHECKING:
    from planner.matrix.written import Written
    from planner.storage.store import Store

PAGE = "reviews"
BACK: Status = "初稿"


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of several: the write (None: nothing passed), how many, and the names of those that are held."""

    written: Written | None
    count: int
    held: tuple[tuple[str, Gate], ...]


class Acts(QObject):
    """Does it, says so with a way back, and tells what stayed behind."""

    held = Signal(int, object)
    """How many passed, and those that did not: pairs of a name and a Gate."""

    def __init__(self, services: Services, asking: Asking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._asking = services, asking

    def go_forward(self, ids: Sequence[str]) -> None:
        """Pass those of these slots whose gates are open, in one step; the others are told."""
        if ids:
            self._asking.do(lambda store: pass_open(store, ids), self._went)

    def send_back(self, ids: Sequence[str], why: str) -> None:
        """Return slots to be written anew."""
        if ids:
            self._asking.do(
                lambda store: returned(store, ids, why), partial(self._done, "退回", f"已退回 {len(ids)} 篇")
            )

    def annotate(self, slot_id: str, field: str, start: int, end: int, text: str) -> None:
        """Say something of a stretch of the draft."""

        def write(store: Store) -> Written:
            from planner.workflow import Workflow

            return Workflow(store).annotate(slot_id, field, start, end, text)

        self._asking.do(write, partial(self._done, "批注", "已批注"))

    def waive(self, slot_id: str, gate: str, reason: str) -> None:
        """Let a closed gate pass."""

        def write(store: Store) -> Written:
            from planner.workflow import Workflow

            return Workflow(store).waive(slot_id, gate, reason)

        self._asking.do(write, partial(self._done, f"放行{gate}", f"已放行「{gate}」，理由记进了记录"))

    def settle(self, id: str, done: bool) -> None:
        """An annotation is dealt with, or not yet."""
        self._now(
            "批注", lambda: Annotations(self._services.store).settle([id], done), "已处理" if done else "重新打开"
        )

    def drop(self, id: str) -> None:
        """Take an annotation away."""
        self._now("删除批注", lambda: Annotations(self._services.store).delete([id]), "已删除批注")

    def _now(self, text: str, write: Callable[[], Written], said: str) -> None:
        try:
            self._done(text, said, write())
        except Problem as problem:
            self._services.status.trouble(problem)

    def _went(self, passed: Passed) -> None:
        if passed.written is not None:
            self._done("通过", f"已通过 {passed.count} 篇", passed.written)
        if passed.held:
            self.held.emit(passed.count, passed.held)

    def _done(self, text: str, said: str, written: Written) -> None:
        undo = self._services.undo
        # It was written with the lane's store, and is taken back with that of the window.
        if undo.done(PAGE, text, replace(written, store=self._services.store)):
            self._services.status.say(said, undo.back(PAGE))


def pass_open(store: Store, ids: Sequence[str]) -> Passed:
    """Take each slot whose gates are open one step on, all as one write."""
    from planner.slots import Slots
    from planner.workflow import Workflow

    workflow, written, held = Workflow(store), None, list[tuple[str, Gate]]()
    lines, count = Slots(store).lines(ids), 0
    names = {line.slot.id: name_of(line) for line in lines}
    for before, to in AHEAD.items():
        mine = [line.slot.id for line in lines if line.slot.status == before]
        closed = workflow.held(mine, to)
        held += [(names[id], gate) for id, gate in closed.items()]
        free = [id for id in mine if id not in closed]
        if free:
            step = workflow.step(free, to)
            written = step if written is None else written | step
            count += len(free)
    return Passed(written, count, tuple(held))


def returned(store: Store, ids: Sequence[str], why: str) -> Written:
    """Take slots back to be written anew."""
    from planner.workflow import Workflow

    return Workflow(store).step(list(ids), BACK, why)
