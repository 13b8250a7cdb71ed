"""What is not to be named any more still has its share in the sum."""

from __future__ import annotations

import pytest

from nlp.findings import Push
from nlp.forecasting.explain import named, without

FOUND = (Push(named("周末做饭"), 4.0), Push("标题长度", -2.0), Push(named("出差三天"), 1.5), Push("其他", 0.25))


def test_the_others_take_it_over() -> None:
    left = without(FOUND, {named("周末做饭"), "没有的"})
    assert [push.name for push in left] == ["标题长度", named("出差三天"), "其他"]
    assert sum(push.points for push in left) == pytest.approx(sum(push.points for push in FOUND))
    assert left[-1].points == pytest.approx(4.25)


def test_nothing_changes_where_nobody_is_named() -> None:
    assert without(FOUND, {named("别的")}) == FOUND
    assert without((), {named("别的")}) == ()
