"""Topics for a draft, long-tail keywords for a draft or a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Flags, Floats, Ints, nested, part, plain
from nlp.cuts import Cuts
from nlp.findings import Suggestion
from nlp.index import NoteIndex
from nlp.lexicon import Lexicon
from nlp.nearest import BestFirst
from nlp.note import Note
from nlp.phrases import Phrases
from nlp.reading import Reading
from nlp.suggest.build import terms_of
from nlp.suggest.evidence import Evidence, of_draft
from nlp.suggest.facts import KeywordFact, key_of
from nlp.suggest.gather import candidates
from nlp.suggest.habits import Habits
from nlp.suggest.longtails import around
from nlp.suggest.looked import Learnt, Looked
from nlp.suggest.near import Near
from nlp.suggest.sound import sound
from nlp.suggest.spoken import Spoken, readiness, spoken
from nlp.suggest.terms import Terms
from nlp.suggest.ties import Ties
from nlp.suggest.topics import Ranked, clues, worth_of
from nlp.suggest.wanted import Wanted
from nlp.words import Cutter

MARKED = "文中已写成话题"
NEW = "库里还没有人用作话题"


class Suggester:
    """Everything that can be suggested from one library, asked with numpy alone.

    Words the user added come first wherever they match; words the user banned never come.
    """

    def __init__(self, learnt: Learnt, lexicon: Lexicon) -> None:
        self._learnt, self._lexicon = learnt, lexicon
        self._terms = learnt.terms
        self._evidence = Evidence(learnt.terms, lexicon)
        self._wanted = Wanted(learnt, lexicon, self._evidence)
        self._looked: Looked | None = None
        self._near: Near | None = None

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
        worthy = sound(phrases.texts, (topic for note in notes for topic in note.topics), cutter)
        found = candidates(notes, worthy, keywords, questions)
        known = np.full(len(notes), np.nan) if ranks is None else ranks
        ours = np.zeros(len(notes), np.bool_) if own is None else own
        terms = terms_of(notes, found, keywords, frozenset(phrases.texts), index, cutter, known, ours, check)
        check()
        ties = Ties.of(notes, found, terms, len(cuts.vocabulary))
        check()
        habits = Habits.of(cuts, found, terms.topics, index)
        check()
        return cls(Learnt(index, terms, ties, habits, readiness(cuts, notes)), cutter.lexicon)

    @property
    def terms(self) -> Terms:
        """The table of everything that can be suggested."""
        return self._terms

    @property
    def authors(self) -> Ints:
        """Who wrote each note, as a number."""
        return self._learnt.ties.author

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
        ranked, phrases = clues(looked), spoken(looked)
        worth = worth_of(ranked.clues, phrases.clues)
        said = [key for key in sorted(self._lexicon.own) if key in looked.text]
        marked = (
            self._evidence.phrase(key, text, (), MARKED, "topics", looked.mentions(key))
            for key, text in looked.marked.items()
        )
        mine = (self._evidence.own(key, "topics", looked.mentions(key)) for key in said)
        found = (self._topic(looked, ranked, phrases, at) for at in BestFirst(worth))
        result: dict[str, Suggestion] = {}
        for one in chain(marked, mine, found):
            if len(result) >= top:
                break
            key = key_of(one.text)
            if key not in looked.taken and key not in self._lexicon.banned:
                result.setdefault(key, one)
        return list(result.values())[:top]

    def keywords(self, reading: Reading, near: Floats, top: int = 20) -> list[Suggestion]:
        """Keywords worth covering in the draft, the most fitting first; ``mentions`` tells what it covers already."""
        return self._wanted.of(self._look(reading, near), top)

    def longtails(self, seeds: Sequence[str] = (), top: int = 50) -> list[Suggestion]:
        """Phrases around the seeds, the likeliest to be used by others first; without seeds the best of the library.

        Phrases that hold more of the seeds come first. The list ends where the evidence ends, so it may be short.
        """
        return around([key for seed in seeds if (key := key_of(seed))], self._evidence, self._lexicon, top)

    def near(self, cosines: Floats) -> Near:
        """The notes near a draft; ``cosines`` is its similarity to every note, an array that nobody changes any more."""
        near = self._near
        if near is None or near.cosines is not cosines:
            near = self._near = Near(cosines, self._learnt.ties)
        return near

    def _look(self, reading: Reading, near: Floats) -> Looked:
        looked = self._looked
        if looked is None or looked.reading is not reading or looked.near.cosines is not near:
            self._learnt.sentences.turn()
            looked = self._looked = Looked(reading, self.near(near), self._learnt)
            looked.near.answers.turn()
        return looked

    def _topic(self, looked: Looked, ranked: Ranked, phrases: Spoken, at: int) -> Suggestion:
        if at >= len(ranked.numbers):
            at -= len(ranked.numbers)
            key = phrases.texts[at]
            times = looked.text.count(key)
            return self._evidence.phrase(
                key, key, phrases.words[at], f"文中写到 {times} 次，{NEW}", "topics", looked.mentions(key)
            )
        number = int(ranked.numbers[at])
        mentions = looked.mentions(self._terms.keys[number])
        reasons = of_draft(looked, number, int(ranked.votes[at]), mentions)
        return self._evidence.row(number, reasons, "topics", mentions)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, none of which needs a pickle."""
        return {
            **nested("terms", self._terms.to_arrays()),
            **nested("ties", self._learnt.ties.to_arrays()),
            **nested("habits", self._learnt.habits.to_arrays()),
            "ready": self._learnt.ready,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays, index: NoteIndex, lexicon: Lexicon) -> Suggester:
        """What `to_arrays` gave, which may be mapped from disk."""
        terms, ties = Terms.from_arrays(part("terms", arrays)), Ties.from_arrays(part("ties", arrays))
        habits = Habits.from_arrays(part("habits", arrays))
        return cls(Learnt(index, terms, ties, habits, plain(arrays["ready"])), lexicon)
