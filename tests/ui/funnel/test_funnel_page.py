"""Somebody looks at the funnel: groups, compares, asks where numbers come from, and settles what found no note."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from planner.route_changes import SEEN
from planner.routes import Routes
from planner.slots import Slots
from tests.ui.funnel.funnel_world import COUNT, World, platform_id, title
from ui.funnel.page import FunnelPage
from ui.funnel.queue.sheet import QueueSheet
from ui.funnel.view import FunnelView
from ui.theme import Theme
from ui.widgets.table import Table


def test_an_empty_page_says_which_files_to_bring_and_fills_when_they_come(world: World) -> None:
    desk = world.opens()
    words = world.reads()
    for file in ("小红星", "小红盟", "蒲公英", "薯条", "创作服务平台"):
        assert file in words
    world.filled()
    world.waits()
    assert "漏斗。筛出的全部：曝光" in world.reads()
    assert desk.work.funnel.chart.isVisible()


def test_groups_are_looked_at_compared_and_left(world: World) -> None:
    desk = world.filled().opens()
    funnel = desk.work.funnel
    names = [mark.key for mark in funnel.multiples.marks]
    assert len(names) >= 3
    desk.comparing.pick(funnel.side_of(names[0]), False)
    world.waits()
    assert [stream.key for stream in funnel.chart.streams] == [names[0]]
    assert len(desk.work.below.groups.model_of_lines.ids) == len(names)
    desk.comparing.pick(funnel.side_of(names[1]), True)
    world.waits()
    assert [stream.key for stream in funnel.chart.streams] == names[:2]
    assert "对比" in world.reads(desk.side)
    desk.comparing.swap()
    world.waits()
    assert [stream.key for stream in funnel.chart.streams] == names[1::-1]
    desk.comparing.part()
    desk.comparing.look_at_all()
    world.waits()
    assert [len(funnel.chart.streams), desk.comparing.one, desk.comparing.other] == [1, None, None]
    desk.comparing.pin()
    desk.group_by("route")
    world.waits()
    assert "按链路分" in world.reads(desk.work.below)
    assert funnel.chart.streams[1].name == "全部"
    desk.work.below.show_notes(())
    table = desk.work.below.notes
    table.choose(0)
    world.qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    titles = [row.title for row in desk.work.below.chosen_notes]
    desk.compare_chosen()
    world.waits()
    assert [stream.name for stream in funnel.chart.streams] == titles


def test_filters_views_and_grouping_are_remembered(world: World) -> None:
    desk = world.filled().opens()
    desk.work.filters.choose("route", "店铺搜索")
    desk.group_by("account")
    desk.work.show_view("quadrants")
    world.waits()
    assert len(desk.work.below.groups.model_of_lines.ids) == 1
    desk.work.filters.choose("campaign", world.campaign)
    world.waits()
    page = FunnelPage(world.services)
    world.qtbot.addWidget(page)
    assert page.desk.axis == "account"
    assert page.desk.work.view == "quadrants"
    assert page.desk.question.base.routes == ("店铺搜索",)
    assert page.desk.work.filters.active
    assert "项目：秋冬上新" in world.reads(desk.work.filters)
    desk.work.filters.clear()
    desk.hide()
    assert not desk.asking
    desk.show()
    desk.look()
    world.waits()
    assert len(desk.work.below.groups.model_of_lines.ids) == 3


def test_a_number_says_its_definition_and_a_note_its_rows(world: World) -> None:
    desk = world.filled().opens()
    words = {mark.key: mark.words for mark in desk.work.funnel.chart.marks}
    assert "口径：归因周期内进店的人数" in words["进店"]
    assert "小红星 · 逐日相加" in words["进店"]
    assert "已知 9 / 12 篇" in words["进店"]
    assert "未知" in words["复购"]
    assert "导入" in world.reads(desk.work.funnel.lacking)
    step = next(mark for mark in desk.work.funnel.chart.marks if mark.key == "成交")
    world.qtbot.mouseClick(desk.work.funnel.chart, Qt.MouseButton.LeftButton, pos=step.rect.center().toPoint())
    table = desk.work.below.notes.model_of_lines
    sold = [row.numbers.get("buyers") for row in table.lines]
    assert sold[:9] == sorted(sold[:9], reverse=True)
    assert sold[9:] == [None] * 3
    at = [column.sort for column in table.columns].index("stage:成交")
    assert "成交的人数" in str(table.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
    notes = world.services.notes
    id = next(line.id for line in notes.lines(notes.find()) if line.title == title(3))
    desk.work.below.show_notes((id,))
    world.waits()
    told = world.reads(desk.side)
    assert title(3) in told
    assert "公域" in told
    assert "小红星.csv" in told
    assert "蒲公英.xlsx 第 7 行" in told
    world.presses("在笔记库里打开", desk.side)
    assert world.looked == [("note", (id,), title(3))]


def test_sentences_lead_to_their_notes(world: World) -> None:
    desk = world.filled().opens()
    said = next(one for one in desk.side.overview.says if one.sentence and one.sentence.note_ids)
    world.presses(said.look.text(), said)
    assert world.looked[-1][1] == said.sentence.note_ids


def test_every_view_has_something_to_look_at(world: World) -> None:
    desk = world.filled().opens()
    for view, chart in (
        ("quadrants", desk.work.quadrants.chart),
        ("waterlines", desk.work.waterlines.chart),
        ("days", desk.work.days.chart),
    ):
        desk.work.show_view(view)
        world.waits()
        assert chart.isVisible(), view
        assert chart.marks, view
        assert all("\n" in mark.words for mark in chart.marks)
    world.presses("口径")
    assert "口径" in world.reads(world.sheet())
    world.sheet().reject()
    desk.work.show_view("funnel")
    desk.copy_picture()
    assert not QGuiApplication.clipboard().image().isNull()


def test_the_table_goes_into_a_file_with_every_digit(world: World, tmp_path: Path) -> None:
    desk = world.filled().opens()
    desk.work.below.show_notes(())
    table = desk.work.below.notes
    desk.taking.export(table, "笔记")
    file = tmp_path / "链路.csv"
    desk.taking.write(str(file))
    world.waits()
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == COUNT
    first = next(row for row in rows if row["笔记"] == title(0))
    assert float(first["曝光"]) == 20_000
    assert float(first["进店"]) == 200
    assert next(row for row in rows if row["笔记"] == title(11))["进店"] == ""
    table.choose(0)
    desk.copy_rows()
    assert QGuiApplication.clipboard().text().startswith("笔记\t")


def test_what_found_no_note_is_settled_taken_back_and_put_aside(world: World) -> None:
    desk = world.filled().opens()
    assert "待匹配 1" in world.reads()
    world.presses("待匹配 1")
    sheet = world.sheet()
    assert isinstance(sheet, QueueSheet)
    assert "谁也不认识的一篇" in world.reads(sheet)
    before = desk.work.funnel.chart.streams[0].steps[3].value
    sheet.search.setText(title(10))
    world.qtbot.keyClick(sheet.search, Qt.Key.Key_Return)
    world.waits()
    world.qtbot.waitUntil(lambda: not sheet.work.busy)
    row = next(one for one in sheet.candidates.shown if one.candidate and one.candidate.title == title(10))
    world.qtbot.mouseClick(row.yes, Qt.MouseButton.LeftButton)
    world.qtbot.waitUntil(lambda: not sheet.work.busy)
    world.waits()
    assert "都匹配好了" in world.reads(sheet)
    assert desk.work.funnel.chart.streams[0].steps[3].value == before + 5
    world.presses("撤销上一个", sheet)
    world.qtbot.waitUntil(lambda: not sheet.work.busy)
    assert sheet.subject is not None
    world.qtbot.keyClick(sheet.rows.shown[0], Qt.Key.Key_Delete)
    world.qtbot.waitUntil(lambda: not sheet.work.busy)
    world.waits()
    assert "都匹配好了" in world.reads(sheet)
    world.presses("放到一边的", sheet)
    world.qtbot.waitUntil(lambda: not sheet.work.busy)
    assert "谁也不认识的一篇" in world.reads(sheet)
    sheet.reject()
    world.waits()
    assert not desk.work.waiting.isVisible()
    assert platform_id(1) != platform_id(2)


def test_a_file_that_is_dropped_becomes_a_funnel_and_can_be_taken_back(world: World, tmp_path: Path) -> None:
    world.brings_notes()
    desk = world.opens()
    file = tmp_path / "小红星_任务效果.csv"
    headings = (
        "内容ID,达人昵称,日期,流量类型,归因周期,阅读/播放UV,进店UV,新客进店uv,搜索进店UV,商品加购UV,成交UV,商家GMV"
    )
    rows = [f"{platform_id(at)},小满,2026-10-05,全部,15天,1200,60,40,21,12,3,1234.5" for at in range(4)]
    file.write_text("\n".join([headings, *rows]), encoding="utf-8")
    desk.bring([file])
    looking = desk.imports.looking
    world.qtbot.waitUntil(
        lambda: looking.sheet is not None and looking.sheet.isVisible() and not looking.busy, timeout=60_000
    )
    assert "小红星" in world.reads(looking.sheet)
    world.presses("导入", looking.sheet)
    world.qtbot.waitUntil(lambda: "进店 240" in desk.work.funnel.chart.accessibleName(), timeout=60_000)
    world.waits()
    assert "已导入" in world.services.status.message
    world.services.undo.undo()
    world.qtbot.waitUntil(lambda: "进店 240" not in desk.work.funnel.chart.accessibleName(), timeout=60_000)
    world.waits()


def test_slots_that_a_new_rule_pack_forbids_are_listed_once(world: World) -> None:
    world.brings_notes()
    world.plans()
    store, packs = world.services.store, Routes.load().packs
    slots = Slots(store)
    campaign = slots.line(slots.find(None)[0]).slot.campaign_id
    slots.add(campaign, [{"title": "下个月的一篇", "route": "红猫 UD", "day": "2025-04-20"}])
    # What was known before had no beginning for this route.
    known = tuple(replace(one, valid_from=None) if one.name == "红猫 UD" else one for one in packs)
    world.services.settings.set(SEEN, known)
    desk = world.opens()
    assert "1 条还没发的排期不能再这样用" in world.reads()
    world.presses("看是哪几条")
    sheet = world.sheet()
    table = sheet.findChild(Table)
    assert "才开放" in str(table.model().index(0, 3).data())
    world.presses("知道了", sheet)
    assert not desk.news.isVisible()
    assert set(world.services.settings.get(SEEN)) == set(packs)


def test_a_page_that_is_gone_hears_of_no_other_look(world: World, theme: Theme) -> None:
    view = FunnelView(world.services)
    shiboken6.delete(view)
    theme.apply("dark", "large")
