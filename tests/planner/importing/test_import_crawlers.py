"""What crawlers write, in other shapes: other columns, orders, encodings and dates, with more columns or fewer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.planner.importing.making import (
    IDS,
    filled,
    link,
    records,
    take,
    take_all,
    user,
    words,
    write_csv,
    write_json,
    write_lines,
    write_xlsx,
)

MEDIACRAWLER = words(
    "note_id type title desc video_url time last_update_time user_id nickname avatar liked_count collected_count comment_count"
    " share_count ip_location image_list tag_list last_modify_ts note_url source_keyword"
)
MEDIACRAWLER_2026 = words(
    "id creator_hash nickname add_ts last_modify_ts note_id type title desc video_url time last_update_time liked_count"
    " collected_count comment_count share_count image_list tag_list note_url source_keyword xsec_token"
)
MEDIACRAWLER_COMMENTS = words(
    "comment_id create_time ip_location note_id content user_id nickname avatar sub_comment_count pictures parent_comment_id"
    " last_modify_ts like_count"
)
MEDIACRAWLER_CREATORS = words(
    "user_id nickname avatar ip_location add_ts last_modify_ts desc gender follows fans interaction tag_list"
)
SPIDER = words(
    "笔记id 笔记url 笔记类型 用户id 用户主页url 昵称 头像url 标题 描述 点赞数量 收藏数量 评论数量 分享数量 视频封面url 视频地址url"
    " 图片地址url列表 标签 上传时间 ip归属地"
)
SPIDER_USERS = words(
    "用户id 用户主页url 用户名 头像url 小红书号 性别 ip地址 介绍 关注数量 粉丝数量 作品被赞和收藏数量 标签"
)
SPIDER_INFO = words(
    "note_id note_url note_type user_id home_url nickname avatar title desc liked_count collected_count comment_count"
    " share_count video_cover video_addr image_list tags upload_time ip_location"
)
FOR_WORDS = words(
    "笔记标题 笔记链接 用户ID 用户名 头像链接 IP属地 笔记发布时间 笔记收藏数量 笔记评论数量 笔记点赞数量 笔记转发数量 笔记内容 关键词"
)
OF_PAGES = words(
    "note_id keyword sort_by author_id note_url title content publish_date like_count comment_count share_count image_count"
    " image_urls crawl_time"
)
FOURCAT = words(
    "collected_from_url id thread_id url title body hashtags timestamp author author_avatar_url image_urls video_url likes"
    " unix_timestamp"
)

SHAPES = [
    ("utf-8-sig", ",", "\r\n"),
    ("gb18030", ",", "\n"),
    ("utf-16", "\t", "\r\n"),
    ("utf-8", ";", "\n"),
]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("encoding", "separator", "end"), SHAPES)
def test_mediacrawler_in_any_order_and_encoding(
    tmp_path: Path, seed: int, encoding: str, separator: str, end: str
) -> None:
    header = [*MEDIACRAWLER, "备注", "评分"]
    random.Random(seed).shuffle(header)
    rows = filled(
        header,
        12,
        liked_count="1.4万",
        collected_count="10+",
        share_count="赞",
        ip_location="四川",
        image_list="http://a/1,http://a/2",
    )
    taken = take(write_csv(tmp_path / "a.csv", [header, *rows], encoding, separator, end))
    assert (taken.kind, taken.noun, len(taken.rows), taken.rejected) == ("mediacrawler", "notes", 12, 0)
    note = taken.notes[3]
    assert (note.id, note.title, note.type) == (IDS[3], "早八妆容3", "image")
    assert (note.likes, note.collects, note.collects_least, note.comments, note.shares) == (14_000, None, 10, 13, 0)
    assert note.published_at == "2024-06-06T12:01:33+08:00"
    assert note.topics == ("早八", "油皮")
    assert (note.query, note.author, note.source) == ("通勤妆", user(3), "MediaCrawler")
    assert note.body.startswith("早八通勤妆，油皮亲妈\n\n第一步")
    assert (taken.rows[3].place, taken.rows[3].images, taken.rows[3].author_name) == ("四川", 2, "小红3")


def test_mediacrawler_of_2026_without_user_and_place(tmp_path: Path) -> None:
    hashes = [f"hash{number}" for number in range(5)]
    rows = filled(MEDIACRAWLER_2026, 5, creator_hash=hashes, type="video", add_ts=1790000000000, time=1788000000000)
    taken = take(write_lines(tmp_path / "x.jsonl", records(MEDIACRAWLER_2026, rows)))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("mediacrawler", "notes", 5)
    assert [note.author for note in taken.notes] == hashes
    assert taken.notes[0].type == "video"


def test_mediacrawler_before_the_search_word_was_kept(tmp_path: Path) -> None:
    header = MEDIACRAWLER[:-1]
    taken = take(write_json(tmp_path / "search_contents_2024-07-23.json", records(header, filled(header, 4))))
    assert (taken.kind, len(taken.rows), taken.notes[0].query) == ("mediacrawler", 4, None)


def test_mediacrawler_json_in_wrappers(tmp_path: Path) -> None:
    items = records(MEDIACRAWLER, filled(MEDIACRAWLER, 3))
    for wrapped in ({"data": items}, {"code": 0, "data": {"items": items, "has_more": False}}, {"result": items}):
        taken = take(write_json(tmp_path / "a.json", wrapped))
        assert (taken.kind, len(taken.rows)) == ("mediacrawler", 3)


def test_mediacrawler_lines_keep_their_inner_separators(tmp_path: Path) -> None:
    items = records(MEDIACRAWLER, filled(MEDIACRAWLER, 3, desc="第一行\u2028第二行"))
    taken = take(write_lines(tmp_path / "a.jsonl", items))
    assert [note.body for note in taken.notes] == ["第一行\n第二行"] * 3


def test_mediacrawler_appended_to_itself(tmp_path: Path) -> None:
    rows = filled(MEDIACRAWLER, 3)
    taken = take(write_csv(tmp_path / "a.csv", [MEDIACRAWLER, *rows, MEDIACRAWLER, *rows]))
    assert (len(taken.rows), taken.rejected) == (6, 0), "the names in the middle are no note"


def test_mediacrawler_workbook_becomes_three_batches(tmp_path: Path) -> None:
    comments = filled(
        MEDIACRAWLER_COMMENTS,
        6,
        comment_id=[f"c{number}" for number in range(6)],
        content="求链接",
        create_time=1717646493000,
        parent_comment_id=["0", "c0", "c0", 0, "", "c1"],
    )
    creators = filled(MEDIACRAWLER_CREATORS, 3, fans="1.2万", interaction=34_000, follows=12, desc="简介", gender="女")
    path = write_xlsx(
        tmp_path / "xhs_search_1.xlsx",
        {
            "Contents": [MEDIACRAWLER, *filled(MEDIACRAWLER, 5)],
            "Comments": [MEDIACRAWLER_COMMENTS, *comments],
            "Creators": [MEDIACRAWLER_CREATORS, *creators],
        },
    )
    found = take_all(path)
    assert [(one.kind, one.noun, len(one.rows)) for one in found] == [
        ("mediacrawler", "notes", 5),
        ("mediacrawler_comments", "comments", 6),
        ("mediacrawler_creators", "accounts", 3),
    ]
    assert [row.level for row in found[1].rows] == [1, 2, 2, 1, 1, 2]
    assert found[1].rows[1].note_id == IDS[1]
    assert (found[2].rows[0].fans, found[2].rows[0].likes_collects) == (12_000, 34_000)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("上海买车攻略.csv", "上海买车攻略"),
        ("spider_xhs_上海买车.csv", "上海买车"),
        (f"{user(1)}.csv", None),
        ("test.csv", None),
        ("Sheet1.csv", None),
        ("2024-07-23.csv", None),
        ("笔记导出.csv", None),
    ],
)
def test_spider_xhs_takes_the_search_from_the_files_name(tmp_path: Path, name: str, query: str | None) -> None:
    rows = filled(
        SPIDER, 6, 标题="=SUM(1)", 点赞数量=1200, 收藏数量=None, 评论数量="", 标签="['选车', '买车']", ip归属地="未知"
    )
    taken = take(write_csv(tmp_path / name, [SPIDER, *rows]))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("spider_xhs", "notes", 6)
    note = taken.notes[0]
    assert (note.query, note.topics, note.title) == (query, ("选车", "买车"), "=SUM(1)")
    assert (note.likes, note.collects, note.comments) == (1200, 0, 0), "an empty count of this tool is zero"
    assert taken.rows[0].place is None


def test_a_single_note_of_spider_xhs(tmp_path: Path) -> None:
    rows = filled(SPIDER_INFO, 1, tags=[["选车"]], image_list=[["http://a"]], liked_count="12", home_url="https://h")
    (info,) = records(SPIDER_INFO, rows)
    taken = take(write_json(tmp_path / "info.json", info))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("spider_xhs_info", "notes", 1)
    assert (taken.notes[0].topics, taken.notes[0].likes, taken.rows[0].images) == (("选车",), 12, 1)


def test_users_of_spider_xhs(tmp_path: Path) -> None:
    rows = filled(SPIDER_USERS, 3, 小红书号=12345, 粉丝数量="1.2万", ip地址="四川", 介绍="你好", 作品被赞和收藏数量=9)
    taken = take(write_xlsx(tmp_path / "a.xlsx", [SPIDER_USERS, *rows]))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("spider_xhs_users", "accounts", 3)
    found = taken.rows[0]
    assert (found.fans, found.platform_name, found.place, found.id) == (12_000, "12345", "四川", user(0))


def test_a_spider_for_words_calls_the_search_keywords(tmp_path: Path) -> None:
    rows = filled(FOR_WORDS, 4, 笔记发布时间="2024.06.17", 关键词="美团", 笔记转发数量=3)
    taken = take(write_csv(tmp_path / "a.csv", [FOR_WORDS, *rows], "gb18030", end="\r\n"))
    assert (taken.kind, taken.notes[0].query, taken.notes[0].shares) == ("topic_notes", "美团", 3)
    assert (taken.notes[0].published_at, taken.notes[0].id) == ("2024-06-17", IDS[0])


def test_a_page_crawler_reads_the_collect_button_as_shares(tmp_path: Path) -> None:
    rows = filled(
        OF_PAGES,
        3,
        share_count=176,
        publish_date="2025-04-12",
        crawl_time="2025-04-24 14:31:07",
        sort_by=["综合", "最新", "最热"],
    )
    taken = take(write_csv(tmp_path / "a.csv", [OF_PAGES, *rows], "utf-8-sig"))
    assert (taken.kind, len(taken.rows)) == ("page_crawler", 3)
    assert (taken.notes[0].collects, taken.notes[0].shares, taken.notes[0].query) == (176, None, "通勤妆")
    assert taken.rows[0].crawled_at == "2025-04-24T14:31:07+08:00"


def test_a_list_of_a_browser_plugin(tmp_path: Path) -> None:
    header = words("标题 作者 笔记链接 作者主页 作者头像 点赞数")
    taken = take(write_xlsx(tmp_path / "a.xlsx", [header, *filled(header, 3, 点赞数="1.4万")]))
    assert (taken.kind, len(taken.rows)) == ("plugin_list", 3)
    assert (taken.notes[0].likes, taken.notes[0].author) == (14_000, user(0))
    assert taken.notes[0].published_at is not None, "the id tells"


def test_zeeschuimer_of_both_shapes(tmp_path: Path) -> None:
    counts = {"liked_count": "1.4万", "collected_count": "10+", "comment_count": "3", "share_count": "2"}
    card = {
        "display_title": "卡片", "desc": "正文 #早八", "type": "normal", "time": 1717646493000, "interact_info": counts,
        "user": {"user_id": user(0), "nickname": "小红"}, "image_list": [{"url": "http://a"}, {"url": "http://b"}],
    }  # fmt: skip
    note = {
        "title": "嵌入", "desc": "另一篇", "time": 1717646493000, "type": "video", "interactInfo": {"likedCount": "12"}, "imageList": [],
    }  # fmt: skip
    common = {
        "nav_index": "1:2",
        "timestamp_collected": 1728372930000,
        "source_platform": "xiaohongshu.com",
        "user_agent": "x",
    }
    first = {**common, "item_id": IDS[0], "data": {"id": IDS[0], "model_type": "note", "note_card": card}}
    second = {**common, "item_id": IDS[1], "data": {"id": IDS[1], "note": note}}
    taken = take(write_lines(tmp_path / "zeeschuimer-export.ndjson", [first, second, first]))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("zeeschuimer", "notes", 3)
    one, two = taken.notes[0], taken.notes[1]
    assert (one.id, one.title, one.likes, one.collects_least, one.topics) == (IDS[0], "卡片", 14_000, 10, ("早八",))
    assert (one.author, taken.rows[0].images) == (user(0), 2)
    assert (two.id, two.title, two.body, two.likes, two.type) == (IDS[1], "嵌入", "另一篇", 12, "video")


def test_4cat(tmp_path: Path) -> None:
    rows = filled(
        FOURCAT, 3, id=[*IDS[:3]], hashtags="早八,油皮", timestamp="2024-06-06 12:01:33", image_urls="http://a,http://b"
    )
    taken = take(write_csv(tmp_path / "a.csv", [FOURCAT, *rows]))
    assert (taken.kind, taken.noun, len(taken.rows)) == ("fourcat", "notes", 3)
    assert (taken.notes[1].likes, taken.notes[1].topics, taken.notes[1].id) == (101, ("早八", "油皮"), IDS[1])


def test_without_names_values_say_what_columns_are(tmp_path: Path) -> None:
    header = words("note_id 标题 点赞 昵称 头像 user_id 发布时间 正文")
    long = "虽然只有周末一天时间，但也不碍各路摄影和朋友的聚集，期待下一次再见\n#广州漫展 #漫展"
    for seed in range(3):
        random.Random(seed).shuffle(header)
        rows = filled(
            header, 8, 正文=long, 头像="https://sns-avatar-qc.xhscdn.com/1", 点赞=[number * 7 for number in range(8)]
        )
        taken = take(write_csv(tmp_path / "a.csv", rows))
        assert (taken.noun, len(taken.rows)) == ("notes", 8), "the first row is data"
        note = taken.notes[2]
        assert (note.title, note.likes, note.published_at) == ("早八妆容2", 14, "2024-06-06T12:01:33+08:00")
        assert note.topics == ("广州漫展", "漫展")
        assert link(IDS[2]) == taken.rows[2].url or user(2) == note.id
