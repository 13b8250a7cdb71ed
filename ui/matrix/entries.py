"""Lists to pick from: found by words or pinyin, and read back from what somebody typed or pasted."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from heapq import nsmallest

from planner.initials import initials, is_initials
from planner.problems import Problem
from ui.pinyin import fits

MOST = 40
"""Entries offered at a time: nobody reads more."""
SHORT = 400
"""Lists up to this length are also searched by whole syllables, which takes 0.1 ms a text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``value`` is what is stored, ``text`` what is shown and typed, ``about`` a quiet word beside it, ``also`` other names of it."""

    value: object
    text: str
    about: str = ""
    also: tuple[str, ...] = ()


class Entries:
    """``what`` names the kind (账号). In a ``free`` list any other text counts as well."""

    def __init__(self, what: str, entries: Sequence[Entry], *, free: bool = False) -> None:
        self.what, self.is_free, self.entries = what, free, entries
        self._about: Callable[[Entry], str] | None = None
        self._initials: list[str] | None = None
        self._names: dict[str, list[Entry]] | None = None
        self._texts: dict[object, str] | None = None

    def find(self, query: str, most: int = MOST) -> list[tuple[Entry, str]]:
        """Entries that fit, the best first, each with the word beside it."""
        if not query.strip():
            found = list(self.entries[:most])
        else:
            ranked = self._ranked(query.strip())
            found = [self.entries[at] for _rank, at in nsmallest(most, ranked)]
        return [(entry, self._about(entry) if self._about else entry.about) for entry in found]

    def read(self, text: str) -> object:
        """The value of a text somebody typed; None for nothing. Raises Problem when it is no entry, or more than one."""
        words = " ".join(text.split())
        if not words:
            return None
        found = self._named().get(_plain(words), [])
        if len(found) == 1:
            return found[0].value
        if found:
            raise Problem(f"有 {len(found)} 个{self.what}叫“{_short(words)}”", "请在格子里从列表选一个")
        if self.is_free:
            return words
        raise Problem(f"没有叫“{_short(words)}”的{self.what}")

    def text_of(self, value: object) -> str:
        """How a value is called; an unknown one as it is, None as nothing."""
        if value is None:
            return ""
        if self._texts is None:
            self._texts = {entry.value: entry.text for entry in self.entries}
        return self._texts.get(value, str(value) if self.is_free else "")

    def _named(self) -> dict[str, list[Entry]]:
        if self._names is None:
            names: dict[str, list[Entry]] = defaultdict(list)
            for entry in self.entries:
                for name in dict.fromkeys(map(_plain, (entry.text, *entry.also))):
                    if name:
                        names[name].append(entry)
            self._names = dict(names)
        return self._names

    def _ranked(self, query: str) -> list[tuple[int, int]]:
        if len(self.entries) <= SHORT:
            ranks = (fits(entry.text, query) for entry in self.entries)
            return [(rank, at) for at, rank in enumerate(ranks) if rank is not None]
        wanted = _plain(query)
        if self._initials is None:
            self._initials = [initials(entry.text) for entry in self.entries]
        letters = is_initials(wanted)
        found = []
        for at, (entry, spelled) in enumerate(zip(self.entries, self._initials, strict=True)):
            text = entry.text.lower()
            if wanted in text:
                found.append((0 if text.startswith(wanted) else 1, at))
            elif letters and wanted in spelled:
                found.append((2 if spelled.startswith(wanted) else 3, at))
            elif any(wanted in name.lower() for name in entry.also):
                found.append((4, at))
        return found

    def saying(self, about: Callable[[Entry], str]) -> Entries:
        """The same list with other words beside its entries: ``about`` is asked for the few that are offered."""
        made = copy(self)
        made._about = about
        return made

    def prepared(self) -> Entries:
        """The same, with everything reckoned that the first search would wait for: for a lane."""
        if len(self.entries) > SHORT and self._initials is None:
            self._initials = [initials(entry.text) for entry in self.entries]
        self._named()
        self.text_of("")
        return self


def plain_entries(what: str, texts: Sequence[str], *, free: bool = False) -> Entries:
    """A list of texts that stand for themselves."""
    return Entries(what, [Entry(text, text) for text in texts], free=free)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _short(text: str) -> str:
    return text if len(text) <= 16 else text[:15] + "…"
