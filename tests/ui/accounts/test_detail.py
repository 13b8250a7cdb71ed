"""One account, several accounts: what is said of them, what is private, merging, export; everything can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from nlp.note import Note
from planner.importing.rows import AccountRow, NoteRow
from planner.private import Private
from tests.ui.accounts.accounts_world import MENUS, World
from ui.accounts.acts import FEW
from ui.accounts.page import AccountsPage
from ui.library.page import LibraryPage
from ui.widgets.choices import Check


def test_words_are_written_when_a_field_is_left(world: World, page: AccountsPage) -> None:
    world.chooses("圆子")
    world.writes("人设", "cook")
    world.writes("月产能", "3")
    world.writes("类目", "life")
    record = world.record("圆子")
    assert (record.persona, record.capacity, record.category) == ("cook", 3, "life")
    assert world.cells("类目")[2] == "life"
    for _ in range(3):
        world.undoes()
    record = world.record("圆子")
    assert (record.persona, record.capacity, record.category) == ("", None, "美食")
    world.writes("冷却天数", "abc")
    assert world.record("圆子").cooldown is None


def test_what_is_written_is_kept_when_another_account_is_chosen_or_the_window_closes(
    world: World, page: AccountsPage
) -> None:
    world.chooses("圆子")
    world.presses("身份：KOC")
    assert world.record("圆子").role == "KOC"
    tone = next(field for field in page.detail.one.findChildren(QLineEdit) if field.accessibleName() == "语气")
    tone.setFocus()
    world.qtbot.keyClicks(tone, "soft")
    assert world.services.savers.save_all()
    assert world.record("圆子").tone == "soft"


def test_prices_and_contact_are_dots_until_asked(world: World, page: AccountsPage) -> None:
    world.chooses("木木护肤")
    assert "●●●" in world.reads()
    assert "canary9" not in world.reads()
    world.presses("显示报价与联系")
    assert "canary9" in world.reads()
    assert "2400" in world.reads()
    world.writes("返点", "15%")
    private, id = Private(world.services.store), world.record("木木护肤").id
    assert private.details(id)["rebate"] == "15%"
    world.undoes()
    assert "rebate" not in private.details(id)
    world.chooses("阿芷")
    world.chooses("木木护肤")
    assert "canary9" not in world.reads(), "whoever comes back has to ask again"


def test_a_curve_needs_two_imports(world: World, page: AccountsPage) -> None:
    world.chooses("圆子")
    assert "再导入一次新的数据" in world.reads()
    world.brings([AccountRow("u3", "圆子", fans=1500, seen_at="2025-02-01")], file="二月.csv")
    world.waits()
    assert "再导入一次新的数据" not in world.reads()
    assert {"2025-02-01", "2025-01-01", "+600"} <= set(world.reads().splitlines())


def test_notes_of_an_account_open_in_the_library(world: World, page: AccountsPage) -> None:
    library = LibraryPage(world.services)
    world.window.add_page("library", library)
    batches = world.services.batches
    batch = batches.begin("笔记.csv", "notes", "notes", "n", {})
    rows = [
        NoteRow(Note(f"{at:024x}", title=f"第{at}篇", author="u2" if at < 3 else "u1", likes=at)) for at in range(5)
    ]
    batches.write_notes(batch, rows)
    world.services.hub.tell(batches.finish(batch)[1])
    world.chooses("阿芷")
    assert "第2篇" in world.reads()
    world.presses("在笔记库里看全部 3 篇")
    world.qtbot.waitUntil(lambda: library.model.rowCount() == 3, timeout=10_000)
    assert world.window.page == "library"


def test_a_new_account_by_hand(world: World, page: AccountsPage) -> None:
    world.presses("新建")
    sheet = world.sheet()
    world.writes("账号名字", "abc", sheet)
    world.presses("新建", sheet)
    assert "abc" in world.names()
    page.acts.add("abc", "")
    assert "已经有这个账号" in world.message
    world.undoes()
    assert "abc" not in world.names()
    world.services.undo.redo()
    world.waits()
    assert "abc" in world.names()


def test_many_at_once(world: World, page: AccountsPage) -> None:
    world.chooses("阿芷", "圆子")
    world.presses("批量修改…")
    sheet = world.sheet()
    world.writes("月产能（篇）", "9999", sheet)
    assert "0 到 1000" in world.reads(sheet)
    world.writes("月产能（篇）", "4", sheet)
    world.writes("类目", "life", sheet)
    world.presses("修改", sheet)
    assert world.message == "批量修改：2 个账号"
    assert [(r.capacity, r.category) for r in map(world.record, ("阿芷", "圆子"))] == [(4, "life")] * 2
    world.presses("撤销", world.services.status)
    assert [(r.capacity, r.category) for r in map(world.record, ("阿芷", "圆子"))] == [(None, "护肤"), (None, "美食")]
    world.presses("身份：KOL")
    assert world.cells("身份") == ["KOL", "未知", "KOL", "未知"]


def test_very_many_are_written_beside(world: World) -> None:
    world.brings([AccountRow(f"u{at}", f"账号{at}", fans=at) for at in range(FEW + 50)])
    page = world.opens()
    page.table.selectAll()
    world.presses("身份：KOC")
    assert set(world.cells("身份")) == {"KOC"}
    world.undoes()
    assert set(world.cells("身份")) == {"未知"}
    page.table.selectAll()
    world.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    world.waits()
    assert "没有账号" in world.reads()
    world.undoes()
    assert len(world.names()) == FEW + 50


def test_the_waste_basket(world: World, page: AccountsPage) -> None:
    world.chooses("圆子")
    world.presses("删除", page.detail.one)
    assert "圆子" not in world.names()
    world.presses("回收站")
    assert world.names() == ["圆子"]
    page.table.choose(0)
    world.waits()
    world.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    world.waits()
    assert world.names() == []
    world.presses("回收站")
    assert "圆子" in world.names()


def test_twins_are_suggested_merged_and_parted(world: World) -> None:
    world.brings([AccountRow("u1", "小满", fans=1000), AccountRow("u2", "小满", fans=1200), AccountRow("u3", "阿芷")])
    page = world.opens()
    world.presses("查重")
    sheet = world.sheet()
    assert "名字相同" in world.reads(sheet)
    world.presses("合并", sheet)
    sheet.accept()
    world.waits()
    assert sorted(world.names()) == ["小满", "阿芷"]
    world.chooses("小满")
    assert "并入的账号" in world.reads()
    world.presses("拆开", page.detail.one)
    assert len(world.names()) == 3
    world.undoes()
    assert len(world.names()) == 2
    world.undoes()
    assert len(world.names()) == 3
    page.table.selectAll()
    world.waits()
    world.presses("查重")
    sheet = world.sheet()
    world.presses("不是同一个", sheet)
    sheet.accept()
    world.presses("查重")
    assert "没有发现重复的账号" in world.reads(world.sheet())


def test_copying_takes_nothing_private(world: World, page: AccountsPage) -> None:
    page.table.selectAll()
    world.qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert "木木护肤" in text
    assert "48000" in text
    assert "canary9" not in text


def test_an_export_takes_what_is_private_only_when_asked(world: World, page: AccountsPage, tmp_path: Path) -> None:
    for asked in (False, True):
        page.export()
        sheet = world.sheet()
        check = sheet.findChild(Check)
        assert check is not None
        check.setChecked(asked)
        file = tmp_path / f"{asked}.csv"
        world.presses("选择文件…", sheet)
        dialog = next(dialog for dialog in page.findChildren(QFileDialog) if dialog.isVisible())
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        world.waits()
        assert ("canary9" in file.read_text(encoding="utf-8-sig")) == asked
    assert world.message.startswith("已导出 4 个账号")


@MENUS
def test_the_menu_of_a_right_click(world: World, page: AccountsPage) -> None:
    world.chooses("圆子")
    world.qtbot.keyClick(page.table, Qt.Key.Key_Menu)
    world.clicks_in_menu("复制成表格")
    assert "圆子" in QApplication.clipboard().text()


def test_a_narrow_window_opens_the_detail_as_a_drawer(world: World) -> None:
    world.brings()
    page = world.opens((900, 600))
    assert page.panes.folded("inspector")
    page.table.choose(0)
    world.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    world.qtbot.waitUntil(lambda: page.detail.one.id == world.record("阿芷").id)
    assert page.panes.is_open("inspector")
