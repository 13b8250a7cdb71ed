"""The window: painted before anything heavy loads, used by keys alone, one for each workspace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from planner.problems import Problem
from ui.app import need_display
from ui.links import host_of, open_link
from ui.look import Look, read_look, write_look
from ui.pages import PAGES
from ui.palette import Palette
from ui.pinyin import fits
from ui.rail import Rail
from ui.shortcuts import show_shortcuts
from ui.single import Single
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.window import Window

HOUSE = Path(__file__).resolve().parents[2]

HEAVY = (
    "jieba",
    "sklearn",
    "scipy",
    "numpy",
    "sqlite_utils",
    "pysqlite3",
    "pypinyin",
    "qtawesome",
    "pyqtgraph",
    "opencc",
)

FIRST_PAINT = f"""
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from planner.paths import Workspace
from ui.app import App

qt = QApplication([])
app = App(qt, Workspace(Path(sys.argv[1])).ensure())
seen = []
# The application's own answer to the first paint would begin loading in its lane while we look.
app.window.painted.disconnect()
app.window.painted.connect(lambda: (seen.extend(name for name in {HEAVY!r} if name in sys.modules), qt.exit(0)))
app.start()
qt.exec()
print(json.dumps(seen))
app.end()
"""

LEFT_BY_SIGNAL = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from planner.paths import Workspace
from ui.app import App
from ui.signals import Signals

qt = QApplication([])
app = App(qt, Workspace(Path(sys.argv[1])).ensure())
app.savers.add(lambda: print("saved"))
Signals(app.window.close, app)
app.window.painted.disconnect()
app.window.painted.connect(lambda: os.kill(os.getpid(), signal.SIGTERM))
app.start()
QTimer.singleShot(20_000, lambda: os._exit(3))
qt.exec()
app.end()
"""


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    for page, (icon, text, key) in {
        "draft": ("pen-nib", "写稿", "Ctrl+1"),
        "library": ("book", "笔记库", "Ctrl+2"),
    }.items():
        made.announce(page, icon, text, key)
        made.commands.add(f"page.{page}", f"去{text}", key, lambda page=page: made.show_page(page))  # type: ignore[misc]
    made.show()
    return made


def with_pages(window: Window) -> Window:
    window.add_page("draft", QLabel("写稿"))
    window.add_page("library", QLabel("笔记库"))
    return window


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=HOUSE,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_window_is_painted_before_anything_heavy_loads(tmp_path: Path) -> None:
    result = run(FIRST_PAINT, str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.splitlines()[-1]) == []


def test_without_a_display_one_sentence_points_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Problem, match="显示器"):
        need_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    need_display()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_polite_kill_closes_the_window_as_a_person_would(tmp_path: Path) -> None:
    result = run(LEFT_BY_SIGNAL, str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "saved"


def test_only_pages_that_are_built_are_offered() -> None:
    assert list(PAGES.values()) == [
        "写稿",
        "选词",
        "矩阵",
        "排期",
        "审稿",
        "链路",
        "评论",
        "评价",
        "承接",
        "笔记库",
        "账号",
        "预估体检",
        "设置",
    ]


def test_the_rail_shows_what_will_come_and_then_the_page(window: Window, qtbot: QtBot) -> None:
    draft, library = window.rail.findChildren(QToolButton)
    assert (draft.isChecked(), library.isChecked(), window.page) == (True, False, "")
    qtbot.mouseClick(library, Qt.MouseButton.LeftButton)
    assert window.page == ""
    with_pages(window)
    assert window.page == "draft"
    qtbot.mouseClick(library, Qt.MouseButton.LeftButton)
    assert (window.page, draft.isChecked(), library.isChecked()) == ("library", False, True)
    assert all(button.accessibleName() and button.toolTip() for button in (draft, library))


@pytest.mark.parametrize(("height", "named"), [(1000, True), (720, True), (560, False)])
def test_every_page_is_in_sight_however_low_the_window(theme: Theme, qtbot: QtBot, height: int, named: bool) -> None:
    rail = Rail(theme)
    qtbot.addWidget(rail)
    for number in range(13):
        rail.add(str(number), "book", "笔记库", "", bottom=number == 12)
    rail.resize(68, height)
    rail.show()
    qtbot.waitExposed(rail)
    buttons = sorted(rail.findChildren(QToolButton), key=lambda button: button.y())
    assert rail.height() == height
    qtbot.waitUntil(lambda: all(low.y() > up.geometry().bottom() for up, low in pairwise(buttons)))
    assert buttons[-1].geometry().bottom() < height
    assert all((button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon) is named for button in buttons)
    # Nothing is cut off at the foot of a name.
    assert all(button.sizeHint().height() <= button.height() for button in buttons), buttons[0].sizeHint()


def test_keys_change_the_page(window: Window, qtbot: QtBot) -> None:
    with_pages(window)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "library"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "draft"


def test_two_pages_share_a_key(window: Window, qtbot: QtBot) -> None:
    done: list[str] = []
    with_pages(window)
    window.commands.add("draft.new", "新建草稿", "Ctrl+N", lambda: done.append("draft"), "draft")
    window.commands.add("library.new", "导入笔记", "Ctrl+N", lambda: done.append("library"), "library")
    for page in ("draft", "library"):
        window.show_page(page)
        qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["draft", "library"]


def test_a_command_offered_again_takes_the_place_of_the_first(window: Window, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in (1, 2):
        window.commands.add("again", "再来", "Ctrl+J", lambda number=number: done.append(number))  # type: ignore[misc]
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert done == [2]
    window.commands.keep_only(["page.draft"])
    assert window.commands.ids() == {"page.draft"}


def test_the_palette_finds_by_pinyin_and_does_it(window: Window, theme: Theme, qtbot: QtBot) -> None:
    with_pages(window)
    done: list[str] = []
    window.commands.add("draft.copy", "复制标题", "", lambda: done.append("copied"), "draft")
    palette = Palette(theme, window.commands, {"draft": "写稿"}, window)
    palette.open()
    query = palette.findChild(QLineEdit)
    assert query is not None
    qtbot.keyClicks(query, "fzbt")
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert done == ["copied"]
    assert not palette.isVisible()


def test_the_palette_says_when_there_is_nothing_and_esc_leaves(window: Window, theme: Theme, qtbot: QtBot) -> None:
    with_pages(window)
    palette = Palette(theme, window.commands, {}, window)
    palette.open()
    query = palette.findChild(QLineEdit)
    assert query is not None
    query.setText("不存在的事")
    assert any(label.isVisible() and "没有" in label.text() for label in palette.findChildren(QLabel))
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(query, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_palette_offers_only_what_answers_here(window: Window) -> None:
    with_pages(window)
    action = window.commands.add("draft.copy", "复制标题", "", lambda: None, "draft")
    assert "draft.copy" in {command.id for command in window.commands.find("")}
    action.setEnabled(False)
    assert "draft.copy" not in {command.id for command in window.commands.find("")}
    action.setEnabled(True)
    window.show_page("library")
    assert "draft.copy" not in {command.id for command in window.commands.find("")}


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("复制正文和话题", "fz", True),
        ("复制正文和话题", "zwhht", True),
        ("复制正文和话题", "fuzhi", True),
        ("复制正文和话题", "正文", True),
        ("复制正文和话题", "复话", True),
        ("复制正文和话题", "ldk", False),
        ("复制正文和话题", "标题", False),
        ("Excel 导出", "excel", True),
    ],
)
def test_finding_by_words_and_pinyin(text: str, query: str, found: bool) -> None:
    assert (fits(text, query) is not None) is found


def test_the_sheet_of_shortcuts_names_every_key(window: Window, theme: Theme) -> None:
    sheet = show_shortcuts(theme, window.commands, {"draft": "写稿"}, window)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"去写稿", "Ctrl+1", "去笔记库", "Ctrl+2"} <= shown
    sheet.close()


def test_esc_leaves_a_field(window: Window, qtbot: QtBot) -> None:
    field = QLineEdit()
    window.add_page("draft", field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.focusWidget() is not field or not field.hasFocus()


def test_the_window_stays_open_while_something_is_unsaved(window: Window) -> None:
    window.guard = lambda: False
    assert not window.close()
    window.guard = lambda: True
    assert window.close()


def test_a_stand_in_takes_the_place_of_pages_and_goes_again(window: Window) -> None:
    trouble = QLabel("数据文件打不开")
    window.stand_in(trouble)
    assert trouble.isVisible()
    window.stand_in(None)
    with_pages(window)
    assert window.page == "draft"
    window.clear()
    assert window.page == ""


def test_a_banner_can_be_put_away(window: Window, theme: Theme, qtbot: QtBot) -> None:
    banner = window.add_banner(Banner(theme, "这是示例内容", "一键清除", lambda: None))
    qtbot.waitUntil(banner.isVisible)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_second_start_calls_the_first_window(tmp_path: Path, qapp: QObject, qtbot: QtBot) -> None:
    first, second, elsewhere = Single(tmp_path), Single(tmp_path), Single(tmp_path / "other")
    assert first.claim()
    with qtbot.waitSignal(first.called):
        assert not second.claim()
    assert elsewhere.claim()
    first.release()
    assert second.claim()
    for single in (second, elsewhere):
        single.release()


def test_after_a_kill_the_next_start_takes_over(tmp_path: Path, qapp: QObject) -> None:
    killed = f"""
import os, signal
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import Single
qt = QCoreApplication([])
assert Single(Path({str(tmp_path)!r})).claim()
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert run(killed).returncode != 0
    single = Single(tmp_path)
    assert single.claim()
    single.release()


def test_the_look_comes_back(tmp_path: Path) -> None:
    look = Look("dark", "large", False, Look.pack(b"\x01place"))
    write_look(tmp_path, look)
    assert read_look(tmp_path) == look
    assert read_look(tmp_path).place == b"\x01place"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"mode": 5, "text_size": "giant", "geometry": "§"}', "\x00"])
def test_a_look_that_makes_no_sense_is_ignored(tmp_path: Path, content: str) -> None:
    (tmp_path / "look.json").write_text(content, encoding="utf-8")
    look = read_look(tmp_path)
    assert (look.mode, look.text_size, look.place) == ("system", "normal", b"")


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.xiaohongshu.com/explore/1", "www.xiaohongshu.com"),
        ("http://例子.cn/x", "xn--fsqu00a.cn"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("/etc/passwd", None),
        ("C:\\Windows\\calc.exe", None),
        ("https://", None),
        ("", None),
    ],
)
def test_only_web_links_are_opened(link: str, host: str | None) -> None:
    assert host_of(link) == host
    if host is None:
        with pytest.raises(Problem):
            open_link(link)
