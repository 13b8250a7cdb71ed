"""The back-test: everything that was measured on notes of unseen authors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.forecasting.backtest import Backtest, Component, Inside, Later, Promise
from nlp.forecasting.blend import NORMAL, Calibration
from nlp.forecasting.measure import LEAST, interval, rho_inside, rhos
from nlp.ranks import shares_inside

BINS = 10
BIN_LEAST = 20
"""Notes in a bin of the reliability table; fewer notes, fewer bins."""

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]


def component(name: str, guess: Real, truth: Real, group: Numbers) -> Component:
    """One component alone; it is on when its interval lies above 0."""
    low, high = interval(guess, truth, group)
    return Component(name, rho_inside(guess, truth, group), low, high, low > 0)


def whole(
    sums: Real, truth: Real, group: Numbers, strata: Sequence[str], components: Sequence[Component], fold: Numbers
) -> Backtest:
    """The blend: ``sums`` are its forecasts of unseen notes, ``truth`` their z-scores, ``group`` the numbers of their strata."""
    low, high = interval(sums, truth, group)
    values, sizes = rhos(sums, truth, group)
    reached = 100 * shares_inside(truth, group)
    top, lift = _top_fifth(sums, reached, group)
    expected, held = _kept(sums, truth, fold)
    order = np.argsort(-sizes, kind="stable")
    return Backtest(
        notes=len(truth),
        strata=len(strata),
        rho=rho_inside(sums, truth, group),
        low=low,
        high=high,
        components=tuple(components),
        coverage=held,
        reached=top,
        lift=lift,
        inside=tuple(Inside(strata[at], int(sizes[at]), float(values[at])) for at in order if sizes[at] >= LEAST),
        promises=_promises(expected, reached),
    )


def later(day: str, sums: Real, truth: Real, group: Numbers) -> Later:
    """What later notes of other owners did."""
    low, high = interval(sums, truth, group)
    return Later(day, len(truth), rho_inside(sums, truth, group), low, high)


def _kept(sums: Real, truth: Real, fold: Numbers) -> tuple[Real, float]:
    """The percentile each note would have been promised, and the share inside the interval it would have been shown.

    Each fold is calibrated on the others.
    """
    expected = np.zeros(len(truth))
    inside = np.zeros(len(truth), np.bool_)
    for one in np.unique(fold):
        here, others = fold == one, fold != one
        calibration = Calibration.learn(sums[others], truth[others], len(truth)) if others.any() else None
        if calibration is None:
            continue
        z = [calibration.expected(value) for value in sums[here].tolist()]
        expected[here] = [calibration.percentile(value) for value in z]
        shown = np.array([calibration.interval(value) for value in z])
        came = 100 * np.array([NORMAL.cdf(value) for value in truth[here]])
        inside[here] = (shown[:, 0] <= came) & (came <= shown[:, 1])
    return expected, float(inside.mean())


def _top_fifth(sums: Real, reached: Real, group: Numbers) -> tuple[float, float]:
    """The average percentile of the fifth of each stratum that was promised most, and how often it was among the best fifth."""
    promised = shares_inside(sums, group) > 0.8
    if not promised.any():
        return 50.0, 1.0
    best = reached > 80
    return float(reached[promised].mean()), float(best[promised].mean() / max(best.mean(), 1e-9))


def _promises(expected: Real, reached: Real) -> tuple[Promise, ...]:
    """Notes in bins of equal size by what they were promised."""
    order = np.argsort(expected, kind="stable")
    bins = np.array_split(order, max(1, min(BINS, len(order) // BIN_LEAST)))
    return tuple(Promise(len(at), float(expected[at].mean()), float(reached[at].mean())) for at in bins if len(at))
