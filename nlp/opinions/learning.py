"""Polarity learnt from a person's own stars and labels, and whether that beats our rules on the very same texts.

The rules are asked as they are; the model is asked only about texts of folds it has not seen. It is used where the lower end of the
95 % interval of the difference (bootstrap over texts) lies above zero, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from nlp.text import fold_plain

Floats = NDArray[np.float64]
SEED = 2026
MOST = 12_000
"""Labelled texts that are learned from; more make no difference that was measured, and take minutes."""
FOLDS, DRAWS = 5, 400
FEATURES = 2**16


@dataclass(frozen=True, slots=True)
class Contest:
    """How often rules and model agree with the labels (0 to 1), and the 95 % interval of the difference, model minus rules."""

    texts: int
    rules: float
    learned: float
    low: float
    high: float

    @property
    def used(self) -> bool:
        """Whether the model judges better, beyond chance."""
        return self.low > 0


@dataclass(frozen=True)
class Polarity:
    """A learnt model as plain arrays: ``idf`` and ``coef`` of FEATURES numbers, and one number more."""

    idf: Floats
    coef: Floats
    intercept: float

    def signs(self, texts: Sequence[str]) -> list[int]:
        """1 praise, -1 blame."""
        if not texts:
            return []
        table = _counts(texts).multiply(self.idf).tocsr()
        norms = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
        scores = (table @ self.coef) / np.where(norms > 0, norms, 1) + self.intercept
        return [1 if score > 0 else -1 for score in scores]

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """As it is kept."""
        return {"idf": self.idf, "coef": self.coef, "intercept": np.array([self.intercept])}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Polarity:
        """What ``to_arrays`` made; raises KeyError or ValueError for anything else."""
        idf, coef = (np.asarray(arrays[name], np.float64) for name in ("idf", "coef"))
        if idf.shape != (FEATURES,) or coef.shape != (FEATURES,):
            raise ValueError("not a model of polarity")
        return cls(idf, coef, float(arrays["intercept"][0]))


def contest(texts: Sequence[str], praises: Sequence[bool], rules: Sequence[bool]) -> Contest:
    """Rules against model on the same labelled texts; ``rules`` is what the rules say of each. Call it when there are enough."""
    truth, ruled = np.array(praises), np.array(rules)
    table, learned = _counts(texts), np.zeros(len(texts), bool)
    for seen, asked in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(truth, truth):
        weigh = TfidfTransformer(sublinear_tf=False).fit(table[seen])
        model = _model().fit(weigh.transform(table[seen]), truth[seen])
        learned[asked] = model.predict(weigh.transform(table[asked]))
    gained = (learned == truth).astype(float) - (ruled == truth)
    draws = np.random.default_rng(SEED).integers(0, len(gained), (DRAWS, len(gained)))
    low, high = np.percentile(gained[draws].mean(axis=1), (2.5, 97.5))
    return Contest(
        len(texts), float((ruled == truth).mean()), float((learned == truth).mean()), float(low), float(high)
    )


def learn(texts: Sequence[str], praises: Sequence[bool]) -> Polarity:
    """The model of all labelled texts."""
    table = _counts(texts)
    weigh = TfidfTransformer(sublinear_tf=False).fit(table)
    model = _model().fit(weigh.transform(table), np.array(praises))
    return Polarity(
        np.asarray(weigh.idf_, np.float64), np.asarray(model.coef_[0], np.float64), float(model.intercept_[0])
    )


def sample(count: int) -> list[int]:
    """Which of so many labelled texts are learned from, by a fixed seed, in order."""
    if count <= MOST:
        return list(range(count))
    return sorted(np.random.default_rng(SEED).choice(count, MOST, replace=False).tolist())


def _model() -> LogisticRegression:
    return LogisticRegression(C=10, max_iter=300)


def _counts(texts: Sequence[str]) -> Any:
    hashing = HashingVectorizer(
        analyzer="char", ngram_range=(1, 3), n_features=FEATURES, norm=None, alternate_sign=False
    )
    return hashing.transform(fold_plain(text) for text in texts)
