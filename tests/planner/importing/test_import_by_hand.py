"""Tables that people make themselves: names and values say what the columns are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.planner.importing.making import BODY, IDS, filled, link, take, words, write_csv, write_lines, write_xlsx


def test_a_table_made_by_hand(tmp_path: Path) -> None:
    header = words("标题 发布时间 播放量 评论量 点赞量 收藏量 转发量")
    taken = take(write_xlsx(tmp_path / "a.xlsx", {"笔记数据": [header, *filled(header, 1, 播放量=28)]}))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("notes", "notes", 1)
    assert (taken.notes[0].likes, taken.rows[0].metrics) == (100, {"views": 28})


@pytest.mark.parametrize(
    ("values", "field"), [(["油皮,早八", "干皮,秋冬", "通勤，妆"], "topics"), (["通勤妆", "通勤妆", "通勤妆"], "query")]
)
def test_in_nobodys_table_values_say_what_keywords_are(tmp_path: Path, values: list[str], field: str) -> None:
    header = words("标题 笔记链接 关键词 点赞")
    taken = take(write_csv(tmp_path / "a.csv", [header, *filled(header, 3, 关键词=values)]))
    assert (taken.noun, taken.mapping[field]) == ("notes", "关键词")


def test_rows_of_other_platforms_are_left_out(tmp_path: Path) -> None:
    header = words("平台 标题 点赞 评论 发布时间 笔记链接")
    rows = filled(header, 3, 平台=["小红书", "抖音", "小红书"])
    taken = take(write_csv(tmp_path / "a.csv", [header, *rows]))
    assert (len(taken.rows), taken.rejected) == (2, 1)
    assert (taken.problems[0].row, taken.problems[0].field) == (3, "platform")


def test_headings_may_count_in_ten_thousands(tmp_path: Path) -> None:
    header = ["笔记标题", "笔记链接", "粉丝数（万）", "点赞数(万)", "收藏数", "封面点击率（%）"]
    special: dict[str, Any] = {"粉丝数（万）": 1.2, "点赞数(万)": "0.35", "封面点击率（%）": 0.5}
    rows = filled(header, 3, **special)
    taken = take(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
    note = taken.notes[0]
    assert (note.fans, note.likes, note.collects) == (12_000, 3_500, 50)
    assert taken.rows[0].metrics["cover_ctr"] == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("帖子标题", "title"), ("文案", "body"), ("Note Title", "title"), ("获赞数", "likes"), ("点赞次数", "likes"), ("Likes", "likes"),
        ("收藏次数", "collects"), ("Saves", "collects"), ("评论次数", "comments"), ("转发次数", "shares"), ("分享/转发", "shares"),
        ("笔记阅读数", "views"), ("播放次数", "views"), ("浏览量", "views"), ("曝光数", "impressions"), ("小眼睛", "views"),
        ("发文时间", "published_at"), ("发布日期", "published_at"), ("Publish Date", "published_at"), ("话题标签", "topics"),
        ("博主粉丝数", "fans"), ("粉丝量", "fans"), ("达人昵称", "author_name"), ("Author", "author_name"), ("IP属地", "place"),
        ("笔记ID", "id"), ("原文链接", "url"), ("搜索关键词", "query"), ("采集时间", "crawled_at"), ("笔记形式", "type"),
    ],
)  # fmt: skip
def test_headings_people_use(tmp_path: Path, heading: str, field: str) -> None:
    values = {
        "title": "早八妆", "body": BODY, "topics": "#早八 #油皮", "type": "图文", "published_at": "2024-06-06 12:01", "id": IDS[1],
        "crawled_at": "2024-07-01", "url": link(IDS[1]), "author_name": "小红", "place": "四川", "query": "通勤",
    }  # fmt: skip
    known = {"title": "标题", "url": "笔记链接", "likes": "点赞数", "comments": "评论数"}
    known.pop(field, None)
    header = [heading, *known.values()]
    row = [values.get(field, 12), *(values.get(name, 12) for name in known)]
    taken = take(write_csv(tmp_path / "a.csv", [header, row, row, row]))
    assert taken.noun == "notes"
    assert taken.mapping[field] == heading


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("note-href", "url"), ("like_cnt", "likes"), ("like_num", "likes"), ("实时点赞", "likes"), ("collect_num", "collects"),
        ("comment_cnt", "comments"), ("发布时间戳", "published_at"), ("publish_ts", "published_at"), ("create_date", "published_at"),
        ("发布时间(年月日)", "published_at"), ("網誌連結", "url"), ("按讚數", "likes"), ("留言數", "comments"),
    ],
)  # fmt: skip
def test_headings_of_other_tools(tmp_path: Path, heading: str, field: str) -> None:
    values = {"url": link(IDS[1]), "published_at": "2024-06-06", "title": "早八妆", "body": BODY}
    known = {"title": "标题", "body": "正文", "url": "笔记链接", "likes": "点赞数"}
    known.pop(field, None)
    row = [values.get(name, 12) for name in (field, *known)]
    taken = take(write_csv(tmp_path / "a.csv", [[heading, *known.values()], row, row, row]))
    assert (taken.noun, taken.mapping[field]) == ("notes", heading)


def test_notes_known_by_their_links_alone(tmp_path: Path) -> None:
    header = words("KOL 粉丝数 笔记链接 发布日期 阅读 点赞 收藏 评论 费用")
    taken = take(write_xlsx(tmp_path / "a.xlsx", [["投放结案"], header, *filled(header, 3, 粉丝数=900, 阅读=30)]))
    note = taken.notes[0]
    assert (taken.noun, note.id, note.title, note.likes, note.fans) == ("notes", IDS[0], "", 100, 900)


def test_comments_with_a_link_to_their_note_are_comments(tmp_path: Path) -> None:
    for names in (
        "笔记id 笔记url 评论id 昵称 评论内容 点赞数量 上传时间",
        "一级评论 二级评论 评论用户 评论时间 笔记链接",
    ):
        header = words(names)
        rows = filled(header, 3, 评论内容="求链接", 一级评论="求链接", 评论id=list(IDS[9:12]), 评论时间="2024-06-06")
        taken = take(write_csv(tmp_path / "a.csv", [header, *rows]))
        assert (taken.noun, taken.rows[0].text, taken.rows[0].note_id) == ("comments", "求链接", IDS[0])


def test_comments_that_somebody_rated_are_comments_where_notes_are_named(tmp_path: Path) -> None:
    header = words("笔记链接 评论内容 评分 评论时间")
    taken = take(write_csv(tmp_path / "a.csv", [header, *filled(header, 3, 评论内容="求链接", 评分=0.8)]))
    assert (taken.noun, taken.rows[0].text) == ("comments", "求链接")


def test_a_brand_beside_the_numbers_makes_no_goods_of_notes(tmp_path: Path) -> None:
    for names in ("标题 正文 点赞数 收藏数 品牌 类目", "笔记标题 价格 品牌 点赞数 收藏数 发布时间"):
        header = words(names)
        assert take(write_csv(tmp_path / "a.csv", [header, *filled(header, 3, 价格=9, 品牌="青禾")])).noun == "notes"


def test_of_two_columns_with_one_name_the_one_that_speaks_counts(tmp_path: Path) -> None:
    header = words("标题 标题 点赞 点赞 收藏 笔记链接")
    rows = [["", "早八妆", "", 100, 5, link(IDS[at])] for at in range(3)]
    note = take(write_csv(tmp_path / "a.csv", [header, *rows])).notes[0]
    assert (note.title, note.likes) == ("早八妆", 100)
    rows = [["早八妆", "旧标题", 100, 1, 5, link(IDS[at])] for at in range(3)]
    note = take(write_csv(tmp_path / "a.csv", [header, *rows])).notes[0]
    assert (note.title, note.likes) == ("早八妆", 100)


def test_a_text_file_of_one_note(tmp_path: Path) -> None:
    path = tmp_path / "detail.txt"
    lines = [
        f"笔记id: {IDS[1]}",
        f"笔记url: {link(IDS[1])}",
        "笔记类型: 图集",
        "用户id: u1",
        "昵称: 小红",
        "标题: 早八妆",
        "描述: 第一行",
        "第二行：很好",
    ]
    lines += [
        "点赞数量: 1.2万",
        "收藏数量: 5",
        "评论数量: 6",
        "分享数量: 7",
        "标签: ['选车', '买车']",
        "上传时间: 2025-02-28 23:20:44",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    taken = take(path)
    assert (taken.noun, len(taken.rows)) == ("notes", 1)
    note = taken.notes[0]
    assert (note.id, note.title, note.body, note.likes) == (IDS[1], "早八妆", "第一行\n第二行：很好", 12_000)
    assert note.topics == ("选车", "买车")


def test_a_column_that_numbers_rows_is_no_id(tmp_path: Path) -> None:
    header = words("id 昵称 粉丝数 获赞与收藏")
    taken = take(write_csv(tmp_path / "a.csv", [header, *([at, f"小红{at}", 100, 200] for at in range(1, 5))]))
    assert (taken.noun, taken.rows[0].id, taken.rows[0].name) == ("accounts", "", "小红1")


def test_a_file_may_say_that_its_counts_are_buckets(tmp_path: Path) -> None:
    note = {
        "id": "a",
        "title": "早八妆",
        "body": "",
        "topics": [],
        "likes": 10_000,
        "collects": 10,
        "comments": 0,
        "shares": None,
    }
    lines = [note | {"source": "x", "author": "u", "count_precision": kind} for kind in ("bucket", "exact")]
    first, second = take(write_lines(tmp_path / "a.jsonl", lines)).notes
    assert (first.likes, first.likes_least, first.shares_least) == (None, 10_000, None)
    assert (second.likes, second.likes_least) == (10_000, None)
