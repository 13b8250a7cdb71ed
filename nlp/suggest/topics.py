"""Which topics would the writer choose? Clues weighed together.

The clues of a topic: the near notes that chose it, the topics it is usually chosen with, how like the draft is to the notes that
chose it, how often titles with its words call for it, whether the draft says it (and how often
people who say it also choose it), how many of its words the draft has, how many people use it. The weights were fitted with a
softmax over the candidates of drafts whose topics were taken away, authors kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Ints, members
from nlp.suggest.evidence import VOTERS
from nlp.suggest.looked import Looked
from nlp.suggest.near import Table
from nlp.suggest.terms import Terms
from nlp.suggest.ties import among, carried, distinct, tally

FLOOR = 1e-3
DOUBT = 2
"""Notes that count as average when a share is taken: one note alone proves nothing."""
LIKELY = 15
LIKELIER = 30
"""Topics from which their companions are taken, in the first and in the second round."""

CLUES = (
    "near10", "near50", "near200", "people", "beside", "beside2", "alike", "called", "says", "picked", "heard", "times",
    "in_title", "marked", "covered", "chosen", "authors",
)  # fmt: skip

WEIGHTS = np.array(
    [
        0.021, 0.132, -0.222, 0.228, -0.012, 0.253, 0.959, 0.149, 1.956, -0.236, -0.469, 0.262, 0.271, 2.105, 0.925,
        -0.406, 0.735,
    ]
)  # fmt: skip
"""In the order of CLUES."""
SHARES = 8
"""The first clues are logarithms of shares: nobody speaks for a phrase that is no topic yet."""
SPOKEN_WEIGHTS = np.array([5.125, -0.364, 1.686, 1.745, 0.063, 0.159, 0.382, 0.301, 0.077, 0.584])
"""Of the clues of `spoken`, in their order."""


@dataclass(frozen=True)
class Ranked:
    """Candidate topics by number with their clues (one column each, in the order of CLUES)."""

    numbers: Ints
    clues: Table
    votes: NDArray[np.int64]
    """How many of the 20 nearest notes chose it."""


def clues(looked: Looked) -> Ranked:
    """Everything known about the topics that could fit a draft and are not among its topics yet."""
    terms = looked.learnt.terms
    said, times = looked.said
    topical = said < terms.topics
    said, times = said[topical], times[topical]
    marked, taken = _topics(looked, looked.marked), _topics(looked, looked.taken)
    # All that is asked of the draft; while the near notes stay the same, two drafts that agree in it get one answer.
    asked = (said, times, marked, taken, looked.in_title, looked.title_words, looked.words)
    known = clues, *(one.tobytes() for one in asked)
    found: Ranked = looked.near.answers.get(known, lambda: _clues(looked, said, times, marked, taken))
    return found


def _clues(looked: Looked, said: Ints, times: Ints, marked: Ints, taken: Ints) -> Ranked:
    terms, habits = looked.learnt.terms, looked.learnt.habits
    voted, voter = looked.near.chosen
    first = distinct(voted, said, marked, taken)
    place = np.searchsorted(first, voted)
    votes = np.array([np.bincount(place, share, len(first)) for share in looked.near.votes])
    sure = votes[1] + among(first, marked) + among(first, taken) + 0.5 * among(first, said) * picked(terms, first)
    # What the surest call for, and then what these call for together.
    calls, called = _companions(looked, first, sure, LIKELY)
    second = distinct(first, calls)
    calls2, called2 = _companions(
        looked, second, tally(second, first, sure) + 0.5 * tally(second, calls, called), LIKELIER
    )
    numbers = distinct(second, calls2)
    numbers = numbers[~among(numbers, taken)]
    says = among(numbers, said).astype(np.float64)
    columns = (
        *carried(votes, first, numbers),
        tally(numbers, calls, called),
        tally(numbers, calls2, called2),
        habits.likeness(looked.near.cosines, numbers),
        habits.called_by(looked.title_words, looked.learnt.index.idfs[looked.title_words], numbers),
        says,
        says * np.log(picked(terms, numbers) / base_of(terms)),
        says * np.log1p(terms.said[numbers]),
        np.log1p(tally(numbers, said, times)),
        among(numbers, looked.in_title),
        among(numbers, marked),
        looked.covered(numbers),
        np.log1p(terms.chosen[numbers]),
        np.log1p(terms.authors[numbers]),
    )
    table = np.empty((len(columns), len(numbers)))
    for row, column in zip(table, columns, strict=True):
        row[:] = column
    table[:SHARES] = np.log(table[:SHARES] + FLOOR)
    return Ranked(numbers, np.ascontiguousarray(table.T), tally(numbers, voted[voter < VOTERS]).astype(np.int64))


def worth_of(topics: Table, phrases: Table) -> Table:
    """One ranking for the clues of topics and those of the draft's own phrases, in this order; more is likelier."""
    silent = float(WEIGHTS[:SHARES].sum() * np.log(FLOOR))
    return np.concatenate((topics @ WEIGHTS, phrases @ SPOKEN_WEIGHTS + silent))


def base_of(terms: Terms) -> float:
    """Of the notes that say a topic's words, the share that chose it, over all topics."""
    return max(terms.picked_of_all, FLOOR)


def picked(terms: Terms, numbers: Ints) -> Table:
    """Of the notes that say a topic's words, the share that chose it; few notes lean to the share of all topics."""
    return np.asarray((terms.both[numbers] + DOUBT * base_of(terms)) / (terms.said[numbers] + DOUBT))


def _topics(looked: Looked, keys: Iterable[str]) -> Ints:
    numbers = looked.learnt.terms.keys.numbers(keys)
    return numbers[(numbers >= 0) & (numbers < looked.learnt.terms.topics)]


def _companions(looked: Looked, numbers: Ints, sure: Table, most: int) -> tuple[Ints, Table]:
    """The topics chosen together with the surest ones, and how much each of these calls for them."""
    ties = looked.learnt.ties
    first = np.argsort(-sure, kind="stable")[:most]
    first = first[sure[first] > 0]
    places, origin = members(ties.beside_starts, numbers[first])
    return ties.beside.take(places), ties.shares.take(places) * sure[first].take(origin)
