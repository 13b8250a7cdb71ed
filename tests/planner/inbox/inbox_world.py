"""Comments brought in and read, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.batches import Batches
from planner.importing.rows import CommentRow
from planner.inbox.finding import Inbox
from planner.inbox.handling import Handlings
from planner.inbox.lines import conversation, lines
from planner.inbox.reading import Readings
from planner.inbox.records import Conversation, InboxFilter, InboxLine
from planner.storage.store import Store

EVERY = InboxFilter(view="all")
AT = "2025-03-01T10:00:00+08:00"
"""Two hours before the clock of the tests."""


def said(id: str, text: str, **more: object) -> CommentRow:
    """A comment of two hours ago on the note n1."""
    return replace(CommentRow(id, "n1", text, 0, AT, 1, "读者"), **more)  # type: ignore[arg-type]


def reply(id: str, text: str, to: str | None, author: str = "别人", **more: object) -> CommentRow:
    """An answer; without ``to`` the file does not say to what."""
    return said(id, text, level=2, parent=to, author=author, **more)


def bring(store: Store, *rows: CommentRow, name: str = "评论.csv") -> str:
    """Import these as one file and read them; returns the batch."""
    batches = Batches(store)
    batch = batches.begin(name, "test", "comments", name, {})
    batches.write_comments(batch, list(rows))
    batches.finish(batch)
    Readings(store).read()
    return batch


def listed(store: Store, wanted: InboxFilter = EVERY) -> list[InboxLine]:
    return lines(store, Inbox(store).find(wanted))


def texts(store: Store, wanted: InboxFilter = EVERY) -> list[str]:
    return [line.text for line in listed(store, wanted)]


def line_of(store: Store, text: str) -> InboxLine:
    return next(line for line in listed(store) if line.text == text)


def ids_of(store: Store, *found: str) -> list[str]:
    return [line_of(store, text).id for text in found]


def talk_of(store: Store, text: str) -> Conversation:
    talk = conversation(store, line_of(store, text).id)
    assert talk is not None
    return talk


def logged(store: Store, text: str) -> Sequence[tuple[str, str, str]]:
    return [(one.kind, one.before, one.after) for one in talk_of(store, text).log]


def handle(store: Store, text: str, **fields: object) -> None:
    Handlings(store).set(ids_of(store, text), **fields)
