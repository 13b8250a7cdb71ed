"""Keywords worth covering in a draft."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp.findings import Suggestion
from nlp.index import nearest
from nlp.keywords import kind_of, role_of
from nlp.lexicon import CUES, Lexicon
from nlp.suggest.evidence import VOTERS, Place, of_draft, suggestion
from nlp.suggest.looked import Looked
from nlp.suggest.ties import spread

NEIGHBOURS = 50
SUPPORT_LEAST = 2
LONGEST = 12
"""Characters of a keyword; longer ones are sentences or campaigns."""
TITLE_LONGEST = 8
COVERED_LEAST = 0.5
"""The share of its words a draft must have before a term counts that no near note holds."""
HELD, RARE, COVERED, TAIL, SEARCHED, DID = 1.0, 0.6, 2.5, 0.5, 0.15, 0.5
"""What speaks for a keyword: the share of near notes that hold it, how rare it is elsewhere (both logarithms), the share of its words
the draft has, being a long-tail, its monthly searches (logarithm), how its notes did (logarithm)."""
UNHEARD = 1e-2


def wanted(looked: Looked, lexicon: Lexicon, top: int) -> list[Suggestion]:
    """The ``top`` keywords: words the user added that the draft touches, then what near notes cover."""
    terms = looked.terms
    held, votes = _held(looked)
    covered = looked.covered
    sensible = (terms.support >= SUPPORT_LEAST) | ~np.isnan(terms.volume)
    numbers = np.flatnonzero(sensible & ((held > 0) | (covered >= COVERED_LEAST)))
    rare = np.log((len(looked.near) + 1) / (terms.support[numbers] + 1))
    worth = (
        HELD * np.log(held[numbers] + UNHEARD)
        + RARE * np.minimum(rare, 6)
        + COVERED * covered[numbers]
        + TAIL * terms.is_tail[numbers]
        + SEARCHED * np.log1p(np.nan_to_num(terms.volume[numbers]))
        + DID * np.log(np.nan_to_num(terms.lift[numbers], nan=1.0) + UNHEARD)
    )
    result = _own(looked, lexicon)[:top]
    seen = {"".join(sorted(one.text)) for one in result}
    for number in numbers[np.argsort(-worth, kind="stable")].tolist():
        if len(result) == top:
            break
        key = terms.keys[number]
        letters = "".join(sorted(key))
        if len(key) <= LONGEST and letters not in seen and key not in lexicon.banned and lexicon.kind(key) not in CUES:
            seen.add(letters)
            mentions = looked.mentions(key)
            reasons = of_draft(looked, number, int(votes[number]), mentions)
            result.append(suggestion(terms, number, reasons, _place(looked, key), mentions))
    return result


def _held(looked: Looked) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The share of the near notes that hold each term, nearer ones having more to say, and how many of the 20 nearest do."""
    found = nearest(looked.near, NEIGHBOURS)
    notes = np.array([note for note, _ in found], np.int64)
    weight = np.array([near for _, near in found]) ** 2
    held, voter = spread(looked.ties.held_starts, looked.ties.held, notes)
    size = len(looked.terms)
    share = np.bincount(held, weight[voter], size) / max(float(weight.sum()), 1e-9)
    return share, np.bincount(held[voter < VOTERS], minlength=size)


def _own(looked: Looked, lexicon: Lexicon) -> list[Suggestion]:
    """Words the user added that share a word with the draft or stand in it."""
    words = {*looked.reading.title_keys, *looked.reading.body_keys, *looked.reading.topic_keys}
    result = []
    for key in sorted(lexicon.own - lexicon.banned):
        if key in looked.text or any(word in key for word in words if len(word) > 1):
            number, mentions = looked.terms.keys.number(key), looked.mentions(key)
            if number >= 0:
                result.append(suggestion(looked.terms, number, ("你添加的词",), _place(looked, key), mentions))
            else:
                entry = lexicon.entries[key]
                role = role_of(key, (key,), lexicon)
                kind = kind_of(key, (key,), lexicon)
                result.append(
                    Suggestion(entry.text, kind, role, "你添加的词", 0, place=_place(looked, key), mentions=mentions)
                )
    return result


def _place(looked: Looked, key: str) -> Place:
    """Short keywords that the title lacks go there, the rest into the body."""
    return "title" if len(key) <= TITLE_LONGEST and key not in looked.reading.title else "body"
