"""Moments as files write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.importing.values.dates import day_in_name, moment, when
from planner.importing.values.ids import CHINA

SEEN = datetime(2025, 2, 22, 19, 46, tzinfo=CHINA)
NOON = "2024-06-06T12:01:33+08:00"


@pytest.mark.parametrize(
    "cell",
    [
        1717646493, 1717646493000, 1717646493.0, "1717646493", "1717646493000", "2024-06-06 12:01:33",
        "2024年06月06日12时01分33秒", "2024年6月6日 12:01:33", "2024/6/6 12:01:33", "2024.06.06 12:01:33",
        "2024-06-06_12:01:33", "2024-06-06T12:01:33", "2024-06-06T04:01:33Z", "2024-06-06T04:01:33.000Z",
        "2024-06-06T12:01:33+08:00", "2024-06-06T06:01:33+02:00", "6/6/2024 12:01:33", "20240606120133",
        "发布于 2024-06-06 12:01:33", "2024-06-06 12:01:33 广东", "２０２４-06-06 12:01:33", datetime(2024, 6, 6, 12, 1, 33),
        "Thu Jun 06 12:01:33 +0800 2024", "2024-06-06T12:01:33+08", "1.717646493E12", "20240606 12:01:33",
        "20240606_120133", "06-Jun-2024 12:01:33", "2024年6月6日 星期四 12:01:33", "發佈於 2024年6月6日 12時01分33秒",
        "6/6/24 12:01:33",
    ],
)  # fmt: skip
def test_moments(cell: object) -> None:
    assert when(cell).iso == NOON


@pytest.mark.parametrize(
    "cell",
    [
        "2024-06-17", "2024.06.17", "2024/6/17", "2024年6月17日", "20240617", 20240617, 45460, "45460", date(2024, 6, 17),
        datetime(2024, 6, 17), "6/17/2024", "17/6/2024", "24-06-17", "编辑于 2024-06-17", "2024-06-17 四川", "Jun 17, 2024",
        "2024-06-17四川", "2024-06-17 IP属地：四川", "2024-06-17 · 四川", "四川 2024-06-17", "2024. 6. 17", "2024 年 6 月 17 日",
        "2024—06—17", "'2024-06-17", "首次发布时间：2024-06-17", "发布日期: 2024/6/17", "2024-06-17(周一)", "17-Jun-2024",
    ],
)  # fmt: skip
def test_days_stay_days(cell: object) -> None:
    assert when(cell).iso == "2024-06-17"


def test_month_first() -> None:
    assert when("1/14/2025 12:08").iso == "2025-01-14T12:08:00+08:00"


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("昨天 18:48", "2025-02-21T18:48:00+08:00"), ("今天 10:09 广东", "2025-02-22T10:09:00+08:00"),
        ("编辑于 昨天 23:35 广东", "2025-02-21T23:35:00+08:00"), ("前天", "2025-02-20"), ("3天前", "2025-02-19"),
        ("1 天前 广东", "2025-02-21"), ("编辑于 3 天前 广东", "2025-02-19"), ("两周前", "2025-02-08"),
        ("11-24", "2024-11-24"), ("01-10", "2025-01-10"), ("02-13 四川", "2025-02-13"), ("编辑于 02-02 广东", "2025-02-02"),
        ("6月17日", "2024-06-17"), ("5分钟前", "2025-02-22T19:41:00+08:00"), ("2小时前", "2025-02-22T17:46:00+08:00"),
        ("刚刚", "2025-02-22T19:46:00+08:00"), ("大前天", "2025-02-19"), ("3天前 08:05", "2025-02-19T08:05:00+08:00"),
        ("3d ago", "2025-02-19"), ("2小時前", "2025-02-22T17:46:00+08:00"), ("昨天 18:48 · 上海", "2025-02-21T18:48:00+08:00"),
        ("02-20 08:05", "2025-02-20T08:05:00+08:00"),
    ],
)  # fmt: skip
def test_relative_moments_need_the_day_of_the_crawl(cell: str, iso: str) -> None:
    assert when(cell, SEEN).iso == iso
    alone = when(cell)
    assert (alone.iso, alone.relative) == (None, True)


def test_a_day_alone_is_enough_for_days() -> None:
    assert when("昨天 18:48", SEEN.date()).iso == "2025-02-21T18:48:00+08:00"
    assert when("2小时前", SEEN.date()).iso == "2025-02-22"


@pytest.mark.parametrize(
    "cell",
    [
        "",
        None,
        "abc",
        "2024-13-45",
        "1899-01-01",
        True,
        float("inf"),
        float("nan"),
        10**400,
        -5,
        12,
        [],
        "13-40",
        "99999999",
    ],
)
def test_what_is_no_moment_is_unknown(cell: object) -> None:
    assert when(cell, SEEN).iso is None


def test_an_impossible_time_leaves_the_day() -> None:
    assert when("2024-06-17 27:99").iso == "2024-06-17"


def test_a_leap_day_without_a_year_finds_its_year() -> None:
    assert when("02-29", SEEN).iso == "2024-02-29"


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("search_contents_2024-07-23", date(2024, 7, 23)), ("导出20240723", date(2024, 7, 23)),
        ("2024年07月23日 笔记", date(2024, 7, 23)), ("1_search_contents_2024-07-23 (2)", date(2024, 7, 23)),
        ("笔记", None), ("20249999", None), ("上海买车攻略", None),
    ],
)  # fmt: skip
def test_a_day_in_a_files_name(stem: str, day: date | None) -> None:
    assert day_in_name(stem) == day


@given(st.text(max_size=90) | st.floats() | st.integers() | st.none() | st.booleans())
def test_no_cell_breaks_a_moment(cell: object) -> None:
    for seen in (None, SEEN, SEEN.date()):
        iso = when(cell, seen).iso
        if iso is not None:
            assert 2000 <= datetime.fromisoformat(iso).year <= 2099
    moment(cell)


@given(st.datetimes(min_value=datetime(2013, 1, 1), max_value=datetime(2037, 1, 1)))
def test_every_spelling_of_a_moment_is_the_same_moment(written: datetime) -> None:
    written = written.replace(microsecond=0, second=max(1, written.second))
    second = int(written.replace(tzinfo=CHINA).timestamp())
    found = {
        when(written).iso,
        when(second).iso,
        when(second * 1000).iso,
        when(written.isoformat(" ")).iso,
        when(f"{written:%Y年%m月%d日%H时%M分%S秒}").iso,
        when(f"{written:%Y-%m-%d_%H:%M:%S}").iso,
    }
    assert found == {written.replace(tzinfo=CHINA).isoformat()}
