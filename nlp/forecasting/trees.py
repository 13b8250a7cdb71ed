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

FEW = 8
"""Trees that are gone through one by one sooner than all together."""

LEAF_LEAST = 5
"""Notes a leaf needs."""

FEATURES_SHARE = 0.3
"""Of the features each question is chosen from."""

Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way through all trees: the nodes on it and the tree of each, what was asked there, the answers (is the feature more than
    the limit?), and the leaves where it led."""

    nodes: Ints
    trees: Ints
    features: Ints
    limits: Real
    answers: Flags
    leaves: Ints

    def others(self, seen: Real) -> Ints:
        """The trees in which other features get another answer."""
        other = (seen.take(self.features) > self.limits) != self.answers
        return np.unique(self.trees[other]) if other.any() else other[:0].astype(np.int32)


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

        The way through the trees is remembered: a keystroke changes some facts a little, and with them the way in one tree of five
        keystrokes. To see that takes 15 µs, to go through all trees 180.
        """
        seen = _seen(features)
        way = self._last[0] if self._last else None
        others = self.roots if way is None else way.others(seen)
        if way is None or len(others) > FEW:
            way = self._way(seen)
        elif len(others):
            way = self._turned(way, seen, others)
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
        nodes = np.concatenate(asked)
        trees = np.tile(np.arange(len(self.roots), dtype=np.int32), len(asked))
        going = self.feature.take(nodes) != LEAF
        return self._asked(seen, nodes[going], trees[going], at)

    def _turned(self, way: _Way, seen: Real, others: Ints) -> _Way:
        """The way where it is another in a few trees; these are gone through one by one."""
        leaves, nodes, trees = way.leaves.copy(), [], []
        for tree in others.tolist():
            at = int(self.roots[tree])
            for _ in range(DEEPEST):
                feature = int(self.feature[at])
                if feature == LEAF:
                    break
                nodes.append(at)
                trees.append(tree)
                at = int(self.children[2 * at + int(seen[feature] > self.limit[at])])
            leaves[tree] = at
        kept = ~np.isin(way.trees, others)
        return self._asked(
            seen,
            np.concatenate((way.nodes[kept], np.array(nodes, np.int32))),
            np.concatenate((way.trees[kept], np.array(trees, np.int32))),
            leaves,
        )

    def _asked(self, seen: Real, nodes: Ints, trees: Ints, leaves: Ints) -> _Way:
        features, limits = self.feature.take(nodes), self.limit.take(nodes)
        return _Way(nodes, trees, features, limits, seen.take(features) > limits, leaves)

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
