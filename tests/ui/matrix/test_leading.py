"""A route says whose traffic and mind it is, or why it is not open that day."""

from __future__ import annotations

import pytest

from planner.routes import Routes
from planner.storage.records import Head, Pivot
from ui.matrix.leading import leads, with_routes


@pytest.fixture(scope="module")
def routes() -> Routes:
    return Routes.load()


@pytest.mark.parametrize(
    ("route", "day", "said", "wrong"),
    [
        ("红猫 UD", "2026-03-01", "公域 · 购买心智 · 天猫", False),
        ("种草直达 红猫 UD", None, "公域 · 购买心智 · 天猫", False),
        ("红猫 UD", "2025-05-01", "才开放", True),
        ("飞鸽传书", None, "链路里没有", True),
        (None, "2026-03-01", "", False),
    ],
)
def test_a_route_says_what_it_is_or_why_not(
    routes: Routes, route: str | None, day: str | None, said: str, wrong: bool
) -> None:
    words, is_wrong = leads(routes, route, day)
    assert said in words
    assert is_wrong == wrong


def test_headings_of_a_pivot_say_it_too(routes: Routes) -> None:
    heads = (Head("店铺搜索", "店铺搜索", about="3 篇"), Head(None, "没填链路"))
    pivot = Pivot(heads, (Head("2026-03-02", "3/2 周"),), {}, 0)
    named = with_routes(pivot, ("route", "week"), routes)
    assert named.rows[0].about.endswith(" · 3 篇")
    assert "心智" in named.rows[0].about
    assert named.rows[1].about == ""
    assert named.columns == pivot.columns
