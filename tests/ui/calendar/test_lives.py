"""Live sessions planned, changed, deleted, and slots hung on them, at the page."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from planner.products import Products
from planner.storage.records import Live
from tests.ui.calendar.calendar_world import World
from ui.calendar.live_sheet import NEEDS_TITLE, LiveSheet
from ui.calendar.menu import menu_of
from ui.calendar.words import NO_CAMPAIGN_LIVE, NO_CAMPAIGNS_LIVE


def lives(world: World) -> list[Live]:
    return world.campaigns.lives(world.campaign)


def plans_live(world: World, by: int = 0, title: str = "首场") -> str:
    live, written = world.campaigns.add_live(world.campaign, str(world.day + timedelta(by)), title)
    world.services.hub.tell(written.changes)
    return live.id


def live_sheet(world: World) -> LiveSheet:
    sheet = world.sheet()
    assert isinstance(sheet, LiveSheet)
    return sheet


def actions(menu: QMenu) -> list[str]:
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    return texts


def test_a_session_is_planned_and_taken_back_in_one_step(world: World) -> None:
    product, written = Products(world.services.store).add("晨露面霜")
    world.services.hub.tell(written.changes)
    page = world.opens()
    assert "新建直播…" in actions(menu_of(page))
    world.services.commands.get("calendar.live").action.trigger()
    sheet = live_sheet(world)
    assert sheet.day.day == str(world.day)
    world.presses("新建", sheet)
    assert NEEDS_TITLE in world.reads(sheet)
    assert not lives(world)
    sheet.name.setText("首场直播")
    sheet.day.show_day(str(world.day + timedelta(2)))
    sheet.product.choose(product.id)
    world.presses("新建", sheet)
    (live,) = lives(world)
    assert (live.day, live.title, live.product_id) == (str(world.day + timedelta(2)), "首场直播", product.id)
    assert world.shown(2) == [live.id]
    assert page.detail.currentWidget() is page.detail.live
    read = world.reads(page.detail)
    assert "首场直播" in read
    assert "晨露面霜" in read
    assert "还没有排期挂在上面" in read
    world.undoes()
    assert not lives(world)
    assert world.shown(2) == []


def test_from_the_queue_a_new_session_is_shown_in_its_month(world: World) -> None:
    page = world.opens()
    page.work.show_view("queue")
    world.waits()
    page.sessions.new()
    sheet = live_sheet(world)
    sheet.name.setText("返场")
    world.presses("新建", sheet)
    assert not page.work.shows_queue
    assert page.detail.currentWidget() is page.detail.live


def test_without_a_campaign_a_sentence_says_so(world: World) -> None:
    page = world.opens()
    page.look_at(None)
    world.waits()
    page.sessions.new()
    assert world.message == NO_CAMPAIGN_LIVE
    world.services.hub.tell(world.campaigns.delete([world.campaign]).changes)
    world.waits()
    page.sessions.new()
    assert world.message == NO_CAMPAIGNS_LIVE


def test_a_session_is_edited_and_its_slots_move_with_it(world: World) -> None:
    id = plans_live(world)
    hanging = world.plans(by=-2, live_id=id, before=2)
    page = world.opens()
    world.clicks(id)
    assert page.detail.live.model.ids == [hanging]
    assert "编辑直播…" in actions(menu_of(page))
    world.presses("编辑直播", page.detail)
    sheet = live_sheet(world)
    sheet.name.setText("改过的")
    sheet.day.show_day(str(world.day + timedelta(3)))
    world.presses("保存", sheet)
    assert [(one.title, one.day) for one in lives(world)] == [("改过的", str(world.day + timedelta(3)))]
    assert world.slot(hanging).day == str(world.day + timedelta(1))
    assert "改过的" in world.reads(page.detail)
    world.undoes()
    assert [(one.title, one.day) for one in lives(world)] == [("首场", str(world.day))]
    assert world.slot(hanging).day == str(world.day - timedelta(2))


def test_delete_takes_a_chosen_session_away_and_its_slots_keep_their_days(world: World) -> None:
    id, other = plans_live(world), plans_live(world, by=4, title="另一场")
    hanging = world.plans(by=-2, live_id=id, before=2)
    page = world.opens()
    world.clicks(id)
    world.keys(Qt.Key.Key_Delete)
    assert [one.id for one in lives(world)] == [other]
    assert "1 场直播" in world.message
    assert world.slot(hanging).day == str(world.day - timedelta(2))
    assert page.detail.currentWidget() is not page.detail.live
    world.undoes()
    assert len(lives(world)) == 2
    world.clicks(id)
    world.presses("删除直播", page.detail)
    assert [one.id for one in lives(world)] == [other]
    world.clicks(other)
    world.clicks(hanging, Qt.KeyboardModifier.ControlModifier)
    world.keys(Qt.Key.Key_Delete)
    assert not lives(world)
    assert world.slot(hanging).deleted_at
    world.undoes()
    assert [one.id for one in lives(world)] == [other]
    assert world.slot(hanging).deleted_at is None


def test_a_slot_is_hung_on_a_session_and_taken_off(world: World) -> None:
    id, slot = plans_live(world, by=5), world.plans(by=2)
    page = world.opens()
    world.clicks(slot)
    hanging = page.detail.one.hanging
    hanging.lives.choose(id)
    hanging.lives.activated.emit(hanging.lives.currentIndex())
    world.waits()
    assert (world.slot(slot).live_id, world.slot(slot).before) == (id, 3)
    assert world.slot(slot).day == str(world.day + timedelta(2))
    hanging.before.setText("4")
    hanging.before.editingFinished.emit()
    world.waits()
    assert world.slot(slot).day == str(world.day + timedelta(1))
    world.undoes()
    assert world.slot(slot).day == str(world.day + timedelta(2))
    assert hanging.before.number == 3
    hanging.lives.choose(None)
    hanging.lives.activated.emit(hanging.lives.currentIndex())
    world.waits()
    assert (world.slot(slot).live_id, world.slot(slot).before) == (None, None)
    assert world.slot(slot).day == str(world.day + timedelta(2))
    assert not hanging.before.isVisible()
    world.undoes()
    assert world.slot(slot).live_id == id


def test_what_is_published_cannot_be_hung_and_without_sessions_nothing_is_asked(world: World) -> None:
    posted = world.plans(status="已发")
    page = world.opens()
    world.clicks(posted)
    assert not page.detail.one.hanging.isVisible()
    plans_live(world)
    world.waits()
    assert page.detail.one.hanging.isVisible()
    assert not page.detail.one.hanging.lives.isEnabled()
