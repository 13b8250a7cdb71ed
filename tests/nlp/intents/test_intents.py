"""What comments want, with the place that says so, and how much they weigh."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nlp.intents import INTENTS, CommentReader, Severity, read_cues
from nlp.intents.book import FOLDER

READER = CommentReader()

EXAMPLES = {
    "求链接": [
        "求链接",
        "求同款！",
        "外套是什么牌子呀",
        "图三的店叫什么",
        "这个在哪里买",
        "求推荐，谢谢",
        "蹲",
        "发我一份",
    ],
    "提问": [
        "敏感肌能用吗？",
        "混油皮要不要涂",
        "这个怎么用",
        "请问这是什么病",
        "选N25还是N30",
        "味道大不大",
        "多久见效",
    ],
    "求购": ["多少钱", "想买，还有货吗", "五月底两个人什么价格", "怎么报名", "有一起拼团的吗"],
    "种草": ["好好看", "想去！", "码住", "被种草了", "太好看啦", "先收藏了"],
    "经验": ["我用的是小样，一周两次，先薄涂再叠一层", "亲测要先打底，建议等五分钟", "落地签五百块，直接机场办就行"],
    "质疑": ["真的假的", "广告吧", "不会是托吧", "假的吧", "我不信", "智商税", "下巴闷痘了，说好的油痘肌也不闷呢"],
    "吐槽": ["真服了", "无语死了", "太难了", "烦死了"],
    "负面": ["避雷，用了烂脸", "太难用了", "没用", "垃圾", "骗子", "不推荐，根本没效果"],
    "闲聊": ["哈哈哈哈", "@用户", "谢谢", "[doge]", "是的", "666"],
}


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in EXAMPLES.items() for text in texts])
def test_an_intent(intent: str, text: str) -> None:
    assert READER.read(text).intent == intent


def test_every_intent_has_examples() -> None:
    assert set(EXAMPLES) == set(INTENTS)


def test_the_cue_points_at_the_text_as_typed() -> None:
    text = "@小王 [色色R]好看！求連結 求鏈接"
    cue = READER.read(text).cue
    assert cue is not None
    assert text[cue.start : cue.end] == "求鏈接"


def test_a_comment_without_a_cue_is_talk() -> None:
    reading = READER.read("银杏叶")
    assert (reading.intent, reading.cue) == ("闲聊", None)


@pytest.mark.parametrize("text", ["", " ", "\n", "[笑哭R]", "@用户 ", "？", "\ud800", "\0"])
def test_odd_texts_are_read(text: str) -> None:
    assert READER.read(text).intent in INTENTS


@pytest.mark.parametrize(
    ("text", "likes", "level"),
    [
        ("我用了三天泛红了，要停吗", 0, 3),
        ("会泛红吗", 0, 1),
        ("烂脸了，再也不买", None, 3),
        ("没有过敏，挺好", None, 0),
        ("要投诉你们，骗子", 0, 3),
        ("难用", 0, 2),
        ("难用", 50, 3),
        ("广告吧", 0, 2),
        ("好烦", 0, 1),
        ("好看", 500, 0),
        ("求链接", 0, 1),
    ],
)
def test_severity(text: str, likes: int | None, level: int) -> None:
    assert READER.read(text, likes).severity.level == level


def test_severity_says_why() -> None:
    assert READER.read("用完过敏了，垃圾").severity == Severity(3, "身体伤害")
    assert READER.read("难用", 50).severity.why == "负面评价，50 人点赞"


def test_reading_is_the_same_however_often() -> None:
    assert READER.read("求链接") == READER.read("求链接") == CommentReader().read("求链接")


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "intents"
    shutil.copytree(FOLDER, folder)
    (folder / "buy.txt").write_text("多少钱 怎么卖\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"buy\.txt:1"):
        read_cues(folder)
