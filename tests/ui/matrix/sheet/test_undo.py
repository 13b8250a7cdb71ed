"""Whatever was done in the sheet: Ctrl+Z all the way leads back to where it began, and Ctrl+Y to where it ended."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QGuiApplication

from planner.matrix.dump import dump
from tests.ui.matrix.sheet.sheet_world import World
from ui.matrix.sheet.given import Given
from ui.matrix.sheet.marks import Area, Marks

TEXTS = (
    "11/26\t小满\r\n周四\t阿芷\r\n",
    "12/1\r\n",
    "不卡粉，★干皮\r\n",
    '"第一行\n第二行"\t=1+1\r\n',
    "600\t报备\r\n",
    "没有这个\t月底\t核心\r\n" * 9,
)
WAYS = ("paste", "paste", "clear", "cut", "fill_down", "fill_right", "insert", "duplicate", "delete", "write", "drag")


def does_something(world: World, chance: random.Random) -> None:
    """One thing a person might do."""
    sheet, deck = world.sheet, world.sheet.deck
    rows, places = len(sheet.model.ids), len(deck.order)
    if rows:
        cell = chance.randrange(rows), chance.randrange(places)
        other = min(cell[0] + chance.randrange(4), rows - 1), min(cell[1] + chance.randrange(3), places - 1)
        deck.set_marks(Marks(cell, other))
    what = chance.choice(WAYS)
    if what == "paste":
        QGuiApplication.clipboard().setText(chance.choice(TEXTS))
    if what == "write":
        sheet.blocks.write_all(Given(chance.choice(("核心", "小满", "12/3", "=1", ""))))
    elif what == "drag":
        area = deck.marks.area
        if rows:
            sheet.blocks.drag(area, Area(area.top, area.left, min(area.bottom + 2, rows - 1), area.right))
    else:
        sheet.do(what)


@pytest.mark.parametrize("seed", range(4))
def test_everything_comes_back(world: World, seed: int) -> None:
    chance, store = random.Random(seed), world.services.store
    before = dump(store)
    for _ in range(25):
        does_something(world, chance)
    after, stack = dump(store), world.services.undo.stack("matrix")
    assert after != before
    while stack.can_undo:
        world.undo()
    assert dump(store) == before
    assert len(world.sheet.model.ids) == 6
    while stack.can_redo:
        world.redo()
    assert dump(store) == after
