"""Boosted regression trees as plain arrays: fast to ask, and every answer comes apart into its features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Ints, plain

LEAF = -1

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Trees:
    """All nodes of all trees in a row; ``roots`` says where each tree begins.

    A node asks whether ``feature`` ≤ ``limit`` (yes: ``left``, no: ``right``); a leaf has feature -1. ``values`` is the mean of
    what remained to explain at each node, times the learning rate; ``base`` is the mean of all.
    """

    roots: Ints
    feature: Ints
    limit: Real
    left: Ints
    right: Ints
    values: Real
    base: float

    @classmethod
    def of(cls, learned: Any) -> Trees:
        """From a fitted scikit-learn GradientBoostingRegressor with squared error."""
        trees = [one.tree_ for one in learned.estimators_[:, 0]]
        sizes = np.array([tree.node_count for tree in trees], np.int64)
        roots = np.cumsum(sizes) - sizes

        def joined(name: str, shift: bool = False) -> NDArray[Any]:
            parts = [np.asarray(getattr(tree, name)) for tree in trees]
            if shift:
                parts = [np.where(part >= 0, part + root, 0) for part, root in zip(parts, roots, strict=True)]
            return np.concatenate(parts)

        feature = joined("feature")
        return cls(
            roots.astype(np.int32),
            np.where(joined("children_left") < 0, LEAF, feature).astype(np.int32),
            joined("threshold").astype(np.float64),
            joined("children_left", shift=True).astype(np.int32),
            joined("children_right", shift=True).astype(np.int32),
            learned.learning_rate * np.concatenate([tree.value[:, 0, 0] for tree in trees]),
            float(np.ravel(learned.init_.constant_)[0]),
        )

    def value(self, features: Real) -> tuple[float, Real]:
        """The answer for one set of features, and what each feature put in (path attribution).

        The parts and the base add up to the answer, where the base is the mean answer of the taught notes.
        """
        # scikit-learn compares single-precision features with double-precision limits.
        seen = features.astype(np.float32).astype(np.float64)
        parts = np.zeros(len(seen))
        at = self.roots
        while True:
            at = at[self.feature[at] != LEAF]
            if not len(at):
                break
            asked = self.feature[at]
            below = np.where(seen[asked] <= self.limit[at], self.left[at], self.right[at])
            parts += np.bincount(asked, self.values[below] - self.values[at], len(parts))
            at = below
        return self.mean + float(parts.sum()), parts

    @property
    def mean(self) -> float:
        """The answer before anything is known."""
        return self.base + float(self.values[self.roots].sum())

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {
            "roots": self.roots,
            "feature": self.feature,
            "limit": self.limit,
            "left": self.left,
            "right": self.right,
            "values": self.values.astype(np.float64),
            "base": np.array([self.base]),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Trees:
        return cls(
            plain(arrays["roots"]),
            plain(arrays["feature"]),
            plain(arrays["limit"]),
            plain(arrays["left"]),
            plain(arrays["right"]),
            plain(arrays["values"]),
            float(arrays["base"][0]),
        )


def grow(features: Floats | Real, target: Real, weights: Real, rounds: int) -> Any:
    """Fit boosted trees: shallow, slow and on half of the notes each round, since the signal is weak."""
    from sklearn.ensemble import GradientBoostingRegressor

    return GradientBoostingRegressor(
        n_estimators=rounds,
        learning_rate=0.04,
        max_depth=4,
        min_samples_leaf=max(3, min(20, len(target) // 20)),
        subsample=0.5,
        max_features=0.15,
        random_state=0,
    ).fit(features, target, weights)
