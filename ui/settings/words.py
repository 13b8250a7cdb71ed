"""我的词库: words of one's own with their class, and words nobody may write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from nlp.lexicon import CLASSES
from planner.own_words import OwnWords
from planner.storage.records import OwnWord
from ui.pinyin import fits
from ui.services import Services
from ui.settings.rows import Column, RowModel
from ui.settings.section import Section
from ui.settings.word_edits import WordEdits
from ui.settings.word_file import BANNED, LONGEST
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.search import SearchBox
from ui.widgets.table import Table

if TYPE_CHECKING:
    from planner.storage.changes import Changes

HINT = "加进来的词不会被切碎，也总会出现在建议里；禁用词写进草稿会被标出来。改动后笔记库会重新学习一遍。"
FILES = "文本文件 (*.txt *.csv *.tsv *.md);;所有文件 (*)"

COLUMNS: tuple[Column[OwnWord], ...] = (
    Column("词", lambda word: word.text, 280, tip=lambda word: word.text),
    Column("类别", lambda word: BANNED if word.banned else word.kind or "–", 120),
)


class WordsSection(Section):
    """Adds with Enter, removes with Delete; every change can be taken back."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "我的词库", HINT, parent)
        self._services = services
        self._words = OwnWords(services.store)
        self._edits = WordEdits(services)
        self._all: list[OwnWord] = []
        self._add_form()
        self._add_list()
        services.hub.changed.connect(self._changed)
        self._selected()

    def _add_form(self) -> None:
        self._text = QLineEdit()
        self._text.setPlaceholderText("新词，例如：水光肌")
        self._text.setAccessibleName("新词")
        self._text.setMaxLength(LONGEST)
        self._text.returnPressed.connect(self._add)
        self._kind = self._kinds("新词的类别")
        add, file = Button("添加", kind="primary"), Button("从文件导入…")
        add.clicked.connect(self._add)
        file.clicked.connect(self._choose_file)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._text, 1)
        line.addWidget(self._kind)
        line.addWidget(add)
        line.addWidget(file)
        self.column.addLayout(line)
        self._services.commands.add("words.import", "从文件导入我的词", "", self._choose_file)

    def _add_list(self) -> None:
        self._search = SearchBox(self.theme, "找词，或拼音首字母")
        self._search.searched.connect(self._show)
        self._search.down_requested.connect(self._go_down)
        self._count = PlainLabel("", "soft")
        self._change = self._kinds("选中的词改为")
        self._change.activated.connect(self._reclass)
        self._drop = Button("删除", kind="quiet")
        self._drop.clicked.connect(self._remove)
        self._tools = QWidget()
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._search, 1)
        line.addWidget(self._count)
        line.addWidget(PlainLabel("选中的改为", "soft"))
        line.addWidget(self._change)
        line.addWidget(self._drop)
        self.column.addWidget(self._tools)
        self._rows = RowModel(COLUMNS, self)
        self._table = Table(self.theme, "我的词")
        self._table.setModel(self._rows)
        self._table.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self._rows.dress(self._table, stretch=0)
        self._table.delete_requested.connect(self._remove)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._empty = EmptyState(
            self.theme, "spell-check", "还没有自己的词", "品牌名、产品名、自己圈子的说法，加进来就不会被切碎"
        )
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(self.theme.px(360))
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload()

    def _kinds(self, name: str) -> Choice:
        made = Choice(self.theme, name)
        for kind in CLASSES:
            made.add(kind, kind)
        made.add(BANNED, None)
        return made

    def _reload(self) -> None:
        self._all = self._words.list()
        self._show()

    @Slot()
    def _show(self) -> None:
        query = self._search.text().strip()
        found = [word for word in self._all if fits(word.text, query) is not None] if query else self._all
        self._rows.show(found)
        self._count.setText(f"{len(found):,} / {len(self._all):,} 个" if query else f"{len(self._all):,} 个")
        self._tools.setVisible(bool(self._all))
        self._stack.setCurrentWidget(self._table if self._all else self._empty)
        self._selected()

    def _chosen(self) -> list[OwnWord]:
        return [self._rows.rows[row] for row in self._table.chosen_rows]

    @Slot()
    def _selected(self) -> None:
        chosen = self._chosen()
        self._change.setEnabled(bool(chosen))
        self._drop.setEnabled(bool(chosen))
        kinds = {word.kind for word in chosen}
        self._change.setCurrentIndex(self._change.findData(kinds.pop()) if len(kinds) == 1 else -1)

    @Slot()
    def _go_down(self) -> None:
        self._table.setFocus()
        if self._rows.rows:
            self._table.choose(0)

    @Slot()
    def _add(self) -> None:
        text = self._text.text().strip()
        if text and self._edits.put([(text, self._kind.currentData())], f"添加“{text}”"):
            self._text.clear()
            self._text.setFocus()

    @Slot()
    def _reclass(self) -> None:
        self._edits.put([(word.text, self._change.currentData()) for word in self._chosen()], "改类别")

    @Slot()
    def _remove(self) -> None:
        if words := self._chosen():
            self._edits.remove(words)

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window(), "从文件导入词：一行一个，后面可以写类别", "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_in)
        dialog.open()

    @Slot(str)
    def _take_in(self, path: str) -> None:
        self._edits.take_in(Path(path), self._kind.currentData())

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("word"):
            self._reload()
