"""设置: every change shows at once, is kept, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.own_words import OwnWords
from planner.problems import Problem
from planner.samples import install
from planner.settings import HIT_LINE, THEME
from planner.storage.backup import Backup
from planner.storage.store import Store
from planner.tiers import Tiers
from ui.appearance import ANIMATED, TEXT_SIZE, Appearance
from ui.services import Services
from ui.settings.page import SettingsPage
from ui.settings.word_file import read_word_file
from ui.theme import Theme
from ui.widgets.choices import Check
from ui.widgets.numbers import NumberBox
from ui.widgets.segments import Segments
from ui.window import Window


@pytest.fixture
def page(services: Services, window: Window) -> SettingsPage:
    made = SettingsPage(services)
    window.add_page("settings", made)
    return made


def named(parent: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The widget a screen reader would call so."""
    return next(widget for widget in parent.findChildren(kind) if widget.accessibleName() == name)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(found for found in parent.findChildren(QPushButton) if found.text() == text and found.isVisible())


def words(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def test_every_section_opens_from_the_palette(page: SettingsPage, window: Window, qtbot: QtBot) -> None:
    ids = [command.id for command in window.commands.find("设置：")]
    assert len(ids) == 7
    sections = page.findChild(QListWidget)
    assert sections is not None
    for id in ids:
        window.commands.get(id).action.trigger()
        QApplication.processEvents()
        item = sections.currentItem()
        assert window.commands.get(id).text == f"设置：{item.text()}"


def test_every_control_has_a_name(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    for id in ("looks", "presets", "words", "benchmark", "backups", "data", "about"):
        page.open(id)
        QApplication.processEvents()
    kinds = (QPushButton, QComboBox, QTableView, Check, NumberBox)
    controls = [control for kind in kinds for control in page.findChildren(kind)]
    assert len(controls) > 20
    assert [type(control).__name__ for control in controls if not control.accessibleName()] == []


def test_choosing_a_theme_dresses_the_window_and_can_be_taken_back(
    page: SettingsPage, services: Services, theme: Theme, qtbot: QtBot
) -> None:
    appearance = Appearance(services.settings, theme, services.hub)
    assert theme.mode == "system"
    qtbot.mouseClick(button(page, "深色"), Qt.MouseButton.LeftButton)
    assert (theme.mode, services.settings.get(THEME)) == ("dark", "dark")
    services.undo.undo()
    assert (theme.mode, services.settings.get(THEME)) == ("system", "system")
    segments = named(page, Segments, "主题")
    assert isinstance(segments, Segments)
    assert segments.value == "system"
    appearance.deleteLater()


def test_text_size_and_motion_are_kept(page: SettingsPage, services: Services, theme: Theme, qtbot: QtBot) -> None:
    appearance = Appearance(services.settings, theme, services.hub)
    qtbot.mouseClick(button(page, "特大"), Qt.MouseButton.LeftButton)
    assert (theme.text_size, theme.scale) == ("huge", 1.3)
    check = page.findChild(Check)
    assert check is not None
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    assert not theme.animated
    with Store.open(services.workspace) as store:
        kept = type(services.settings)(store)
        assert (kept.get(TEXT_SIZE), kept.get(ANIMATED)) == ("huge", False)
    appearance.deleteLater()


def test_the_line_of_a_hit_is_chosen_or_set(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    page.open("presets")
    lines = named(page, QComboBox, "爆文线")
    assert isinstance(lines, QComboBox)
    lines.setCurrentIndex(1)
    lines.activated.emit(1)
    assert services.settings.get(HIT_LINE).kind == "likes"
    box = named(page, NumberBox, "爆文线的数")
    assert isinstance(box, NumberBox)
    box.setText("2500")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert services.settings.get(HIT_LINE).least == 2500
    services.undo.undo()
    services.undo.undo()
    assert services.settings.get(HIT_LINE).kind == "engagement"


def test_tiers_are_edited_in_the_table_and_taken_back(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    page.open("presets")
    tiers = Tiers(services.settings)
    before = tiers.preset
    table = named(page, QTableView, "层级")
    assert isinstance(table, QTableView)
    model = table.model()
    assert model.setData(model.index(1, 0), "小达人")
    assert tiers.preset.bands[1].name == "小达人"
    assert model.setData(model.index(1, 1), "2,000")
    assert tiers.preset.tier(1999) == tiers.preset.bands[0].name
    assert not model.setData(model.index(1, 1), "很多")
    for _ in range(2):
        services.undo.undo()
    assert tiers.preset == before


def test_a_tier_that_makes_no_sense_is_refused(page: SettingsPage, services: Services, window: Window) -> None:
    page.open("presets")
    table = named(page, QTableView, "层级")
    assert isinstance(table, QTableView)
    before = Tiers(services.settings).preset
    table.model().setData(table.model().index(1, 0), before.bands[0].name)
    assert Tiers(services.settings).preset == before
    assert "层级" in window.status.message
    assert table.model().index(1, 0).data() == before.bands[1].name


def test_a_tier_is_added_and_deleted(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    page.open("presets")
    QApplication.processEvents()
    tiers = Tiers(services.settings)
    count = len(tiers.preset.bands)
    qtbot.mouseClick(button(page, "加一层"), Qt.MouseButton.LeftButton)
    assert len(tiers.preset.bands) == count + 1
    qtbot.mouseClick(button(page, "删掉选中的一层"), Qt.MouseButton.LeftButton)
    assert len(tiers.preset.bands) == count


def test_the_data_folder_and_its_size_are_told(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    page.open("data")
    qtbot.waitUntil(lambda: "KB" in words(page))
    assert str(services.workspace.folder) in words(page)


def test_the_data_file_is_examined(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    page.open("data")
    QApplication.processEvents()
    qtbot.mouseClick(button(page, "检查一次"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "完好" in words(page).split("逐页", 1)[1][20:])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("水光肌\n早八妆 场景\n", (("水光肌", "品类"), ("早八妆", "场景"))),
        ("水光肌,人群\r\n# 说明\r\n\r\n最便宜 禁用", (("水光肌", "人群"), ("最便宜", None))),
        ("水光肌\t不认识的类别\n一\n", (("水光肌", "品类"),)),
        ("\ufeff水光肌\n水光肌 功效", (("水光肌", "功效"),)),
    ],
)
def test_a_file_of_words_is_read(tmp_path: Path, content: str, found: tuple[tuple[str, str | None], ...]) -> None:
    file = tmp_path / "词.txt"
    for encoding in ("utf-8", "gb18030"):
        file.write_text(content.lstrip("\ufeff") if encoding != "utf-8" else content, encoding=encoding)
        assert read_word_file(file, "品类").words == found


@pytest.mark.parametrize("content", [b"", b"\n\n", ("长" * 50).encode(), b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_file_without_words_is_refused_plainly(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "词.txt"
    file.write_bytes(content)
    with pytest.raises(Problem):
        read_word_file(file, "品类")


def test_a_file_that_is_gone_is_refused_plainly(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="打不开"):
        read_word_file(tmp_path / "没有.txt", "品类")


def test_own_words_are_added_with_enter_and_taken_back(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    page.open("words")
    field = named(page, QLineEdit, "新词")
    assert isinstance(field, QLineEdit)
    field.setText("水光肌")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    own = OwnWords(services.store)
    assert [(word.text, word.kind, word.banned) for word in own.list()] == [("水光肌", "品类", False)]
    assert field.text() == ""
    services.undo.undo()
    assert own.list() == []
    services.undo.redo()
    assert [word.text for word in own.list()] == ["水光肌"]


def test_own_words_change_their_class_and_are_deleted(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    own = OwnWords(services.store)
    own.add("水光肌", "品类")
    own.ban("最便宜")
    page.open("words")
    table = named(page, QTableView, "我的词")
    assert isinstance(table, QTableView)
    QApplication.processEvents()
    assert [table.model().index(row, 1).data() for row in range(2)] == ["禁用", "品类"]
    table.selectRow(1)
    change = named(page, QComboBox, "选中的词改为")
    assert isinstance(change, QComboBox)
    assert change.currentText() == "品类"
    change.setCurrentIndex(change.findText("人群"))
    change.activated.emit(change.currentIndex())
    assert {word.text: word.kind for word in own.list()}["水光肌"] == "人群"
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [word.text for word in own.list()] == ["水光肌"]
    services.undo.undo()
    services.undo.undo()
    assert {word.text: word.kind for word in own.list()} == {"水光肌": "品类", "最便宜": None}


def test_words_of_a_file_are_one_edit(page: SettingsPage, services: Services, tmp_path: Path, qtbot: QtBot) -> None:
    own = OwnWords(services.store)
    own.add("早八妆", "品类")
    file = tmp_path / "词.txt"
    file.write_text("水光肌 人群\n早八妆 场景\n最便宜 禁用\n一\n", encoding="utf-8")
    page.open("words")
    services.commands.get("words.import").action.trigger()
    dialog = next(found for found in page.window().findChildren(QFileDialog) if found.isVisible())
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(lambda: len(own.list()) == 3)
    assert {word.text: word.kind for word in own.list()} == {"水光肌": "人群", "早八妆": "场景", "最便宜": None}
    qtbot.waitUntil(lambda: "已导入 3 个词" in services.status.message)
    services.undo.undo()
    assert {word.text: word.kind for word in own.list()} == {"早八妆": "品类"}
    services.undo.redo()
    assert len(own.list()) == 3


def test_benchmark_notes_are_weighed_and_taken_out(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    install(services.store)
    notes = services.notes
    ids = notes.find()[:3]
    notes.set_weight(ids, 4)
    page.open("benchmark")
    QApplication.processEvents()
    table = named(page, QTableView, "对标笔记")
    assert isinstance(table, QTableView)
    assert table.model().rowCount() == 3
    table.selectRow(0)
    weight = named(page, QComboBox, "选中笔记的权重")
    assert isinstance(weight, QComboBox)
    weight.setCurrentIndex(weight.findData(0))
    weight.activated.emit(weight.currentIndex())
    assert sorted(line.weight or 0 for line in notes.lines(ids)) == [0, 4, 4]
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert table.model().rowCount() == 2
    services.undo.undo()
    services.undo.undo()
    assert [line.weight for line in notes.lines(ids)] == [4, 4, 4]


def test_backups_are_made_and_listed_and_restoring_is_asked_for(
    page: SettingsPage, services: Services, restored: list[Backup], qtbot: QtBot
) -> None:
    page.open("backups")
    QApplication.processEvents()
    qtbot.mouseClick(button(page, "立即备份"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已验证" in words(page), timeout=20_000)
    assert "手动" in words(page)
    qtbot.mouseClick(button(page, "恢复"), Qt.MouseButton.LeftButton)
    sheet = next(found for found in page.window().findChildren(QDialog) if found.isVisible())
    assert restored == []
    qtbot.mouseClick(button(sheet, "恢复"), Qt.MouseButton.LeftButton)
    assert len(restored) == 1
