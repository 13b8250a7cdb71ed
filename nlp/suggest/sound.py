"""Which discovered phrases are keywords, and which were only cut out of a sentence: 面膜含有, 揭下面膜, 面膜平价面膜."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nlp.lexicon import Lexicon
from nlp.suggest.facts import key_of
from nlp.words import Cutter

TOPICS_LEAST = 300
"""Different topics a library needs before they show which words begin and end a keyword; else the word lists alone do."""


def sound(phrases: Iterable[str], topics: Iterable[str], cutter: Cutter) -> Iterator[str]:
    """The phrases that read like keywords.

    No word may be there twice, as where somebody joined topics without a blank. And its first and its last word must be known to
    stand there: people begin (or end) topics with it, it is a topic itself, or the word lists have it. A library with few topics
    asks it of one of both ends only.
    """
    known = _Known(topics, cutter)
    return (phrase for phrase in phrases if known.as_keyword(phrase))


class _Known:
    def __init__(self, topics: Iterable[str], cutter: Cutter) -> None:
        self._cutter = cutter
        # Most notes use the same topics: folding each once saves seconds of a large library.
        keys = {key_of(topic) for topic in set(topics)}
        cut = [words for key in keys if len(words := cutter.keys(key)) > 1]
        self._firsts = keys.union(words[0] for words in cut)
        self._lasts = keys.union(words[-1] for words in cut)
        self._strict = len(keys) >= TOPICS_LEAST

    def as_keyword(self, phrase: str) -> bool:
        words = self._cutter.keys(key_of(phrase))
        if len(words) < 2:
            return True
        if _repeats(words):
            return False
        lexicon = self._cutter.lexicon
        ends = (
            words[0] in self._firsts or _listed(words[0], lexicon),
            words[-1] in self._lasts or _listed(words[-1], lexicon),
        )
        return all(ends) if self._strict else any(ends)


def _repeats(words: Sequence[str]) -> bool:
    """Whether a word, or a longer word that holds it, is there again: 护肤日常无限回购护肤品."""
    return any(
        first in second or second in first
        for place, first in enumerate(words)
        for second in words[place + 1 :]
        if min(len(first), len(second)) > 1
    )


def _listed(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.entries
