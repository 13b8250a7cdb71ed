"""The look: every text can be read on every ground, no colour stands outside the themes, and the system is followed."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nlp.resources import RESOURCES
from ui.theme import FAMILIES, SCALES, Theme, palette, read_tokens, style_sheet

UI = Path(__file__).resolve().parents[2] / "ui"
GROUNDS = ("bg", "surface", "raised", "hover", "chip", "tint", "warntint", "badtint")
TEXTS = ("text", "soft", "accent", "warn", "bad")
READABLE = 4.5


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_can_be_read_on_every_ground(name: str) -> None:
    tokens = asdict(read_tokens(name))
    pairs = [*product(TEXTS, GROUNDS), ("text", "select"), ("onaccent", "accent"), ("onaccent", "accenthover")]
    pale = {f"{text} on {ground}": contrast(tokens[text], tokens[ground]) for text, ground in pairs}
    assert {pair: ratio for pair, ratio in pale.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_template_is_filled_completely(name: str) -> None:
    sheet = style_sheet(read_tokens(name), 1.15)
    assert "$" not in sheet.split("*/", 1)[1]
    assert "font-size: 15px" in sheet


def test_no_colour_is_named_outside_the_themes() -> None:
    named = re.compile(r"#[0-9a-fA-F]{6}\b|QColor\(\s*\d|GlobalColor\.(?!transparent)|rgba?\(")
    found = [path.name for path in UI.rglob("*.py") if named.search(path.read_text(encoding="utf-8"))]
    assert found == []
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", (RESOURCES / "themes" / "app.qss").read_text(encoding="utf-8"))


def test_themes_dress_the_application(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.tokens.surface.lower()
    with qtbot.waitSignal(theme.theme_changed):
        theme.apply("dark", "large")
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == read_tokens("dark").surface.lower()
    assert qapp.font().pixelSize() == round(13 * SCALES["large"])
    assert theme.px(36) == round(36 * SCALES["large"])


def test_the_system_is_followed_while_the_window_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, "system")
    # The offscreen platform has no scheme of its own: it is announced as a system would.
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        with qtbot.waitSignal(theme.theme_changed):
            qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert theme.tokens.surface == read_tokens(name).surface


def test_a_chosen_theme_does_not_follow(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, "light")
    with qtbot.assertNotEmitted(theme.theme_changed, wait=20):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark


def test_chinese_faces_come_first(qapp: QApplication) -> None:
    font = Theme(qapp, "light").font(15, 600)
    assert font.families() == list(FAMILIES)
    assert font.families()[0] == "Microsoft YaHei UI"
    assert "JP" not in QFontInfo(font).family()


def test_the_palette_has_faint_words_only_for_disabled_things() -> None:
    tokens = read_tokens("light")
    made = palette(tokens)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == tokens.faint.lower()
    assert made.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text).name() == tokens.text.lower()
