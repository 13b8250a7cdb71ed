"""What is not ours is refused in one sentence that says what it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.problems import Problem
from tests.planner.importing.making import (
    IDS,
    filled,
    link,
    take,
    words,
    write_csv,
    write_json,
    write_lines,
    write_xlsx,
)

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 100


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PNG, "图片"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 99, "图片"),
        (b"GIF89a" + b"\0" * 99, "图片"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 99, "图片"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 99, "图片或视频"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"Rar!\x1a\x07\x01\0" + b"\0" * 99, "压缩包"),
        (b"\x1f\x8b\x08" + b"\0" * 99, "压缩包"),
        ("<html><body><table><tr><td>笔记标题</td></tr></table></body></html>".encode(), "网页"),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<html></html>", "网页"),
        ("<table border=1><tr><th>标题</th></tr></table>".encode("utf-16"), "网页"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook></Workbook>', "XML 表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 600, "旧版 Office"),
        (b"", "空"),
        (b"\n\n  \n", "空"),
        (b"\xef\xbb\xbf", "空"),
        (b"PK\x03\x04 not a package at all", "不完整或已损坏"),
        (b"SQLite format 3\0 and nothing more", "已损坏"),
    ],
)  # fmt: skip
def test_files_that_are_no_tables(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "笔记导出.xlsx"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        take(path)
    assert sentence in caught.value.what
    assert caught.value.todo


def test_packages_that_are_no_workbooks(tmp_path: Path) -> None:
    import zipfile

    for inside, sentence in (
        ("word/document.xml", "Word"),
        ("ppt/a.xml", "演示"),
        ("笔记.csv", "压缩包"),
        ("xl/workbook.bin", "xlsb"),
    ):
        path = tmp_path / "a.xlsx"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr(inside, "x")
        with pytest.raises(Problem, match=sentence):
            take(path)


def test_a_folder_and_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="文件夹"):
        take(tmp_path)
    with pytest.raises(Problem, match="找不到"):
        take(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("aweme_id aweme_type title desc create_time user_id sec_uid nickname liked_count collected_count share_count aweme_url", "抖音"),
        ("作品标题 发布时间 抖音号 播放量 点赞数 评论数 分享数 完播率", "抖音"),
        ("video_id video_type title desc create_time nickname liked_count viewd_count video_url video_cover_url video_play_url", "快手"),
        ("标题 BV号 播放量 弹幕数 投币数 收藏数 点赞数 UP主", "B站"),
        ("video_id bvid title desc create_time nickname liked_count video_play_count video_danmaku video_comment", "B站"),
        ("微博id 微博正文 发布时间 点赞数 评论数 转发数", "微博"),
        ("note_id content create_time create_date_time liked_count comments_count shared_count note_url user_id nickname", "微博"),
        ("question_id answer_id content voteup_count comment_count", "知乎"),
        ("公众号名称 文章标题 发布时间 阅读量 在看数 点赞数", "公众号"),
        ("订单编号 买家会员名 买家实际支付金额 订单状态 商品标题", "订单"),
        ("订单号 商品名称 实付金额 下单时间 收货人 运单号", "订单"),
        ("日期 商品链接 销量 24小时加购 价格 店铺粉丝", "商品"),
        ("商品名称 SKU 库存 价格", "商品"),
        ("评价内容 评分 商品规格 评价时间", "评价"),
        ("计划名称 单元名称 消费 展现量 点击量 点击率", "广告"),
        ("姓名 手机号 部门 入职日期", "通讯录"),
        ("作品名称 发布时间 体裁 播放量 完播率 点赞量 收藏量", "抖音"),
        ("视频描述 视频ID 发布时间 播放量 推荐 喜欢 转发聊天和朋友圈", "视频号"),
        ("用户名 评论 评论日期 追评 购买型号 商品链接", "评价"),
        ("用户名 评论内容 评分 口味 环境 人均 评论时间", "评价"),
        ("直播标题 开播时间 直播时长 观看人数 点赞数 评论数", "直播"),
        ("标题 描述 标签 创建时间 评论数 点赞数 状态 优先级", "清单"),
        ("节目 标题 简介 播放量 评论数 收藏数 时长 发布日期", "清单"),
        ("排期日期 账号 笔记标题 笔记正文 话题 审核状态", "计划"),
        ("发布日期 账号 选题 标题 正文 负责人 状态", "计划"),
    ],
)  # fmt: skip
def test_other_platforms_and_systems(tmp_path: Path, header: str, name: str) -> None:
    names = words(header)
    taken = take(
        write_csv(tmp_path / "a.csv", [names, *filled(names, 5, note_url="https://weibo.cn/1", note_id="503")])
    )
    assert taken.noun is None
    assert name in taken.refusal
    assert taken.rows == []


def test_links_say_where_notes_come_from(tmp_path: Path) -> None:
    header = words("标题 链接 点赞数 评论数 发布时间 作者")
    for address, name in (
        ("https://www.douyin.com/video/7", "抖音"),
        ("https://www.bilibili.com/video/BV1", "B站"),
        ("https://m.weibo.cn/1", "微博"),
    ):
        taken = take(write_csv(tmp_path / "a.csv", [header, *filled(header, 4, 链接=address)]))
        assert (taken.noun, name in taken.refusal) == (None, True)
    assert take(write_csv(tmp_path / "a.csv", [header, *filled(header, 4, 链接=link(IDS[0]))])).noun == "notes"


@pytest.mark.parametrize(
    ("names", "column", "address"),
    [
        ("标题 发布时间 阅读量 评论量 收藏量 点赞量 链接", "链接", "https://baijiahao.baidu.com/s?id=1"),
        ("title url author views likes comments publish_time", "url", "https://juejin.cn/post/1"),
        ("标题 播放量 点赞数 评论数 收藏数 链接", "链接", "https://www.xiaoyuzhoufm.com/episode/1"),
        ("昵称 粉丝数 关注数 简介 主页链接", "主页链接", "https://space.example.com/1"),
        ("name followers following bio url", "url", "https://api.github.com/users/a"),
    ],
)  # fmt: skip
def test_links_to_any_other_site_speak_against_us(tmp_path: Path, names: str, column: str, address: str) -> None:
    header = words(names)
    others = {"name": "小红", "简介": "护肤", "bio": "护肤", "关注数": 3, "following": 3, "粉丝数": 9, "followers": 9}
    taken = take(write_csv(tmp_path / "a.csv", [header, *filled(header, 4, **{**others, column: address})]))
    assert taken.noun is None
    assert address.split("/")[2] in taken.refusal


def test_links_of_pictures_and_papers_prove_nothing(tmp_path: Path) -> None:
    header = words("标题 点赞 收藏 评论 封面图链接 素材链接 发布时间")
    rows = filled(header, 4, 封面图链接="https://oss.example.com/a.jpg", 素材链接="https://docs.example.com/1")
    assert take(write_csv(tmp_path / "a.csv", [header, *rows])).noun == "notes"


def test_links_to_a_vendors_own_pages_are_no_other_platform(tmp_path: Path) -> None:
    for names, address in (
        ("标题 链接 点赞 收藏 评论 发布时间", "https://xh.newrank.cn/notes/1"),
        ("笔记标题 笔记链接 达人昵称 笔记分类 预估阅读数 互动量 点赞数 收藏数 评论数", "https://vendor.example.com/1"),
    ):
        header = words(names)
        rows = filled(header, 4, 链接=address, 笔记链接=address, 预估阅读数=30, 互动量=3)
        assert take(write_csv(tmp_path / "a.csv", [header, *rows])).noun == "notes"


def test_an_ad_report_is_no_table_of_notes_though_it_names_notes(tmp_path: Path) -> None:
    header = words("日期 计划名称 笔记ID 笔记链接 笔记标题 消费 展现量 点击量 点赞 收藏 评论")
    taken = take(write_csv(tmp_path / "a.csv", [header, *filled(header, 4, 消费=3, 展现量=9)]))
    assert (taken.noun, "广告" in taken.refusal) == (None, True)


@pytest.mark.parametrize(
    "names",
    [
        "标题 导演 评分 评论数 简介",
        "标题 来源 发布时间 阅读量 评论数",
        "id title body comments created_at user",
        "标题 描述 标签 评论数 创建时间 编号",
    ],
)
def test_titles_with_comments_alone_are_no_notes(tmp_path: Path, names: str) -> None:
    header = words(names)
    special = {
        "简介": "一部电影",
        "描述": "点击后崩溃",
        "标签": "bug",
        "阅读量": 30,
        "comments": 3,
        "编号": 7,
        "body": "crash",
    }
    assert take(write_csv(tmp_path / "a.csv", [header, *filled(header, 4, **special)])).noun is None


def test_comments_on_something_else_are_not_taken(tmp_path: Path) -> None:
    for names in (
        "用户名 评论内容 评分 点赞数 评论时间",
        "comment_id video_id content nickname like_count create_time",
    ):
        header = words(names)
        rows = filled(header, 4, 评论内容="好看", content="好看", 评分=5, comment_id="1", video_id="2")
        assert take(write_csv(tmp_path / "a.csv", [header, *rows])).noun is None


@pytest.mark.parametrize(
    "lines",
    [
        ["a@b.com", "c@d.com", "e@f.com"], ["import os", "def main():", "    return 1"], ["姓名", "张三", "李四", "王五"],
        ["text,label", "这个手机很好用，推荐！,1", "物流太慢了，差评。,0"], ["key,text", "a,保存", "b,取消"],
    ],
)  # fmt: skip
def test_lists_of_anything_are_no_keywords(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert take(path).noun is None


def test_an_explanation_beside_a_refused_table_is_no_list_of_words(tmp_path: Path) -> None:
    header = words("日期 商品链接 销量 价格")
    sheets = {"说明": [["说明"], ["仅供内部参考"]], "数据": [header, *filled(header, 3)]}
    assert take(write_xlsx(tmp_path / "a.xlsx", sheets)).noun is None


def test_one_odd_heading_does_not_outweigh_our_own_links(tmp_path: Path) -> None:
    header = words("笔记标题 笔记链接 点赞数 收藏数 评论数 发布时间 商品链接 成交金额")
    taken = take(write_csv(tmp_path / "a.csv", [header, *filled(header, 4, 成交金额="12")]))
    assert taken.noun == "notes"


def test_a_content_plan_is_no_note(tmp_path: Path) -> None:
    header = words("商品关键词 笔记标题 笔记描述 笔记标签 商品标题 商品素材文件夹 货源ID")
    taken = take(write_xlsx(tmp_path / "a.xlsx", [header, *filled(header, 4, 笔记描述="文案", 货源ID=706465526927)]))
    assert (taken.kind, taken.noun) == ("content_plan", None)
    assert "还没有发布" in taken.refusal


def test_texts_that_nobody_has_published_are_no_notes(tmp_path: Path) -> None:
    for names in ("笔记标题 笔记描述 笔记标签 商品素材文件夹", "笔记标题 笔记内容 负责人", "标题 文案 话题"):
        header = words(names)
        taken = take(
            write_xlsx(
                tmp_path / "a.xlsx",
                [header, *filled(header, 4, 笔记描述="文案", 笔记内容="文案", 文案="文案", 笔记标签="a,b")],
            )
        )
        assert taken.noun is None


def test_a_plan_with_numbers_is_notes(tmp_path: Path) -> None:
    header = words("笔记标题 笔记内容 发布账号 负责人 笔记链接 点赞数 收藏数")
    assert take(write_xlsx(tmp_path / "a.xlsx", [header, *filled(header, 4)])).noun == "notes"


@pytest.mark.parametrize(
    "rows",
    [
        [["城市", "温度", "湿度"], ["成都", 12, 0.5], ["北京", 3, 0.2]],
        [["科目", "一月", "二月"], ["房租", 3000, 3000], ["水电", 120, 99]],
        [["项目", "完成情况"], ["装修", "进行中"], ["采购", "已完成"]],
        [["Title", "Content"], ["Report on steel", "A long text about steel."], ["Budget", "Numbers."]],
    ],
)
def test_tables_of_something_else_wait_for_a_person(tmp_path: Path, rows: list[list[object]]) -> None:
    taken = take(write_xlsx(tmp_path / "a.xlsx", rows))
    assert (taken.kind, taken.noun) == ("other", None)
    assert rows[0][0] in taken.refusal
    assert "--map" in taken.refusal


def test_prose_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "今天天气很好，我们去公园散步。\n晚上吃了火锅，大家都很开心！\n明天继续努力工作吧。\n", encoding="utf-8"
    )
    assert take(path).noun is None


def test_json_without_anything_of_ours(tmp_path: Path) -> None:
    assert take(write_json(tmp_path / "a.json", {"version": 1, "settings": {"theme": "dark"}})).noun is None
    assert take(write_lines(tmp_path / "a.jsonl", [{"level": "info", "message": "started"}] * 3)).noun is None
    with pytest.raises(Problem, match="没有数据"):
        take(write_json(tmp_path / "a.json", []))


def test_names_without_rows_are_no_data(tmp_path: Path) -> None:
    header = words("笔记标题 笔记链接 发布时间 点赞数")
    for path in (write_csv(tmp_path / "a.csv", [header]), write_xlsx(tmp_path / "a.xlsx", [["导出数据"], header])):
        with pytest.raises(Problem, match="没有数据"):
            take(path)
