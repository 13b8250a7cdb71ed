"""What people type into cells: what it means, and what is not understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.problems import Problem
from planner.storage.records import SlotKeyword
from ui.matrix import typed

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("  ", None),
        ("2026-11-26", "2026-11-26"),
        ("2026/11/26", "2026-11-26"),
        ("2026年11月26日", "2026-11-26"),
        ("11/26", "2026-11-26"),
        ("11-26", "2026-11-26"),
        ("11.26", "2026-11-26"),
        ("11月26日", "2026-11-26"),
        ("11月26日 周四", "2026-11-26"),
        ("11月26", "2026-11-26"),
        ("１１／２６", "2026-11-26"),
        ("1/5", "2027-01-05"),
        ("26号", "2026-11-26"),
        ("3日", "2026-12-03"),
        ("周四", "2026-11-26"),
        ("周日", "2026-11-22"),
        ("星期一", "2026-11-23"),
        ("下周一", "2026-11-23"),
        ("下周四", "2026-11-26"),
        ("本周四", "2026-11-19"),
        ("今天", "2026-11-22"),
        ("明天", "2026-11-23"),
        ("后天", "2026-11-24"),
        ("+3", "2026-11-25"),
        ("-1天", "2026-11-21"),
        # What Excel shows for a cell that lost its format.
        ("46352", "2026-11-26"),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert typed.day(text, SUNDAY) == day


@pytest.mark.parametrize("text", ["月底", "13/45", "2/30", "三十号", "26", "周八", "+", "2026-02-30"])
def test_days_that_are_none(text: str) -> None:
    with pytest.raises(Problem):
        typed.day(text, SUNDAY)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("", None),
        ("600", 600),
        ("1.2万", 12000),
        ("¥600", 600),
        ("￥1,200", 1200),
        ("600元", 600),
        ("0", 0),
        ("3k", 3000),
        ("99.5", 99.5),
    ],
)
def test_prices(text: str, price: float | None) -> None:
    assert typed.money(text) == price


@pytest.mark.parametrize("text", ["-5", "约600", "600+", "面议", "六百", "1e99", "99999999999"])
def test_prices_that_are_none(text: str) -> None:
    with pytest.raises(Problem):
        typed.money(text)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("", None), ("9:30", "09:30"), ("20：30", "20:30"), ("20点", "20:00"), ("晚8点半", "20:30"), ("下午3:15", "15:15"), ("2030", "20:30"),
     ("早8点", "08:00"), ("20:30:00", "20:30"), ("9", "09:00")],
)  # fmt: skip
def test_times(text: str, clock: str | None) -> None:
    assert typed.clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "9:75", "晚上", "abc"])
def test_times_that_are_none(text: str) -> None:
    with pytest.raises(Problem):
        typed.clock(text)


def test_filed() -> None:
    assert (typed.filed("报备"), typed.filed("否"), typed.filed("")) == (True, False, None)
    with pytest.raises(Problem):
        typed.filed("也许")


def test_keywords_have_the_role_they_are_known_by() -> None:
    known = {"敏感肌面霜": "核心"}.get
    assert typed.keywords("敏感肌面霜、不卡粉，★干皮\n不卡粉", known) == (
        SlotKeyword("敏感肌面霜", "核心"),
        SlotKeyword("不卡粉", "长尾"),
        SlotKeyword("干皮", "核心"),
    )
    with pytest.raises(Problem):
        typed.keywords("长" * 61, known)


WORD = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8)


@given(st.lists(st.tuples(WORD, st.sampled_from(("核心", "长尾"))), max_size=4, unique_by=lambda pair: pair[0].lower()))
def test_keywords_come_back(pairs: list[tuple[str, str]]) -> None:
    words = tuple(SlotKeyword(text, role) for text, role in pairs)
    known = dict(pairs[:2] and [(pairs[0][0], "核心")]).get
    assert typed.keywords(typed.keywords_text(words, known), known) == words
