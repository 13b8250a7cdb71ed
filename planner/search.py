"""The search box: words, pieces of words, pinyin initials, and any piece of text when the index cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from nlp.lexicon import read_words
from nlp.resources import RESOURCES
from nlp.text import fold_plain
from planner.initials import is_initials
from planner.known_words import KnownWords
from planner.search_index import GRAM, SearchIndex, tokens
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps, storable

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST = 200
"""Characters of a search text; the rest is left out."""

MANY = 1_000
"""A piece that stands in more words than this says too little for the index: the texts themselves are read."""

PARTS = 4
"""Into so many known words a piece is taken apart; a longer one is looked for as it is written."""

WORD = 8


def like(piece: str) -> str:
    """A LIKE pattern for texts that hold a piece; its escape is a backslash."""
    return "%" + piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


Cut = Callable[[str], Iterable[str]]


class Known(NamedTuple):
    """The pieces of a text the index can tell of, as FTS5 queries, and those for which the texts of notes must be read."""

    matches: Sequence[str]
    rest: Sequence[str]


class Search:
    """Finds notes by what a person types.

    ``cut`` may know the words of a search text better than the library, which takes pieces apart with its own words.
    """

    def __init__(self, store: Store, cut: Cut | None = None) -> None:
        self._store = store
        self._cut = cut
        self._index = SearchIndex(store)
        self._words = KnownWords(store)

    def found(self, text: str, known: Known | None = None) -> str | None:
        """The numbers of notes that hold every piece of the text, as a JSON list; None when nothing is looked for.

        Ask inside ``engine.reading``. ``known`` is what ``look`` said of the text there.
        """
        matches, rest = known or self.look(text)
        found: str | None = None
        if matches:
            query = " AND ".join(f"({match})" for match in matches)
            found = _listed(
                engine.value(self._index.db, "select group_concat(rowid) from found where found match ?", (query,))
            )
        return self.holding(rest, found) if rest else found

    def look(self, text: str) -> Known:
        """Which pieces of a text the index can tell of."""
        pieces = storable(text[:LONGEST]).replace("\0", " ").split()
        index = self._index.db if pieces and self._index.knows_all() else None
        matches, rest = [], []
        for piece in pieces:
            match = self._match(index, fold_plain(piece)) if index else None
            if match:
                matches.append(match)
            else:
                rest.append(piece)
        return Known(matches, rest)

    def holding(self, pieces: Sequence[str], among: str | None = None) -> str:
        """The numbers of notes whose texts hold these pieces as they are written, as a JSON list; only of those ``among``."""
        for piece in pieces:
            among = self._holding(piece, among)
        return among or "[]"

    def _match(self, index: Database, piece: str) -> str | None:
        """A piece as an FTS5 query, or None when the index cannot tell."""
        if not any(char.isalpha() for char in piece) or any(piece in stop for stop in self._stops):
            return None
        if len(piece) < 2 and piece.isascii():
            return None
        ways = [f'initials : "{piece[:GRAM]}" *'] if is_initials(piece) else []
        words = self._words.holding(piece, MANY)
        if words is None:
            return None
        if words:
            ways.append(_any_of(words))
        elif not ways:
            parts = (list(self._cut(piece)) if self._cut else []) or self._parts(piece)
            with_parts = [self._words.holding(part, MANY) for part in parts]
            if not parts or not all(with_parts):
                return None
            ways.append("(" + " AND ".join(_any_of(some) for some in with_parts if some) + ")")
        query = " OR ".join(ways)
        if not engine.rows(index, "select 1 from found where found match ? limit 1", (query,)):
            return None
        return query

    def _parts(self, piece: str) -> list[str]:
        """As few known words as make up a piece, stop words left out; none when it cannot be taken apart."""
        pieces = {piece[at : at + size] for at in range(len(piece)) for size in range(2, WORD + 1)}
        known = {
            word
            for (word,) in engine.rows(
                self._store.db,
                "select text from word where text in (select value from json_each(?))",
                (dumps(sorted(pieces)),),
            )
        }
        best: list[list[str] | None] = [[], *[None] * len(piece)]
        for end in range(1, len(piece) + 1):
            for start in range(max(0, end - WORD), end):
                before, last = best[start], piece[start:end]
                if before is None or (last not in known and last not in self._stops):
                    continue
                way = before if last in self._stops else [*before, last]
                now = best[end]
                if now is None or len(way) < len(now):
                    best[end] = way
        found = best[-1] or []
        return found if len(found) <= PARTS else []

    def _holding(self, piece: str, among: str | None) -> str:
        """Notes whose text holds the piece as it is written."""
        some = "" if among is None else " and {} in (select value from json_each(?3))"
        return _listed(
            engine.value(
                self._store.db,
                "select group_concat(no) from ("
                f"select note no from note_text where (body like ?1 escape ?2 or topics like ?1 escape ?2){some.format('note')}"
                f" union select no from note where (title like ?1 escape ?2 or author_name like ?1 escape ?2){some.format('no')})",
                (like(piece), "\\", *(() if among is None else (among,))),
            )
        )

    @cached_property
    def _stops(self) -> frozenset[str]:
        """Words that are not in the index: only the texts themselves can tell who holds them."""
        return read_words(RESOURCES / "lexicon" / "stop.txt")


def _any_of(words: list[str]) -> str:
    return "{title body topics author} : (" + " OR ".join(f'"{tokens([word])}"' for word in words) + ")"


def _listed(concatenated: str | None) -> str:
    return f"[{concatenated or ''}]"
