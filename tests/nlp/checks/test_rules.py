"""The checks that always weigh: closeness, wording, limits."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.checks import closeness, limits, wording
from nlp.findings import Similar
from nlp.limits import Limits
from nlp.wording import Wording
from planner.rules import Rules
from tests.nlp.checks.asking import ask, spoken_of


@pytest.fixture(scope="module")
def rules() -> Wording:
    return Rules.load().on(date(2026, 11, 22)).wording


@pytest.mark.parametrize(("similarity", "points"), [(0.1, 10), (0.5, 10), (0.85, 0), (0.99, 0), (1.0, 0)])
def test_closeness(similarity: float, points: float) -> None:
    similar = (Similar("1", "干皮过冬", similarity, 80), Similar("2", "别的", 0.05, None))
    assert ask(closeness.check, "标题", "正文", similar=similar).points == pytest.approx(points)


def test_rewriting_is_said() -> None:
    part = ask(closeness.check, "标题", similar=(Similar("1", "干皮过冬", 0.8, 80),))
    assert "最像《干皮过冬》，相似度 0.80" in part.reason
    assert "洗稿" in part.reason


def test_without_a_library_closeness_weighs_nothing() -> None:
    assert ask(closeness.check, "标题").most == 0


def test_clean_wording(rules: Wording) -> None:
    assert ask(wording.check, "最近用的面霜", "第一次用，最后留下来的。", wording=rules).points == wording.MOST


def test_every_hit_costs_and_hard_ones_more(rules: Wording) -> None:
    review = ask(wording.check, "", "首选这支。", wording=rules)
    one = ask(wording.check, "", "国家级面霜。", wording=rules)
    two = ask(wording.check, "", "国家级面霜，国家级。", wording=rules)
    assert wording.MOST > review.points > one.points > two.points > 0
    assert "1 处违规（「国家级」），改掉再发" in one.reason
    assert spoken_of(one, body="国家级面霜。") == ["国家级"]


def test_exempt_and_ignored_hits_cost_nothing(rules: Wording) -> None:
    assert ask(wording.check, "", "我们追求最佳品质", wording=rules).points == wording.MOST
    ignored = frozenset({("绝对化用语", "国家级")})
    assert ask(wording.check, "", "国家级面霜", wording=rules, ignored=ignored).points == wording.MOST


def test_within_limits() -> None:
    assert ask(limits.check, "标题", "正文", ("话题",), 3).points == limits.MOST


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (("题" * 21, "正文"), "标题 21/20，超出 1"),
        (("标题", "字" * 1001), "正文 1001/1000，超出 1"),
        (("标题", "正文", tuple("一二三四五六七八九十百")), "话题 11/10"),
        (("标题", "正文", (), 19), "图片 19/18"),
    ],
)
def test_over_a_limit(draft: tuple[object, ...], reason: str) -> None:
    part = ask(limits.check, *draft)  # type: ignore[arg-type]
    assert part.points == 0
    assert reason in part.reason


def test_limits_come_from_the_context() -> None:
    assert ask(limits.check, "题" * 21, limits=Limits(title=30)).points == limits.MOST


@pytest.mark.parametrize("check", [closeness.check, wording.check, limits.check])
def test_an_empty_draft_earns_nothing(check: object) -> None:
    assert ask(check).points == 0  # type: ignore[arg-type]
