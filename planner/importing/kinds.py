"""The kinds of files, as data: ``resources/importing/*.toml``. A column's name means what it means in its kind of file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from nlp.resources import RESOURCES
from planner.importing.fields import FIELDS, NOUNS, Noun
from planner.importing.headings import key, loose

FOLDER = RESOURCES / "importing"
OTHERS = "other_platforms"


@dataclass(frozen=True, slots=True)
class Name:
    """An alias of a column: exact, or ``loose`` (``~点赞`` also means 笔记点赞数)."""

    key: str
    loose: bool = False

    def fits(self, heading: str) -> bool:
        """Whether a heading's key is meant."""
        return heading == self.key or (self.loose and loose(heading) == self.key)


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    ``marks`` are headings peculiar to it, of which ``least`` must be there; none of ``without`` may be. ``needs`` lists groups of
    fields, of each of which one must be there. ``empty`` says whether an empty count is unknown or zero. A kind with ``refuse``
    is recognised in order to say why it is not taken, unless a field of ``instead_of`` is there. The kinds without
    marks, named after their nouns, are for any table.

    A file may hold more than its noun: ``beside`` is the kind that takes the rest, which is ``asked_for`` and never recognised by itself.
    Of figures: ``account`` says that they are an account's and not a note's, ``orders`` that each row is an order of its own, ``sheets``
    which number a sheet of this name holds (its columns are then a day and a value).
    """

    id: str
    label: str
    noun: Noun | None
    source: str
    fields: Mapping[str, tuple[Name, ...]]
    marks: tuple[Name, ...] = ()
    least: int = 0
    without: frozenset[str] = frozenset()
    needs: tuple[tuple[str, ...], ...] = ()
    missing: frozenset[str] = frozenset()
    instead_of: tuple[str, ...] = ()
    empty_is_zero: bool = False
    own: bool = False
    query_from_name: bool = False
    any_id: bool = False
    topics_by_spaces: bool = False
    refuse: str = ""
    beside: str = ""
    asked_for: bool = False
    account: bool = False
    orders: bool = False
    sheets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def general(self) -> bool:
        return self.id in NOUNS


@dataclass(frozen=True, slots=True)
class Other:
    """A platform or system that is not ours: how its columns are called and where its links lead.

    So many of its columns (``outweighs``) prove it even where ids of our notes stand beside them; 0: never.
    """

    name: str
    todo: str
    sure: frozenset[str]
    likely: frozenset[str]
    links: tuple[str, ...]
    outweighs: int = 0


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by id; the general ones come last."""
    found = {path.stem: _kind(path) for path in sorted(FOLDER.glob("*.toml")) if path.stem != OTHERS}
    return {id: found[id] for id in sorted(found, key=lambda id: found[id].general)}


@cache
def others() -> tuple[Other, ...]:
    """Platforms and systems that are refused."""
    content = _read(FOLDER / f"{OTHERS}.toml")
    return tuple(
        Other(
            item["name"] + ("的导出" if table == "platform" else ""),
            item.get("todo", "草田只收小红书的笔记、评论、账号、关键词和店铺的评价"),
            frozenset(map(key, item["sure"])),
            frozenset(map(key, item.get("likely", ()))),
            tuple(item.get("links", ())),
            item.get("outweighs", 0),
        )
        for table in ("platform", "system")
        for item in content[table]
    )


@cache
def known_headings() -> frozenset[str]:
    """Every heading that any kind or any other system uses."""
    ours = {name.key for kind in kinds().values() for names in kind.fields.values() for name in names}
    marks = {mark.key for kind in kinds().values() for mark in kind.marks}
    theirs = {name for other in others() for name in (*other.sure, *other.likely)}
    return frozenset(ours | marks | theirs)


def _kind(path: Path) -> Kind:
    content = _read(path)
    noun: Noun | None = content.get("noun")
    allowed = FIELDS[noun] if noun else {}
    unknown = set(content.get("fields", {})) - set(allowed)
    if unknown:
        raise ValueError(f"{path.name}: no such field: {sorted(unknown)}")
    return Kind(
        id=path.stem,
        label=content["label"],
        noun=noun,
        source=content.get("source", ""),
        fields={field: tuple(map(_name, names)) for field, names in content.get("fields", {}).items()},
        marks=tuple(map(_name, content.get("marks", ()))),
        least=content.get("least", 0),
        without=frozenset(map(key, content.get("without", ()))),
        needs=tuple(map(tuple, content.get("needs", ()))),
        missing=frozenset(content.get("missing", ())),
        instead_of=tuple(content.get("instead_of", ())),
        empty_is_zero=content.get("empty") == "zero",
        own=content.get("own", False),
        query_from_name=content.get("query_from_name", False),
        any_id=content.get("any_id", False),
        topics_by_spaces=content.get("topics") == "spaces",
        refuse=content.get("refuse", ""),
        beside=content.get("beside", ""),
        asked_for=content.get("asked_for", False),
        account=content.get("account", False),
        orders=content.get("orders", False),
        sheets=MappingProxyType(
            {key(name): metric for metric, names in content.get("sheets", {}).items() for name in names}
        ),
    )


def _name(text: str) -> Name:
    return Name(key(text.removeprefix("~")), text.startswith("~"))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
