"""The platform's own export, vendors' sheets and those people make themselves."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tests.planner.importing.making import (
    IDS,
    filled,
    link,
    take,
    user,
    words,
    write_csv,
    write_lines,
    write_xlsx,
)

CREATOR = words("笔记标题 首次发布时间 体裁 曝光 观看量 封面点击率 点赞 评论 收藏 涨粉 分享 人均观看时长 弹幕")
CREATOR_ROW = [
    "我的早八妆",
    "2025年12月30日10时13分09秒",
    "图文",
    1000.0,
    246.0,
    0.246,
    30.0,
    4.0,
    10.0,
    2.0,
    1.0,
    15.0,
    0.0,
]
BANNERS = [["最多导出排序后前1000条笔记", *[None] * 12], ["统计周期：2025-12-01 至 2025-12-31"]]

HUITUN = words(
    "官方笔记地址 笔记标题 关键词 预估阅读量 互动量 点赞数 收藏数 评论数 分享数 发布时间 笔记类型 封面地址 达人名称 小红书号 粉丝数"
)
BRAND = words("笔记标题 笔记作者 笔记时间 发表城市 IP属地 笔记链接 笔记内容 图片链接 评论内容 ai分析 ai思考过程 关键词")
NEWRANK = words(
    "序号 poster_id 小红书账号昵称 小红书账号主页 小红书id 简介内容 账号类别 认证信息 上周新榜指数 赞藏总量 粉丝数 联系方式 图文报价"
    " 数据周期"
)
COMMENTS = words(
    "笔记链接 评论id 评论级别 页码 评论者昵称 评论者id 评论者主页链接 评论内容 评论时间 评论IP属地 评论点赞数"
)
JUGUANG = words("词包 关键词 推荐理由 竞争指数 竞争水平(高/中/低) 月均搜索指数 市场出价")


@pytest.mark.parametrize("banners", [0, 1, 2])
def test_creator_center_with_and_without_its_banner(tmp_path: Path, banners: int) -> None:
    rows = [*BANNERS[:banners], CREATOR, CREATOR_ROW, ["", *CREATOR_ROW[1:]]]
    taken = take(write_xlsx(tmp_path / "笔记列表明细表.xlsx", rows))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("creator_center", "notes", 2)
    note = taken.notes[0]
    assert (note.own, note.published_at, note.type) == (True, "2025-12-30T10:13:09+08:00", "image")
    assert (note.likes, note.comments, note.collects, note.shares) == (30, 4, 10, 1)
    metrics = {"impressions": 1000, "views": 246, "new_fans": 2, "danmaku": 0, "cover_ctr": 0.246, "watch_seconds": 15}
    assert taken.rows[0].metrics == metrics


def test_creator_center_in_percent_and_with_other_words(tmp_path: Path) -> None:
    header = words(
        "笔记标题 首次发布时间 体裁 曝光量 观看数 封面点击率 点赞量 评论量 收藏量 涨粉数 分享量 人均观看时长 弹幕数"
    )
    rows = [[*CREATOR_ROW[:5], rate, *CREATOR_ROW[6:]] for rate in ("24.6%", 31.5)]
    taken = take(write_csv(tmp_path / "a.csv", [header, *rows]))
    assert (taken.kind, len(taken.rows)) == ("creator_center", 2)
    assert [row.metrics["cover_ctr"] for row in taken.rows] == [pytest.approx(0.246), pytest.approx(0.315)]
    assert (taken.notes[0].likes, taken.rows[0].metrics["new_fans"]) == (30, 2)


def test_huitun_calls_the_topics_keywords(tmp_path: Path) -> None:
    header = [*HUITUN, "商品"]
    random.Random(7).shuffle(header)
    rows = filled(header, 4, 关键词="测试卷,小学语文", 小红书号=18022483974, 粉丝数="1.2万", 预估阅读量=10279, 互动量=1)
    taken = take(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
    assert (taken.kind, len(taken.rows)) == ("huitun", 4)
    note = taken.notes[0]
    assert (note.topics, note.query, note.fans, note.likes) == (("测试卷", "小学语文"), None, 12_000, 100)
    assert (note.author, taken.rows[0].metrics) == ("18022483974", {"estimated_views": 10279})


def test_a_brand_sheet_reads_dates_against_the_crawl(tmp_path: Path) -> None:
    days = [
        "2024-12-28",
        "01-10",
        "02-13 四川",
        "编辑于 02-02 广东",
        "1 天前 广东",
        "昨天 10:09 广东",
        "编辑于 昨天 23:35 广东",
    ]
    read = [
        "2024-12-28", "2025-01-10", "2025-02-13", "2025-02-02", "2025-02-21", "2025-02-21T10:09:00+08:00", "2025-02-21T23:35:00+08:00",
    ]  # fmt: skip
    empty = "https://www.xiaohongshu.com/explore/"
    picture = "https://sns-webpic-qc.xhscdn.com/202502221946/27524d/1040g"
    header = [*BRAND]
    random.Random(3).shuffle(header)
    rows = filled(
        header,
        7,
        笔记时间=days,
        笔记链接=empty,
        图片链接=picture,
        发表城市="未知",
        IP属地="四川",
        关键词="没有找到关键词",
    )
    wall = filled(header, 1, 笔记标题="", 笔记作者="", 笔记链接=empty, 笔记内容="", 关键词="没有找到关键词")
    taken = take(write_xlsx(tmp_path / "a.xlsx", [header, *rows, *wall]))
    assert (taken.kind, len(taken.rows), taken.rejected) == ("brand_monitor", 7, 1)
    assert [note.published_at for note in taken.notes] == read
    assert {note.query for note in taken.notes} == {None}
    assert "没有登录" in taken.problems[0].message


def test_without_any_day_a_relative_date_is_told(tmp_path: Path) -> None:
    header = words("笔记标题 笔记作者 笔记时间 笔记内容 点赞数")
    rows = [header, *filled(header, 2, 笔记时间=["昨天 10:09", "11-24"])]
    taken = take(write_csv(tmp_path / "笔记.csv", rows))
    assert [note.published_at for note in taken.notes] == [None, None]
    assert [problem.field for problem in taken.problems] == ["published_at", "published_at"]
    named = take(write_csv(tmp_path / "笔记_2024-12-01.csv", rows))
    assert [note.published_at for note in named.notes] == ["2024-11-30T10:09:00+08:00", "2024-11-24"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("newrank_notes", "小红书账号昵称 小红书账号主页 笔记标题 笔记链接 笔记分类 预估阅读 互动量 点赞数 收藏数 评论数 分享数 发布时间"),
        ("qiangua", "笔记标题 笔记链接 达人昵称 小红书号 粉丝数 笔记内容分类 预估阅读数 互动量 点赞数 收藏数 评论数 发布时间 提及品牌"),
        ("pugongying_notes", "笔记标题 笔记链接 博主昵称 合作品牌 博主报价 服务费 曝光量 阅读量 点赞量 收藏量 评论量 笔记发布时间"),
    ],
)  # fmt: skip
def test_vendors_without_a_sample(tmp_path: Path, kind: str, names: str) -> None:
    header = words(names)
    banner = [["蒲公英数据报表"], ["数据周期：近30天"]] if kind == "pugongying_notes" else []
    taken = take(write_xlsx(tmp_path / "a.xlsx", [*banner, header, *filled(header, 3, 曝光量=5000, 预估阅读数=9)]))
    assert (taken.kind, taken.noun, len(taken.rows)) == (kind, "notes", 3)
    note = taken.notes[0]
    assert (note.title, note.likes, note.published_at) == ("早八妆容0", 100, "2024-06-06T12:01:33+08:00")


def test_comments_of_a_scraper(tmp_path: Path) -> None:
    levels = ["一级评论", "二级评论", "二级展开评论"]
    ids = [f"65cc0782000000000501{number:04x}" for number in range(3)]
    rows = filled(COMMENTS, 3, 评论id=ids, 评论级别=levels, 评论内容="求链接", 评论点赞数=4, 评论时间="")
    taken = take(write_xlsx(tmp_path / "a.xlsx", [COMMENTS, *rows]))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("comment_scraper", "comments", 3)
    assert [row.level for row in taken.rows] == [1, 2, 2]
    found = taken.rows[0]
    assert (found.note_id, found.likes, found.published_at) == (IDS[0], 4, "2024-02-14T08:21:22+08:00")


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("note_id comment nickname comment_time", [IDS[0], "好用吗", "小明", "2024-02-14"]),
        ("笔记标题 笔记链接 评论内容 评论时间 评论者昵称 评论点赞数", ["早八妆", link(IDS[0]), "好用吗", "2024-02-14", "小明", 3]),
        ("作品链接 用户昵称 评论内容 点赞数 评论时间 IP属地", [link(IDS[0]), "小明", "好用吗", 3, "2024-02-14", "四川"]),
    ],
)  # fmt: skip
def test_comments_of_other_tools(tmp_path: Path, names: str, row: list[Any]) -> None:
    taken = take(write_csv(tmp_path / "a.csv", [words(names), row, row]))
    assert (taken.noun, len(taken.rows)) == ("comments", 2)
    assert (taken.rows[0].text, taken.rows[0].note_id) == ("好用吗", IDS[0])


def test_accounts_with_rows_torn_by_line_breaks(tmp_path: Path) -> None:
    rows = filled(
        NEWRANK,
        21,
        序号=[*range(1, 22)],
        账号类别="-",
        粉丝数=267788,
        联系方式="13800000000",
        图文报价="50",
        小红书id="a",
    )
    lines = [",".join(map(str, row)) for row in (NEWRANK, *rows)]
    lines[11] = lines[11].replace(",a,,-", ",a,第一句\n第二句\n第三句,-")
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    taken = take(path)
    assert (taken.kind, taken.noun, len(taken.rows), taken.rejected) == ("newrank_accounts", "accounts", 21, 2)
    mended = taken.rows[10]
    assert (mended.id, mended.about, mended.fans) == (user(10), "第一句\n第二句\n第三句", 267788)
    assert [problem.row for problem in taken.problems] == [13, 14]
    assert mended.private == {"image_price": "50"}, "contacts are never taken by themselves"


@pytest.mark.parametrize(
    ("names", "row", "kind", "volume"),
    [
        (" ".join(JUGUANG), ["护肤", "敏感肌精华", "黑马词", "72", "高", "1.2万", "¥1.5"], "juguang_keywords", 12_000),
        (
            "关键词 流量指数 移动指数 长尾词数量 竞争度 流量特点",
            ["敏感肌精华", 320, 300, 1200, 40, "移动"],
            "5118_keywords",
            320,
        ),
        (
            "keyword searchIndex noteCount bloggerCount reads",
            ["敏感肌精华", 5000, 20, 3, 1],
            "pugongying_keywords",
            5000,
        ),
        ("关键词", ["敏感肌精华"], "keywords", None),
        ("搜索词 搜索量", ["敏感肌精华", "3000+"], "keywords", 3000),
    ],
)
def test_keywords(tmp_path: Path, names: str, row: list[Any], kind: str, volume: float | None) -> None:
    taken = take(write_xlsx(tmp_path / "a.xlsx", [words(names), row, row]))
    assert (taken.kind, taken.noun) == (kind, "keywords")
    assert (taken.rows[0].text, taken.rows[0].volume) == ("敏感肌精华", volume)


def test_keywords_with_the_numbers_of_their_table(tmp_path: Path) -> None:
    row = ["护肤", "敏感肌精华", "黑马词", "72", "高", "1.2万", "¥1.50"]
    (found,) = take(write_csv(tmp_path / "a.csv", [JUGUANG, row])).rows
    assert (found.group, found.reason, found.competition, found.price) == ("护肤", "黑马词", 72, 1.5)


def test_a_list_of_words_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("敏感肌精华\n油皮粉底液\n早八通勤妆\n", encoding="utf-8")
    taken = take(path)
    assert (taken.noun, [row.text for row in taken.rows]) == ("keywords", ["敏感肌精华", "油皮粉底液", "早八通勤妆"])


def test_a_matrix_of_words(tmp_path: Path) -> None:
    first = ["万科", "研选/美居/装修"]
    rows = [[*first, "负面", "补充"], [*first, "起火", "避雷、避坑，踩雷"], [*first, "质量问题", 12315]]
    taken = take(write_xlsx(tmp_path / "a.xlsx", rows))
    assert taken.noun == "keywords"
    found = {row.text for row in taken.rows}
    assert found == {"万科", "研选", "美居", "装修", "负面", "起火", "避雷", "避坑", "踩雷", "质量问题", "12315"}


def test_canonical_notes_come_back_as_they_were(tmp_path: Path) -> None:
    note = {
        "id": "anon_006d56c30f7a782e968b", "title": "标题", "body": "正文", "topics": ["早八", "a b"], "type": "video", "likes": None,
        "collects": 3, "comments": 0, "shares": None, "published_at": "2025-10-29T11:11:51+08:00", "fans": 12, "author": "6d4416eca160",
        "query": "通勤", "source": "MediaCrawler", "likes_least": 10,
    }  # fmt: skip
    taken = take(write_lines(tmp_path / "a.jsonl", [note, {**note, "id": "anon_2", "extra": {"views": "1"}}]))
    assert (taken.kind, len(taken.rows)) == ("canonical", 2)
    found = taken.notes[0]
    assert (found.id, found.topics, found.type) == (note["id"], ("早八", "a b"), "video")
    assert (found.source, found.query, found.author) == ("MediaCrawler", "通勤", "6d4416eca160")
    assert (found.likes, found.likes_least, found.collects, found.comments, found.shares) == (None, 10, 3, 0, None)
    assert (found.published_at, found.fans) == (note["published_at"], 12)
