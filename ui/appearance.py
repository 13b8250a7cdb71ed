"""Theme, text size and motion as settings, and the theme in step with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from planner.settings import THEME, Settings, choice, switch
from ui.theme import Mode, TextSize, Theme

if TYPE_CHECKING:
    from planner.storage.changes import Changes
    from ui.hub import Hub

TEXT_SIZE = choice("text_step", "normal", "small", "large", "huge")
ANIMATED = switch("animated", True)

MODE_NAMES: dict[str, str] = {"system": "跟随系统", "light": "浅色", "dark": "深色"}
SIZE_NAMES: dict[str, str] = {"small": "小", "normal": "标准", "large": "大", "huge": "特大"}


class Appearance(QObject):
    """Applies the settings of appearance now and whenever they change."""

    def __init__(self, settings: Settings, theme: Theme, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._theme = settings, theme
        hub.changed.connect(self._changed)
        self.apply()

    def apply(self) -> None:
        """Dress the window as the settings say."""
        mode = cast(Mode, self._settings.get(THEME))
        size = cast(TextSize, self._settings.get(TEXT_SIZE))
        animated = self._settings.get(ANIMATED)
        if (mode, size, animated) != (self._theme.mode, self._theme.text_size, self._theme.animated):
            self._theme.animated = animated
            self._theme.apply(mode, size)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches("setting", setting.name) for setting in (THEME, TEXT_SIZE, ANIMATED)):
            self.apply()
