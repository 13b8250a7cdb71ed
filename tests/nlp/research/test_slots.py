"""Head and modifiers of long-tails, spellings of the same, and what is worth writing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nlp.lexicon import bundled
from nlp.research.opportunity import Facts, opportunity
from nlp.research.slots import head_of, slots
from nlp.suggest.spellings import alike
from nlp.words import Cutter


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


@pytest.mark.parametrize(
    ("text", "head", "modifiers"),
    [
        ("平价面霜", "面霜", {"价格": "平价"}),
        ("面霜平价", "面霜", {"价格": "平价"}),
        ("敏感肌面霜推荐", "面霜", {"人群": "敏感肌", "疑问": "推荐"}),
        ("100元以内面霜", "面霜", {"价格": "100元以内"}),
        ("百元面霜", "面霜", {"价格": "百元"}),
        ("2024面霜推荐", "面霜", {"时令": "2024", "疑问": "推荐"}),
        ("烟酰胺精华", "精华", {"成分": "烟酰胺"}),
        ("换季护肤", "护肤", {"时令": "换季"}),
        ("泛红面霜", "面霜", {"功效": "泛红"}),
        ("敏感肌的面霜", "面霜", {"人群": "敏感肌"}),
    ],
)
def test_slots(cutter: Cutter, text: str, head: str, modifiers: dict[str, str]) -> None:
    found = slots(text, cutter)
    assert head_of(found) == head
    assert {one.kind: one.text for one in found if not one.head} == modifiers


def test_without_goods_the_seed_is_the_head(cutter: Cutter) -> None:
    assert head_of(slots("护肤省钱", cutter, ("护肤",))) == "护肤"


@pytest.mark.parametrize("text", ["", " ", "的", "🔥🔥", "\ud800"])
def test_nothing_has_no_slots_but_is_no_trouble(cutter: Cutter, text: str) -> None:
    assert head_of(slots(text, cutter)) == ""


def test_spellings_with_the_same_words_go_to_the_one_people_use() -> None:
    keys = ["面霜平价", "平价面霜", "敏感肌的面霜", "敏感肌面霜", "蜜蜂", "蜂蜜"]
    words = [["面霜", "平价"], ["平价", "面霜"], ["敏感肌", "面霜"], ["敏感肌", "面霜"], ["蜜蜂"], ["蜂蜜"]]
    assert alike(keys, words, np.array([2, 9, 1, 1, 5, 5], np.int32)).tolist() == [1, 1, 2, 2, 4, 5]


UNKNOWN = Facts(support=0, notes=1000, lift=None, volume=None, competition=None, trend=None, covered=0)


def test_opportunity_is_the_sum_of_its_shares() -> None:
    assert opportunity(UNKNOWN) == 12.5 + 10 + 5 + 10
    best = Facts(500, 1000, lift=2.0, volume=100_000, competition=0, trend=2.0, covered=0)
    assert opportunity(best) == 100
    assert opportunity(Facts(0, 1000, 0.0, 0, 100, 0.0, 10**9)) == 0


@pytest.mark.parametrize(
    "better",
    [{"lift": 1.5}, {"volume": 5000}, {"competition": 10}, {"trend": 1.5}, {"support": 5}],
)
def test_every_good_sign_raises_it(better: dict[str, float]) -> None:
    assert opportunity(replace(UNKNOWN, **better)) > opportunity(UNKNOWN)  # type: ignore[arg-type]
    assert opportunity(replace(UNKNOWN, covered=3)) < opportunity(UNKNOWN)
