"""Keywords worth covering in a draft."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Flags, Ints, Longs
from nlp.findings import Suggestion
from nlp.lexicon import CUES, Lexicon
from nlp.nearest import BestFirst
from nlp.suggest.evidence import VOTERS, Evidence, Place, of_draft
from nlp.suggest.facts import letters_of
from nlp.suggest.looked import Learnt, Looked
from nlp.suggest.ties import spread, tally

SUPPORT_LEAST = 2
LONGEST = 12
"""Characters of a keyword; longer ones are sentences or campaigns."""
TITLE_LONGEST = 8
COVERED_LEAST = 0.5
"""The share of its words a draft must have before a term counts that no near note holds."""
HELD, RARE, COVERED, TAIL, SEARCHED, DID = 1.0, 0.6, 2.5, 0.5, 0.15, 0.5
"""What speaks for a keyword: the share of near notes that hold it, how rare it is elsewhere (both logarithms), the share of its
words the draft has, being a long-tail, its monthly searches (logarithm), how its notes did (logarithm)."""
RARE_MOST = 6.0
UNHEARD = 1e-2


class Wanted:
    """Finds keywords for drafts. What does not depend on the draft is reckoned once."""

    def __init__(self, learnt: Learnt, lexicon: Lexicon, evidence: Evidence) -> None:
        self._learnt, self._lexicon, self._evidence = learnt, lexicon, evidence

    def of(self, looked: Looked, top: int) -> list[Suggestion]:
        """The ``top`` keywords: words the user added that the draft touches, then what near notes cover."""
        terms, lexicon, evidence = self._learnt.terms, self._lexicon, self._evidence
        result = [evidence.own(key, _place(looked, key), looked.mentions(key)) for key in _own(looked, lexicon)][:top]
        seen = {letters_of(one.text) for one in result}
        known = Wanted, looked.words.tobytes()
        numbers, said, order = looked.near.answers.get(known, lambda: self._weighed(looked))
        for at in order:
            if len(result) == top:
                break
            number, votes = int(numbers[at]), int(said[at])
            key = terms.keys[number]
            letters = letters_of(key)
            if (
                len(key) <= LONGEST
                and letters not in seen
                and key not in lexicon.banned
                and lexicon.kind(key) not in CUES
            ):
                seen.add(letters)
                mentions = looked.mentions(key)
                reasons = of_draft(looked, number, votes, mentions)
                result.append(evidence.row(number, reasons, _place(looked, key), mentions))
        return result

    def _weighed(self, looked: Looked) -> tuple[Ints, Longs, BestFirst]:
        """Candidates, how many of the 20 nearest notes hold each, and their order: those first for which most speaks."""
        ties = self._learnt.ties
        held, voter, weight = looked.near.held
        touched, _ = spread(ties.within_starts, ties.within, looked.words)
        flags = np.zeros(len(self._learnt.terms), np.bool_)
        flags[held] = flags[touched] = True
        numbers = np.flatnonzero(flags & self._supported).astype(np.int32)
        share = tally(numbers, held, weight[voter]) / max(float(weight.sum()), 1e-9)
        covered = looked.covered(numbers)
        fitting = (share > 0) | (covered >= COVERED_LEAST)
        numbers, share, covered = numbers[fitting], share[fitting], covered[fitting]
        worth = HELD * np.log(share + UNHEARD) + COVERED * covered + self._standing[numbers]
        votes = tally(numbers, held[voter < VOTERS]).astype(np.int64)
        return numbers, votes, BestFirst(worth)

    @cached_property
    def _supported(self) -> Flags:
        """Terms that two notes hold, or a table."""
        terms = self._learnt.terms
        return np.asarray((terms.support >= SUPPORT_LEAST) | ~np.isnan(terms.volume))

    @cached_property
    def _standing(self) -> NDArray[np.float64]:
        """What speaks for each term whatever the draft."""
        terms = self._learnt.terms
        rare = np.log((len(self._learnt.index) + 1) / (terms.support + 1))
        return np.asarray(
            RARE * np.minimum(rare, RARE_MOST)
            + TAIL * terms.is_tail
            + SEARCHED * np.log1p(np.nan_to_num(terms.volume))
            + DID * np.log(np.nan_to_num(terms.lift, nan=1.0) + UNHEARD)
        )


def _own(looked: Looked, lexicon: Lexicon) -> list[str]:
    """Words the user added that share a word with the draft or stand in it."""
    if not lexicon.own:
        return []
    words = {*looked.reading.title_keys, *looked.reading.body_keys, *looked.reading.topic_keys}
    long = [word for word in words if len(word) > 1]
    mine = sorted(lexicon.own - lexicon.banned)
    return [key for key in mine if key in looked.text or any(word in key for word in long)]


def _place(looked: Looked, key: str) -> Place:
    """Short keywords that the title lacks go there, the rest into the body."""
    return "title" if len(key) <= TITLE_LONGEST and key not in looked.reading.title else "body"
