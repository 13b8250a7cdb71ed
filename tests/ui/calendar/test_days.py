"""The month and the week: what they show, and moving slots by mouse and by keys."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit, QPushButton

from planner.storage.records import DraftContent, SlotKeyword
from tests.ui.calendar.calendar_world import World
from ui.calendar.span import Span
from ui.calendar.words import NO_CAMPAIGNS

CTRL = Qt.KeyboardModifier.ControlModifier
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


def test_a_month_shows_its_slots_by_their_time(world: World) -> None:
    late, untimed, early = world.plans(clock="21:00"), world.plans("阿芷"), world.plans("青禾官方", clock="9:00")
    other = world.plans(by=1)
    world.opens()
    assert world.shown() == [early, late, untimed]
    assert world.shown(1) == [other]
    assert "4 篇" in world.reads()
    assert [band.phase.name for band in world.page.plane.boxes.bands][:1] == ["预热"]


def test_a_month_counts_its_own_slots(world: World) -> None:
    november, december = date(2030, 11, 20), date(2030, 12, 1)
    for day in (november, november, december):
        world.plans(by=(day - world.day).days)
    page = world.opens()
    world.shows(november)
    assert page.plane.boxes.cells[december].boxes
    assert "2 篇" in world.reads()


def test_without_a_plan_it_says_where_one_is_made(world: World) -> None:
    world.services.hub.tell(world.campaigns.delete([world.campaign]).changes)
    page = world.opens()
    gone: list[str] = []
    world.services.commands.add("page.matrix", "矩阵", "", lambda: gone.append("matrix"))
    assert "还没有计划" in world.reads(page.detail)
    page.new_here()
    assert world.message == NO_CAMPAIGNS
    world.presses("去矩阵", page.detail)
    assert gone == ["matrix"]


def test_a_full_day_says_how_many_more_and_shows_them_all(world: World) -> None:
    ids = [world.plans(clock=f"{8 + at // 4:02d}:{at % 4 * 15:02d}") for at in range(40)]
    world.opens()
    shown = world.shown()
    more = int(shown[-1].removeprefix("+"))
    assert len(shown) - 1 + more == len(ids)
    cell = world.page.plane.boxes.cells[world.day]
    world.qtbot.mouseClick(world.page.plane, Qt.MouseButton.LeftButton, pos=cell.boxes[-1].rect.center())
    assert world.page.detail.day.model.ids == ids
    assert "40 篇" in world.reads(world.page.detail)


def test_dragging_moves_a_slot_and_undo_brings_it_back(world: World) -> None:
    id = world.plans()
    world.opens()
    world.drags(id, 3)
    assert world.slot(id).day == str(world.day + timedelta(3))
    assert world.shown(3) == [id]
    assert "已移到" in world.message
    world.undoes()
    assert world.slot(id).day == str(world.day)
    assert world.shown() == [id]


def test_what_was_moved_stands_there_before_the_store_has_answered(world: World) -> None:
    id, other = world.plans(), world.plans(by=2, clock="9:00")
    page = world.opens()
    page.acts.move([id], 2)
    assert page.asking
    assert world.shown() == []
    assert world.shown(2) == [other, id]
    world.waits()
    assert world.shown(2) == [other, id]


def test_several_chosen_slots_move_together_in_one_step(world: World) -> None:
    one, two, other = world.plans(), world.plans("阿芷", by=1), world.plans("青禾官方")
    world.opens()
    world.clicks(one)
    world.clicks(two, CTRL)
    assert "选了 2 篇" in world.reads(world.page.detail)
    world.drags(one, 7)
    assert [world.slot(id).day for id in (one, two, other)] == [str(world.day + timedelta(by)) for by in (7, 8, 0)]
    world.undoes()
    assert [world.slot(id).day for id in (one, two)] == [str(world.day), str(world.day + timedelta(1))]


def test_escape_drops_a_drag(world: World) -> None:
    id = world.plans()
    world.opens()
    plane, start = world.page.plane, world.box(id).rect.center()
    world.qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=start)
    world.qtbot.mouseMove(plane, world.cell(2))
    world.qtbot.keyClick(plane, Qt.Key.Key_Escape)
    world.qtbot.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=world.cell(2))
    world.waits()
    assert world.slot(id).day == str(world.day)


def test_arrows_walk_and_with_ctrl_they_move(world: World) -> None:
    one, two = world.plans(clock="9:00"), world.plans(clock="10:00")
    tomorrow = world.plans(by=1)
    world.opens()
    plane = world.page.plane
    plane.setFocus()
    world.keys(DOWN)
    assert [item.id for item in plane.chosen] == [two]
    world.keys(RIGHT)
    assert [item.id for item in plane.chosen] == [tomorrow]
    world.keys(LEFT)
    assert [item.id for item in plane.chosen] == [one]
    world.keys(RIGHT, held=CTRL)
    assert world.slot(one).day == str(world.day + timedelta(1))
    assert [item.id for item in plane.chosen] == [one]
    world.keys(DOWN, held=CTRL)
    assert world.slot(one).day == str(world.day + timedelta(8))
    world.keys(UP, LEFT, held=CTRL)
    assert world.slot(one).day == str(world.day)


def test_keys_that_leave_the_month_turn_the_page(world: World) -> None:
    world.opens()
    page = world.page
    page.plane.setFocus()
    first = page.work.span.first
    page.plane.go_to(first)
    world.keys(LEFT)
    assert page.work.span == Span("month", first - timedelta(1))
    assert page.plane.cursor_day == first - timedelta(1)
    world.services.commands.get("calendar.today").action.trigger()
    world.waits()
    assert page.work.span.holds(world.day)
    world.keys(Qt.Key.Key_PageDown)
    assert page.work.span.day.month != world.day.month


def test_a_session_takes_its_slots_along_in_one_step(world: World) -> None:
    live, written = world.campaigns.add_live(world.campaign, str(world.day), "开播")
    world.services.hub.tell(written.changes)
    before = world.plans(by=-2, live_id=live.id, before=2)
    world.opens()
    assert world.shown() == [live.id]
    world.drags(live.id, 1)
    assert world.slot(before).day == str(world.day - timedelta(1))
    assert world.campaigns.lives(world.campaign)[0].day == str(world.day + timedelta(1))
    world.undoes()
    assert world.slot(before).day == str(world.day - timedelta(2))
    assert world.campaigns.lives(world.campaign)[0].day == str(world.day)
    # One slot dragged by itself hangs on by another number of days.
    world.drags(before, -1)
    assert world.slot(before).before == 1


def test_what_is_published_stays_on_its_day(world: World) -> None:
    id = world.plans(status="已发")
    world.opens()
    world.drags(id, 2)
    assert world.slot(id).day == str(world.day)
    assert "已经发布的不能改期" in world.message


def test_the_week_shows_more_of_each_slot(world: World) -> None:
    id = world.plans(title="换季泛红怎么办", clock="19:30")
    page = world.opens()
    world.presses("看法：周")
    assert page.work.span.weeks == 1
    assert world.box(id).rect.height() > 30
    world.drags(id, 1 if world.day.weekday() < 6 else -1)
    assert world.slot(id).day != str(world.day)


def test_a_double_click_makes_a_slot_where_nothing_is(world: World) -> None:
    page = world.opens()
    world.qtbot.mouseDClick(page.plane, Qt.MouseButton.LeftButton, pos=world.cell(2))
    world.waits()
    ids = world.slots.find(world.campaign)
    assert [world.slot(id).day for id in ids] == [str(world.day + timedelta(2))]
    assert world.shown(2) == ids


def test_day_and_time_are_written_beside(world: World) -> None:
    id = world.plans(title="甲", keywords=(SlotKeyword("不卡粉", "长尾"),))
    page = world.opens()
    world.clicks(id)
    assert "不卡粉（长尾）" in world.reads(page.detail)
    clock = next(field for field in page.detail.findChildren(QLineEdit) if field.accessibleName() == "时间")
    clock.setFocus()
    world.qtbot.keyClicks(clock, "9:05")
    world.qtbot.keyClick(clock, Qt.Key.Key_Return)
    world.waits()
    assert world.slot(id).clock == "09:05"
    assert clock.text() == "09:05"
    field = page.detail.findChild(QDateEdit)
    field.setDate(field.date().addDays(1))
    world.waits()
    assert world.slot(id).day == str(world.day + timedelta(1))
    clock.setFocus()
    clock.selectAll()
    world.qtbot.keyClicks(clock, "25:99")
    world.qtbot.keyClick(clock, Qt.Key.Key_Return)
    world.waits()
    assert "时间要写成" in world.message
    assert world.slot(id).clock == "09:05"


def test_filters_leave_only_what_is_wanted(world: World) -> None:
    mine, other = world.plans("小满", owner="小王"), world.plans("阿芷")
    page = world.opens()
    page.work.filters.search.setText("小满")
    world.qtbot.keyClick(page.work.filters.search, Qt.Key.Key_Return)
    world.waits()
    assert world.shown() == [mine]
    world.presses("清除")
    assert set(world.shown()) == {mine, other}
    page.work.filters.search.setText("az")
    world.qtbot.keyClick(page.work.filters.search, Qt.Key.Key_Return)
    world.waits()
    assert world.shown() == [other]


def test_a_draft_is_copied_for_posting(world: World) -> None:
    draft = world.services.drafts.add(DraftContent("换季干皮", "早八前三步就够。", ("干皮护肤",)))[0]
    id = world.plans(draft_id=draft.id)
    page = world.opens()
    world.clicks(id)
    world.presses("复制标题", page.detail)
    assert QApplication.clipboard().text() == "换季干皮"
    world.presses("复制正文+话题", page.detail)
    assert QApplication.clipboard().text() == "早八前三步就够。\n\n#干皮护肤 "


def test_a_draft_is_begun_beside_the_days(world: World) -> None:
    id = world.plans(title="换季怎么选")
    page = world.opens()
    world.clicks(id)
    world.waits()
    assert page.detail.one.posted.property("kind") == ""
    asked: list[tuple[str, ...]] = []
    world.services.hub.look_wished.connect(lambda _noun, ids, _words: asked.append(ids))
    world.presses("写这篇草稿", page.detail)
    draft = world.slot(id).draft_id
    assert draft
    assert asked == [(draft,)]
    assert world.services.drafts.get(draft).title == "换季怎么选"
    world.services.undo.stack("calendar").undo()
    assert world.slot(id).draft_id is None


def test_in_a_narrow_window_the_views_can_still_be_read(world: World) -> None:
    page = world.opens((1024, 700))
    for button in page.work.segments.findChildren(QPushButton):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
    world.window.resize(1366, 768)
    world.waits()
    assert "排期" in world.reads(page.work)
