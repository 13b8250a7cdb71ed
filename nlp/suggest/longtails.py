"""Long-tail keywords around a seed word: what else do people write who write about it?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Ints
from nlp.suggest.terms import Terms

LEAST = 0.08
"""How likely another writer must be to choose a phrase; below, the list ends."""
SETTLED = 3
"""Authors after whom another spelling of the same words (面霜平价) keeps its own line."""

CLUES = ("authors", "notes", "topic", "phrase", "said", "length", "tail", "start", "end", "alike", "searched", "asked")


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
            np.array([len(key) for key in keys], float),
            terms.is_tail[numbers],
            start,
            end,
            alike,
            np.log1p(np.nan_to_num(terms.volume[numbers])),
            np.log1p(terms.asked[numbers]),
        ],
        axis=1,
    )


WEIGHTS = np.array([4.5, -0.74, -0.8, 0.19, 0.23, -0.14, -0.54, -0.29, -0.34, 0.22, 0.3, 0.5])
"""In the order of CLUES: a logistic regression on eight halvings of real libraries by author (will the other half choose it?);
what tables and comments add is set by hand."""
BIAS = -1.74


def chances(terms: Terms, numbers: Ints, seed: str = "") -> NDArray[np.float64]:
    """How likely another writer is to choose each phrase."""
    return np.asarray(1 / (1 + np.exp(-(clues(terms, numbers, seed) @ WEIGHTS + BIAS))))
