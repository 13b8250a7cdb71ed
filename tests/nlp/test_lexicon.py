"""The word lists that ship with the application: large enough, tidy, and each entry one word."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from nlp.lexicon import CLASSES, CUES, Entry, bundled, read_entries, read_words
from nlp.resources import RESOURCES
from nlp.text import fold_plain
from nlp.words import CLAUSE, Cutter

FOLDER = RESOURCES / "lexicon"
ENTRIES = {path.stem: list(read_entries(path)) for path in sorted(FOLDER.glob("*.txt")) if path.stem != "stop"}

EXPECTED = {
    "beauty": "品类 功效 场景 人群 品牌",
    "skincare": "品类 功效 成分 场景 人群 品牌",
    "fashion": "品类 功效 成分 场景 人群 品牌",
    "food": "品类 功效 成分 场景 人群 品牌",
    "home": "品类 功效 成分 场景 人群 品牌",
    "baby": "品类 功效 成分 场景 人群 品牌",
    "fitness": "品类 功效 场景 人群 品牌",
    "travel": "品类 功效 场景 人群 品牌",
    "study": "品类 功效 场景 人群 品牌",
    "digital": "品类 功效 成分 场景 人群 品牌",
    "pets": "品类 功效 成分 场景 人群 品牌",
    "general": "人群 场景 价格 时令 疑问 竞品",
    "cues": "痛点 口吻 卖点 互动",
}


def every() -> list[Entry]:
    return [entry for entries in ENTRIES.values() for entry in entries]


def test_there_are_thousands_of_entries() -> None:
    assert len(bundled().entries) >= 3_600
    assert all(len(ENTRIES[field]) >= 200 for field in EXPECTED if field not in ("general", "cues"))


def test_no_entry_stands_twice() -> None:
    assert [key for key, times in Counter(entry.key for entry in every()).items() if times > 1] == []
    assert len(bundled().entries) == len(every())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_file_has_its_classes(name: str) -> None:
    kinds = {entry.kind for entry in ENTRIES[name]}
    assert set(EXPECTED[name].split()) <= kinds
    assert kinds <= set(CUES if name == "cues" else CLASSES)


def test_no_file_was_forgotten() -> None:
    assert set(ENTRIES) == set(EXPECTED)
    assert {entry.kind for entry in every()} == {*CLASSES, *CUES}


def test_entries_are_words() -> None:
    assert [entry.text for entry in every() if not CLAUSE.fullmatch(entry.key)] == []
    assert [entry.text for entry in every() if len(entry.key) < 2 and entry.field != "cues"] == []
    assert [entry.text for entry in every() if len(entry.key) > 12 and not entry.key[0].isascii()] == []


def test_every_entry_stays_one_word() -> None:
    cutter = Cutter(bundled())
    broken = {entry.text: [word.key for word in cutter.cut(entry.text)] for entry in every()}
    assert {text: keys for text, keys in broken.items() if len(keys) != 1} == {}


def test_stop_words_are_folded_and_mean_nothing() -> None:
    stops = read_words(FOLDER / "stop.txt")
    assert stops == bundled().stops
    assert len(stops) >= 500
    assert all(word == fold_plain(word) for word in stops)
    assert [word for word in stops if (entry := bundled().entries.get(word)) and entry.kind in CLASSES] == []
    assert {"的", "小红书", "姐妹们", "哈哈哈", "the"} <= stops


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("敏感肌", "人群"),
        ("ＳＫ－ＩＩ", "品牌"),
        ("早c晚A", "场景"),
        ("麵霜", "品类"),
        ("持妆", "功效"),
        ("烟酰胺", "成分"),
        ("平替", "价格"),
        ("秋冬", "时令"),
        ("值得买吗", "疑问"),
        ("红黑榜", "竞品"),
        ("闷痘", "痛点"),
        ("亲测", "口吻"),
        ("甄选", "卖点"),
        ("抄作业", "互动"),
        ("干皮秋冬面霜推荐", None),
    ],
)
def test_the_class_of_a_phrase(phrase: str, kind: str | None) -> None:
    assert bundled().kind(phrase) == kind


def test_own_words_stand_above_the_bundled_ones() -> None:
    lexicon = bundled().with_own([("平替", "竞品"), ("草田霜", "品类"), (" ", "品类")], banned=["ＡＢＣ"])
    assert lexicon.kind("平替") == "竞品"
    assert lexicon.kind("草田霜") == "品类"
    assert lexicon.own == {"平替", "草田霜"}
    assert lexicon.banned == {"abc"}
    assert bundled().kind("平替") == "价格"


@pytest.mark.parametrize("line", ["面霜", "面霜 好物", "干皮 面霜 品类"])
def test_a_line_that_is_no_entry_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "own.txt"
    path.write_text(f"# 词\n精华 品类  # 一瓶\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.txt:3"):
        list(read_entries(path))


def test_keys_are_folded_as_words_of_a_text_are() -> None:
    entries = [entry for path in sorted(FOLDER.glob("*.txt")) if path.stem != "stop" for entry in read_entries(path)]
    assert [entry.key for entry in entries] == [fold_plain(entry.text) for entry in entries]


def test_every_spelling_is_folded(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text("ＡＨＡ 成分\n\n# 注释\n面霜推薦 品类\n[笑哭R] 口吻\n", encoding="utf-8")
    assert [entry.key for entry in read_entries(file)] == ["aha", "面霜推荐", fold_plain("[笑哭R]")]
    file.write_text("# 什么都没有\n", encoding="utf-8")
    assert list(read_entries(file)) == []
