"""The words of the library as one text, in which a piece of a word is found at once."""

from __future__ import annotations

from planner.storage import engine
from planner.storage.store import Store

END = "\n"
"""Between two words, which hold none."""


class KnownWords:
    """The stored words. They are read once, and those that came later when somebody asks again: to ask SQLite for the ones that hold a
    piece takes 12 ms of 200,000, this one; reading them 20."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._text, self._next = END, 0

    def holding(self, piece: str, most: int) -> list[str] | None:
        """The words that hold a piece, in the order in which they came; None when there are more than ``most``."""
        self._read_on()
        text, found = self._text, list[str]()
        at = text.find(piece)
        while at >= 0:
            if len(found) == most:
                return None
            end = text.index(END, at)
            found.append(text[text.rindex(END, 0, at + 1) + 1 : end])
            at = text.find(piece, end)
        return found

    def _read_on(self) -> None:
        # Words are only ever added, each with the next number; asked in one go, so that none comes in between.
        new = "select max(id), group_concat(text, char(10)) from word where id >= ?"
        ((last, words),) = engine.rows(self._store.db, new, (self._next,))
        if words is not None:
            self._text += words + END
            self._next = last + 1
