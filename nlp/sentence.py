"""One sentence, folded and cut once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nlp.text import Folded, fold
from nlp.words import Cutter


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its end mark: the folded ``text``, how many characters were ``typed``, its content words, the
    places at which a word ends, in order, and the words the lexicon knows as ``(key, class, start, end)``.
    """

    folded: Folded
    text: str
    typed: int
    keys: tuple[str, ...]
    ends: tuple[int, ...]
    kinds: tuple[tuple[str, str, int, int], ...]
    of_kind: Mapping[str, Sequence[tuple[str, int, int]]] = field(compare=False, repr=False)
    """The same by class, as ``(key, start, end)``."""
    inner: tuple[int, int]
    """The range without the blanks around it; empty when there is nothing else."""
    found: dict[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict, compare=False, repr=False)
    """What was looked for before, by the text of the pattern (Python hashes a pattern anew each time): a keystroke leaves all
    sentences but one as they were."""
    hits: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """What rulebooks found, each its own."""

    def origin(self, at: int) -> int:
        """Where a character of the folded text stands in the typed one."""
        return self.folded.origin(at)

    def is_word(self, start: int, end: int) -> bool:
        """Whether a range begins and ends where words do."""
        return (start == 0 or start in self.ends) and end in self.ends

    def find(self, pattern: re.Pattern[str]) -> tuple[tuple[str, int, int], ...]:
        """Where a pattern is found, looked for now or remembered: what was found, and its range."""
        known = self.found.get(pattern.pattern)
        if known is None:
            known = self.found[pattern.pattern] = tuple(
                [(match.group(), *match.span()) for match in pattern.finditer(self.text)]
            )
        return known


def sentence_of(typed: str, cutter: Cutter) -> Sentence:
    """Fold and cut one sentence as the person typed it."""
    folded = fold(typed)
    entries, banned = cutter.lexicon.entries, cutter.lexicon.banned
    at, ends, kinds = 0, [], []
    of_kind: dict[str, list[tuple[str, int, int]]] = {}
    for word in cutter.cut(folded.text):
        start, at = at, at + len(word.key)
        ends.append(at)
        entry = entries.get(word.key)
        if entry and word.key not in banned:
            kinds.append((word.key, entry.kind, start, at))
            of_kind.setdefault(entry.kind, []).append((word.key, start, at))
    keys = tuple(cutter.keys(folded.text))
    inner = trimmed(folded.text, 0, len(folded.text))
    return Sentence(folded, folded.text, len(typed), keys, tuple(ends), tuple(kinds), of_kind, inner)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the blanks around it; empty at its start when there is nothing else."""
    found = text[start:end]
    return start + len(found) - len(found.lstrip()), start + len(found.rstrip()) if found.strip() else start
