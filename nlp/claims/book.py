"""The word lists of promises, read into one book. A line that is not understood raises ValueError with its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

from nlp.resources import RESOURCES
from nlp.text import fold_plain

FOLDER = RESOURCES / "claims"
KINDS = ("肤质", "人群", "用法", "场合")
"""What conditions are about."""


@dataclass(frozen=True, slots=True)
class Condition:
    """For whom, how or where: the word it is called by, and what it is about."""

    word: str
    kind: str


@dataclass(frozen=True)
class ClaimBook:
    """``promises``: aspects that a word promises; ``problems``: how an aspect is called when it goes wrong; ``strengths``: 3 leaves no
    room, 1 keeps a door open; ``fields``: the field of goods by a word of their name."""

    promises: Mapping[str, tuple[str, ...]]
    problems: Mapping[str, str]
    conditions: Mapping[str, Condition]
    strengths: Mapping[str, int]
    fields: Mapping[str, str]
    first: Mapping[str, str]
    """How an aspect is best said: the first of its words."""

    @property
    def fingerprint(self) -> int:
        """What decides how texts are read: another number means that they should be read again."""
        told = (sorted(self.promises.items()), sorted((word, one.word) for word, one in self.conditions.items()))
        return crc32(repr((told, sorted(self.problems.items()), sorted(self.fields.items()))).encode())

    def field_of(self, *names: str | None) -> str | None:
        """The field of goods (``skincare``) by the longest word that stands in one of their names; None: nobody can say."""
        text = "\n".join(fold_plain(name) for name in names if name)
        found = [word for word in self.fields if word in text]
        return self.fields[max(found, key=len)] if found else None

    def problem(self, aspect: str) -> str:
        """How it is called when an aspect goes wrong."""
        return self.problems.get(aspect, f"{aspect}不好")


@cache
def bundled() -> ClaimBook:
    """The book that ships with the application, read once."""
    return read_book(FOLDER)


def read_book(folder: Path) -> ClaimBook:
    """The book in a folder."""
    promises: dict[str, tuple[str, ...]] = {}
    problems: dict[str, str] = {}
    first: dict[str, str] = {}
    for aspect, problem, *words in _lines(folder / "promises.txt", 3):
        problems[aspect] = problem
        first[aspect] = words[0]
        for word in map(fold_plain, words):
            promises[word] = (*promises.get(word, ()), aspect)
    conditions: dict[str, Condition] = {}
    for kind, word, *others in _lines(folder / "conditions.txt", 2):
        if kind not in KINDS:
            raise ValueError(f"conditions.txt: expected one of {KINDS}, not {kind}")
        conditions |= dict.fromkeys(map(fold_plain, (word, *others)), Condition(word, kind))
    strengths: dict[str, int] = {}
    for strength, *words in _lines(folder / "strength.txt", 2):
        if strength not in ("1", "3"):
            raise ValueError(f"strength.txt: expected 1 or 3, not {strength}")
        strengths |= dict.fromkeys(map(fold_plain, words), int(strength))
    fields = {fold_plain(word): field for field, *words in _lines(folder / "fields.txt", 2) for word in words}
    return ClaimBook(
        MappingProxyType(promises),
        MappingProxyType(problems),
        MappingProxyType(conditions),
        MappingProxyType(strengths),
        MappingProxyType(fields),
        MappingProxyType(first),
    )


def _lines(path: Path, least: int) -> Iterator[list[str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split("#", 1)[0].split()
        if words and len(words) < least:
            raise ValueError(f"{path.name}, line {number}: expected at least {least} words")
        if words:
            yield words
