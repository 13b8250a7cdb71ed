"""Topics for a draft, long-tail keywords for a draft or a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Flags, Floats, nested, part, plain
from nlp.cuts import Cuts
from nlp.findings import Suggestion
from nlp.index import NoteIndex
from nlp.keywords import kind_of, role_of
from nlp.lexicon import Lexicon
from nlp.note import Note
from nlp.phrases import Phrases
from nlp.reading import Reading
from nlp.suggest.build import terms_of
from nlp.suggest.evidence import of_draft, suggestion
from nlp.suggest.facts import KeywordFact, key_of
from nlp.suggest.gather import candidates
from nlp.suggest.longtails import LEAST, SETTLED, chances
from nlp.suggest.looked import Looked
from nlp.suggest.spoken import Spoken, readiness, spoken
from nlp.suggest.terms import Terms
from nlp.suggest.ties import Ties
from nlp.suggest.topics import Ranked, clues, worth_of
from nlp.suggest.wanted import wanted
from nlp.words import Cutter


class Suggester:
    """Everything that can be suggested from one library, asked with numpy alone.

    Words the user added come first wherever they match; words the user banned never come.
    """

    def __init__(self, terms: Terms, ties: Ties, ready: Floats, index: NoteIndex, lexicon: Lexicon) -> None:
        self._terms, self._ties, self._ready = terms, ties, ready
        self._index, self._lexicon = index, lexicon

    @classmethod
    def build(
        cls,
        notes: Sequence[Note],
        cuts: Cuts,
        index: NoteIndex,
        phrases: Phrases,
        cutter: Cutter,
        keywords: Sequence[KeywordFact] = (),
        questions: Sequence[str] = (),
        ranks: NDArray[Any] | None = None,
        own: Flags | None = None,
        check: Callable[[], None] = lambda: None,
    ) -> Suggester:
        """From a library: ``cuts``, ``index`` and ``phrases`` are those of ``notes``.

        ``keywords`` come from imported tables, ``questions`` are comments that ask; ``ranks`` are z-scores among comparable
        notes (NaN unknown), ``own`` marks our notes. ``check`` is called between steps and may raise to stop.
        """
        found = candidates(notes, phrases.texts, keywords, questions)
        known = np.full(len(notes), np.nan) if ranks is None else ranks
        ours = np.zeros(len(notes), np.bool_) if own is None else own
        terms, said = terms_of(notes, found, keywords, frozenset(phrases.texts), index, cutter, known, ours, check)
        check()
        ties = Ties.of(notes, found, said, terms, len(cuts.vocabulary))
        check()
        return cls(terms, ties, readiness(cuts, notes), index, cutter.lexicon)

    @cached_property
    def support(self) -> Mapping[str, int]:
        """How many notes carry each topic, by its key."""
        topics = self._terms.topics
        return dict(zip(self._terms.keys[:topics], self._terms.chosen[:topics].tolist(), strict=True))

    def topics(self, reading: Reading, near: Floats, top: int = 10) -> list[Suggestion]:
        """Topics the draft does not have yet, the likeliest first; ``near`` is its similarity to every note.

        First those the writer already marked with ``#`` in title or body, then topics of the library and phrases of the
        draft in one ranking.
        """
        looked = self._look(reading, near)
        ranked, phrases = clues(looked), spoken(looked, self._ready)
        worth = worth_of(ranked.clues, phrases.clues)
        mine = [(key, self._lexicon.entries[key].text) for key in sorted(self._lexicon.own) if key in looked.text]
        marked = [(key, text) for key, text in looked.marked.items()]
        order = np.argsort(-worth, kind="stable")
        offered = chain_unique(
            (
                self._simple(looked, key, text, "文中已写成话题" if key in looked.marked else "你添加的词，文中写到")
                for key, text in (*marked, *mine)
            ),
            (self._topic(looked, ranked, phrases, at) for at in order.tolist()),
        )
        taken = looked.taken
        chosen = (one for one in offered if self._allowed(key_of(one.text)) and key_of(one.text) not in taken)
        return [one for one, _ in zip(chosen, range(top), strict=False)]

    def keywords(self, reading: Reading, near: Floats, top: int = 20) -> list[Suggestion]:
        """Keywords worth covering in the draft, the most fitting first; ``mentions`` tells what it covers already."""
        return wanted(self._look(reading, near), self._lexicon, top)

    def longtails(self, seeds: Sequence[str] = (), top: int = 50) -> list[Suggestion]:
        """Phrases around the seeds, the likeliest to be used by others first; without seeds the best of the library.

        Phrases that hold more of the seeds come first. The list ends where the evidence ends, so it may be short.
        """
        folded = [key for seed in seeds if (key := key_of(seed))]
        held: dict[int, int] = {}
        for seed in folded:
            for number in self._terms.keys.holding(seed):
                held[number] = held.get(number, 0) + 1
        numbers = np.array([n for n in held if self._terms.keys[n] not in folded], np.int32)
        if not folded:
            numbers = np.flatnonzero(self._terms.is_tail & (self._terms.support > 1)).astype(np.int32)
        chance = chances(self._terms, numbers, folded[0] if len(folded) == 1 else "")
        kept = (chance >= LEAST) | ~np.isnan(self._terms.volume[numbers])
        numbers, chance = numbers[kept], chance[kept]
        first = np.array([held.get(number, 0) for number in numbers.tolist()])
        order = numbers[np.lexsort((numbers, -chance, -first))] if len(numbers) else numbers
        own = [
            key
            for key in sorted(self._lexicon.own)
            if not folded or any(seed in key and seed != key for seed in folded)
        ]
        result = [self._own(key) for key in own]
        for number in self._grouped(order.tolist()):
            if len(result) >= top:
                break
            if self._allowed(key := self._terms.keys[number]) and key not in self._lexicon.own:
                result.append(suggestion(self._terms, number, (), "title"))
        return result[:top]

    def _grouped(self, numbers: Sequence[int]) -> Iterator[int]:
        """Without rarer spellings of the same words (平价面霜, 面霜平价), unless many writers settled on both."""
        seen: set[str] = set()
        for number in numbers:
            letters = "".join(sorted(self._terms.keys[number]))
            if letters not in seen or self._terms.authors[number] >= SETTLED:
                seen.add(letters)
                yield number

    def _look(self, reading: Reading, near: Floats) -> Looked:
        return Looked(reading, near, self._index, self._terms, self._ties)

    def _topic(self, looked: Looked, ranked: Ranked, phrases: Spoken, at: int) -> Suggestion:
        if at >= len(ranked.numbers):
            key = phrases.texts[at - len(ranked.numbers)]
            words = phrases.words[at - len(ranked.numbers)]
            return self._simple(looked, key, key, f"文中写到 {looked.text.count(key)} 次，库里还没有人用作话题", words)
        number = int(ranked.numbers[at])
        mentions = looked.mentions(self._terms.keys[number])
        reasons = of_draft(looked, number, int(ranked.votes[at]), mentions)
        return suggestion(self._terms, number, reasons, "topics", mentions)

    def _simple(self, looked: Looked, key: str, text: str, why: str, words: Sequence[str] = ()) -> Suggestion:
        """A topic that the draft itself brings, with its content words where they are known."""
        number, mentions = self._terms.keys.number(key), looked.mentions(key)
        if number >= 0:
            return suggestion(self._terms, number, (why,), "topics", mentions)
        kind, role = kind_of(key, words or (key,), self._lexicon), role_of(key, words, self._lexicon)
        return Suggestion(text, kind, role, why, 0, place="topics", mentions=mentions)

    def _own(self, key: str) -> Suggestion:
        number = self._terms.keys.number(key)
        if number >= 0:
            return suggestion(self._terms, number, ("你添加的词",), "title")
        entry = self._lexicon.entries[key]
        return Suggestion(entry.text, entry.kind, role_of(key, (key,), self._lexicon), "你添加的词", 0, place="title")

    def _allowed(self, key: str) -> bool:
        return key not in self._lexicon.banned

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, none of which needs a pickle."""
        return {
            **nested("terms", self._terms.to_arrays()),
            **nested("ties", self._ties.to_arrays()),
            "ready": self._ready,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays, index: NoteIndex, lexicon: Lexicon) -> Suggester:
        """What `to_arrays` gave, which may be mapped from disk."""
        terms, ties = Terms.from_arrays(part("terms", arrays)), Ties.from_arrays(part("ties", arrays))
        return cls(terms, ties, plain(arrays["ready"]), index, lexicon)


def chain_unique(*groups: Iterator[Suggestion]) -> Iterator[Suggestion]:
    """One group after another; a text that came before is left out."""
    seen: set[str] = set()
    for group in groups:
        for one in group:
            key = key_of(one.text)
            if key not in seen:
                seen.add(key)
                yield one
