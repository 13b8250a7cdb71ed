"""A file of any format as tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.importing.kinds import known_headings
from planner.importing.reading.sniff import sniff
from planner.importing.reading.table import Table

FORMATS = {"xlsx": "XLSX", "xls": "XLS", "sqlite": "SQLite", "json": "JSON", "text": "CSV"}
SAMPLE = 2**16


@dataclass(frozen=True)
class Source:
    """An open file: what it is by its content, how its characters are written, and its tables, each to be read in turn."""

    format: str
    encoding: str
    tables: Iterator[Table]
    spoiled: bool = False


@contextmanager
def source(path: Path, scratch: Path) -> Iterator[Source]:
    """Open a file of any format; ``scratch`` is an empty folder for copies. Raises Problem for what cannot be read."""
    format = sniff(path)
    if format in ("xlsx", "xls"):
        from planner.importing.reading.workbook import workbook_tables

        yield Source(FORMATS[format], "", workbook_tables(path, format))
    elif format == "sqlite":
        from planner.importing.reading.database import database_tables

        with database_tables(path, scratch) as tables:
            yield Source(FORMATS[format], "", tables)
    else:
        yield _text(path)


def _text(path: Path) -> Source:
    from planner.importing.reading.delimited import delimited_table
    from planner.importing.reading.encoding import encoding_of
    from planner.importing.reading.labelled import labelled_table
    from planner.importing.reading.objects import json_tables, looks_like_json

    encoding = encoding_of(path)
    name = encoding.name.upper().removesuffix("-SIG")
    with encoding.open(path) as file:
        sample = file.read(SAMPLE)
    if looks_like_json(sample):
        return Source(FORMATS["json"], name, json_tables(path, encoding), encoding.spoiled)
    table = labelled_table(path, encoding, known_headings()) or delimited_table(path, encoding)
    return Source(FORMATS["text"], name, iter((table,)), encoding.spoiled)
