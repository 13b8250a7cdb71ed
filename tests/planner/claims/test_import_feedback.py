"""Tables of shops are taken by headings and values; who bought is never taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.batches import Batches
from planner.claims.kinds import ASKED, FOLLOWED, RETURNED, REVIEWED
from planner.importing.choice import Choice
from planner.importing.converting.feedback import stars
from planner.importing.rows import FeedbackRow
from planner.importing.run import run
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.importing.making import take, write_csv, write_xlsx

SHOP = ["订单编号", "商品名称", "商品规格", "评价内容", "评价时间", "评分", "追评", "追评时间", "买家昵称", "收货地址"]
ROWS: list[list[Any]] = [
    ["T001", "青禾清爽版", "50g", "用着不闷", "2026-10-01 12:00:00", "5星", "", "", "canary小满", "长安路5号"],
    ["T002", "青禾清爽版", "50g", "闷痘了", "2026-10-02", "★★", "又长了两颗", "2026-10-20", "canary阿宁", "长安路6号"],
    ["T003", "青禾清爽版", "15g", "此用户没有填写评价。", "2026-10-03", "4", "", "", "canary圆子", ""],
]


def rows(path: Path, choice: Choice | None = None) -> list[FeedbackRow]:
    taken = take(path, choice) if choice else take(path)
    assert taken.noun == "feedback", taken.refusal
    found: list[Any] = list(taken.rows)
    return found


def test_reviews_with_what_was_added_later(tmp_path: Path) -> None:
    found = rows(write_csv(tmp_path / "a.csv", [SHOP, *ROWS]))
    assert [(one.kind, one.text, one.stars) for one in found] == [
        (REVIEWED, "用着不闷", 5),
        (REVIEWED, "闷痘了", 2),
        (FOLLOWED, "又长了两颗", None),
        (REVIEWED, "", 4),
    ]
    assert (found[2].said_at or "")[:10] == "2026-10-20"
    assert (found[0].goods, found[0].sku) == ("青禾清爽版", "50g")


def test_returns_and_their_reasons(tmp_path: Path) -> None:
    header = ["订单编号", "买家会员名", "商品标题", "退货原因", "买家退款说明", "退款申请时间", "退款金额"]
    lines = [[f"T{at}", "某人", "青禾清爽版", "闷痘", "三天长闭口", "2026-10-02 10:00", 129] for at in range(4)]
    found = rows(write_xlsx(tmp_path / "a.xlsx", {"退款": [header, *lines]}))
    assert {(one.kind, one.reason, one.text) for one in found} == {(RETURNED, "闷痘", "三天长闭口")}


def test_questions_with_their_answers(tmp_path: Path) -> None:
    header = ["问题", "回答", "商品名称", "提问时间"]
    lines = [["油皮能用吗", "会闷", "青禾清爽版", "2026-10-02"], ["香吗", "没有香味", "青禾清爽版", "2026-10-03"]]
    found = rows(write_csv(tmp_path / "问大家.csv", [header, *lines]))
    assert [(one.kind, one.text, one.answer) for one in found] == [
        (ASKED, "油皮能用吗", "会闷"),
        (ASKED, "香吗", "没有香味"),
    ]


def test_a_plain_table_by_mapping(tmp_path: Path) -> None:
    lines = [["话", "打几分"], ["很好用啊", 1], ["不好用", 0], ["垃圾东西", 0]]
    path = write_csv(tmp_path / "a.csv", lines)
    assert take(path).noun != "feedback"
    found = rows(path, Choice.of("feedback", [("text", "话"), ("label", "打几分")]))
    assert [one.label for one in found] == [1, -1, -1]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        (["商品名称", "SKU", "库存", "价格"], ["面霜", "50g", 3, 99]),
        (["商品标题", "价格", "月销量", "评价数", "店铺名称"], ["面霜", 99, 300, 20, "某店"]),
        (["商品名称", "评价", "月销量", "价格"], ["面霜", "好评很多", 300, 99]),
        (
            ["用户名", "评论内容", "评分", "口味", "环境", "人均", "评论时间"],
            ["某人", "菜很好吃", 5, 5, 5, 90, "2026-10-01"],
        ),
        (["用户名", "评论内容", "评分", "点赞数", "评论时间"], ["某人", "电影很好看", 5, 5, "2026-10-01"]),
        (["订单编号", "买家会员名", "商品标题", "订单状态"], ["T1", "某人", "面霜", "已签收"]),
    ],
)
def test_what_is_no_feedback_is_still_refused(tmp_path: Path, header: list[str], line: list[Any]) -> None:
    taken = take(write_csv(tmp_path / "a.csv", [header, *[line] * 4]))
    assert taken.noun is None
    assert taken.refusal


def test_comments_under_notes_stay_comments(tmp_path: Path) -> None:
    header = ["评论内容", "评论时间", "评论用户", "笔记ID", "点赞数"]
    line = ["求链接", "2026-10-01", "某人", "66000001000000000000000a", 3]
    assert take(write_csv(tmp_path / "a.csv", [header, *[line] * 4])).noun == "comments"


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("5", 5),
        (4.0, 4),
        ("三星", 3),
        ("★★★☆☆", 3),
        ("1星差评", 1),
        ("4.5", None),
        ("100", None),
        ("", None),
        ("好评", None),
    ],
)
def test_stars(cell: Any, count: int | None) -> None:
    assert stars(cell) == count


def test_nobody_who_bought_is_kept(tmp_path: Path, store: Store) -> None:
    run(write_csv(tmp_path / "评价.csv", [SHOP, *ROWS]), store)
    engine.checkpoint(store.db)
    written = store.workspace.store.read_bytes()
    kept = [json.dumps(row, ensure_ascii=False) for row in engine.rows(store.db, "select * from feedback")]
    for word in ("canary", "长安路", "T001"):
        assert word.encode() not in written
        assert not any(word in row for row in kept)


def test_the_same_file_twice_changes_nothing_and_can_be_taken_back(tmp_path: Path, store: Store) -> None:
    (first,) = run(write_csv(tmp_path / "a.csv", [SHOP, *ROWS]), store)
    (again,) = run(
        write_csv(tmp_path / "b.csv", [SHOP, *ROWS, ["T009", "青禾清爽版", "", "好用", "", "5", "", "", "", ""]]), store
    )
    assert first.noun == again.noun == "feedback"
    assert (first.added, again.added, again.updated) == (4, 1, 0)
    Batches(store).undo(again.id or "")
    assert engine.value(store.db, "select count(*) from feedback") == 4
    Batches(store).undo(first.id or "")
    assert engine.value(store.db, "select count(*) from feedback") == 0
    assert engine.value(store.db, "select count(*) from feedback_aspect") == 0
    assert not engine.trouble(store.db)
