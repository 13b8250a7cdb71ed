"""The words of many notes as numbers: what every fit starts from, so that no text is cut twice."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from nlp.arrays import Flags, Ints, Longs, starts_of
from nlp.note import Note
from nlp.text import fold_plain
from nlp.words import CLAUSE, Cutter

FIELDS = 3
"""Title, body, topics."""

NUMBER = 4
"""Bytes of a number that is stored."""

REMEMBERED = 200_000
NOTHING = -1
"""The number of a piece that means nothing."""


@dataclass(frozen=True)
class Cuts:
    """The content words (as in `Cutter.keys`) of n notes.

    ``vocabulary`` holds each word once; ``ids`` the words of all notes in the order they stand; ``starts`` has 3n + 1 entries:
    the words of note i are ``ids[starts[3i]:starts[3i+1]]`` (title), then body, then topics. ``follows`` says of each
    word whether it stands right behind the word before it, in the same clause and with nothing dropped in between.
    When a title is only the beginning of the body, the title part is empty.
    """

    vocabulary: list[str]
    ids: Ints
    starts: Longs
    follows: Flags

    @classmethod
    def of(cls, cutter: Cutter, notes: Sequence[Note], check: Callable[[], None] = lambda: None) -> Cuts:
        """Cut the notes; ``check`` is called between notes and may raise to stop."""
        scribe = _Scribe(cutter)
        for note in notes:
            check()
            scribe.write([] if note.title_is_prefix else [note.title])
            scribe.write([note.body])
            scribe.write(note.topics)
        return scribe.cuts()

    def __len__(self) -> int:
        return (len(self.starts) - 1) // FIELDS

    def note(self, number: int) -> tuple[Ints, Ints, Ints]:
        """The word numbers of one note: title, body, topics."""
        a, b, c, d = self.starts[FIELDS * number : FIELDS * number + FIELDS + 1].tolist()
        return self.ids[a:b], self.ids[b:c], self.ids[c:d]

    def owners(self) -> Ints:
        """For every word, the number of its note."""
        sizes = np.diff(self.starts[::FIELDS])
        return np.repeat(np.arange(len(self), dtype=np.int32), sizes)

    def stored(self) -> list[bytes]:
        """Each note in 4 bytes a word, for a database.

        Little-endian int32: how many words the title has, how many the body, then the word numbers of title, body and topics;
        a word that follows directly on the one before is written as ``~number`` (negative).
        """
        written = np.where(self.follows, ~self.ids, self.ids).astype("<i4").tobytes()
        sizes = np.diff(self.starts).reshape(-1, FIELDS)[:, : FIELDS - 1].astype("<i4").tobytes()
        bounds = (self.starts[::FIELDS] * NUMBER).tolist()
        head = (FIELDS - 1) * NUMBER
        return [
            sizes[at * head : (at + 1) * head] + written[low:high] for at, (low, high) in enumerate(pairwise(bounds))
        ]

    @classmethod
    def from_stored(cls, vocabulary: list[str], stored: Iterable[bytes]) -> Cuts:
        """The cuts of notes kept with `stored` under the same vocabulary, in the order given."""
        numbers = [np.frombuffer(one, "<i4") for one in stored]
        sizes = [(int(n[0]), int(n[1]), len(n) - 2 - int(n[0]) - int(n[1])) for n in numbers]
        signed = np.concatenate([np.empty(0, np.int32), *(n[2:] for n in numbers)]).astype(np.int32)
        follows = signed < 0
        return cls(
            vocabulary, np.where(follows, ~signed, signed), starts_of(s for three in sizes for s in three), follows
        )


@dataclass
class _Scribe:
    """Writes text after text; a clause seen before costs one look-up."""

    cutter: Cutter
    numbers: dict[str, int] = field(default_factory=dict)
    ids: array[int] = field(default_factory=lambda: array("i"))
    follows: bytearray = field(default_factory=bytearray)
    lengths: array[int] = field(default_factory=lambda: array("q"))
    clauses: dict[str, tuple[list[int], bytes]] = field(default_factory=dict)
    pieces: dict[str, int] = field(default_factory=dict)
    """The number of each piece seen, `NOTHING` for those that are no content words."""

    def write(self, texts: Iterable[str]) -> None:
        """One part of a note."""
        before = len(self.ids)
        for text in texts:
            for match in CLAUSE.finditer(fold_plain(text)):
                ids, follows = self._clause(match.group())
                self.ids.extend(ids)
                self.follows += follows
        self.lengths.append(len(self.ids) - before)

    def cuts(self) -> Cuts:
        follows = np.frombuffer(bytes(self.follows), np.bool_)
        return Cuts(
            list(self.numbers), np.array(self.ids, np.int32), starts_of(np.array(self.lengths, np.int64)), follows
        )

    def _clause(self, clause: str) -> tuple[list[int], bytes]:
        known = self.clauses.get(clause)
        if known is None:
            if len(self.clauses) >= REMEMBERED:
                self.clauses.clear()
            known = self.clauses[clause] = self._read(clause)
        return known

    def _read(self, clause: str) -> tuple[list[int], bytes]:
        """The content words of a clause, and for each of them whether it stands right behind the one before it."""
        ids, follows, before = [], bytearray(), False
        for piece in self.cutter.pieces(clause):
            number = self.pieces.get(piece)
            if number is None:
                meant = self.cutter.means(piece)
                number = self.pieces[piece] = self.numbers.setdefault(piece, len(self.numbers)) if meant else NOTHING
            if number == NOTHING:
                before = False
            else:
                ids.append(number)
                follows.append(before)
                before = True
        return ids, bytes(follows)
