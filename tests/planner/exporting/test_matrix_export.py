"""The matrix and the calendar as files: what an operator opens, and what comes back."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.campaigns import Campaigns
from planner.exporting.calendar import export_calendar
from planner.exporting.matrix import campaign_named, export_matrix
from planner.problems import Problem
from planner.storage.records import SlotKeyword
from tests.planner.matrix.conftest import world as world
from tests.planner.matrix.matrix_world import World

NASTY = "=cmd|'/c calc'!A1"


@pytest.fixture
def filled(world: World) -> World:
    words = (SlotKeyword("面霜", "核心"), SlotKeyword("敏感肌面霜", "长尾"))
    world.add("小满", "2025-03-12", clock="19:30", title=NASTY, keywords=words, price=600.5, status="已发", filed=True)
    world.add(
        "阿芷", "2025-03-05", title="换季\n泛红", price=8000.0, owner="小王", route="店铺搜索", remark="第一行\n第二行"
    )
    world.add(None, None, title="没有日子")
    return world


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *below = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in below]


def test_the_plan_sheet_has_real_days_numbers_colours_and_the_pyramid(filled: World, tmp_path: Path) -> None:
    file = tmp_path / "计划.xlsx"
    assert export_matrix(filled.store, file, filled.campaign) == 3
    book = load_workbook(file)
    assert book.sheetnames == ["排期表", "金字塔"]
    sheet = book["排期表"]
    first, second, third = rows(sheet)
    assert (first["日期"], first["账号"], first["费用"], first["标题"]) == (
        datetime(2025, 3, 5), "阿芷", 8000, "换季 泛红",
    )  # fmt: skip
    assert (second["时间"], second["费用"], second["标题"]) == (time(19, 30), 600.5, NASTY)
    assert (second["核心词"], second["长尾词"], second["报备"]) == ("面霜", "敏感肌面霜", "是")
    assert third["日期"] is None
    titles = [cell for cell in sheet["J"] if cell.value == NASTY]
    assert titles[0].data_type == "s"
    status = next(cell for cell in sheet["P"] if cell.value == "已发")
    assert status.fill.fgColor.rgb.endswith("E6F3EC")
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == "A1:V4"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["J"].width > 20
    assert any("已发" in one.formula1 for one in sheet.data_validations.dataValidation)
    assert "换季" in str(sheet["J2"].value)


def test_the_pyramid_counts_what_is_there(filled: World, tmp_path: Path) -> None:
    file = tmp_path / "金字塔.xlsx"
    assert export_matrix(filled.store, file, filled.campaign, view="pyramid") == 5
    levels = {str(row["层级"]): row for row in rows(load_workbook(file)["金字塔"])}
    assert (levels["KOC"]["目标篇数"], levels["KOC"]["计划篇数"], levels["KOC"]["还差"], levels["KOC"]["已发篇数"]) == (
        8,
        1,
        -7,
        1,
    )
    assert levels["合计"]["计划费用"] == 8600.5
    assert "未知" in levels


def test_a_pivot_has_real_counts_and_their_sums(filled: World, tmp_path: Path) -> None:
    file = tmp_path / "层级.xlsx"
    assert export_matrix(filled.store, file, filled.campaign, view=("account", "week")) > 0
    sheet = load_workbook(file).worksheets[0]
    assert sheet.title == "账号 × 周"
    whole = list(sheet.iter_rows(values_only=True))
    foot = whole[-1]
    assert "合计" in foot
    assert foot[-2] == 3
    assert foot[-1] == 8600.5
    counts = [cell for row in sheet.iter_rows() for cell in row if cell.value == 1 and '"' in cell.number_format]
    assert counts
    assert {cell.number_format for cell in counts} <= {'0" 面霜"', '0" 敏感肌面霜"'}


def test_csv_guards_what_would_be_computed(filled: World, tmp_path: Path) -> None:
    file = tmp_path / "计划.csv"
    export_matrix(filled.store, file, filled.campaign)
    text = file.read_text(encoding="utf-8-sig")
    assert f"'{NASTY}" in text
    assert "2025-03-12,周三,19:30,小满" in text


def test_the_calendar_has_a_sheet_for_each_month(filled: World, tmp_path: Path) -> None:
    Campaigns(filled.store).add_live(filled.campaign, "2025-03-14", "直播间")
    file = tmp_path / "日历.xlsx"
    assert export_calendar(filled.store, file, filled.campaign) == 2
    book = load_workbook(file)
    assert book.sheetnames == ["2025年3月", "清单"]
    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell]
    assert any("19:30 小满" in cell and "（已发）" in cell for cell in cells)
    assert any("◆ 直播 直播间" in cell for cell in cells)


def test_other_calendars_get_stable_events_in_china_time(filled: World, tmp_path: Path) -> None:
    Campaigns(filled.store).add_live(filled.campaign, "2025-03-14", "直播间")
    file, again = tmp_path / "日历.ics", tmp_path / "again.ics"
    assert export_calendar(filled.store, file, filled.campaign) == 3
    export_calendar(filled.store, again, filled.campaign)
    assert file.read_bytes() == again.read_bytes()
    assert all(len(line) <= 75 for line in file.read_bytes().split(b"\r\n"))
    calendar = Calendar.from_ical(file.read_bytes())
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    timed = next(event for name, event in events.items() if "小满" in name)
    assert timed["dtstart"].dt.isoformat() == "2025-03-12T19:30:00+08:00"
    whole = next(event for name, event in events.items() if "阿芷" in name)
    assert whole["dtstart"].dt == date(2025, 3, 5)
    assert str(whole["description"]).endswith("备注：第一行\n第二行")
    assert "8000" not in file.read_text(encoding="utf-8")
    assert len({str(event["uid"]) for event in events.values()}) == 3
    assert "直播 直播间" in events


def test_a_campaign_is_found_by_its_name(filled: World) -> None:
    assert campaign_named(filled.store, None) == filled.campaign
    assert campaign_named(filled.store, "春季上新") == filled.campaign
    with pytest.raises(Problem, match="没有叫“夏季”的计划"):
        campaign_named(filled.store, "夏季")


@pytest.mark.parametrize("name", ["计划.txt", "计划"])
def test_other_endings_are_refused(filled: World, tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem):
        export_matrix(filled.store, tmp_path / name, filled.campaign)
    with pytest.raises(Problem):
        export_calendar(filled.store, tmp_path / name, filled.campaign)
