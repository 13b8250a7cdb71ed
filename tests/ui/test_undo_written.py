"""Writes that know their own way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from planner.paths import Workspace
from planner.problems import Problem
from planner.products import Products
from planner.storage.changes import Changes
from planner.storage.store import Store
from ui.hub import Hub
from ui.undo import Undo


@pytest.fixture
def products(tmp_path: Path) -> Iterator[Products]:
    with Store.open(Workspace(tmp_path)) as store:
        yield Products(store)


def test_what_was_written_is_told_and_taken_back(qapp: QObject, products: Products) -> None:
    hub, told = Hub(), list[Changes]()
    hub.changed.connect(told.append)
    undo = Undo(hub)
    undo.show("matrix")
    product, written = products.add("云感面霜")
    assert undo.done("matrix", "新建产品", written)
    assert told[0].ids("product") == {product.id}
    undo.undo()
    assert products.list() == []
    undo.redo()
    assert [one.name for one in products.list()] == ["云感面霜"]
    assert not undo.done("matrix", "什么也没改", products.edit(product.id, name="云感面霜"))


def test_a_problem_is_told_and_nothing_is_remembered(qapp: QObject, products: Products) -> None:
    undo, troubles = Undo(Hub()), list[Problem]()
    undo.trouble.connect(troubles.append)
    product = products.add("云感面霜")[0]
    assert not undo.put("matrix", "改名", lambda: products.edit(product.id, name=""))
    assert len(troubles) == 1
    assert undo.put("matrix", "改名", lambda: products.edit(product.id, name="水光面霜"))
    assert len(undo.stack("matrix")) == 1
