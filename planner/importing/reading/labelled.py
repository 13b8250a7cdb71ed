"""Text files of ``name: value`` lines that describe one thing, as crawlers leave them beside a download."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from planner.importing.headings import key
from planner.importing.reading.encoding import Encoding
from planner.importing.reading.table import Table

LINE = re.compile(r"([^::\n]{1,16})[::]\s?(.*)")
SIZE_MOST = 200_000
LEAST = 5


def labelled_table(path: Path, encoding: Encoding, known: Collection[str]) -> Table | None:
    """The one thing of such a file; None when the text is something else. A line without a known name belongs to the one before."""
    if path.stat().st_size > SIZE_MOST:
        return None
    with encoding.open(path) as file:
        values = dict(_values(file.read(), known))
    if len(values) < LEAST:
        return None
    return Table("", iter([(1, list(values.values()))]), tuple(values))


def _values(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    name, lines = "", list[str]()
    for number, line in enumerate(text.splitlines()):
        match = LINE.fullmatch(line)
        if match and key(match[1]) in known:
            if name:
                yield name, "\n".join(lines)
            name, lines = match[1].strip(), [match[2]]
        elif name:
            lines.append(line)
        elif number == 0:
            return
    if name:
        yield name, "\n".join(lines)
