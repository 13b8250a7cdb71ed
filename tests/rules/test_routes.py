"""Routes open on a day, are closed before it, and say who may use them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.problems import Problem
from planner.routes import Routes

DAY = date(2026, 11, 22)
ALL = {
    *(
        "红猫 UD",
        "红猫 CID",
        "红京",
        "蓝链",
        "评论区组件",
        "店铺卡片",
        "店铺搜索",
        "小程序",
        "小红圈口令",
        "群聊",
        "直播",
        "无",
    ),
}
PACK = """
kind = "route"
name = "{name}"
valid_from = {start}
{end}
source = "本公司"
grade = "A"
[route]
about = "自定"
traffic = "{traffic}"
mind = "购买"
{more}
"""


@pytest.fixture(scope="module")
def routes() -> Routes:
    return Routes.load()


def own(folder: Path, file: str, name: str, start: str, end: str = "", traffic: str = "公域", more: str = "") -> None:
    text = PACK.format(name=name, start=start, end=end, traffic=traffic, more=more)
    (folder / file).write_text(text, encoding="utf-8")


def test_every_system_is_there_and_says_where_it_comes_from(routes: Routes) -> None:
    assert {route.name for route in routes.all} == ALL
    assert routes.all[-1].name == "无"
    assert all(route.source and route.grade in "ABC" and route.about for route in routes.all)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("红猫 UD", date(2025, 5, 7)),
        ("红猫 CID", date(2025, 5, 7)),
        ("红京", date(2025, 5, 29)),
        ("蓝链", date(2025, 3, 1)),
        ("小程序", date(2025, 3, 1)),
        ("小红圈口令", date(2025, 12, 1)),
    ],
)
def test_a_route_opens_on_its_day(routes: Routes, name: str, first: date) -> None:
    before = date.fromordinal(first.toordinal() - 1)
    assert routes.check(name, first) is None
    sentence = routes.check(name, before)
    assert sentence
    assert name in sentence
    assert str(before) in sentence


@pytest.mark.parametrize("name", ["评论区组件", "店铺卡片", "店铺搜索", "群聊", "直播", "无"])
def test_what_has_no_known_beginning_is_always_open(routes: Routes, name: str) -> None:
    assert routes.check(name, date(2019, 1, 1)) is None
    route = routes.on(name, DAY)
    assert route
    assert route.valid_from is None


def test_only_some_accounts_may_use_it(routes: Routes) -> None:
    assert routes.check("小程序", DAY, "官方") is None
    assert routes.check("小程序", DAY, "KOL") == "小程序 只给企业号、KOS用，这个账号是 KOL"
    assert routes.check("小程序", DAY, "未知") is None


def test_routes_are_found_by_their_other_names(routes: Routes) -> None:
    assert routes.name("种草直达 红猫 UD") == "红猫 UD"
    assert routes.name("搜索店铺名") == "店铺搜索"
    assert routes.check("口令", DAY) is None
    assert routes.check("飞鸽", DAY) == "链路里没有“飞鸽”，请从列表里选"
    assert routes.check(None, DAY) is None
    assert routes.check("", None) is None


def test_traffic_and_mind(routes: Routes) -> None:
    known = {route.name: (route.traffic, route.mind, route.platform) for route in routes.all}
    assert known["红猫 UD"] == ("公域", "购买", "天猫")
    assert known["红京"] == ("公域", "购买", "京东")
    assert known["小程序"] == ("私域", "留存", "微信")
    assert known["无"] == ("公域", "决策", "小红书")
    assert {route.name for route in routes.all if "广告" in route.needs} == {"红猫 UD", "红猫 CID"}


def test_own_packs_close_open_and_need_filing(tmp_path: Path) -> None:
    own(tmp_path, "route-jd.toml", "红京", "2025-05-29", "valid_to = 2026-12-31")
    own(tmp_path, "route-jd-2027.toml", "红京", "2027-03-01", more='needs = ["报备"]')
    routes = Routes.load(tmp_path)
    assert routes.check("红京", date(2026, 12, 31)) is None
    assert routes.check("红京", date(2027, 1, 5)) == "红京 2027-03-01 才开放，2027-01-05 还不能用"
    assert routes.check("红京", date(2027, 3, 1), filed=True) is None
    assert routes.check("红京", date(2027, 3, 1), filed=False) == "红京 要报备，这篇没有报备"
    assert routes.check("红京", date(2027, 3, 1)) == "红京 要报备，这篇还没说是否报备"


def test_a_route_that_has_ended(tmp_path: Path) -> None:
    own(tmp_path, "route-jd.toml", "红京", "2025-05-29", "valid_to = 2026-12-31")
    assert Routes.load(tmp_path).check("红京", date(2027, 1, 1)) == "红京 只到 2026-12-31 为止，2027-01-01 不能再用"


@pytest.mark.parametrize("more", ['needs = ["红包"]', 'roles = ["路人"]'])
def test_a_pack_with_unknown_words_is_named(tmp_path: Path, more: str) -> None:
    own(tmp_path, "route-x.toml", "新链", "2026-01-01", more=more)
    with pytest.raises(Problem, match=r"route-x\.toml"):
        Routes.load(tmp_path)


def test_traffic_must_be_known(tmp_path: Path) -> None:
    own(tmp_path, "route-x.toml", "新链", "2026-01-01", traffic="海域")
    with pytest.raises(Problem, match=r"route-x\.toml"):
        Routes.load(tmp_path)
