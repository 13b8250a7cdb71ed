"""Beside the grid: what is missing, one slot and its way, drafts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from planner.storage.records import Reminder
from tests.ui.matrix.page.matrix_world import SHEETS, World
from ui.draft.asking import PostedSheet
from ui.matrix.side.reminders import ReminderCard


def test_the_pyramid_says_plan_beside_fact(planned: World) -> None:
    pyramid = planned.desk.side.overview.pyramid
    assert "KOC 3 / 4 篇" in pyramid.accessibleName()
    planned.presses("金字塔看：预算")
    assert "KOC ¥1,700 / 2,000" in pyramid.accessibleName()


def test_a_missing_sentence_shows_its_slots(planned: World) -> None:
    assert "KOC 少 1 篇" in planned.reads()
    planned.presses("「不卡粉」还差 1 篇")
    assert set(planned.tiles()) == {("小满", "第 1 周"), ("阿芷", "第 2 周")}
    planned.presses("「不卡粉」还差 1 篇，按 Delete 移除")
    assert len(planned.tiles()) == 4


def test_a_slot_is_changed_where_it_is_shown(planned: World) -> None:
    planned.clicks("阿芷", "第 2 周")
    slot = planned.desk.side.slot
    planned.writes(slot.fields.lines["day"], "11/17")
    assert planned.tiles()[("阿芷", "第 3 周")] == 1
    planned.writes(slot.fields.pickers["account_id"], "木木")
    assert planned.line("2026-11-17").account == "木木"
    planned.writes(slot.fields.lines["price"], "1.2万")
    assert planned.line("2026-11-17").slot.price == 12000.0
    planned.writes(slot.fields.pickers["keywords"], "不卡粉、面霜（核心）")
    assert [(word.text, word.role) for word in planned.line("2026-11-17").slot.keywords] == [
        ("不卡粉", "长尾"),
        ("面霜", "核心"),
    ]
    for _ in range(4):
        planned.undoes()
    assert planned.line("2026-11-12").account == "阿芷"


def test_what_cannot_be_read_is_marked_and_not_written(planned: World) -> None:
    planned.clicks("阿芷", "第 2 周")
    field = planned.desk.side.slot.fields.lines["day"]
    planned.writes(field, "某一天")
    assert field.property("trouble") is True
    assert planned.line("2026-11-12").slot.day == "2026-11-12"


def test_initials_find_an_account(planned: World) -> None:
    planned.clicks("阿芷", "第 2 周")
    field = planned.desk.side.slot.fields.pickers["account_id"]
    field.setFocus()
    field.selectAll()
    planned.qtbot.keyClicks(field, "xm")
    planned.qtbot.keyClick(field, Qt.Key.Key_Return)
    planned.waits()
    assert planned.line("2026-11-12").account == "小满"


@SHEETS
def test_a_slot_goes_on_and_back_with_a_reason(planned: World) -> None:
    planned.clicks("小满", "第 1 周")
    planned.keys(Qt.Key.Key_Return)
    planned.qtbot.mouseClick(planned.desk.side.cell.rows[0], Qt.MouseButton.LeftButton)
    planned.waits()
    assert planned.desk.chosen.line is not None
    assert planned.desk.chosen.line.slot.status == "初稿"
    planned.presses("退回…")
    sheet = planned.sheet()
    planned.types(sheet, "原因", "标题再想想")
    planned.presses("确定", sheet)
    planned.waits()
    assert planned.line("2026-11-05").slot.status == "选题"
    assert "初稿 → 选题：标题再想想" in planned.reads()
    planned.undoes()
    assert planned.line("2026-11-05").slot.status == "初稿"


def test_what_is_published_is_asked_for_its_day(planned: World) -> None:
    planned.clicks("阿芷", "第 2 周")
    line = planned.line("2026-11-12")
    planned.desk.side.slot.progress.step_wished.emit("已发", "")
    sheet = planned.sheet()
    assert isinstance(sheet, PostedSheet)
    sheet.given.emit("2026-11-10", None)
    sheet.reject()
    planned.waits()
    posted = planned.slots.line(line.slot.id).slot
    assert (posted.status, posted.day) == ("已发", "2026-11-10")
    planned.undoes()
    assert planned.slots.line(line.slot.id).slot.day == "2026-11-12"


def test_a_draft_begins_from_a_slot_and_is_opened_again(planned: World) -> None:
    planned.clicks("阿芷", "第 2 周")
    planned.writes(planned.desk.side.slot.fields.lines["title"], "厚涂不闷")
    with planned.qtbot.waitSignal(planned.services.hub.look_wished) as asked:
        planned.presses("写这篇草稿")
    noun, (id,), _words = asked.args
    assert noun == "draft"
    content = planned.services.drafts.get(id).content
    assert (content.title, content.keywords) == ("厚涂不闷", ("不卡粉",))
    with planned.qtbot.waitSignal(planned.services.hub.look_wished) as again:
        planned.presses("打开草稿")
    assert again.args[1] == (id,)
    planned.undoes()
    assert planned.line("2026-11-12").slot.draft_id is None
    assert planned.services.drafts.get(id).deleted_at is not None


def test_what_is_too_much_to_be_told_is_counted(planned: World) -> None:
    several = tuple(Reminder("超产能", f"第 {at} 条", (), True) for at in range(3))
    overview = planned.desk.side.overview
    overview.show_reminders((*several, Reminder("超产能", "超产能：还有 95 处", (), True, count=95)))
    assert "98 条，98 条必须处理" in planned.reads()
    assert any(button.text().endswith("超产能 98 条") for button in overview.findChildren(QAbstractButton))


def test_reminders_of_a_kind_are_folded_and_advice_is_one_step(planned: World) -> None:
    ids = planned.slots.find(None)
    several = tuple(
        Reminder("超产能", f"第 {at} 条", (id,), advice="换给阿芷", change={id: {"crowd": "高潜"}})
        for at, id in enumerate(ids, 1)
    )
    overview = planned.desk.side.overview
    overview.show_reminders((*several, Reminder("预算", "超出预算", (), hard=True)))
    planned.waits()
    assert "6 条，1 条必须处理" in planned.reads()
    assert len([card for card in overview.findChildren(ReminderCard) if card.isVisible()]) == 1
    planned.presses("超产能 5 条，展开")
    assert len([card for card in overview.findChildren(ReminderCard) if card.isVisible()]) == 6
    planned.presses("第 2 条：换给阿芷")
    assert [line.slot.crowd for line in planned.slots.lines(ids)].count("高潜") == 1
    planned.undoes()
    assert [line.slot.crowd for line in planned.slots.lines(ids)].count("高潜") == 0
