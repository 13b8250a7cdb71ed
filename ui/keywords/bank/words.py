"""The words of the view, with all that is known of each: read and sorted in a lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from planner.storage.store import Store
from ui.keywords.asking import known
from ui.keywords.wanted import Order, holds
from ui.newest import Newest
from ui.services import Services

if TYPE_CHECKING:
    from planner.library import Reference
    from planner.paths import Workspace
    from planner.research.supporting import Standing
    from ui.jobs import Job

Scope = Literal["mine", "tables"]
SCOPES: dict[Scope, str] = {"mine": "我的", "tables": "导入的表"}


AS_THEY_COME = Order()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the bank or of an imported table. ``status`` is "" outside the bank; ``change`` is the newest volume over the
    one before; unknown is None. ``role`` and ``class_`` are what a person decided, ``role_said`` and ``kind`` what the words say."""

    id: str
    text: str
    role: str | None
    class_: str | None
    status: str
    volume: float | None
    competition: float | None
    change: float | None
    support: int | None
    own_notes: int | None
    own_drafts: int
    day: str
    pack: str = ""
    price: float | None = None
    kind: str = ""
    role_said: str = ""

    @property
    def shown_class(self) -> str:
        """What a person decided, else what the words say."""
        return self.class_ or self.kind

    @property
    def shown_role(self) -> str:
        """The same of the role."""
        return self.role or self.role_said

    @property
    def own(self) -> int | None:
        """Our notes and drafts with it."""
        return None if self.own_notes is None else self.own_notes + self.own_drafts


@dataclass(frozen=True, slots=True)
class Question:
    """Which words, in which order; ``stay``: nobody asked for other words than before."""

    scope: Scope
    words: str = ""
    status: str | None = None
    class_: str | None = None
    order: Order = AS_THEY_COME
    stay: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The words that fit; ``every`` word of the scope, ``counts`` them by status."""

    question: Question
    words: tuple[Word, ...]
    every: tuple[Word, ...]
    counts: dict[str, int]


class BankAsker(QObject):
    """Asks in the review lane; the newest question wins."""

    answered = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._newest = Newest(services.review_lane, services.status.failed, self)
        self._age = 0
        self._read: dict[Scope, tuple[Word, ...]] = {}

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def forget(self) -> None:
        """What was read may be different by now."""
        self._age += 1
        self._read.clear()

    def ask(self, question: Question) -> None:
        """Ask; what was read before is only sifted and sorted anew."""
        read = self._read.get(question.scope)
        work = partial(answer, self._services.workspace, self._services.library.reference, question, read)
        job = self._newest.ask(work, partial(self._told, self._age))
        if read is None and question.scope == "tables":
            self._services.status.progress(job, "正在读关键词表")

    def _told(self, age: int, found: Answer) -> None:
        if age == self._age:
            self._read[found.question.scope] = found.every
        self.answered.emit(found)


def answer(
    workspace: Workspace, reference: Reference | None, question: Question, read: tuple[Word, ...] | None, job: Job
) -> Answer:
    """Read the words of a scope unless they have been, keep those that fit, and sort them; unknown values come last."""
    every = read
    if every is None:
        with Store.open(workspace) as store:
            every = tuple(read_words(store, reference, question.scope, job))
    job.check()
    counts: dict[str, int] = {}
    for word in every:
        counts[word.status] = counts.get(word.status, 0) + 1
    found = [
        word
        for word in every
        if (question.status is None or word.status == question.status)
        and (question.class_ is None or question.class_ in word.shown_class.split("+"))
        and (not question.words or holds(word.text, question.words))
    ]
    return Answer(question, tuple(in_order(found, question.order)), every, counts)


def read_words(store: Store, reference: Reference | None, scope: Scope, job: Job) -> list[Word]:
    """Every word of a scope as it comes."""
    from planner.bank import Bank
    from planner.keywords import Keywords
    from planner.research import standing
    from planner.research.told import volume_trends

    keywords, banked = Keywords(store), {word.id: word for word in Bank(store).list()}
    # Those of tables are tens of thousands, those of the bank some hundred.
    found = keywords.list(told=True) if scope == "tables" else [keywords.get(id) for id in banked]
    records = {record.id: record for record in found}
    ids = list(records)
    job.check()
    stands = standing(known(reference), store, [records[id].text for id in ids], job.check)
    changes = volume_trends(store, [id for id in ids if records[id].volume is not None])
    words = []
    for id in ids:
        record, mine = records[id], banked.get(id)
        stand: Standing = stands[record.text]
        words.append(
            Word(
                id,
                record.text,
                record.role,
                record.class_,
                mine.status if mine else "",
                record.volume,
                record.competition,
                changes.get(id),
                stand.support,
                stand.own_notes,
                stand.own_drafts,
                (mine.banked_at if mine and scope == "mine" else record.seen_at or "")[:10],
                record.pack or "",
                record.price,
                stand.kind,
                stand.role,
            )
        )
    return words


def in_order(words: Sequence[Word], order: Order) -> list[Word]:
    """Sorted by a column; without one as they come."""
    if not order.column:
        return list(words)

    def value(word: Word) -> Any:
        found = getattr(word, order.column)
        return None if found == "" else found

    there = sorted((word for word in words if value(word) is not None), key=value, reverse=order.descending)
    return there + [word for word in words if value(word) is None]
