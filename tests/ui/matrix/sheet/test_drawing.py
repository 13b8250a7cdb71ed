"""The sheet draws its cells itself, and they look as Qt's way of drawing makes them look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from tests.ui.matrix.sheet.sheet_world import CTRL, SHIFT, World
from ui.matrix.sheet.pane import Pane
from ui.theme import Mode, Theme

Key = Qt.Key
PART = QRect(60, 35, 150, 90)


def by_qt(pane: Pane, painter: QPainter, seen: QRect) -> None:
    """Cell by cell, through the delegate."""
    painter.end()
    QTableView.paintEvent(pane, QPaintEvent(seen))
    painter.begin(pane.viewport())


def seen(world: World) -> list[QImage]:
    panes = world.sheet.deck.panes
    return [pane.viewport().grab(*part).toImage() for pane in panes for part in ((), (PART,))]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_cells_look_as_if_qt_had_drawn_them(
    empty: World, theme: Theme, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.plan(60)
    theme.apply(mode, "normal")
    sheet = empty.opens()
    deck = sheet.deck
    deck.right.horizontalHeader().setSectionHidden(5, True)
    deck.right.horizontalHeader().moveSection(9, 4)
    empty.goes(3, "account")
    empty.press(Key.Key_Right, SHIFT, times=2)
    empty.press(Key.Key_Down, SHIFT, times=3)
    sheet.model.mark_unclear({(sheet.model.ids[2], 3): "哪天？"})
    sheet.model.look_for("标题1")
    looks = []
    for across, down in ((0, 0), (37, 41), (deck.bars.across.maximum(), deck.bars.down.maximum())):
        deck.bars.across.setValue(across)
        deck.bars.down.setValue(down)
        ours = seen(empty)
        looks.append(ours[2])
        with monkeypatch.context() as patched:
            patched.setattr(Pane, "_draw_cells", by_qt)
            assert seen(empty) == ours
    empty.press(Key.Key_Home, CTRL)
    assert looks[0] != looks[1]
