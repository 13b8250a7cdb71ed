"""Writing in cells: with keys, with an input method, from lists, in several at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from planner.storage.records import SlotKeyword
from tests.ui.matrix.sheet.sheet_world import ALT, CTRL, SHIFT, World
from ui.matrix.pickers import Picker

Key = Qt.Key


def test_typing_begins_an_edit_and_enter_goes_down(world: World) -> None:
    world.goes(0, "title")
    world.types("abc")
    assert world.editor.text() == "abc"
    world.press(Key.Key_Return)
    assert world.at(0).title == "abc"
    assert world.cell(0, "title") == "abc"
    assert world.current == (1, "title")
    world.undo()
    assert world.at(0).title == "标题0"
    world.redo()
    assert world.at(0).title == "abc"


def test_composing_loses_no_key(world: World) -> None:
    world.goes(1, "title")
    for preedit in ("h", "hu", "hufu"):
        QApplication.sendEvent(world.widget, QInputMethodEvent(preedit, []))
    done = QInputMethodEvent()
    done.setCommitString("护肤")
    QApplication.sendEvent(world.widget, done)
    assert world.editor.text() == "护肤"
    world.types("日常")
    world.press(Key.Key_Return)
    assert world.at(1).title == "护肤日常"


def test_composing_in_a_frozen_column(world: World) -> None:
    world.goes(0, "account")
    for preedit in ("a", "azhi"):
        QApplication.sendEvent(world.widget, QInputMethodEvent(preedit, []))
    done = QInputMethodEvent()
    done.setCommitString("阿芷")
    QApplication.sendEvent(world.widget, done)
    assert world.editor.text() == "阿芷"
    world.press(Key.Key_Return)
    assert world.at(0).account_id == world.accounts["阿芷"]


def test_f2_keeps_what_is_there_and_esc_leaves_it(world: World) -> None:
    world.goes(2, "title")
    world.press(Key.Key_F2)
    assert world.editor.text() == "标题2"
    world.types("x")
    world.press(Key.Key_Escape)
    assert world.at(2).title == "标题2"
    assert world.current == (2, "title")
    world.press(Key.Key_F2)
    world.types("x")
    world.press(Key.Key_Return, SHIFT)
    assert world.at(2).title == "标题2x"
    assert world.current == (1, "title")


def test_tab_writes_and_goes_right(world: World) -> None:
    world.goes(0, "price")
    world.types("1.2w")
    world.press(Key.Key_Tab)
    assert world.at(0).price == 12000
    assert world.cell(0, "price") == "¥12,000"
    assert world.current == (0, "draft_title")
    world.press(Key.Key_Backtab)
    assert world.current == (0, "price")


def test_days_as_people_type_them(world: World) -> None:
    world.goes(0, "day")
    world.types("11/28")
    world.press(Key.Key_Return)
    assert world.at(0).day == "2026-11-28"
    # The row keeps its place while it is edited, though it would be sorted elsewhere.
    assert world.current == (1, "day")
    assert world.at(0).title == "标题0"


def test_what_is_not_understood_changes_nothing_and_is_said(world: World) -> None:
    world.goes(0, "day")
    world.types("someday")
    world.press(Key.Key_Return)
    assert world.at(0).day == "2026-11-23"
    assert world.sheet.unclear.isVisible()
    assert "someday" in world.sheet.unclear.words
    world.goes(0, "day")
    world.types("+0")
    world.press(Key.Key_Return)
    assert not world.sheet.unclear.isVisible()


def test_an_account_is_found_by_initials(world: World) -> None:
    world.goes(0, "account")
    world.types("mmhf")
    editor = world.editor
    assert isinstance(editor, Picker)
    assert editor.is_open
    world.press(Key.Key_Return)
    assert world.at(0).account_id == world.accounts["木木护肤日记"]
    assert world.current == (1, "account")


def test_a_list_is_opened_and_walked_with_keys(world: World) -> None:
    world.goes(0, "crowd")
    world.press(Key.Key_Down, ALT)
    world.press(Key.Key_Down, times=2)
    world.press(Key.Key_Return)
    assert world.at(0).crowd == "高潜"


def test_esc_closes_the_list_first(world: World) -> None:
    world.goes(0, "crowd")
    world.press(Key.Key_Down, ALT)
    editor = world.editor
    assert isinstance(editor, Picker)
    world.press(Key.Key_Escape)
    assert not editor.is_open
    assert world.sheet.deck.is_editing
    world.press(Key.Key_Escape)
    assert not world.sheet.deck.is_editing


def test_several_keywords_with_their_roles(world: World) -> None:
    world.goes(0, "keyword")
    world.types("mgjms")
    world.press(Key.Key_Down)
    world.press(Key.Key_Return, times=1)
    assert world.at(0).keywords == (SlotKeyword("敏感肌面霜", "核心"),)
    world.goes(1, "keyword")
    world.types("不卡粉，干皮（核心）")
    world.press(Key.Key_Return)
    assert world.at(1).keywords == (SlotKeyword("不卡粉", "长尾"), SlotKeyword("干皮", "核心"))
    assert world.cell(1, "keyword") == "不卡粉、★干皮"


def test_delete_empties_what_is_marked_in_one_step(world: World) -> None:
    world.goes(0, "title")
    world.press(Key.Key_Down, SHIFT, times=2)
    world.press(Key.Key_Delete)
    assert world.column("title", range(4)) == ["", "", "", "标题3"]
    world.undo()
    assert world.column("title", range(4)) == ["标题0", "标题1", "标题2", "标题3"]


def test_ctrl_enter_writes_into_all_that_is_marked(world: World) -> None:
    world.goes(1, "crowd")
    world.press(Key.Key_Down, SHIFT, times=3)
    world.types("泛")
    world.press(Key.Key_Return, CTRL)
    assert world.column("crowd", range(6)) == ["", "泛", "泛", "泛", "泛", ""]
    assert not world.sheet.deck.is_editing
    world.undo()
    assert world.column("crowd", range(6)) == [""] * 6


def test_what_cannot_be_written_is_not(world: World) -> None:
    world.goes(0, "status")
    world.types("x")
    assert not world.sheet.deck.is_editing
    world.press(Key.Key_Delete)
    assert world.at(0).status == "选题"


def test_an_untouched_editor_writes_nothing(world: World) -> None:
    before = world.at(0)
    world.goes(0, "keyword")
    world.press(Key.Key_F2)
    world.press(Key.Key_Return)
    assert world.at(0) == before
    assert not world.services.undo.stack("matrix").can_undo
