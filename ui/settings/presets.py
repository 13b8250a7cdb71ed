"""预设: from where on a note is a 爆文, and how big an account is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.presets import Band, HitLine, TierPreset, hit_lines
from planner.settings import HIT_LINE, OWN_TIERS, TIERS
from planner.tiers import Tiers
from ui.services import Services
from ui.settings.bands import BandModel
from ui.settings.edit import PAGE, change
from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel
from ui.widgets.numbers import NumberBox
from ui.widgets.sheet import Sheet
from ui.widgets.table import Table

if TYPE_CHECKING:
    from planner.storage.changes import Changes

KINDS = {"engagement": "赞藏评合计 ≥", "likes": "点赞 >", "percentile": "互动量排名百分位 ≥ P"}
MOST = {"engagement": 10_000_000, "likes": 10_000_000, "percentile": 99}


class PresetsSection(Section):
    """Each field has more than one truth: the person chooses, and can edit what is chosen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "预设", "同一个说法在不同团队有不同口径，这里选一个，处处一致。", parent)
        self._services = services
        self._tiers = Tiers(services.settings)
        self._add_hit_line()
        self._add_tiers()
        self.end()
        services.hub.changed.connect(self._changed)
        self._show()

    def _add_hit_line(self) -> None:
        self._lines = Choice(self.theme, "爆文线")
        for line in hit_lines():
            self._lines.add(line.label, line)
        self._lines.activated.connect(self._line_chosen)
        self._kind = Choice(self.theme, "爆文线按什么算")
        for kind, text in KINDS.items():
            self._kind.add(text, kind)
        self._least = NumberBox("爆文线的数")
        self._kind.activated.connect(self._line_edited)
        self._least.changed.connect(self._line_edited)
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self._kind)
        own.addWidget(self._least)
        self.group("爆文线", "笔记库里的“爆文”筛选和参考都按这条线。")
        self.row("常用口径", self._lines)
        self.row("自己定", own)

    def _add_tiers(self) -> None:
        self.group("层级预设", "官方账号、KOL、KOC、素人按粉丝数分层；粉丝数不详的账号归“未知”。")
        self._presets = Choice(self.theme, "层级预设")
        self._presets.activated.connect(self._preset_chosen)
        self._remove = Button("恢复原样", kind="quiet")
        self._remove.clicked.connect(self._remove_own)
        copy = Button("另存为…")
        copy.clicked.connect(self._ask_name)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._presets)
        line.addWidget(copy)
        line.addWidget(self._remove)
        line.addStretch(1)
        self.column.addLayout(line)
        self._bands = BandModel(self)
        self._bands.edited.connect(self._bands_edited)
        self._table = Table(self.theme, "层级")
        self._table.setModel(self._bands)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.setColumnWidth(0, self.theme.px(240))
        self._table.delete_requested.connect(self._delete_band)
        self.column.addWidget(self._table)
        self._source = PlainLabel("", "small", wrap=True)
        self.column.addWidget(self._source)
        add, drop = Button("加一层"), Button("删掉选中的一层", kind="quiet")
        add.clicked.connect(self._add_band)
        drop.clicked.connect(self._delete_band)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(add)
        line.addWidget(drop)
        line.addStretch(1)
        self.column.addLayout(line)

    def _show(self) -> None:
        line = self._services.settings.get(HIT_LINE)
        self._lines.choose(line)
        self._kind.choose(line.kind)
        self._least.show_number(line.least, 1, MOST[line.kind])
        preset = self._tiers.preset
        self._presets.clear()
        for other in self._tiers.all():
            self._presets.add(other.name, other.name)
        self._presets.choose(preset.name)
        self._bands.show(preset.bands)
        self._source.setText(f"来源：{preset.source}" if preset.source else "")
        self._remove.setVisible(any(own.name == preset.name for own in self._services.settings.get(OWN_TIERS)))
        rows = self._table.verticalHeader().defaultSectionSize() * len(preset.bands)
        self._table.setFixedHeight(rows + self._table.horizontalHeader().sizeHint().height() + 2)

    @Slot()
    def _line_chosen(self) -> None:
        change(self._services, HIT_LINE, self._lines.currentData(), "改爆文线")

    @Slot()
    def _line_edited(self) -> None:
        kind = self._kind.currentData()
        least = min(self._least.number or 1, MOST[kind])
        change(self._services, HIT_LINE, HitLine(kind, least), "改爆文线")

    @Slot()
    def _preset_chosen(self) -> None:
        name = self._presets.currentData()
        chosen = next(preset for preset in self._tiers.all() if preset.name == name)
        change(self._services, TIERS, chosen, "换层级预设")

    @Slot(object)
    def _bands_edited(self, bands: tuple[Band, ...]) -> None:
        ordered = tuple(sorted(bands, key=lambda band: band.least))
        self._save(TierPreset(self._tiers.preset.name, ordered, self._tiers.preset.source), "改层级")

    @Slot()
    def _add_band(self) -> None:
        bands = self._tiers.preset.bands
        names = {band.name for band in bands}
        name = next(name for number in range(1, 99) if (name := f"新层级{number}") not in names)
        self._bands_edited((*bands, Band(name, max(bands[-1].least * 2, 1000))))
        self._table.choose(len(bands))

    @Slot()
    def _delete_band(self) -> None:
        bands = self._tiers.preset.bands
        chosen = self._table.chosen_rows
        if chosen and len(bands) > 1:
            left = [band for row, band in enumerate(bands) if row != chosen[0]]
            left[0] = Band(left[0].name, 0)
            self._bands_edited(tuple(left))

    def _save(self, preset: TierPreset, text: str) -> None:
        """Save a preset under its own name, so that Ctrl+Z brings both the list and the choice back."""
        settings = self._services.settings
        own, chosen = settings.get(OWN_TIERS), settings.get(TIERS)

        def undo() -> Changes:
            return settings.set(OWN_TIERS, own) | settings.set(TIERS, chosen)

        def redo() -> Changes:
            return self._tiers.save(preset) | self._tiers.choose(preset)

        if not self._services.undo.do(PAGE, text, redo, undo):
            self._show()

    @Slot()
    def _remove_own(self) -> None:
        settings = self._services.settings
        own, chosen = settings.get(OWN_TIERS), settings.get(TIERS)

        def undo() -> Changes:
            return settings.set(OWN_TIERS, own) | settings.set(TIERS, chosen)

        self._services.undo.do(PAGE, "恢复层级预设", partial(self._tiers.remove, chosen.name), undo)

    @Slot()
    def _ask_name(self) -> None:
        sheet = Sheet(self.theme, "另存层级预设", self.window(), width=360)
        name = QLineEdit(f"{self._tiers.preset.name} 副本")
        name.setAccessibleName("预设的名字")
        name.setMaxLength(40)
        name.selectAll()
        sheet.body.addWidget(name)
        sheet.add_button("取消", sheet.reject)
        sheet.add_button("保存", sheet.accept, kind="primary", default=True)
        sheet.accepted.connect(partial(self._save_as, name))
        sheet.open()
        name.setFocus()

    def _save_as(self, name: QLineEdit) -> None:
        if words := name.text().strip():
            self._save(TierPreset(words, self._tiers.preset.bands), "另存层级预设")

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("setting"):
            self._show()
