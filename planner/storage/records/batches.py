"""Imports as pages see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

BatchState = Literal["loading", "applying", "done", "undoing", "undone", "shelved"]


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One import with its counts: rows of the file that brought a new thing, news of a known one, or nothing new."""

    id: str
    number: int
    state: BatchState
    noun: str
    kind: str
    file_name: str
    source_hash: str
    mapping: Mapping[str, str]
    rows: int
    added: int
    updated: int
    skipped: int
    problems: int
    sample: bool
    created_at: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A line of a file that could not be taken as it was; ``row`` counts as the spreadsheet does."""

    row: int
    field: str
    message: str
