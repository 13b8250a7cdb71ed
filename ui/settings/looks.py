"""外观: theme, text size, motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.settings import THEME
from ui.appearance import ANIMATED, MODE_NAMES, SIZE_NAMES, TEXT_SIZE
from ui.services import Services
from ui.settings.edit import change
from ui.settings.section import Section
from ui.widgets.choices import Check
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from planner.storage.changes import Changes


class LooksSection(Section):
    """Every change shows at once and can be taken back."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "外观", parent=parent)
        self._services = services
        self._mode = Segments("主题", MODE_NAMES)
        self._size = Segments("文字大小", SIZE_NAMES)
        self._animated = Check(services.theme, "数值变化时淡入")
        self.row("主题", self._mode, "跟随系统时，系统切换深浅色，这里马上跟着变")
        self.row("文字大小", self._size, "整个界面一起变大变小")
        self.row("动画", self._animated, "都在 0.15 秒以内；系统关闭动画时这里也不动")
        self.end()
        self._mode.chosen.connect(self._choose_mode)
        self._size.chosen.connect(self._choose_size)
        self._animated.clicked.connect(self._choose_animated)
        services.hub.changed.connect(self._changed)
        self._show()

    def _show(self) -> None:
        settings = self._services.settings
        self._mode.choose(settings.get(THEME))
        self._size.choose(settings.get(TEXT_SIZE))
        self._animated.setChecked(settings.get(ANIMATED))

    @Slot(str)
    def _choose_mode(self, mode: str) -> None:
        change(self._services, THEME, mode, "改主题")

    @Slot(str)
    def _choose_size(self, size: str) -> None:
        change(self._services, TEXT_SIZE, size, "改文字大小")

    @Slot(bool)
    def _choose_animated(self, animated: bool) -> None:
        change(self._services, ANIMATED, animated, "改动画")

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("setting"):
            self._show()
