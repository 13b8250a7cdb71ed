"""我的关键词 and 覆盖 on a real store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.bank import Bank
from planner.storage.records import DraftFilter
from tests.ui.keywords.keywords_world import MENUS, World
from ui.draft.inspector.row import Row
from ui.keywords.page import KeywordsPage


def banked(world: World) -> dict[str, str]:
    return {word.text: word.status for word in Bank(world.services.store).list()}


def adds(world: World, text: str) -> None:
    world.looks_at("bank")
    box = world.page.bank.add
    box.setText(text)
    world.qtbot.keyClick(box, Qt.Key.Key_Return)
    world.waits()


def texts(page: KeywordsPage) -> list[str]:
    return [word.text for word in page.bank.words]


def test_an_empty_bank_points_to_the_long_tails(page: KeywordsPage, world: World) -> None:
    world.looks_at("bank")
    assert "还没有收下关键词" in world.reads()
    world.presses("去找长尾词")
    assert page.view == "longtails"


def test_words_are_typed_moved_and_taken_back(page: KeywordsPage, world: World, qtbot: QtBot) -> None:
    adds(world, "平价面霜、晨间护肤")
    # A slot of the sample campaign covers the first.
    assert banked(world) == {"平价面霜": "已排", "晨间护肤": "待写"}
    assert page.bank.add.text() == ""
    assert sorted(texts(page)) == ["平价面霜", "晨间护肤"]
    page.bank.table.choose(texts(page).index("晨间护肤"))
    qtbot.keyClick(page.bank.table, Qt.Key.Key_2)
    world.waits()
    assert banked(world)["晨间护肤"] == "已排"
    assert [word.text for word in page.bank.chosen] == ["晨间护肤"]
    assert world.message == "已标为已排：「晨间护肤」"
    world.undoes()
    assert banked(world)["晨间护肤"] == "待写"
    qtbot.keyClick(page.bank.table, Qt.Key.Key_Delete)
    world.waits()
    assert "晨间护肤" not in banked(world)
    world.undoes()
    assert banked(world)["晨间护肤"] == "待写"
    adds(world, "平价面霜")
    assert world.message == "已经都在我的关键词里了"


def test_class_and_role_are_said_for_many_and_taken_back(page: KeywordsPage, world: World) -> None:
    adds(world, "平价面霜 晨间护肤")
    page.bank.table.selectAll()
    page.bank.edits.name(page.bank.chosen, class_="场景")
    page.bank.edits.name(page.bank.chosen, role="核心")
    world.waits()
    assert {(word.class_, word.role) for word in page.bank.words} == {("场景", "核心")}
    world.undoes()
    assert {(word.class_, word.role) for word in page.bank.words} == {("场景", None)}


@MENUS
def test_the_menu_of_a_word(page: KeywordsPage, world: World) -> None:
    adds(world, "平价面霜")
    page.bank.table.choose(0)
    page.doing.offer(page.mapToGlobal(page.rect().center()))
    menu = world.menu()
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        "看它的长尾词",
        "写成草稿",
        "复制成一行一个",
        "导出选中的…",
        "状态",
        "类别",
        "角色",
        "移出我的关键词",
    ]
    menu.close()


def test_snapshots_show_the_trend(page: KeywordsPage, world: World, qtbot: QtBot) -> None:
    adds(world, "平价面霜")
    page.bank.table.choose(0)
    said = world.reads(page.bank_side)
    assert "5,210" in said
    assert "4,000" in said
    assert "+30%" in said
    qtbot.waitUntil(lambda: any(row.isVisible() for row in page.bank_side.covered.findChildren(Row)))
    assert "平价面霜红黑榜" in "\n".join(row.accessibleName() for row in page.bank_side.covered.findChildren(Row))


def test_words_of_tables_come_into_the_bank_with_a_status(page: KeywordsPage, world: World) -> None:
    world.looks_at("bank")
    world.presses("导入的表")
    assert len(page.bank.words) >= 40
    page.bank.search.setText("干皮面霜")
    world.qtbot.keyClick(page.bank.search, Qt.Key.Key_Return)
    world.waits()
    page.bank.table.choose(texts(page).index("干皮面霜"))
    page.bank_side.status_wished.emit("已覆盖")
    world.waits()
    assert banked(world) == {"干皮面霜": "已覆盖"}
    page.bank.clear()
    world.waits()
    page.bank.table.horizontalHeader().sectionClicked.emit(6)
    world.waits()
    volumes = [word.volume for word in page.bank.words if word.volume is not None]
    assert volumes == sorted(volumes, reverse=True)


def test_bank_words_become_drafts_and_a_file(page: KeywordsPage, world: World, tmp_path: Path) -> None:
    adds(world, "平价面霜 晨间护肤")
    page.bank.table.selectAll()
    world.does("keywords.write")
    assert len(world.services.drafts.list(DraftFilter(statuses=("选题",)))) >= 2
    world.does("keywords.export")
    page.doing.taking.write(str(tmp_path / "词.csv"))
    world.waits()
    assert "平价面霜" in (tmp_path / "词.csv").read_text(encoding="utf-8-sig")


def test_coverage_counts_and_names_what_clashes(page: KeywordsPage, world: World) -> None:
    world.looks_at("coverage")
    assert "还没有关键词" in world.reads()
    adds(world, "平价面霜 没人写过的词")
    world.looks_at("coverage")
    coverage = page.coverage
    assert coverage.grid.matrix.rows == ("没人写过的词", "平价面霜")
    assert coverage.count.text() == "2 个词，写过 1 个，还没写 1 个"
    clash = coverage.side.clashes
    assert any("相隔 3 天" in row.accessibleName() for row in clash.findChildren(Row))
    world.presses("还没写的")
    assert coverage.grid.matrix.rows == ("没人写过的词",)
    world.presses("撞词的")
    assert "没有符合条件的词" in world.reads()
    world.presses("看全部")
    coverage.side.row_wished.emit("平价面霜")
    assert coverage.chosen == ["平价面霜"]
    assert "平价面霜" in world.reads(coverage.side)


def test_a_cell_opens_its_note(page: KeywordsPage, world: World, qtbot: QtBot) -> None:
    adds(world, "平价面霜")
    world.looks_at("coverage")
    grid = page.coverage.grid
    (row, column), covered = next(iter(grid.matrix.cells.items()))
    with qtbot.waitSignal(world.services.hub.look_wished) as told:
        grid.bring(row, column)
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell_rect(row, column).center())
    assert told.args[:2] == [covered.noun, (covered.id,)]
