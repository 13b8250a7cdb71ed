"""The word lists: what a phrase is in the language of the field.

One file per field under ``resources/lexicon``; each line is an entry and its class (``敏感肌 人群``), ``#`` starts a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from nlp.resources import RESOURCES
from nlp.text import fold, fold_plain

CLASSES = ("品类", "功效", "成分", "场景", "人群", "品牌", "竞品", "疑问", "价格", "时令")
"""The classes a keyword can have, in the order they are shown."""

CUES = ("痛点", "口吻", "卖点", "互动")
"""Entries that help a check to understand a sentence but are no keywords."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the field: its folded key, how it is written, its class, and the file it stands in."""

    key: str
    text: str
    kind: str
    field: str


@dataclass(frozen=True)
class Lexicon:
    """All entries by key, the stop words, and the words the user added or banned."""

    entries: Mapping[str, Entry]
    stops: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    banned: frozenset[str] = field(default=frozenset())

    def kind(self, phrase: str) -> str | None:
        """The class of a phrase, or None when the lexicon does not know it."""
        entry = self.entries.get(fold_plain(phrase))
        return entry.kind if entry else None

    def with_own(self, words: Iterable[tuple[str, str]], banned: Iterable[str] = ()) -> Lexicon:
        """The same lexicon with the user's ``(word, class)`` pairs on top and the banned words noted."""
        added = {fold_plain(text): Entry(fold_plain(text), text, kind, "own") for text, kind in words if text.strip()}
        return Lexicon(
            {**self.entries, **added}, self.stops, frozenset(added), frozenset(fold_plain(word) for word in banned)
        )


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of one file; a line without a known class raises ValueError with its number."""
    field, kinds, found = path.stem, frozenset((*CLASSES, *CUES)), list[tuple[str, str]]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split("#", 1)[0].split()
        if not words:
            continue
        if len(words) != 2 or words[1] not in kinds:
            raise ValueError(f"{path.name}:{number}: expected a word and its class")
        found.append((words[0], words[1]))
    # Folded in one go: word by word the lexicon takes five times as long, and every start waits for it.
    keys = fold("\n".join(word for word, _ in found)).text.split("\n") if found else []
    for key, (word, kind) in zip(keys, found, strict=True):
        yield Entry(key.strip(), word, kind, field)


def read_words(path: Path) -> frozenset[str]:
    """A plain list of folded words, one or more on a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(fold_plain(word) for line in lines for word in line.split("#", 1)[0].split())


@cache
def bundled() -> Lexicon:
    """The lexicon that ships with the application, read once."""
    folder = RESOURCES / "lexicon"
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.txt")):
        if path.stem != "stop":
            for entry in read_entries(path):
                entries.setdefault(entry.key, entry)
    return Lexicon(entries, read_words(folder / "stop.txt"))
