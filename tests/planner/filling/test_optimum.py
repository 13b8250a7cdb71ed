"""How near the plans come to the best there is, where a solver proves it."""

from __future__ import annotations

import pytest

from planner.filling import fill
from tests.planner.filling.filling_world import broken, request_of


@pytest.mark.parametrize("seed", range(50))
def test_within_five_percent_of_the_optimum(seed: int) -> None:
    pytest.importorskip("ortools", reason="OR-Tools proves the optimum; it is not needed to run Caotian")
    from tests.planner.filling.optimum import optimum

    request = request_of(1000 + seed, jobs=8, accounts=5, days=8, goals=4)
    best, proved = optimum(request)
    found = fill(request, seed)
    assert broken(request, found) == []
    if not proved:
        pytest.skip("the solver did not prove an optimum in time")
    assert best * 0.95 <= found.objective <= best
