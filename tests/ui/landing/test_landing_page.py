"""What is pasted answers, what is ticked stays, everything can be taken back, a title leads to its draft."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from planner.landing.texts import LandingTexts
from tests.ui.landing.landing_world import World
from ui.landing.sheet import TextSheet
from ui.landing.side import MakerRow
from ui.landing.work import SUBJECTS, TEXTS


def test_pasting_answers_points_and_undo_takes_it_back(world: World) -> None:
    page = world.opens()
    assert page.product_id == world.product
    assert set(world.states().values()) == {"待补"}
    world.services.commands.get("landing.paste").action.trigger()
    sheet = world.sheet()
    assert isinstance(sheet, TextSheet)
    sheet.words.setPlainText("上妆前薄涂，不卡粉。早八面霜看这里。")
    sheet.place.choose("首页")
    sheet._give()
    world.waits()
    assert world.states()["承诺 卡粉"] == "已回应"
    assert world.states()["关键词 早八面霜"] == "已回应"
    assert world.states()["承诺 肤感"] == "待补"
    world.chooses("承诺 卡粉")
    assert "“上妆前薄涂，不卡粉。”" in world.reads()
    page.work.show_view(TEXTS)
    world.waits()
    assert "早八面霜看这里" in world.reads()
    world.services.undo.undo()
    world.waits()
    assert set(world.states().values()) == {"待补"}


def test_space_ticks_and_the_chips_sift(world: World) -> None:
    page = world.opens()
    world.chooses("关键词 早八面霜")
    world.qtbot.keyClick(page.work.points, Qt.Key.Key_Space)
    world.waits()
    assert world.states()["关键词 早八面霜"] == "已补"
    page.work.chips["已补"].setChecked(True)
    assert page.work.points.model().rowCount() == 1
    page.work.clear()
    world.chooses("关键词 早八面霜")
    page.toggle_tick()
    world.waits()
    assert world.states()["关键词 早八面霜"] == "待补"
    world.services.undo.undo()
    world.waits()
    assert world.states()["关键词 早八面霜"] == "已补"


def test_notes_list_what_they_lack_and_lead_to_their_draft(world: World) -> None:
    page = world.opens()
    looked: list[tuple[str, tuple[str, ...]]] = []
    world.services.hub.look_wished.connect(lambda noun, ids, _words: looked.append((noun, ids)))
    world.chooses("承诺 卡粉")
    row = next(one for one in page.side.findChildren(MakerRow) if one.isVisible())
    world.qtbot.mouseClick(row.title, Qt.MouseButton.LeftButton)
    page.work.show_view(SUBJECTS)
    page.work.subjects.choose(0)
    world.qtbot.mouseClick(page.side.open, Qt.MouseButton.LeftButton)
    assert looked == [("draft", (world.draft,))] * 2
    assert "0 / 3" in world.reads()


def test_a_file_brings_texts_to_the_products_it_names(world: World, tmp_path: Path) -> None:
    page = world.opens()
    file = tmp_path / "店铺文字.csv"
    file.write_text("产品,位置,内容\n云感面霜,首页,早八面霜\n清透防晒,详情页,不闷\n", encoding="utf-8")
    page.acts.bring(world.product, str(file))
    world.waits()
    texts = LandingTexts(world.services.store)
    assert texts.counts() == {world.product: 1, world.other: 1}
    assert "已导入 2 段文字" in world.services.status.message
    file.write_text("产品,内容\n没有的,早八面霜\n", encoding="utf-8")
    page.acts.bring(world.product, str(file))
    world.waits()
    assert "没有导入" in world.services.status.message
    assert texts.counts() == {world.product: 1, world.other: 1}
