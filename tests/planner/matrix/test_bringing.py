"""A plan sheet comes back: what changed is told field by field, and written as one step."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from planner.exporting.matrix import export_matrix
from planner.matrix.bringing.brought import BroughtPlan
from planner.matrix.bringing.run import bring, look
from planner.matrix.dump import dump
from planner.problems import Problem
from planner.storage.records import SlotFilter, SlotKeyword
from tests.planner.matrix.matrix_world import World

WORDS = (SlotKeyword("敏感肌面霜", "长尾"), SlotKeyword("面霜", "核心"))


def sheet(path: Path, *lines: Sequence[object]) -> Path:
    book = Workbook()
    for line in lines:
        book.active.append(list(line))
    book.save(path)
    return path


def lines(world: World) -> dict[str, tuple[str, str | None, float | None]]:
    found = world.slots.lines(world.slots.find(world.campaign))
    return {line.slot.title: (line.account, line.slot.day, line.slot.price) for line in found}


def seen(plan: BroughtPlan) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [(row.kind, row.name, [(one.name, one.before, one.after) for one in row.changes]) for row in plan.rows]


@pytest.fixture
def exported(world: World, tmp_path: Path) -> Path:
    world.add(
        "小满", "2025-03-12", title="第一篇", clock="19:30", price=600.0, keywords=WORDS, filed=True, remark="甲\n乙"
    )
    world.add("阿芷", "2025-03-05", title="第二篇", owner="小王", product_id=world.products["云感面霜"])
    world.add(None, None)
    file = tmp_path / "计划.xlsx"
    export_matrix(world.store, file, world.campaign)
    return file


def test_what_was_exported_comes_back_without_a_change(world: World, exported: Path) -> None:
    plan = look(world.store, exported, world.campaign)
    assert {row.kind for row in plan.rows} == {"same"}
    assert not plan.anything
    assert plan.unused == ("周几", "身份", "粉丝数", "阶段", "评分", "直播")


def test_the_same_of_csv(world: World, exported: Path) -> None:
    file = exported.with_suffix(".csv")
    export_matrix(world.store, file, world.campaign)
    assert {row.kind for row in look(world.store, file, world.campaign).rows} == {"same"}


def test_edits_of_an_operator_are_told_and_written_as_one_step(world: World, exported: Path) -> None:
    book = load_workbook(exported)
    page = book["排期表"]
    head = {cell.value: cell.column for cell in page[1]}
    for row in page.iter_rows(min_row=2):
        if row[head["标题"] - 1].value == "第一篇":
            row[head["日期"] - 1].value = "3月14日"
            row[head["费用"] - 1].value = "¥1,200"
            row[head["报备"] - 1].value = None
            row[head["核心词"] - 1].value = "面霜、干皮面霜"
    book.save(exported)
    plan = look(world.store, exported, world.campaign)
    changed = next(row for row in plan.rows if row.kind == "changed")
    assert [(one.name, one.before, one.after) for one in changed.changes] == [
        ("日期", "2025-03-12", "2025-03-14"),
        ("报备", "是", "（空）"),
        ("费用", "600", "1,200"),
        ("关键词", "敏感肌面霜、面霜", "面霜、干皮面霜、敏感肌面霜"),
    ]
    before = dump(world.store)
    written = bring(world.store, plan)
    assert lines(world)["第一篇"] == ("小满", "2025-03-14", 1200.0)
    after = dump(world.store)
    written.undo()
    assert dump(world.store) == before
    written.redo()
    assert dump(world.store) == after
    assert not look(world.store, exported, world.campaign).anything


def test_a_plain_sheet_is_matched_by_account_day_and_title(world: World, tmp_path: Path) -> None:
    world.add("小满", "2025-03-12", title="第一篇", price=600.0, remark="留着")
    file = sheet(
        tmp_path / "运营.xlsx",
        ["春季计划"],
        ["发布日期", "达人昵称", "关键词", "选题", "状态", "费用", "备注"],
        ["2025/3/12", "小 满", "", "第一篇", "", "¥800", ""],
        ["3.20", "小满", "敏感肌面霜 #面霜", "新的一篇", "待写", "", "要真人出镜"],
        ["合计", "", "", "", "", 800, ""],
    )
    plan = look(world.store, file, world.campaign)
    assert [(row.kind, row.name) for row in plan.rows] == [("changed", "第一篇"), ("new", "新的一篇")]
    assert [(one.name, one.after) for one in plan.rows[0].changes] == [("费用", "800")]
    bring(world.store, plan)
    found = {line.slot.title: line.slot for line in world.slots.lines(world.slots.find(world.campaign))}
    # An empty cell of such a sheet says nothing.
    assert found["第一篇"].remark == "留着"
    assert found["新的一篇"].keywords == (SlotKeyword("敏感肌面霜", "长尾"), SlotKeyword("面霜", "核心"))
    assert (found["新的一篇"].day, found["新的一篇"].status) == ("2025-03-20", "选题")


def test_unknown_accounts_are_offered_and_taken_back_with_the_rest(world: World, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "新人.xlsx", ["日期", "账号", "标题"], ["2025-03-10", "没见过", "甲"], ["2025-03-11", "没见过", "乙"]
    )
    plan = look(world.store, file, world.campaign)
    assert plan.unknown_accounts == ("没见过",)
    without = bring(world.store, plan)
    assert lines(world)["甲"][0] == ""
    without.undo()
    before = dump(world.store)
    written = bring(world.store, plan, accounts=["没见过"])
    assert lines(world)["甲"][0] == lines(world)["乙"][0] == "没见过"
    after = dump(world.store)
    written.undo()
    assert dump(world.store) == before
    written.redo()
    assert dump(world.store) == after


def test_rows_in_doubt_are_left_with_the_reason(world: World, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "坏.xlsx",
        ["日期", "时间", "账号", "标题", "状态", "费用"],
        ["2月30日", "", "小满", "甲", "", ""],
        ["2025-03-10", "二十五点", "小满", "乙", "", ""],
        ["2025-03-10", "晚上7点半", "小满", "丙", "飞了", ""],
        ["2025-03-10", "晚上7点半", "小满", "丁", "", "面议"],
        ["2025-03-10", "晚上7点半", "小满", "戊", "", ""],
        ["", "", "", "", "", "300"],
    )
    plan = look(world.store, file, world.campaign)
    assert [row.kind for row in plan.rows] == ["left", "left", "left", "left", "new", "left"]
    assert plan.rows[0].notes == ("没有 2月30日 这一天",)
    assert plan.rows[2].notes == ("没有「飞了」这个状态",)
    assert plan.rows[0].row == 2
    bring(world.store, plan)
    assert lines(world) == {"戊": ("小满", "2025-03-10", None)}
    found = world.slots.lines(world.slots.find(world.campaign))
    assert found[0].slot.clock == "19:30"


def test_a_row_that_was_copied_becomes_a_new_slot(world: World, exported: Path) -> None:
    book = load_workbook(exported)
    page = book["排期表"]
    copied = next(
        [cell.value for cell in row] for row in page.iter_rows(min_row=2) if "第一篇" in [c.value for c in row]
    )
    copied[9] = "第三篇"
    page.append(copied)
    book.save(exported)
    plan = look(world.store, exported, world.campaign)
    assert [row.kind for row in plan.rows] == ["same", "same", "same", "new"]
    assert plan.rows[3].notes == ("编号和上面一行重复，按新建处理",)


def test_a_status_goes_through_the_gates(world: World, exported: Path) -> None:
    book = load_workbook(exported)
    page = book["排期表"]
    for row in page.iter_rows(min_row=2):
        for cell in row:
            if cell.value == "选题":
                cell.value = "待发布"
    book.save(exported)
    plan = look(world.store, exported, world.campaign)
    assert not plan.anything
    assert "状态没有改成待发" in plan.rows[0].notes[0]


def test_a_file_that_is_no_plan_is_refused(world: World, tmp_path: Path) -> None:
    file = tmp_path / "别的.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["城市", "人口"], ["上海", "2400万"]])
    with pytest.raises(Problem, match="没有找到计划表"):
        look(world.store, file, world.campaign)
    assert world.slots.count(world.campaign, SlotFilter()) == 0


def test_formulas_of_a_foreign_sheet_stay_texts(world: World, tmp_path: Path) -> None:
    file = tmp_path / "公式.csv"
    file.write_text("日期,账号,标题\n2025-03-10,小满,'=1+1\n", encoding="utf-8")
    bring(world.store, look(world.store, file, world.campaign))
    assert list(lines(world)) == ["=1+1"]
