"""What is to be posted next, what the platform's timer allows, and marking what is out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit

from planner.matrix.timing import Bounds, Timing, timing
from planner.storage.records import DraftContent, Slot, Status
from planner.storage.times import CHINA
from planner.workflow import Workflow
from tests.ui.calendar.calendar_world import World
from ui.calendar.queue import QUEUE

NOW = datetime(2025, 3, 10, 12, 0, tzinfo=CHINA)


def told(day: str | None, clock: str | None, status: Status = "待发") -> Timing | None:
    return timing(Slot("s", "c", day=day, clock=clock, status=status), NOW, Bounds())


@pytest.mark.parametrize(
    ("day", "clock", "status", "short", "level"),
    [
        ("2025-03-10", "12:30", "待发", "到点手动发", "look"),
        ("2025-03-10", "13:00", "待发", "可定时", "good"),
        ("2025-03-24", "12:00", "待发", "可定时", "good"),
        ("2025-03-24", "12:01", "待发", "3月10日起可定时", "quiet"),
        ("2025-03-12", None, "待发", "未定时间", "look"),
        ("2025-03-10", "11:59", "待发", "刚过点", "late"),
        ("2025-03-10", "9:00", "待发", "晚 3 小时", "late"),
        ("2025-03-08", None, "初稿", "晚 2 天", "late"),
    ],
)
def test_the_platforms_timer_reaches_from_an_hour_to_fourteen_days(
    day: str, clock: str | None, status: Status, short: str, level: str
) -> None:
    found = told(day, clock and f"{int(clock.split(':')[0]):02d}:{clock.split(':')[1]}", status)
    assert found is not None
    assert (found.short, found.level) == (short, level)


def test_nothing_is_said_of_what_is_out_or_not_ready() -> None:
    assert told("2025-03-01", None, "已发") is None
    assert told(None, None) is None
    assert told("2025-03-20", "19:00", "初稿") is None
    assert told("2025-03-10", None) == told("2025-03-11", None)


def test_the_queue_begins_with_what_is_late(world: World) -> None:
    today = datetime.now(CHINA).date()
    by = (today - world.day).days
    out = world.plans(by=by - 3, status="已发")
    late, soon, later = (
        world.plans(by=by - 2),
        world.plans(by=by + 2),
        world.plans(by=by + 1, clock="9:00", status="待发"),
    )
    undated = world.slots.add(world.campaign, [{"title": "没有日子"}])[0][0]
    page = world.opens()
    world.presses("看法：待发队列")
    assert list(world.queued()) == [late, later, soon]
    assert not {out, undated} & set(world.queued())
    column = [one.sort for one in QUEUE].index("timing")
    model = page.work.model
    assert model.data(model.index(0, column)) == "晚 2 天"
    assert model.data(model.index(1, column)) == "可定时"
    assert "3 篇" in world.reads()


def test_what_is_out_is_marked_with_its_link_and_can_be_taken_back(world: World) -> None:
    today = datetime.now(CHINA).date()
    by = (today - world.day).days
    draft = world.services.drafts.add(DraftContent("换季干皮", "全网第一的面霜。"))[0]
    id = world.plans(by=by - 1, draft_id=draft.id, title="甲")
    world.opens()
    world.shows(today - timedelta(1))
    world.clicks(id)
    world.presses("标为已发", world.page.detail)
    sheet = world.sheet()
    link = next(field for field in sheet.findChildren(QLineEdit) if field.accessibleName() == "笔记链接")
    link.setText("没有链接")
    world.presses("标为已发", sheet)
    assert "不是网页链接" in world.reads(sheet)
    link.setText("https://www.xiaohongshu.com/explore/1")
    world.presses("标为已发", sheet)
    slot, record = world.slot(id), world.services.drafts.get(draft.id)
    assert (slot.status, slot.day) == ("已发", today.isoformat())
    assert (record.status, record.posted_on, record.posted_url) == (
        "已发", today.isoformat(), "https://www.xiaohongshu.com/explore/1",
    )  # fmt: skip
    assert "已标为已发" in world.message
    # It was let pass for what it is: out.
    log = Workflow(world.services.store).log(id)
    assert log[0].after == "已发"
    world.undoes()
    slot, record = world.slot(id), world.services.drafts.get(draft.id)
    assert (slot.status, slot.day, record.posted_on) == ("初稿", str(world.day + timedelta(by - 1)), None)


def test_what_somebody_else_wrote_is_marked_without_a_draft(world: World) -> None:
    today = datetime.now(CHINA).date()
    id = world.plans(by=(today - world.day).days)
    page = world.opens()
    page.acts.mark_posted(id, today.isoformat(), None)
    assert world.slot(id).status == "已发"
    page.acts.mark_posted(id, "2099-01-01", None)
    assert "发布日期在将来" in world.message
