"""Which topics would the writer choose? Clues weighed together.

The clues of a topic: the near notes that chose it, the topics it is usually chosen with, whether the draft says it (and how often
people who say it also choose it), how many of its words the draft has, how many people use it. The weights were fitted with a
softmax over the candidates of drafts whose topics were taken away, authors kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Ints
from nlp.suggest.looked import Looked
from nlp.suggest.ties import spread

FLOOR = 1e-3
LIKELY = 15
LIKELIER = 30
"""Topics from which their companions are taken, in the first and in the second round."""

CLUES = (
    "near10", "near50", "near200", "people", "beside", "beside2", "says", "picked", "heard", "times", "in_title", "marked",
    "covered", "chosen", "authors",
)  # fmt: skip

WEIGHTS = np.array(
    [0.036, 0.049, 0.087, 0.47, 0.003, 0.224, 1.655, -0.124, -0.414, 0.226, 0.423, 2.052, 0.961, -0.367, 0.494]
)
"""In the order of CLUES."""
SPOKEN_WEIGHTS = np.array([0.72, -0.368, 1.64, 1.967, 0.092, 0.174, 0.265, 0.25, 0.099, 0.65])
"""Of the clues of `spoken`, in their order."""


@dataclass(frozen=True)
class Ranked:
    """Candidate topics by number with their clues (one column each, in the order of CLUES)."""

    numbers: Ints
    clues: NDArray[np.float64]
    votes: NDArray[np.int64]
    """How many of the 20 nearest notes chose it."""


def clues(looked: Looked) -> Ranked:
    """Everything known about the topics that could fit a draft."""
    terms = looked.terms
    size = terms.topics
    near10, near50, near200, people, votes = _votes(looked, size)
    said, times = looked.said
    times = times[said < size]
    said = said[said < size]
    says, heard = np.zeros(size), np.zeros(size)
    says[said], heard[said] = 1, times
    picked = _picked(looked)
    marked, title = np.zeros(size), np.zeros(size)
    known = looked.terms.keys.numbers(looked.marked)
    marked[known[(known >= 0) & (known < size)]] = 1
    title[[number for number in looked.in_title if number < size]] = 1
    taken = looked.terms.keys.numbers(looked.taken)
    taken = taken[(taken >= 0) & (taken < size)]
    sure = near50 + 0.5 * says * picked + marked
    sure[taken] += 1
    beside = _beside(looked, sure, LIKELY)
    again = near50 + 0.5 * says * picked + 0.5 * beside + marked
    again[taken] += 1
    beside2 = _beside(looked, again, LIKELIER)
    chosen = (near200 > 0) | (says > 0) | (marked > 0) | (beside2 > 0)
    chosen[taken] = False
    numbers = np.flatnonzero(chosen).astype(np.int32)
    base = max(float(terms.both[:size].sum()) / max(float(terms.said[:size].sum()), 1.0), FLOOR)
    columns = (
        _log(near10), _log(near50), _log(near200), _log(people), _log(beside), _log(beside2),
        says, says * np.log(picked / base), says * np.log1p(terms.said[:size]), np.log1p(heard), title, marked,
        looked.covered[:size], np.log1p(terms.chosen[:size]), np.log1p(terms.authors[:size]),
    )  # fmt: skip
    return Ranked(numbers, np.stack([column[numbers] for column in columns], axis=1), votes[numbers])


def _log(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(values + FLOOR)


def _picked(looked: Looked) -> NDArray[np.float64]:
    """Of the notes that say a topic's words, the share that chose it; few notes lean to the share of all topics."""
    size = looked.terms.topics
    both, said = looked.terms.both[:size].astype(float), looked.terms.said[:size].astype(float)
    base = max(both.sum() / max(said.sum(), 1.0), FLOOR)
    return np.asarray((both + 2 * base) / (said + 2))


def _votes(looked: Looked, size: int) -> tuple[NDArray[Any], ...]:
    """The share of the votes of the 10, 50 and 200 nearest notes for each topic; nearer notes have more to say."""
    notes = looked.neighbours
    near = looked.near[notes].astype(np.float64)
    topics, voter = spread(looked.ties.chosen_starts, looked.ties.chosen, notes)
    shares: list[NDArray[Any]] = []
    for many, power in ((10, 1), (50, 2), (200, 2)):
        weight = np.where(np.arange(len(notes)) < many, near**power, 0.0)
        shares.append(np.bincount(topics, weight[voter], size) / max(weight.sum(), 1e-9))
    # The second note of a person weighs half, the third a third: people repeat their own topics.
    author = looked.ties.author[notes]
    order = np.argsort(author, kind="stable")
    fresh = np.concatenate(([True], author[order][1:] != author[order][:-1])) if len(order) else np.zeros(0, np.bool_)
    place = np.arange(len(order))
    turn = np.empty(len(order))
    turn[order] = place - np.maximum.accumulate(np.where(fresh, place, 0)) + 1
    weight = near**2 / turn
    people = np.bincount(topics, weight[voter], size) / max(weight.sum(), 1e-9)
    votes = np.bincount(topics[voter < 20], minlength=size)
    return (*shares, people, votes)


def _beside(looked: Looked, sure: NDArray[np.float64], most: int) -> NDArray[np.float64]:
    """How much the likeliest topics call for each topic beside them."""
    ties = looked.ties
    likely = np.argpartition(-sure, most)[:most] if len(sure) > most else np.arange(len(sure))
    likely = np.sort(likely[sure[likely] > 0])
    beside, origin = spread(ties.beside_starts, ties.beside, likely)
    shares, _ = spread(ties.beside_starts, ties.shares, likely)
    return np.asarray(np.bincount(beside, shares * sure[likely][origin], len(sure)), dtype=np.float64)


def worth_of(topics: NDArray[np.float64], phrases: NDArray[np.float64]) -> NDArray[np.float64]:
    """One ranking for the clues of topics and those of the draft's own phrases, in this order; more is likelier."""
    silent = float(WEIGHTS[:6].sum() * np.log(FLOOR))
    return np.concatenate((topics @ WEIGHTS, phrases @ SPOKEN_WEIGHTS + silent))
