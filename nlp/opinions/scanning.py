"""Finding the words of the book in a clause: one pass of an Aho-Corasick automaton, the longest word first from the left."""

from __future__ import annotations

from dataclasses import dataclass

import ahocorasick

from nlp.opinions.book import Book, Part


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the book in a clause: ``clause[start:end]``."""

    part: Part
    start: int
    end: int


class Scanner:
    """Finds all words of a book at once."""

    def __init__(self, book: Book) -> None:
        self._automaton = ahocorasick.Automaton()
        for word, part in book.parts.items():
            self._automaton.add_word(word, part)
        self._automaton.make_automaton()

    def scan(self, clause: str) -> list[Token]:
        """The words of a folded clause, none overlapping."""
        return [Token(part, end - len(part.word) + 1, end + 1) for end, part in self._automaton.iter_long(clause)]
