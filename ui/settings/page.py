"""设置: sections at the left, the chosen one at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import icon
from ui.pages import SETTINGS
from ui.services import Services
from ui.settings.about import AboutSection
from ui.settings.backups import BackupsSection
from ui.settings.benchmark import BenchmarkSection
from ui.settings.data import DataSection
from ui.settings.looks import LooksSection
from ui.settings.presets import PresetsSection
from ui.settings.words import WordsSection
from ui.widgets.labels import PlainLabel

NAV = 200
SECTIONS = (
    ("looks", "palette", LooksSection),
    ("presets", "sliders", PresetsSection),
    ("words", "spell-check", WordsSection),
    ("benchmark", "star", BenchmarkSection),
    ("backups", "clock-rotate-left", BackupsSection),
    ("data", "shield-halved", DataSection),
    ("about", "circle-info", AboutSection),
)


class SettingsPage(QWidget):
    """Sections are made when first shown; each can also be reached through the palette."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._made: dict[str, QWidget] = {}
        self._list = QListWidget()
        self._list.setAccessibleName("设置的各部分")
        self._stack = QStackedWidget()
        side = QFrame()
        side.setProperty("place", "raised")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side = side
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(12)
        column.addWidget(PlainLabel("设置", "page"))
        column.addWidget(self._list)
        line = QFrame()
        line.setProperty("place", "hairline")
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addWidget(self._stack, 1)
        for id, icon_name, _section in SECTIONS:
            text = SETTINGS[id]
            item = QListWidgetItem(icon(icon_name, services.theme), text, self._list)
            item.setData(Qt.ItemDataRole.UserRole, id)
            services.commands.add(f"settings.{id}", f"设置：{text}", "", partial(self.open, id))
        self._scale()
        services.theme.theme_changed.connect(self._scale)
        self._list.currentRowChanged.connect(self._row_changed)
        self._list.setCurrentRow(0)

    def open(self, id: str) -> None:
        """Show a section, bringing this page to the front."""
        self._services.commands.get("page.settings").action.trigger()
        self._list.setCurrentRow([name for name, *_ in SECTIONS].index(id))

    @Slot(int)
    def _row_changed(self, row: int) -> None:
        id, _icon, section = SECTIONS[row]
        if id not in self._made:
            self._made[id] = section(self._services)
            self._stack.addWidget(self._made[id])
        self._stack.setCurrentWidget(self._made[id])

    @Slot()
    def _scale(self) -> None:
        theme = self._services.theme
        self._side.setFixedWidth(theme.px(NAV))
        self._list.setIconSize(QSize(theme.px(14), theme.px(14)))
