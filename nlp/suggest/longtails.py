"""Long-tail keywords around a seed word: what else do people write who write about it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Ints
from nlp.findings import Suggestion
from nlp.lexicon import Lexicon
from nlp.suggest.evidence import Evidence
from nlp.suggest.facts import letters_of
from nlp.suggest.terms import Terms

LEAST = 0.13
"""How likely another writer must be to choose a phrase; below, the list ends."""
FEW, LEAST_OF_FEW = 10, 0.02
"""A list of fewer goes on to weaker evidence."""
SETTLED = 3
"""Authors after whom another spelling of the same words (面霜平价) keeps its own line."""

CONSIDERED = 2_000
"""Long-tails that are looked at where no seed was given."""

CLUES = (
    "authors", "notes", "topic", "phrase", "said", "words", "tail", "start", "end", "alike", "rest", "searched", "asked",
)  # fmt: skip

WEIGHTS = np.array([4.51, -1.05, -0.94, 0.3, 0.24, -0.33, -0.23, -0.07, -0.12, 0.18, 0.17, 0.3, 0.5])
"""In the order of CLUES: a logistic regression on six halvings of a real library by author (will the other half choose it?);
what tables and comments add is set by hand."""
BIAS = -2.01


@dataclass(frozen=True)
class Around:
    """Terms that hold some seeds, best first: their numbers, and how likely another writer is to choose each."""

    numbers: Ints
    chance: NDArray[np.float64]


def around(seeds: Sequence[str], evidence: Evidence, lexicon: Lexicon, top: int) -> list[Suggestion]:
    """Words the user added, then the terms that hold the (folded) seeds, those with more of them and the likeliest first.

    Without seeds the best long-tails of the library.
    """
    terms = evidence.terms
    found = holding(terms, seeds)
    # A table is evidence enough.
    least = min(LEAST, max(float(np.sort(found.chance)[-FEW:][0]), LEAST_OF_FEW)) if len(found.chance) else LEAST
    kept = (found.chance >= least) | ~np.isnan(terms.volume[found.numbers])
    mine = sorted(key for key in lexicon.own if not seeds or any(seed in key and seed != key for seed in seeds))
    result = [evidence.own(key, "title") for key in mine if key not in lexicon.banned]
    for number in _grouped(terms, found.numbers[kept].tolist()):
        if len(result) >= top:
            break
        key = terms.keys[number]
        if key not in lexicon.own and allowed(key, lexicon.banned):
            result.append(evidence.row(number, (), "title"))
    return result[:top]


def allowed(key: str, banned: Iterable[str]) -> bool:
    """Whether a (folded) phrase holds none of the words the user banned."""
    return not any(word in key for word in banned)


def holding(terms: Terms, seeds: Sequence[str]) -> Around:
    """The terms that hold the (folded) seeds and more: those with more of them first, then the likeliest.

    Without seeds the long-tails that stand in more than one note, of very many those that most people chose.
    """
    held = Counter(number for seed in seeds for number in terms.keys.holding(seed))
    numbers = np.array([number for number in held if terms.keys[number] not in seeds], np.int32)
    if not seeds:
        numbers = np.flatnonzero(terms.is_tail & (terms.support > 1)).astype(np.int32)
        numbers = numbers[np.lexsort((-terms.support[numbers], -terms.authors[numbers]))][:CONSIDERED]
    chance = chances(terms, numbers, seeds[0] if len(seeds) == 1 else "")
    seeded = np.array([held[number] for number in numbers.tolist()], np.int64)
    order = np.lexsort((numbers, -chance, -seeded))
    return Around(numbers[order], chance[order])


def _grouped(terms: Terms, numbers: Iterable[int]) -> Iterator[int]:
    """Without rarer spellings of the same words (平价面霜, 面霜平价), unless many writers settled on both."""
    seen: set[str] = set()
    for number in numbers:
        letters = letters_of(terms.keys[number])
        if letters not in seen or terms.authors[number] >= SETTLED:
            seen.add(letters)
            yield number


def chances(terms: Terms, numbers: Ints, seed: str = "") -> NDArray[np.float64]:
    """How likely another writer is to choose each term."""
    return np.asarray(1 / (1 + np.exp(-(clues(terms, numbers, seed) @ WEIGHTS + BIAS))))


def clues(terms: Terms, numbers: Ints, seed: str) -> NDArray[np.float64]:
    """What is known about each phrase as a long-tail of a folded seed ("" for none), one column each in the order of CLUES."""
    keys = [terms.keys[number] for number in numbers.tolist()]
    start = np.array([bool(seed) and key.startswith(seed) for key in keys], float)
    end = np.array([bool(seed) and key.endswith(seed) for key in keys], float)
    # How many topics have the same modifier: 推荐 in 手机推荐 stands behind many other heads.
    alike = np.log1p(np.where(start > 0, terms.ends_alike[numbers], np.where(end > 0, terms.begins_alike[numbers], 0)))
    return np.stack(
        [
            np.log1p(terms.authors[numbers]),
            np.log1p(terms.chosen[numbers]),
            terms.chosen[numbers] > 0,
            terms.is_phrase[numbers],
            np.log1p(terms.said[numbers]),
            terms.starts[numbers + 1] - terms.starts[numbers],
            terms.is_tail[numbers],
            start,
            end,
            alike,
            _rest(terms, keys, seed),
            np.log1p(np.nan_to_num(terms.volume[numbers])),
            np.log1p(terms.asked[numbers]),
        ],
        axis=1,
    )


def _rest(terms: Terms, keys: Sequence[str], seed: str) -> NDArray[np.float64]:
    """How many people use what is left without the seed as a topic of its own (摄影 of 手机摄影), as a logarithm."""
    rests = [key.removeprefix(seed) if key.startswith(seed) else key.removesuffix(seed) for key in keys]
    numbers = terms.keys.numbers(rests) if seed else np.full(len(keys), -1)
    return np.where(numbers >= 0, np.log1p(terms.authors[numbers]), 0.0) if len(terms) else np.zeros(len(keys))
