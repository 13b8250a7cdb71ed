"""The exports that hold figures, by the names that are published of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.importing.choice import Choice
from planner.importing.rows import FigureRow
from tests.planner.importing.making import IDS, link, take, take_all, words, write_csv, write_xlsx

XHX = words("内容ID 达人昵称 日期 流量类型 归因周期 阅读/播放UV 进店UV 新客进店uv 搜索进店UV 商品加购UV 成交UV 商家GMV")
XHX_ROW = [IDS[1], "小满", "2025-10-05\t", "全部流量", "15\t", "1,200", 60, 40, 21, 12, 3, "1,234.50"]


def rows_of(path: Path, choice: Choice | None = None) -> list[FigureRow]:
    taken = take(path, choice)
    assert taken.noun == "figures", taken.refusal
    return taken.rows


def test_a_day_of_xiaohongxing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "星河.csv", [XHX, XHX_ROW], encoding="utf-8-sig")
    assert take(path).kind == "xiaohongxing"
    (row,) = rows_of(path)
    assert (row.source, row.id, row.author_name) == ("小红星", IDS[1], "小满")
    assert (row.window, row.since, row.until, row.flow, row.attribution, row.row) == (
        *("逐日", "2025-10-05", "2025-10-05", "全部", "归因 15 天", 2),
    )
    assert row.metrics == {
        **{"read_uv": 1200, "shop_visits": 60, "new_visits": 40, "search_visits": 21},
        **{"carts": 12, "buyers": 3, "gmv": 1234.5},
    }


@pytest.mark.parametrize(
    ("column", "cell", "window"),
    [
        ("日期", "20251005", ("逐日", "2025-10-05", "2025-10-05")),
        ("日期", "2025/10/05", ("逐日", "2025-10-05", "2025-10-05")),
        ("日期", "2025-10-01~2025-10-30", ("时段", "2025-10-01", "2025-10-30")),
        ("日期", "20251001-20251030", ("时段", "2025-10-01", "2025-10-30")),
        ("日期", "", ("累计", None, None)),
    ],
)
def test_windows(tmp_path: Path, column: str, cell: str, window: tuple[Any, ...]) -> None:
    rows = [[*XHX_ROW[:2], value, *XHX_ROW[3:]] for value in ("2025-10-05", cell)]
    found = rows_of(write_csv(tmp_path / "a.csv", [XHX, *rows]))
    assert (found[1].window, found[1].since, found[1].until) == window


def test_xiaohongmeng_is_the_shop_of_jd(tmp_path: Path) -> None:
    header = words("内容ID 达人昵称 日期 流量类型 归因周期 阅读UV 京东进店UV 京东加购UV 京东成交UV 京东GMV")
    path = write_csv(tmp_path / "a.csv", [header, [IDS[0], "小满", "2025-10-05", "自然流量", "30天", 100, 9, 3, 1, 99]])
    (row,) = rows_of(path)
    assert (take(path).kind, row.source, row.flow, row.attribution) == ("xiaohongmeng", "小红盟", "自然", "归因 30 天")
    assert row.metrics == {"read_uv": 100, "shop_visits": 9, "carts": 3, "buyers": 1, "gmv": 99}


PGY = words(
    "数据更新日期 博主昵称 博主粉丝量 笔记标题 笔记链接 笔记类型 笔记发布日期 笔记id 报备品牌 博主报价 服务费金额 曝光量 阅读量 阅读UV"
    " 5s播放率 3s阅读率 平均浏览时长 互动量 互动率 点赞量 收藏量 评论量 分享量 关注量 自然阅读量 推广阅读量 正文组件曝光量"
    " 正文组件点击量 正文组件CTR 总金额"
)
PGY_ROW = [
    *[
        "2025-11-01",
        "小满",
        8200,
        "早八底妆",
        link(IDS[3]),
        "图文",
        "2025-10-03",
        IDS[3],
        "青禾",
        500,
        50,
        9000,
        800,
        700,
    ],
    *["-", "33.3%", "12", 90, "11.2%", 60, 20, 10, 3, 2, 650, 150, 3000, 60, "2%", 550],
]


def test_pugongying_brings_notes_and_the_numbers_beside_them(tmp_path: Path) -> None:
    """Names in the third row, over a hundred columns, groups of columns above."""
    more = [f"扩展字段{number}" for number in range(90)]
    banner = [["蒲公英笔记数据"], ["笔记信息", *[""] * 12, "全部流量"]]
    path = write_xlsx(tmp_path / "蒲公英.xlsx", [*banner, [*PGY, *more], [*PGY_ROW, *[0] * 90]])
    assert (take(path).kind, take(path).notes[0].id, take(path).notes[0].likes) == ("pugongying_notes", IDS[3], 60)
    (row,) = rows_of(path, Choice("pugongying_figures"))
    assert (row.source, row.id, row.window, row.until, row.row) == ("蒲公英", IDS[3], "累计", "2025-11-01", 4)
    assert "order" not in row.metrics
    expected = {
        "fee": 550,
        "creator_price": 500,
        "service_fee": 50,
        "read_uv": 700,
        "natural_views": 650,
        "paid_views": 150,
    }
    assert expected.items() <= row.metrics.items()
    assert row.metrics["read_3s_rate"] == pytest.approx(0.333)
    assert row.metrics["given_engagement_rate"] == pytest.approx(0.112)
    assert (row.metrics["impressions"], row.metrics["body_component_clicks"]) == (9000, 60)
    assert "play_5s_rate" not in row.metrics, "a dash is unknown and never 0"


def test_orders_of_chips_are_the_orders_part_and_not_the_notes_whole(tmp_path: Path) -> None:
    header = words("订单ID 笔记ID 被推广者 订单状态 启动时间 推广总预算（元） 实际消耗（元） 曝光量 阅读量 点赞量")
    row = ["SO1", IDS[2], "小满", "推广完成", "2025-10-06 10:00:00", 100, 75.5, 3000, 200, 9]
    path = write_xlsx(tmp_path / "薯条订单明细.xlsx", [header, row])
    (found,) = rows_of(path)
    assert (take(path).kind, found.window, found.since, found.order) == (
        "shutiao_orders",
        "投放期",
        "2025-10-06",
        "SO1",
    )
    assert found.metrics == {"boost_spend": 75.5, "boost_impressions": 3000, "boost_views": 200, "boost_likes": 9}


def test_an_agencys_sheet(tmp_path: Path) -> None:
    header = words(
        "发布链接（必须是长链接） 内容形式 内容方向 资源含税成本价 资源含税售价 总消耗 曝光 阅读 赞 藏 评 转 CPM CPE"
    )
    path = write_xlsx(
        tmp_path / "结案.xlsx",
        [header, [link(IDS[5]), "图文报备", "测评", 600, 800, 100, "1.2万", 800, 60, 20, 10, 3, 1, 2]],
    )
    (row,) = rows_of(path)
    assert (take(path).kind, row.url, row.window) == ("agency_figures", link(IDS[5]), "累计")
    expected = {
        "fee": 600,
        "ad_spend": 100,
        "impressions": 12_000,
        "likes": 60,
        "collects": 20,
        "comments": 10,
        "shares": 3,
    }
    assert expected.items() <= row.metrics.items()


def test_trends_of_an_account_and_of_one_note(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "账号总体观看数据": [["指标", "数值"], ["曝光数", "300"]],
        "曝光趋势": [["日期", "数值"], ["2025年10月01日", "1,246"], ["2025年10月02日", "300"]],
        "封面点击率趋势": [["日期", "数值"], ["2025年10月01日", "8%"]],
        "平均观看时长趋势": [["日期", "数值"], ["2025年10月01日", "18秒"]],
    }
    tables = take_all(write_xlsx(tmp_path / "近30日观看数据.xlsx", sheets))
    assert [table.noun for table in tables] == ["figures"] * 3
    rows = [row for table in tables for row in table.rows]
    assert {row.about for row in rows} == {"account"}
    assert [dict(row.metrics) for row in rows] == [
        {"impressions": 1246},
        {"impressions": 300},
        {"cover_ctr": pytest.approx(0.08)},
        {"watch_seconds": 18},
    ]
    (one, *_), *_ = (table.rows for table in take_all(write_xlsx(tmp_path / f"笔记数据_{IDS[4]}.xlsx", sheets)))
    assert (one.about, one.id, one.since) == ("note", IDS[4], "2025-10-01")
    (titled, *_), *_ = (table.rows for table in take_all(write_xlsx(tmp_path / "单篇笔记数据_早八底妆.xlsx", sheets)))
    assert (titled.about, titled.title) == ("note", "早八底妆")


def test_a_plain_sheet_by_mapping(tmp_path: Path) -> None:
    header = ["哪一篇", "到店", "付了多少", "哪天"]
    path = write_csv(tmp_path / "a.csv", [header, [link(IDS[6]), "31", "¥120.5", "10/6/2025"]])
    mapping = {"url": "哪一篇", "shop_visits": "到店", "fee": "付了多少", "day": "哪天"}
    (row,) = rows_of(path, Choice.of("figures", mapping.items()))
    assert (row.source, row.metrics, row.since) == ("表格", {"shop_visits": 31, "fee": 120.5}, "2025-10-06")


def test_a_table_nobody_knows_is_one_of_figures_when_it_speaks_of_the_shop(tmp_path: Path) -> None:
    header = words("笔记链接 进店UV 加购人数 成交人数 成交金额")
    assert take(write_csv(tmp_path / "a.csv", [header, [link(IDS[7]), 9, 3, 1, 88]])).noun == "figures"
    header = words("笔记链接 笔记标题 点赞数 收藏数 评论数 作者")
    assert take(write_csv(tmp_path / "b.csv", [header, [link(IDS[7]), "早八", 9, 3, 1, "小满"]])).noun == "notes"


def test_what_cannot_be_read_is_told_and_stops_only_itself(tmp_path: Path) -> None:
    rows = [
        [IDS[1], "小满", "2025-10-06", "全部流量", "15", "很多", 60, 40, 21, 12, 3, "两百"],
        ["", "", "2025-10-05", "全部流量", "15", 1, 1, 1, 1, 1, 1, 1],
        [IDS[2], "阿芷", "2025-10-05", "全部流量", "15", *["-"] * 7],
        [IDS[1], "小满", "哪天呢", "全部流量", "15", 1, 1, 1, 1, 1, 1, 1],
    ]
    taken = take(write_csv(tmp_path / "a.csv", [XHX, *[XHX_ROW] * 9, *rows]))
    assert len(taken.rows) == 10
    assert {"read_uv", "gmv"}.isdisjoint(taken.rows[9].metrics)
    told = {(problem.row, problem.field) for problem in taken.problems}
    assert told >= {(11, "read_uv"), (11, "gmv"), (12, "id"), (14, "day")}
    assert any(problem.row == 13 for problem in taken.problems)
