"""One table of one file as the person sees it before it is taken in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.importing.choice import Choice
from planner.importing.fields import FIELDS, Field
from planner.importing.kinds import kinds
from planner.importing.preview import Preview

TERMINAL = re.compile(r"（命令行[^）]*）")
"""Reasons also say what to type in a terminal; the window has its own way."""


@dataclass(frozen=True)
class Looked:
    """``seen`` is None for a file that cannot be read, then ``refusal`` says why; ``choice`` is what the person corrected.

    ``several`` says that the file holds more tables than this one.
    """

    path: Path
    seen: Preview | None = None
    refusal: str = ""
    choice: Choice | None = None
    several: bool = False

    @property
    def key(self) -> tuple[Path, str]:
        """What tells two tables apart."""
        return self.path, self.seen.sheet if self.seen else ""

    @property
    def usable(self) -> bool:
        """Whether it would be taken in."""
        return self.seen is not None and self.seen.noun is not None

    @property
    def why_not(self) -> str:
        """Why it is not taken, "" when it is."""
        return TERMINAL.sub("", self.refusal or (self.seen.refusal if self.seen else ""))

    @property
    def name(self) -> str:
        """The file, and the sheet where it has several."""
        return (
            f"{self.path.name} › {self.seen.sheet}"
            if self.several and self.seen and self.seen.sheet
            else self.path.name
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """What a column can be taken for."""
        noun = self.seen.noun if self.seen else None
        kind = kinds().get(self.choice.kind or "") if self.choice else None
        return tuple(FIELDS[noun or (kind.noun if kind else None) or "notes"].values())

    def as_kind(self, kind: str) -> Choice:
        """The choice to read it as another kind of file, with the columns that kind finds."""
        return Choice(kind, sheet=self._sheet)

    def with_column(self, column: str, field: str) -> Choice:
        """The choice that takes a column as a field ("": as none). What else is known stays as it is."""
        assert self.seen is not None
        mapping = {**(self.choice.mapping if self.choice else {}), **self.seen.mapping}
        for name, header in mapping.items():
            if header == column:
                mapping[name] = ""
        if field:
            mapping[field] = column
        kind = self.choice.kind if self.choice else None
        return Choice(kind or (self.seen.kind if self.usable else None), mapping, self._sheet)

    def corrected(self, seen: Preview, choice: Choice) -> Looked:
        """The same table after a correction; of several tables the one that was meant."""
        tables = (seen, *seen.others)
        same = next((table for table in tables if self.seen and table.sheet == self.seen.sheet), seen)
        return replace(self, seen=replace(same, others=()), choice=choice, refusal="")

    @property
    def _sheet(self) -> str | None:
        return self.seen.sheet if self.seen and self.several else None


def chosen(looked: Sequence[Looked]) -> list[tuple[Path, Choice | None]]:
    """What to import: a file as a whole, or table by table when one of them was corrected."""
    wanted: list[tuple[Path, Choice | None]] = []
    for path in dict.fromkeys(one.path for one in looked if one.usable):
        tables = [one for one in looked if one.path == path and one.usable]
        if all(one.choice is None for one in tables):
            wanted.append((path, None))
        else:
            wanted += [(path, one.choice or Choice(sheet=one.seen.sheet if one.seen else None)) for one in tables]
    return wanted
