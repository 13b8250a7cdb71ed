"""The page before there is anything to look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.paths import Workspace
from planner.samples import install
from tests.ui.keywords.keywords_world import World


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Nothing in it."""
    return Workspace(tmp_path / "草田").ensure()


def test_an_empty_library_says_how_to_begin(world: World) -> None:
    world.opens()
    assert "先放进一些笔记" in world.reads()
    for view, said in (("heat", "先放进一些笔记"), ("bank", "还没有收下关键词"), ("coverage", "还没有关键词")):
        world.looks_at(view)
        assert said in world.reads()


def test_a_library_that_is_still_learned_says_so(world: World) -> None:
    install(world.services.store)
    page = world.opens()
    assert "笔记库还没学完" in world.reads()
    page.bank.edits.add(["面霜"])
    world.looks_at("coverage")
    assert "笔记库还没学完" in world.reads()
