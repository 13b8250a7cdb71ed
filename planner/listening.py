"""Listening to comments: what each wants, how much it weighs, and whether anybody answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from nlp.intents import AskedFor, CommentReader, CommentReading, asked_for
from planner.storage.records import CommentRecord

ASKING = ("提问", "求链接", "求购")
LOOK = 500
"""Comments between two looks whether somebody wants us to stop."""


@dataclass(frozen=True)
class Heard:
    """A comment as understood. ``answered`` is None where the file does not tell replies from comments."""

    comment: CommentRecord
    reading: CommentReading
    answered: bool | None

    @property
    def asks(self) -> bool:
        """Whether it waits for an answer."""
        return self.reading.intent in ASKING


@dataclass(frozen=True)
class AspectCount:
    """How many comments praise and blame an aspect."""

    aspect: str
    praised: int
    blamed: int


def hear(
    comments: Iterable[CommentRecord], reader: CommentReader, check: Callable[[], None] = lambda: None
) -> Iterator[Heard]:
    """Read comments in the order they came in; ``check`` is called now and then and may raise to stop.

    Exports list a comment and then its replies: one is answered when a reply by somebody else follows.
    """
    for number, thread in enumerate(_threads(comments)):
        if number % LOOK == 0:
            check()
        head = thread[0]
        replies = [one for one in thread[1:] if one.author is None or one.author != head.author]
        answered = bool(replies) if head.level is not None else None
        yield Heard(head, reader.read(head.text, head.likes), answered)
        for reply in thread[1:]:
            yield Heard(reply, reader.read(reply.text, reply.likes), None)


def unanswered(heard: Iterable[Heard]) -> list[Heard]:
    """Comments that wait for an answer, as far as is known, the heaviest and most liked first; replies are left out."""
    waiting = [one for one in heard if one.asks and one.answered is not True and (one.comment.level or 1) == 1]
    return sorted(waiting, key=lambda one: (-one.reading.severity.level, -(one.comment.likes or 0)))


def candidates(heard: Iterable[Heard], most: int = 50) -> list[AskedFor]:
    """What unanswered questions ask for, as candidates for keywords and topics; wishes for a link name nothing to write of."""
    return asked_for((one.comment.text for one in unanswered(heard) if one.reading.intent == "提问"), most)


def aspects(heard: Iterable[Heard]) -> list[AspectCount]:
    """Aspects by how many comments speak of them; a comment counts once for praise and once for blame."""
    counts: Counter[tuple[str, int]] = Counter()
    for one in heard:
        counts.update({(told.aspect, told.sign) for told in one.reading.opinion.aspects})
    names = {aspect for aspect, _ in counts}
    found = [AspectCount(name, counts[name, 1], counts[name, -1]) for name in names]
    return sorted(found, key=lambda one: (-(one.praised + one.blamed), one.aspect))


def _threads(comments: Iterable[CommentRecord]) -> Iterator[list[CommentRecord]]:
    thread: list[CommentRecord] = []
    for comment in comments:
        if thread and (comment.level or 1) > 1 and comment.note_key == thread[0].note_key:
            thread.append(comment)
            continue
        if thread:
            yield thread
        thread = [comment]
    if thread:
        yield thread
