"""A whole table turned into things of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from planner.importing.converting.accounts import AccountReader
from planner.importing.converting.cells_of import Complaints, Reader, RowCells
from planner.importing.converting.comments import CommentReader
from planner.importing.converting.feedback import FeedbackReader
from planner.importing.converting.figures import FigureReader
from planner.importing.converting.keywords import KeywordReader, MatrixReader
from planner.importing.converting.notes import NoteReader
from planner.importing.fields import Noun
from planner.importing.headings import multiple
from planner.importing.opening import Opened


def converted(table: Opened, stem: str, complaints: Complaints, most: int | None) -> Iterator[tuple[int, list[Any]]]:
    """For each row of the file the things it holds: usually one, none when it was rejected."""
    kind, columns = table.recognised.kind, table.recognised.columns
    assert kind is not None
    assert kind.noun is not None
    readers: dict[Noun, Callable[[], Reader]] = {
        "notes": partial(NoteReader, kind, columns, table.grid, stem),
        "comments": partial(CommentReader, stem),
        "accounts": partial(AccountReader, stem),
        "keywords": KeywordReader,
        "figures": partial(FigureReader, kind, columns, table.grid, stem, table.table.name),
    }
    several: MatrixReader | FeedbackReader | None = None
    if kind.noun == "feedback":
        several = FeedbackReader(columns, table.grid, stem)
    elif kind.noun == "keywords" and len(columns["text"]) > 1 and not table.named:
        several = MatrixReader()
    reader = None if several else readers[kind.noun]()
    multiples = _multiples(table)
    for number, cells in islice(table.rows, most):
        row = RowCells(number, cells, columns, kind, complaints, multiples)
        if several is not None:
            yield number, list(several.read_all(row))
        elif reader is not None:
            found = reader.read(row)
            yield number, [] if found is None else [found]


def _multiples(table: Opened) -> dict[str, str]:
    header = table.grid.header
    counted = {field: multiple(header[at]) for field, (at, *_) in table.recognised.columns.items() if at < len(header)}
    return {field: word for field, word in counted.items() if word}
