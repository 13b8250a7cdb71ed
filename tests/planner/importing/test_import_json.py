"""JSON as tools write it: wrapped, in lines, by columns, piece by piece."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.problems import Problem
from tests.planner.importing.making import IDS, filled, records, take, words, write_json, write_lines

HEADER = words("笔记标题 笔记链接 发布时间 点赞数 收藏数 笔记内容")
TABLE = [HEADER, *filled(HEADER, 5)]


def same(path: Path) -> bool:
    taken = take(path)
    return (taken.noun, len(taken.rows), taken.notes[4].title, taken.notes[4].likes) == ("notes", 5, "早八妆容4", 104)


def test_json_in_every_dress(tmp_path: Path) -> None:
    items = records(HEADER, TABLE[1:])
    keyed = {IDS[at]: {"note": {"note_id": IDS[at], **item}} for at, item in enumerate(items)}
    for value in (items, {"data": {"list": items}}, {"a": {"b": {"c": items}}}, keyed, [HEADER, *TABLE[1:]]):
        assert same(write_json(tmp_path / "a.json", value))
    assert same(write_lines(tmp_path / "a.jsonl", items))
    (tmp_path / "pretty.json").write_text(json.dumps(items, indent=2), encoding="utf-8-sig")
    assert same(tmp_path / "pretty.json")


def test_json_written_column_by_column(tmp_path: Path) -> None:
    rows = TABLE[1:]
    columns = {name: [row[at] for row in rows] for at, name in enumerate(HEADER)}
    numbered = {name: {str(at): value for at, value in enumerate(values)} for name, values in columns.items()}
    for value in (columns, numbered, {"columns": HEADER, "index": [0, 1, 2, 3, 4], "data": rows}):
        assert same(write_json(tmp_path / "a.json", value))


def test_json_written_piece_by_piece(tmp_path: Path) -> None:
    items = records(HEADER, TABLE[1:])
    path = tmp_path / "a.json"
    for text in (
        "\n".join(json.dumps(item, indent=2) for item in items),
        json.dumps(items[:2]) + "\n" + json.dumps(items[2:]),
        json.dumps(items)[:-1] + ",]",
    ):
        path.write_text(text, encoding="utf-8")
        assert same(path)


def test_a_single_thing_deep_inside_is_found(tmp_path: Path) -> None:
    note = {"noteId": IDS[0], "title": "早八妆", "interactInfo": {"likedCount": "12"}, "imageList": [{"url": "a"}]}
    for value in (
        {"feed_id": IDS[0], "data": {"note": note, "comments": {"list": [], "cursor": ""}}},
        {"note": {"noteDetailMap": {IDS[0]: {"comments": {"list": []}, "note": note}}}},
        {"user": {"id": "1", "name": "小红"}, "data": {"items": [note]}},
    ):
        taken = take(write_json(tmp_path / "a.json", value))
        assert (taken.noun, [(one.id, one.title, one.likes) for one in taken.notes]) == (
            "notes",
            [(IDS[0], "早八妆", 12)],
        )


def test_a_line_that_is_no_json_costs_one_row(tmp_path: Path) -> None:
    items = [json.dumps(item, ensure_ascii=False) for item in records(HEADER, TABLE[1:])]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*items[:2], '{"笔记标题": "断', "", *items[2:]]), encoding="utf-8")
    taken = take(path)
    assert (len(taken.rows), taken.rejected) == (5, 1)
    assert [(problem.row, problem.message) for problem in taken.problems] == [(3, "这一行不是完整的 JSON")]


def test_a_json_that_breaks_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(records(HEADER, TABLE[1:]), ensure_ascii=False)[:-30], encoding="utf-8")
    with pytest.raises(Problem, match="第 4 条之后不完整"):
        take(path)


def test_odd_json_values_are_unknown(tmp_path: Path) -> None:
    digits = "9" * 5000
    deep = "[" * 5 + "]" * 5
    lines = [
        f'{{"title": "标题{at}", "note_id": "{IDS[at]}", "liked_count": {value}, "x": {deep}}}'
        for at, value in enumerate(("NaN", "1e999", digits, "-1", '{"a": 1}', "null", '"\\ud83d"', *["12"] * 9))
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    taken = take(path)
    assert [note.likes for note in taken.notes] == [None] * 7 + [12] * 9


def test_columns_that_come_late_are_found(tmp_path: Path) -> None:
    items = [{"title": f"标题{at}", "note_url": f"https://www.xiaohongshu.com/explore/{IDS[at]}"} for at in range(9)]
    items[7]["liked_count"] = "8"
    taken = take(write_json(tmp_path / "a.json", items))
    assert [note.likes for note in taken.notes] == [None] * 7 + [8, None]
