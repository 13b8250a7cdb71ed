"""A line with a list below it, as it stands in a form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.campaigns import Campaigns
from planner.new_accounts import NewAccounts
from planner.slots import Slots
from planner.storage.records import Goal
from ui.matrix.entries import SHORT, Entries, Entry, plain_entries
from ui.matrix.lists import Lists, standing
from ui.matrix.pickers import Picker
from ui.matrix.picklist import PickList
from ui.services import Services
from ui.theme import Theme

Key = Qt.Key
FRUIT = Entries("水果", [Entry(1, "苹果"), Entry(2, "香蕉", "黄"), Entry(3, "香瓜")])


class Form(QWidget):
    """A picker, and a line to go to."""

    def __init__(self, theme: Theme, qtbot: QtBot, entries: Entries, *, several: bool = False) -> None:
        super().__init__()
        self.picker = Picker(theme, entries, several=several)
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.picker)
        column.addWidget(self.other)
        self.resize(400, 400)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.picker.setFocus()
        self.told = QSignalSpy(self.picker.picked)

    @property
    def offered(self) -> list[str]:
        """What the list shows."""
        lists = [found for found in self.findChildren(PickList) if found.isVisible()]
        return lists[0].texts if lists else []

    @property
    def values(self) -> list[object]:
        """What was told."""
        return [self.told.at(at)[0] for at in range(self.told.count())]


def test_initials_find_and_enter_takes(theme: Theme, qtbot: QtBot) -> None:
    form = Form(theme, qtbot, FRUIT)
    QTest.keyClicks(form.picker, "xj")
    assert form.offered == ["香蕉"]
    QTest.keyClick(form.picker, Key.Key_Return)
    assert form.values == [2]
    assert form.picker.text() == "香蕉"
    assert form.offered == []


def test_down_opens_everything_and_esc_puts_it_away(theme: Theme, qtbot: QtBot) -> None:
    form = Form(theme, qtbot, FRUIT)
    QTest.keyClick(form.picker, Key.Key_Down)
    assert form.offered == ["苹果", "香蕉", "香瓜"]
    QTest.keyClick(form.picker, Key.Key_Escape)
    assert form.offered == []
    assert form.values == []


def test_leaving_tells_what_is_understood_and_marks_what_is_not(theme: Theme, qtbot: QtBot) -> None:
    form = Form(theme, qtbot, FRUIT)
    form.picker.show_value(1)
    assert form.picker.text() == "苹果"
    form.picker.setText("西瓜")
    form.other.setFocus()
    assert form.values == []
    assert "西瓜" in form.picker.toolTip()
    form.picker.setFocus()
    form.picker.setText("香瓜")
    form.other.setFocus()
    assert form.values == [3]
    assert form.picker.toolTip() == ""
    form.picker.setFocus()
    form.picker.setText("")
    form.other.setFocus()
    assert form.values == [3, None]


def test_enter_takes_nothing_unmarked_from_a_free_list(theme: Theme, qtbot: QtBot) -> None:
    form = Form(theme, qtbot, plain_entries("形式", ("test one", "test two"), free=True))
    QTest.keyClicks(form.picker, "test")
    assert form.offered == ["test one", "test two"]
    QTest.keyClick(form.picker, Key.Key_Return)
    assert form.values == ["test"]


def test_several_are_picked_one_after_the_other(theme: Theme, qtbot: QtBot) -> None:
    form = Form(theme, qtbot, FRUIT, several=True)
    QTest.keyClicks(form.picker, "pg")
    QTest.keyClick(form.picker, Key.Key_Return)
    QTest.keyClicks(form.picker, "xg")
    QTest.keyClick(form.picker, Key.Key_Return)
    assert form.picker.text() == "苹果、香瓜、"


def test_a_long_list_is_found_by_initials_too() -> None:
    many = Entries(
        "账号", [Entry(at, f"素人{at}", "", (f"red{at}",)) for at in range(SHORT + 100)] + [Entry(-1, "小满")]
    )
    assert [entry.text for entry, _about in many.find("xm")] == ["小满"]
    assert [entry.text for entry, _about in many.find("red499")] == ["素人499"]
    assert many.read("red499") == 499
    assert many.text_of(-1) == "小满"


def test_a_role_and_a_tier_of_one_name_are_said_once(services: Services, qtbot: QtBot) -> None:
    made = NewAccounts(services.store).add("小满", "")[0]
    accounts = Accounts(services.store)
    accounts.edit([made], {"role": "KOC"})
    assert standing(replace(accounts.list()[0], role="KOC", tier="KOC")) == "KOC"
    assert standing(replace(accounts.list()[0], role="KOC", tier="尾部")) == "KOC · 尾部"


def test_accounts_say_what_they_have_room_for(services: Services, qtbot: QtBot) -> None:
    accounts = NewAccounts(services.store)
    busy, free = accounts.add("小满", "")[0], accounts.add("阿芷", "")[0]
    Accounts(services.store).edit([busy, free], {"role": "KOC", "capacity": 1})
    campaign, _written = Campaigns(services.store).add(
        "冬", "2026-11-23", "2026-12-20", goals=(Goal("敏感肌面霜", "核心", 3),), crowds=("核心", "宝妈")
    )
    Slots(services.store).add(campaign.id, [{"account_id": busy, "day": "2026-11-26"}])
    lists = Lists(services)
    lists.show(campaign.id)
    said = {entry.text: about for entry, about in lists.of("account_id", "2026-11-28").find("")}
    assert said == {"小满": "KOC · 11月已满", "阿芷": "KOC · 11月还能写 1 篇"}
    assert lists.role_of("敏感肌面霜") == "核心"
    assert [entry.text for entry, _about in lists.of("crowd").find("")] == ["核心", "宝妈"]
    assert lists.of("route").read("蓝链") == "蓝链"


def test_lists_are_read_again_when_something_was_added(services: Services, qtbot: QtBot) -> None:
    lists = Lists(services)
    lists.prepare()
    qtbot.waitUntil(lambda: not services.index_lane.busy)
    assert lists.of("account_id").find("") == []
    services.hub.tell(NewAccounts(services.store).add("小满", "")[1])
    qtbot.waitUntil(lambda: not services.index_lane.busy)
    assert [entry.text for entry, _about in lists.of("account_id").find("")] == ["小满"]


def test_owners_are_those_who_were_told_of(services: Services, qtbot: QtBot) -> None:
    lists = Lists(services)
    lists.tell_owners(["小周", "阿青"])
    assert [entry.text for entry, _about in lists.of("owner").find("")] == ["小周", "阿青"]
    with qtbot.assertNotEmitted(lists.renewed):
        lists.tell_owners(["小周", "阿青"])
    with qtbot.waitSignal(lists.renewed):
        lists.tell_owners(["小吴"])
    assert [entry.text for entry, _about in lists.of("owner").find("")] == ["小吴"]
