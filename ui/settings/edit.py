"""Changing one setting so that Ctrl+Z takes it back."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from planner.settings import Setting
from ui.services import Services

T = TypeVar("T")
PAGE = "settings"


def change(services: Services, setting: Setting[T], value: T, text: str) -> bool:
    """Set a setting as an edit of the settings page; nothing happens when it has that value already."""
    before = services.settings.get(setting)
    if before == value:
        return True
    return services.undo.do(
        PAGE,
        text,
        partial(services.settings.set, setting, value),
        partial(services.settings.set, setting, before),
    )
