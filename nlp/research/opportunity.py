"""How worthwhile a long-tail is: one number, made of shares that can be told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

DEMAND, EFFECT, ROOM, TREND, GAP = 35.0, 25.0, 20.0, 10.0, 10.0
"""Points of each share; they add up to 100."""
SEARCHED_MOST = 100_000.0
"""Monthly searches that are full demand."""
HELD_MOST = 0.01
"""The share of the library's notes that is full demand where no table tells the searches."""
HELD_LEAST = 20
TREND_MOST = 2.0
"""A keyword twice as frequent as before has all points of the trend, half as frequent none."""
UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a long-tail; None is unknown. ``covered`` counts our own notes and drafts, ``notes`` the library."""

    support: int
    notes: int
    lift: float | None
    volume: float | None
    competition: float | None
    trend: float | None
    covered: int


def opportunity(facts: Facts) -> float:
    """0 to 100: 35 for demand, 25 for effect, 20 for room, 10 for the trend and 10 for what we have not covered.

    Demand is log(1 + searches a month) over log(1 + 100,000), or log(1 + notes that hold it) over log(1 + 1 % of the library)
    where no table knows it; effect is lift over 2 (the mean percentile); room is 1 - competition / 100; the trend runs from
    half (0) to twice (1) as often as before on a logarithmic scale; the gap is 1 / (1 + our own notes and drafts).
    What is not known counts half.
    """
    if facts.volume is not None:
        demand = _share(facts.volume, SEARCHED_MOST)
    else:
        demand = _share(facts.support, max(HELD_MOST * facts.notes, HELD_LEAST))
    effect = UNKNOWN if facts.lift is None else facts.lift / 2
    room = UNKNOWN if facts.competition is None else 1 - facts.competition / 100
    steady = 1.0 if facts.trend is None else max(facts.trend, 1e-9)
    trend = 0.5 + 0.5 * float(np.log(steady) / np.log(TREND_MOST))
    gap = 1 / (1 + facts.covered)
    shares = ((DEMAND, demand), (EFFECT, effect), (ROOM, room), (TREND, trend), (GAP, gap))
    return round(sum(points * min(max(share, 0.0), 1.0) for points, share in shares), 1)


def _share(many: float, most: float) -> float:
    return float(np.log1p(many) / np.log1p(most))
