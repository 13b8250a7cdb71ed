"""One sentence, folded and cut once."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.text import Folded, fold
from nlp.words import Cutter


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its end mark: the folded ``text``, how many characters were ``typed``, its content words, the
    places at which a word ends, and the words the lexicon knows as ``(key, class, start, end)``.
    """

    folded: Folded
    typed: int
    keys: tuple[str, ...]
    ends: frozenset[int]
    kinds: tuple[tuple[str, str, int, int], ...]

    @property
    def text(self) -> str:
        return self.folded.text

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A range of the folded text as a range of the typed text."""
        return self.folded.back(start, end)

    def is_word(self, start: int, end: int) -> bool:
        """Whether a range begins and ends where words do."""
        return (start == 0 or start in self.ends) and end in self.ends


def sentence_of(typed: str, cutter: Cutter) -> Sentence:
    """Fold and cut one sentence as the person typed it."""
    folded = fold(typed)
    entries, banned = cutter.lexicon.entries, cutter.lexicon.banned
    at, ends, kinds = 0, [], []
    for word in cutter.cut(folded.text):
        start, at = at, at + len(word.key)
        ends.append(at)
        entry = entries.get(word.key)
        if entry and word.key not in banned:
            kinds.append((word.key, entry.kind, start, at))
    return Sentence(folded, len(typed), tuple(cutter.keys(folded.text)), frozenset(ends), tuple(kinds))
