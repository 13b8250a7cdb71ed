"""What was deleted lies in the waste basket, also after the message is gone, and comes back from there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.storage.records import DraftContent
from tests.ui.draft.draft_world import HandWork, World, open_page, rich_review
from ui.draft.list import BASKET
from ui.draft.page import DraftPage


def titles(page: DraftPage) -> list[str]:
    model = page.list.view.model()
    return [model.index(row, 0).data().split("，")[0] for row in range(model.rowCount())]


def test_a_deleted_draft_comes_back_from_the_basket(world: World, qtbot: QtBot) -> None:
    drafts = world.services.drafts
    kept, _ = drafts.add(DraftContent("留着的", "正文"))
    gone, _ = drafts.add(DraftContent("删掉的", "正文"))
    sample, _ = drafts.add(DraftContent("示例里的", "正文"), sample=True)
    page = open_page(world, HandWork(rich_review), qtbot)
    page.acts.delete(gone.id)
    page.acts.delete(sample.id)
    assert titles(page) == ["留着的"]

    page.list.show_status(BASKET)
    assert titles(page) == ["删掉的"]
    page.list.view.setCurrentIndex(page.list.view.model().index(0, 0))
    assert page.writing.id == kept.id
    assert "回收站" in world.services.status.message
    restore = next(one for one in world.services.status.findChildren(QPushButton) if one.text() == "恢复")
    restore.click()
    assert page.writing.id == gone.id
    assert sorted(titles(page)) == ["删掉的", "留着的"]
    world.services.undo.undo()
    assert titles(page) == ["留着的"]


def test_enter_restores_and_delete_leaves_it_there(world: World, qtbot: QtBot) -> None:
    drafts = world.services.drafts
    drafts.add(DraftContent("留着的", "正文"))
    gone, _ = drafts.add(DraftContent("删掉的", "正文"))
    drafts.delete(gone.id)
    drafts.add(DraftContent("示例里的", "正文"), sample=True)
    page = open_page(world, HandWork(rich_review), qtbot)
    page.list.show_status(BASKET)
    page.list.view.setCurrentIndex(page.list.view.model().index(0, 0))
    qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    assert titles(page) == ["删掉的"]
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.writing.id == gone.id
    page.list.search.setText("示例")
    qtbot.waitUntil(lambda: titles(page) == ["示例里的"])
