"""The way through the trees that is remembered leads where a new one does."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.forecasting.trees import FEW, Trees, answers, grow

TREES, FACTS = 30, 12


@pytest.mark.parametrize("step", [0.001, 0.05, 0.5, 5.0])
def test_features_that_change_a_little_or_much(step: float) -> None:
    rng = np.random.default_rng(1)
    seen = rng.normal(size=(300, FACTS))
    grown = grow(seen, seen[:, 0] * seen[:, 1] + rng.normal(size=300), np.ones(300), TREES)
    asked, features = Trees.of(grown), seen[0].copy()
    assert FEW < TREES
    for _ in range(40):
        changed = rng.integers(0, FACTS, 3)
        features[changed] += step * rng.normal(size=3)
        assert asked.value(features) == Trees.of(grown).value(features)
        assert asked.value(features) == pytest.approx(float(answers(grown, features[None])[0]))


def test_a_tree_that_asks_nothing() -> None:
    grown = grow(np.zeros((6, 2)), np.arange(6.0), np.ones(6), 3)
    trees = Trees.of(grown)
    assert trees.value(np.array([1.0, 2.0])) == trees.value(np.array([3.0, 4.0])) == pytest.approx(2.5)
