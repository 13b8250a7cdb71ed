"""The search box: words, pieces of words, pinyin initials, and any piece of text when the index cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from nlp.text import fold_plain
from planner.initials import is_initials
from planner.search_index import GRAM, SearchIndex, tokens
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST = 200
"""Characters of a search text; the rest is left out."""

MANY = 400
"""A piece that stands in more words than this says too little for the index: the texts themselves are read."""


def like(piece: str) -> str:
    """A LIKE pattern for texts that hold a piece; its escape is a backslash."""
    return "%" + piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


class Search:
    """Finds notes by what a person types. ``cut`` cuts a text into words, when there is a cutter already."""

    def __init__(self, store: Store, cut: Callable[[str], Iterable[str]] | None = None) -> None:
        self._store = store
        self._index = SearchIndex(store)
        self._cut = cut

    def found(self, text: str) -> str | None:
        """The numbers of notes that hold every piece of the text, as a JSON list; None when nothing is looked for.

        Ask inside ``engine.reading``.
        """
        pieces = storable(text[:LONGEST]).replace("\0", " ").split()
        if not pieces:
            return None
        index = self._index.db if self._index.knows_all() else None
        found: str | None = None
        matches, rest = [], []
        for piece in pieces:
            match = self._match(index, fold_plain(piece)) if index else None
            if match:
                matches.append(f"({match})")
            else:
                rest.append(piece)
        if index and matches:
            found = _listed(
                engine.value(
                    index, "select group_concat(rowid) from found where found match ?", (" AND ".join(matches),)
                )
            )
        for piece in rest:
            found = self._holding(piece, found)
        return found

    def _match(self, index: Database, piece: str) -> str | None:
        """A piece as an FTS5 query, or None when the index cannot tell."""
        if len(piece) < 2 or not any(char.isalpha() for char in piece):
            return None
        words = engine.rows(self._store.db, f"select text from word where instr(text, ?) limit {MANY + 1}", (piece,))
        if len(words) > MANY:
            return None
        ways = []
        if words:
            ways.append("{title body topics author} : (" + " OR ".join(f'"{tokens(word)}"' for word in words) + ")")
        elif self._cut is not None:
            cut = [tokens([word]) for word in self._cut(piece) if word.strip()]
            ways += ["(" + " AND ".join(f'{{title body topics}} : "{word}"' for word in cut) + ")"] if cut[1:] else []
        if is_initials(piece):
            ways.append(f'initials : "{piece[:GRAM]}" *')
        query = " OR ".join(ways)
        if not query or not engine.rows(index, "select 1 from found where found match ? limit 1", (query,)):
            return None
        return query

    def _holding(self, piece: str, among: str | None) -> str:
        """Notes whose text holds the piece as it is written."""
        some = "" if among is None else " and t.note in (select value from json_each(?))"
        return _listed(
            engine.value(
                self._store.db,
                "select group_concat(t.note) from note_text t join note n on n.no = t.note where"
                " (t.body like ? escape '\\' or n.title like ? escape '\\' or t.topics like ? escape '\\'"
                f" or n.author_name like ? escape '\\'){some}",
                (like(piece),) * 4 + (() if among is None else (among,)),
            )
        )


def _listed(concatenated: str | None) -> str:
    return f"[{concatenated or ''}]"
