"""How the notes behind a keyword did, with an interval."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import stdtrit

from nlp.research.lifts import lifts, students


def test_the_mean_percentile_over_fifty() -> None:
    found = lifts(np.repeat([0, 1], 10), np.array([100.0] * 10 + [25.0] * 10), np.arange(20), 3)
    assert found.mean[:2].tolist() == [2.0, 0.5]
    assert np.isnan(found.mean[2])


def test_few_known_ranks_say_nothing() -> None:
    percentiles = np.array([60.0] * 9 + [np.nan] * 5)
    found = lifts(np.zeros(14, int), percentiles, np.arange(14), 1)
    assert np.isnan([found.mean[0], found.low[0], found.high[0]]).all()


def test_with_different_authors_the_interval_is_that_of_a_mean() -> None:
    values = np.random.default_rng(3).uniform(0, 100, 40)
    found = lifts(np.zeros(40, int), values, np.arange(40), 1)
    reach = stdtrit(39, 0.975) * values.std(ddof=1) / np.sqrt(40)
    assert found.low[0] == pytest.approx((values.mean() - reach) / 50, rel=1e-3)
    assert found.high[0] == pytest.approx((values.mean() + reach) / 50, rel=1e-3)


def test_one_author_who_writes_much_is_one_witness() -> None:
    values = np.repeat(np.random.default_rng(3).uniform(0, 100, 8), 5)
    many = lifts(np.zeros(40, int), values, np.arange(40), 1)
    few = lifts(np.zeros(40, int), values, np.repeat(np.arange(8), 5), 1)
    assert few.mean[0] == many.mean[0]
    assert few.high[0] - few.low[0] > 2 * (many.high[0] - many.low[0])


def test_one_author_alone_has_no_interval() -> None:
    found = lifts(np.zeros(12, int), np.linspace(10, 90, 12), np.zeros(12, int), 1)
    assert found.mean[0] == pytest.approx(1.0)
    assert np.isnan(found.low[0])


def test_about_95_of_100_intervals_hold_the_truth() -> None:
    rng = np.random.default_rng(11)
    rows = np.repeat(np.arange(400), 30)
    found = lifts(rows, rng.uniform(0, 100, len(rows)), np.arange(len(rows)), 400)
    assert 0.92 <= ((found.low <= 1) & (found.high >= 1)).mean() <= 0.98


def test_students_t() -> None:
    freedom = np.array([3, 5, 9, 30, 1000])
    assert students(freedom) == pytest.approx(stdtrit(freedom, 0.975), rel=0.01)


def test_nothing_is_asked_and_nothing_answered() -> None:
    found = lifts(np.empty(0, int), np.empty(0), np.empty(0, int), 2)
    assert np.isnan(found.mean).all()
