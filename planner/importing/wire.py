"""Rows on their way between two processes: lists of JSON values, in the order of the dataclasses' fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from nlp.note import Note
from planner.importing.fields import Noun
from planner.importing.rows import AccountRow, CommentRow, FeedbackRow, FigureRow, KeywordRow, NoteRow

AnyRow = NoteRow | CommentRow | AccountRow | KeywordRow | FigureRow | FeedbackRow

_TYPES: dict[Noun, type[Any]] = {
    "notes": NoteRow,
    "comments": CommentRow,
    "accounts": AccountRow,
    "keywords": KeywordRow,
    "figures": FigureRow,
    "feedback": FeedbackRow,
}


def packer(noun: Noun) -> Callable[[Any], list[Any]]:
    """Turns a row of this noun into JSON values."""
    values = attrgetter(*(field.name for field in fields(_TYPES[noun])))
    if noun == "notes":
        note = attrgetter(*(field.name for field in fields(Note)))
        return lambda row: [note(row.note), *_plain(values(row)[1:])]
    return lambda row: _plain(values(row))


def unpack(noun: Noun, packed: list[Any]) -> AnyRow:
    """The row again."""
    if noun == "notes":
        note = list(packed[0])
        note[_TOPICS] = tuple(note[_TOPICS])
        return NoteRow(Note(*note), *packed[1:])
    row: AnyRow = _TYPES[noun](*packed)
    return row


def _plain(values: tuple[Any, ...]) -> list[Any]:
    return [dict(value) if hasattr(value, "keys") else value for value in values]


_TOPICS = [field.name for field in fields(Note)].index("topics")
