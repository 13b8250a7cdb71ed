"""What a person decided about a file: its kind, and which column is which field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from planner.importing.fields import FIELDS, NOUNS, Noun
from planner.importing.kinds import Kind, kinds
from planner.problems import Problem

KIND = "@kind"
"""Under this name a remembered mapping keeps the kind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """``kind`` is the name of a file in ``resources/importing`` or a noun (``notes`` means any table of notes); None: recognise.

    ``mapping`` gives for a field the name of its column as it stands in the file (``列3`` without names); an empty name means
    that the file has no such column. ``sheet`` takes one table only.
    """

    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sheet: str | None = None

    @classmethod
    def of(cls, kind: str | None = None, mapping: Iterable[tuple[str, str]] = (), sheet: str | None = None) -> Choice:
        """A choice from words typed by a person; raises Problem for a kind or field that does not exist."""
        named = dict(mapping)
        if kind is not None and not _is_taken(kinds().get(kind)):
            known = "、".join(id for id, one in kinds().items() if _is_taken(one))
            raise Problem(f"没有「{kind}」这种文件", f"可以写 {known}")
        noun = kinds()[kind].noun if kind else None
        for name in named:
            if not any(name in FIELDS[one] for one in ([noun] if noun else NOUNS)):
                raise Problem(f"没有「{name}」这个字段", f"可以写 {'、'.join(FIELDS[noun or 'notes'])}")
        return cls(kind, named, sheet)

    @property
    def nothing(self) -> bool:
        """Whether everything is left to recognition."""
        return self.kind is None and not self.mapping and self.sheet is None

    def noun(self) -> Noun:
        """The noun a mapping without a kind speaks of."""
        return next((noun for noun in NOUNS if all(name in FIELDS[noun] for name in self.mapping)), "notes")

    def plain(self) -> dict[str, Any]:
        """For the way into another process."""
        return {"kind": self.kind, "mapping": dict(self.mapping), "sheet": self.sheet}

    def kept(self) -> dict[str, str]:
        """As it is remembered."""
        return {**self.mapping, **({KIND: self.kind} if self.kind else {})}


def remembered(kept: Mapping[str, str]) -> Choice | None:
    """A choice that was remembered; None when its kind or its fields are gone."""
    mapping = {name: header for name, header in kept.items() if name != KIND}
    try:
        return Choice.of(kept.get(KIND), mapping.items())
    except Problem:
        return None


def _is_taken(kind: Kind | None) -> bool:
    return kind is not None and kind.noun is not None
