"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

PIECES = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|\s+|.", re.DOTALL)

WORDS_MOST = 4_000
"""Words on one side that are still matched one by one: beyond, matching takes seconds, and nobody reads it."""

Split = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one of the two texts; ``changed`` when the other text has not got it here."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The older text and the newer text, each in pieces that joined give the text back."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        return not any(piece.changed for piece in (*self.before, *self.after))


def pieces_of(text: str) -> list[str]:
    """Latin words and numbers whole, everything else by character."""
    return PIECES.findall(text)


def compare(before: str, after: str, split: Split = pieces_of) -> Comparison:
    """Compare paragraph by paragraph, and inside changed paragraphs word by word as ``split`` cuts them."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            left.append(Piece(gone, False))
            right.append(Piece(come, False))
        else:
            _words(split(gone), split(come), left, right)
    return Comparison(_joined(left), _joined(right))


def _words(old: Sequence[str], new: Sequence[str], left: list[Piece], right: list[Piece]) -> None:
    if len(old) > WORDS_MOST or len(new) > WORDS_MOST:
        left.append(Piece("".join(old), True))
        right.append(Piece("".join(new), True))
        return
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left.append(Piece("".join(old[old_from:old_to]), kind != "equal"))
        right.append(Piece("".join(new[new_from:new_to]), kind != "equal"))


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.changed)
    return tuple(Piece("".join(piece.text for piece in group), changed) for changed, group in groups)
