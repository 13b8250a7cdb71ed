"""The small things pages are built of: what a person sees, types and presses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.problems import Problem
from ui.jobs import Job, Lane
from ui.status import BUG, Status
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Chip, IconButton
from ui.widgets.choices import Check, Choice
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.gauges import Bar, Ring, shade
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip
from ui.widgets.numbers import NumberBox
from ui.widgets.panes import Panes
from ui.widgets.search import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet, ask

EVIL = 'a<img src="/dev/zero"><b>粗</b>&amp;'


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def status(theme: Theme, qtbot: QtBot) -> Status:
    made = Status(theme)
    qtbot.addWidget(made)
    made.resize(900, 30)
    made.show()
    return made


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    made = Lane("test")
    yield made
    made.close()


def test_every_label_shows_plain_text(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for widget in (
        PlainLabel(EVIL),
        ElidedLabel(EVIL),
        EmptyState(theme, "book", EVIL, EVIL),
        Banner(theme, EVIL),
        Button(EVIL),
        Chip(EVIL),
        Sheet(theme, EVIL, holder),
    ):
        column.addWidget(widget)
    labels = holder.findChildren(QLabel)
    assert len(labels) >= 6
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_tooltip_cannot_be_taken_for_rich_text(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tip(widget, EVIL)
    assert "<img" not in widget.toolTip()
    assert "&lt;img" in widget.toolTip()
    set_tip(widget, "")
    assert widget.toolTip() == ""
    set_tip(widget, "长" * 5000)
    assert len(widget.toolTip()) < 1000


def test_an_elided_label_keeps_the_whole_on_hover(qtbot: QtBot) -> None:
    label = ElidedLabel("很长的标题\n分成两行也只占一行，放不下就收起来")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "分成两行" in label.toolTip()
    label.resize(900, 20)
    assert label.toolTip() == ""
    assert "\n" not in label.text()


def test_an_icon_button_has_a_name_and_tells_its_key(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "plus", "新建", "Ctrl+N")
    qtbot.addWidget(button)
    assert button.accessibleName() == "新建"
    assert "Ctrl+N" in button.toolTip()
    assert not button.icon().pixmap(16, 16).isNull()


def test_a_chip_is_removed_by_key_and_by_its_cross(qtbot: QtBot) -> None:
    chip = Chip("油痘肌", "topic", removable=True)
    qtbot.addWidget(chip)
    chip.show()
    assert chip.words == "油痘肌"
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        with qtbot.waitSignal(chip.remove_requested):
            qtbot.keyClick(chip, key)
    with qtbot.waitSignal(chip.remove_requested), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.remove_requested):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, chip.height() // 2))


def test_an_ampersand_is_shown_and_underlines_nothing(qtbot: QtBot) -> None:
    button = Button("A&B")
    qtbot.addWidget(button)
    assert button.text() == "A&&B"
    assert button.accessibleName() == "A&B"


@pytest.mark.parametrize(
    ("share", "token"), [(None, "line"), (0.2, "bad"), (0.5, "warn"), (0.7, "accent"), (1, "accent")]
)
def test_a_share_has_its_colour(share: float | None, token: str) -> None:
    assert shade(share) == token


def test_gauges_say_in_words_what_they_show(theme: Theme, qtbot: QtBot) -> None:
    bar, ring = Bar(theme), Ring(theme)
    for widget in (bar, ring):
        qtbot.addWidget(widget)
        widget.show()
    bar.set(6, 12)
    assert bar.accessibleName() == "50%"
    bar.set(3, 0)
    assert bar.accessibleName() == "未知"
    ring.set(78)
    assert (ring.value, ring.accessibleName()) == (78, "评分 78")
    ring.set(None)
    assert "还没有" in ring.accessibleName()
    assert not ring.grab().isNull()


def test_a_bar_glides_there_and_jumps_where_nothing_may_move(theme: Theme, qtbot: QtBot) -> None:
    bar = Bar(theme)
    qtbot.addWidget(bar)
    bar.set(0, 10)
    bar.show()
    theme.animated = False
    bar.set(10, 10)
    filled = bar.grab().toImage()
    bar.set(0, 10)
    theme.animated = True
    bar.set(10, 10)
    qtbot.waitUntil(lambda: bar.grab().toImage() == filled)


def test_searching_waits_for_a_pause_and_says_each_text_once(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    said: list[str] = []
    box.searched.connect(said.append)
    with qtbot.waitSignal(box.searched):
        qtbot.keyClicks(box, "mianshuang")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said == ["mianshuang"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert said == ["mianshuang", ""]


def test_composing_searches_for_nothing(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.searched, wait=250):
        QApplication.sendEvent(box, QInputMethodEvent("mian shuang", []))
    chosen = QInputMethodEvent()
    chosen.setCommitString("面霜")
    with qtbot.waitSignal(box.searched) as said:
        QApplication.sendEvent(box, chosen)
    assert said.args == ["面霜"]


def test_down_leads_to_the_list(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.down_requested):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_a_flow_breaks_into_rows(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    chips = [Chip(f"话题{number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    holder.resize(180, 300)
    holder.show()
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() < 180 for chip in chips)
    assert flow.heightForWidth(180) > flow.heightForWidth(2000)
    first = Chip("最前")
    flow.insert(0, first)
    QApplication.processEvents()
    assert (first.x(), first.y()) == (0, 0)
    flow.clear()
    assert flow.count() == 0


def test_a_flow_never_widens_past_its_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    long = Chip("很" * 24)
    flow.addWidget(long)
    holder.resize(120, 100)
    holder.show()
    assert long.width() <= 120


def test_a_check_box_and_a_choice_answer_keys(theme: Theme, qtbot: QtBot) -> None:
    check, choice = Check(theme, "动画"), Choice(theme, "口径")
    for text, value in (("甲", 1), ("乙", 2)):
        choice.add(text, value)
    for widget in (check, choice):
        qtbot.addWidget(widget)
        widget.show()
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert check.isChecked()
    choice.choose(2)
    assert choice.currentText() == "乙"
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert choice.currentData() == 1
    assert not check.grab().isNull()
    assert not choice.grab().isNull()


def test_segments_say_what_a_person_chose(theme: Theme, qtbot: QtBot) -> None:
    segments = Segments("主题", {"light": "浅色", "dark": "深色"})
    qtbot.addWidget(segments)
    segments.show()
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose("light")
    first, second = segments.findChildren(QPushButton)
    with qtbot.waitSignal(segments.chosen) as said:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert said.args == ["dark"]
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert segments.value == "light"
    assert first.isChecked()


def test_a_number_box_keeps_within_its_bounds(qtbot: QtBot) -> None:
    box = NumberBox("爆文线")
    qtbot.addWidget(box)
    box.show_number(1000, 1, 5000)
    box.clear()
    qtbot.keyClicks(box, "9,999")
    with qtbot.waitSignal(box.changed):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.number, box.text()) == (5000, "5000")
    box.setText("很多")
    with qtbot.assertNotEmitted(box.changed):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.number == 5000


def test_asking_opens_without_stopping_the_window(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    said: list[str] = []
    sheet = ask(theme, window, "恢复这份备份？", EVIL, "恢复", lambda: said.append("yes"), bad=True)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert said == []
    sheet = ask(theme, window, "恢复这份备份？", EVIL, "恢复", lambda: said.append("yes"))
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert said == ["yes"]


def test_a_message_offers_to_take_back(status: Status, qtbot: QtBot) -> None:
    taken: list[int] = []
    status.say("已导入 220 篇", lambda: taken.append(1))
    button = next(button for button in status.findChildren(QPushButton) if button.text() == "撤销")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == [1]
    assert status.message == ""
    assert not button.isVisible()


def test_troubles_are_told_plainly(status: Status) -> None:
    status.trouble(Problem("磁盘已满", "请先腾出空间"))
    assert status.message == "磁盘已满。请先腾出空间"
    status.trouble(ValueError("13800138000"))
    assert status.message == BUG


def test_the_line_of_progress_can_be_cancelled(status: Status, lane: Lane, qtbot: QtBot) -> None:
    def work(job: Job) -> None:
        job.progress(5, 10, "读取")
        while True:
            job.check()

    failures: list[BaseException] = []
    status.watch(lane)
    status.progress(lane.queue(work, lambda answer: None, failures.append), "导入 笔记.csv")
    cancel = next(button for button in status.findChildren(QPushButton) if button.text() == "取消")
    qtbot.waitUntil(lambda: any("5 / 10" in label.text() for label in status.findChildren(QLabel)))
    assert cancel.isVisible()
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not cancel.isVisible())
    assert len(failures) == 1


@pytest.mark.parametrize(
    ("width", "list_folded", "inspector_folded"), [(1366, False, False), (1100, True, False), (900, True, True)]
)
def test_panes_fold_when_the_window_is_narrow(
    theme: Theme, qtbot: QtBot, width: int, list_folded: bool, inspector_folded: bool
) -> None:
    panes = Panes(theme, QLabel("列表"), QLabel("笔记"), QLabel("右栏"))
    qtbot.addWidget(panes)
    panes.resize(width - 68, 700)
    panes.show()
    assert panes.folded("list") is list_folded
    assert panes.folded("inspector") is inspector_folded
    assert panes.is_open("list") is not list_folded


def test_a_folded_pane_opens_as_a_drawer_and_esc_puts_it_away(theme: Theme, qtbot: QtBot) -> None:
    inside = QLabel("右栏")
    panes = Panes(theme, None, QLabel("笔记"), inside)
    qtbot.addWidget(panes)
    button = panes.button("inspector")
    qtbot.addWidget(button)
    panes.resize(800, 600)
    panes.show()
    assert not inside.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert inside.isVisible()
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert not inside.isVisible()
    panes.resize(1300, 600)
    assert inside.isVisible()
    assert not button.isVisible()


def test_panes_remember_their_widths(theme: Theme, qtbot: QtBot) -> None:
    panes = Panes(theme, QLabel("列表"), QLabel("笔记"), QLabel("右栏"))
    qtbot.addWidget(panes)
    panes.resize(1400, 600)
    panes.show()
    panes.restore((300, 400))
    assert panes.sizes == (300, 400)
    for nonsense in ((-5, 99999), [300], "wide", None, ["300", "400"]):
        panes.restore(nonsense)
    assert panes.sizes == (300, 400)


def test_everything_grows_with_the_text_size(theme: Theme, qtbot: QtBot) -> None:
    label, button = PlainLabel("标题", "title"), Button("复制标题")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    before = label.sizeHint().height(), button.sizeHint().height()
    theme.apply("light", "huge")
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert label.sizeHint().height() > before[0]
    assert button.sizeHint().height() > before[1]
    assert QFontMetrics(label.font()).height() > 20
