"""Regression trees as plain arrays: fast to ask, and every answer comes apart into its features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Flags, Ints, plain

LEAF = -1

STEPS = 8
"""Levels that all trees go down before it is looked whether all have arrived."""
DEEPEST = 1024
"""Levels of any tree: arrays that are damaged may lead in circles."""

LEAF_LEAST = 5
"""Notes a leaf needs."""

FEATURES_SHARE = 0.3
"""Of the features each question is chosen from."""

Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way through all trees: what was asked on it, the answers (is the feature more than the limit?), and where it led."""

    features: Ints
    limits: Real
    answers: Flags
    leaves: Ints

    def holds(self, seen: Real) -> bool:
        """Whether other features get the same answers."""
        return np.array_equal(seen.take(self.features) > self.limits, self.answers)


@dataclass(frozen=True)
class Trees:
    """All nodes of all trees in a row; ``roots`` says where each tree begins.

    Node i asks whether ``feature[i]`` ≤ ``limit[i]`` (yes: on to ``children[2 * i]``, no: to the next of them); a leaf has feature
    -1 and is its own child, so that nobody need ask who has arrived. ``values`` is the mean of the target at each node, divided by
    the number of trees.
    """

    roots: Ints
    feature: Ints
    limit: Real
    children: Ints
    values: Real
    _last: list[_Way] = field(default_factory=list, compare=False, repr=False)

    @classmethod
    def of(cls, trees: Sequence[Any]) -> Trees:
        """What `grow` gave."""
        sizes = np.array([tree.node_count for tree in trees], np.int64)
        roots = np.cumsum(sizes) - sizes

        def joined(name: str) -> NDArray[Any]:
            return np.concatenate([np.asarray(getattr(tree, name)) for tree in trees])

        leaf = joined("children_left") < 0
        sides = np.stack((joined("children_left"), joined("children_right")), 1) + np.repeat(roots, sizes)[:, None]
        return cls(
            roots.astype(np.int32),
            np.where(leaf, LEAF, joined("feature")).astype(np.int32),
            joined("threshold").astype(np.float64),
            np.where(leaf[:, None], np.arange(len(leaf))[:, None], sides).astype(np.int32).ravel(),
            np.concatenate([tree.value[:, 0, 0] for tree in trees]) / len(trees),
        )

    def value(self, features: Real) -> float:
        """The answer for one set of features.

        The way through the trees is remembered: a keystroke changes some facts a little, and most often no answer of theirs. To
        see that takes 15 µs, to go the way anew 180.
        """
        seen = _seen(features)
        way = self._last[0] if self._last else None
        if way is None or not way.holds(seen):
            way = self._way(seen)
            self._last[:] = [way]
        return float(self.values.take(way.leaves).sum())

    def _way(self, seen: Real) -> _Way:
        at, asked = self.roots, []
        for _ in range(DEEPEST // STEPS):
            before = at
            for _ in range(STEPS):
                asked.append(at)
                at = self._next(seen, self.feature.take(at), at)
            if np.array_equal(at, before):
                break
        nodes = np.unique(np.concatenate(asked))
        nodes = nodes[self.feature[nodes] != LEAF]
        features, limits = self.feature[nodes], self.limit[nodes]
        return _Way(features, limits, seen[features] > limits, at)

    def parts(self, features: Real) -> Real:
        """What each feature put in (path attribution); with the `mean` the parts add up to the answer."""
        seen = _seen(features)
        at = self.roots
        parts = np.zeros(len(seen))
        for _ in range(DEEPEST):
            if not len(at):
                break
            going = self.feature[at] != LEAF
            at = at[going]
            feature = self.feature[at]
            after = self._next(seen, feature, at)
            parts += np.bincount(feature, self.values[after] - self.values[at], len(seen))
            at = after
        return parts

    def _next(self, seen: Real, feature: Ints, at: Ints) -> Ints:
        """The children to which nodes that ask for these features lead."""
        return self.children.take(2 * at + (seen.take(feature) > self.limit.take(at)))

    @cached_property
    def mean(self) -> float:
        """The answer before anything is known."""
        return float(self.values[self.roots].sum())

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {
            "roots": self.roots,
            "feature": self.feature,
            "limit": self.limit,
            "children": self.children,
            "values": self.values.astype(np.float64),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Trees:
        return cls(
            plain(arrays["roots"]),
            plain(arrays["feature"]),
            plain(arrays["limit"]),
            plain(arrays["children"]),
            plain(arrays["values"]),
        )


def _seen(features: Real) -> Real:
    """scikit-learn compares single-precision features with double-precision limits."""
    return features.astype(np.float32).astype(np.float64)


def grow(features: Real, target: Real, weights: Real, count: int) -> list[Any]:
    """Extremely randomised trees (Geurts, Ernst and Wehenkel 2006): they average the noise away that boosting would chase."""
    # Tree by tree, since a whole forest of scikit-learn changes the filters of warnings, which threads share.
    from sklearn.tree import ExtraTreeRegressor

    seen = features.astype(np.float32)
    grown = []
    for seed in range(count):
        tree = ExtraTreeRegressor(min_samples_leaf=LEAF_LEAST, max_features=FEATURES_SHARE, random_state=seed)
        grown.append(tree.fit(seen, target, weights, check_input=False).tree_)
    return grown


def answers(trees: Sequence[Any], features: Real) -> Real:
    """The mean answer of grown trees for each row of features."""
    seen = features.astype(np.float32)
    total = np.zeros(len(seen))
    for tree in trees:
        total += tree.predict(seen)[:, 0]
    return total / len(trees)
