"""Shapes of the funnel: one scale for what is looked at together, unknown is never 0, two windows are told apart."""

from __future__ import annotations

import itertools

import pytest

from planner.funnel.answers import EVERY, FunnelFilter, Span
from ui.funnel.asked import Question, Side, kept, key_of, narrowed, restored
from ui.funnel.charts.days import days_of, stretches
from ui.funnel.charts.steps import FLOOR, Step, Stream, bridged, heights, scale_of
from ui.funnel.words import brief, share


def stream(*values: float | None) -> Stream:
    return Stream("a", "全部", tuple(Step(str(at), str(at), value, "", "") for at, value in enumerate(values)))


def test_one_scale_for_all_and_it_falls_with_the_numbers() -> None:
    large, small = stream(1_000_000, 50_000, 300), stream(20_000, 900, 12)
    scale = scale_of([large, small])
    high = heights([step.value for step in large.steps], scale)
    low = heights([step.value for step in small.steps], scale)
    assert high[0] == pytest.approx(1)
    assert [one > other for one, other in zip(high, low, strict=True)] == [True] * 3  # type: ignore[operator]
    assert all(first > then for first, then in itertools.pairwise(high))  # type: ignore[operator]


def test_zero_has_no_height_and_unknown_none() -> None:
    found = heights([100.0, 0.0, None, 1.0], scale_of([stream(100, 0, None, 1)]))
    assert found[1] == 0
    assert found[2] is None
    assert found[3] is not None
    assert found[3] >= FLOOR


def test_unknown_is_bridged_between_its_neighbours_and_narrows_at_the_end() -> None:
    assert bridged([0.8, None, 0.4, None]) == pytest.approx([0.8, 0.6, 0.4, 0.32])
    assert bridged([None, 0.5, 0.05, None])[0] > 0.5
    assert bridged([0.06, None, None]) == pytest.approx([FLOOR] * 3)
    assert bridged([None, None])[0] > bridged([None, None])[1] > 0
    assert scale_of([stream(None, None)]) == (0.0, 1.0)


def test_filters_come_back_as_they_were_kept() -> None:
    wanted = FunnelFilter(tiers=("KOC",), routes=(None,), flow="自然", attribution="归因 15 天")
    assert restored(kept(wanted)) == wanted
    assert kept(EVERY) == {}
    for there in (None, [], {"tiers": "KOC", "routes": [3], "since": 5}, {"unknown": ["x"]}):
        assert restored(there) == EVERY


def test_a_group_narrows_what_is_filtered_and_a_pinned_side_does_not() -> None:
    base = FunnelFilter(products=("p",))
    group, pinned = Side("KOC", ("tier", "KOC")), Side("刚才", pinned=FunnelFilter(tiers=("头部",)))
    assert group.wanted(base) == FunnelFilter(products=("p",), tiers=("KOC",))
    assert pinned.wanted(base) == FunnelFilter(tiers=("头部",))
    assert Question(base, one=group).looked_at == narrowed(base, "tier", "KOC")
    assert key_of(None) != key_of("")


def test_days_of_a_file_are_stretches_without_holes() -> None:
    days = ("2026-11-01", "2026-11-02", "2026-11-05")
    span = Span("b", "小红星.csv", "小红星", "2026-11-01", "2026-11-05", days, 9, 3, ())
    assert [(first.day, last.day) for first, last in stretches(span)] == [(1, 2), (5, 5)]
    assert days_of(span) == "11/1–11/5"
    life = Span("b", "列表.xlsx", "创作服务平台", None, "2026-11-20", (), 9, 9, (), lifetime=True)
    assert days_of(life) == "截至 11/20"
    assert stretches(life) == []


@pytest.mark.parametrize(
    ("value", "words"), [(0.0, "0.0%"), (0.0008, "0.08%"), (0.041, "4.1%"), (0.5, "50.0%"), (1.3, "130%")]
)
def test_shares_keep_what_can_be_seen_of_them(value: float, words: str) -> None:
    assert share(value) == words


def test_large_sums_are_short_and_unknown_is_a_dash() -> None:
    assert brief("cost", 86_000.4) == "¥8.6万"
    assert brief("cpc", 0.421) == "¥0.42"
    assert brief("views", 12_345) == "1.2万"
    assert brief("views", None) == "—"
