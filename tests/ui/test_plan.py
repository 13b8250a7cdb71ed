"""The command ``plan`` proposes and writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.campaigns import Campaigns
from planner.matrix.dump import dump
from planner.paths import Workspace
from planner.problems import Problem
from planner.samples import install
from planner.storage.records import Goal, Target
from planner.storage.store import Store
from ui.cli import commands


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample accounts, and a campaign that is far from over."""
    with Store.open(Workspace(tmp_path)) as store:
        install(store)
        Campaigns(store).delete([campaign.id for campaign in Campaigns(store).list()])
        targets, goals = (Target("KOC", 4, 6000.0),), (Goal("敏感肌面霜", "长尾", 2),)
        Campaigns(store).add("开春", "2091-03-01", "2091-03-28", budget=9000.0, targets=targets, goals=goals)
        Campaigns(store).add("入夏", "2091-05-01", "2091-05-28")
    return tmp_path


def run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(commands, ["--data", str(folder), "plan", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_a_dry_plan_as_json(folder: Path) -> None:
    with Store.open(Workspace(folder)) as store:
        before = dump(store)
    answer = json.loads(run(folder, "--json", "--seed", "3"))
    assert (answer["campaign"], answer["seed"]) == ("开春", 3)
    assert len(answer["proposals"]) == 4
    assert sum(one["price"] or 0 for one in answer["proposals"]) <= 6000
    assert {one["role"] for one in answer["proposals"]} == {"KOC"}
    assert [word for one in answer["proposals"] for word in one["keywords"]] == [
        {"text": "敏感肌面霜", "role": "长尾"}
    ] * 2
    assert all(one["why"] and one["day"].startswith("2091-03-") for one in answer["proposals"])
    assert answer == json.loads(run(folder, "--json", "--seed", "3")), "the same seed gives the same plan"
    with Store.open(Workspace(folder)) as store:
        assert dump(store) == before


def test_a_dry_plan_for_people(folder: Path) -> None:
    lines = run(folder).splitlines()
    assert lines[0] == "开春：建议 4 处（只是预览，没有写入）"
    assert lines[1].startswith("2091-03-")


def test_the_campaign_can_be_named(folder: Path) -> None:
    assert json.loads(run(folder, "--json", "--campaign", "入夏"))["proposals"] == []
    with pytest.raises(Problem, match="没有叫“入冬”的计划"):
        run(folder, "--campaign", "入冬")


def test_without_a_campaign(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="还没有计划"):
        run(tmp_path)
