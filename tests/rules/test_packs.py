"""Packs hold on some days and not on others, say where they come from, and never help to dodge."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from nlp.draft import Draft
from nlp.lexicon import bundled
from nlp.limits import Limits
from nlp.reading import read
from nlp.rulebook import Rule
from nlp.words import Cutter
from planner.problems import Problem
from planner.rules import Rules, RulesOfDay

DAY = date(2026, 11, 22)
EXTRA = """
kind = "{kind}"
name = "自定"
valid_from = {start}
{end}
source = "本公司"
grade = "{grade}"
{body}
"""


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.load()


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


def found(rules: RulesOfDay, cutter: Cutter, text: str) -> list[tuple[str, str]]:
    return [(hit.text, hit.level) for hit in rules.wording.hits(read(Draft(body=text), cutter))]


def all_rules(rules: Rules) -> list[Rule]:
    return [rule for day in (DAY,) for rule in rules.on(day).wording.book.rules]


def test_packs_say_where_they_come_from(rules: Rules) -> None:
    assert len(rules.packs) >= 10
    for pack in rules.packs:
        assert pack.source
        assert pack.grade in ("A", "B", "C")


def test_there_are_enough_phrases(rules: Rules) -> None:
    assert len({phrase for rule in all_rules(rules) for phrase in rule.phrases}) >= 250


def test_folklore_never_blocks(rules: Rules) -> None:
    assert all(rule.level != "hard" for rule in all_rules(rules) if rule.grade == "C")


def test_the_platform_limits(rules: Rules) -> None:
    day = rules.on(DAY)
    assert day.limits == Limits(20, 1000, 10, 1, 18)
    assert (day.schedule_hours_least, day.schedule_days_most) == (1, 14)


def test_ai_labels_begin_with_their_law(rules: Rules, cutter: Cutter) -> None:
    text = "这组图是AI生成的，AI模特试穿"
    assert found(rules.on(date(2025, 8, 31)), cutter, text) == []
    assert found(rules.on(date(2025, 9, 1)), cutter, text) == [("AI生成", "review")]
    assert len(found(rules.on(date(2026, 1, 19)), cutter, text)) == 2
    assert found(rules.on(date(2026, 3, 9)), cutter, "AI自动运营") == []
    assert found(rules.on(date(2026, 3, 10)), cutter, "AI自动运营") == [("AI自动运营", "hard")]


def test_a_slot_next_year_is_checked_by_next_years_rules(rules: Rules, cutter: Cutter) -> None:
    assert found(rules.on(DAY), cutter, "零添加的酱油") == []
    assert found(rules.on(date(2027, 3, 16)), cutter, "零添加的酱油") == [("零添加", "hard")]


def test_exemptions_begin_with_the_guide(rules: Rules, cutter: Cutter) -> None:
    text = "我们追求最佳品质"
    assert found(rules.on(date(2023, 2, 24)), cutter, text) == [("最佳", "hard")]
    assert found(rules.on(date(2023, 2, 25)), cutter, text) == [("最佳", "exempt")]


def test_before_any_pack_nothing_is_flagged(rules: Rules, cutter: Cutter) -> None:
    day = rules.on(date(2010, 1, 1))
    assert found(day, cutter, "国家级") == []
    assert day.limits == Limits()


def test_days_with_the_same_packs_share_their_work(rules: Rules) -> None:
    assert rules.on(date(2026, 11, 1)).wording is rules.on(date(2026, 11, 2)).wording
    assert rules.on(date(2026, 11, 1)).day == date(2026, 11, 1)


def test_softer_statements_are_honest(rules: Rules, cutter: Cutter) -> None:
    day = rules.on(DAY)
    for rule in all_rules(rules):
        for phrase, text in rule.softer.items():
            assert phrase in rule.phrases or rule.patterns, phrase
            assert [hit for hit in found(day, cutter, f"这款{text}") if hit[1] != "exempt"] == [], text
            assert lazy_pinyin(text) != lazy_pinyin(phrase), "a homophone would dodge the rule"
            assert all("\u4e00" <= char <= "\u9fff" or char in "，、" for char in text), text


def test_softer_statement_of_a_hit(rules: Rules, cutter: Cutter) -> None:
    wording = rules.on(DAY).wording
    (hit,) = wording.hits(read(Draft(body="这支最好用了"), cutter))
    assert wording.softer(hit) == "我最常用"
    assert "我最常用" in hit.advice


def test_own_packs_replace_or_add(tmp_path: Path, cutter: Cutter) -> None:
    body = "[limits]\ntitle = 30"
    (tmp_path / "platform-limits.toml").write_text(
        EXTRA.format(kind="limits", start="2020-01-01", end="", grade="B", body=body), encoding="utf-8"
    )
    body = '[[rule]]\nname="内部"\nlevel="review"\nadvice="换一个。"\nphrases=["竞品名"]'
    (tmp_path / "own.toml").write_text(
        EXTRA.format(kind="wording", start="2026-01-01", end="valid_to = 2026-06-30", grade="C", body=body),
        encoding="utf-8",
    )
    rules = Rules.load(tmp_path)
    assert rules.on(DAY).limits.title == 30
    assert found(rules.on(date(2026, 6, 30)), cutter, "提到竞品名") == [("竞品名", "review")]
    assert found(rules.on(date(2026, 7, 1)), cutter, "提到竞品名") == []


@pytest.mark.parametrize(
    ("kind", "grade", "body"),
    [
        ("wording", "Z", ""),
        ("nonsense", "A", ""),
        ("wording", "C", '[[rule]]\nname="x"\nlevel="hard"\nadvice=""\nphrases=["甲"]'),
        ("wording", "A", '[[rule]]\nname="x"\nlevel="hard"\nadvice=""\npatterns=["(a+)+$"]'),
        ("wording", "A", '[[rule]]\nname="x"\nlevel="loud"\nadvice=""'),
        ("wording", "A", '[[rule]]\nname="x"'),
        ("wording", "A", '[[rule]]\nname="x"\nlevel="hard"\nadvice=""\npatterns=["("]'),
        ("wording", "A", "[[rule"),
        ("limits", "A", "[limits]\nnonsense = 3"),
    ],
)
def test_a_bad_pack_is_named(tmp_path: Path, kind: str, grade: str, body: str) -> None:
    (tmp_path / "bad.toml").write_text(
        EXTRA.format(kind=kind, start="2026-01-01", end="", grade=grade, body=body), encoding="utf-8"
    )
    with pytest.raises(Problem, match=r"bad\.toml"):
        Rules.load(tmp_path)
