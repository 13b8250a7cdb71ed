"""The command ``claims`` tells promise beside practice, for programs and for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.paths import Workspace
from planner.problems import Problem
from planner.samples import install
from planner.storage.store import Store
from ui.cli import commands


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with its feedback."""
    made = tmp_path_factory.mktemp("claims")
    with Store.open(Workspace(made)) as store:
        install(store)
    return made


def run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(commands, ["--data", str(folder), "claims", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_the_claim_at_risk_of_the_sample(folder: Path) -> None:
    answer = json.loads(run(folder, "--json"))
    assert set(answer) == {"day", "days", "feedback", "polarity", "claims"}
    first = answer["claims"][0]
    assert (first["product"], first["aspect"], first["at_risk"]) == ("青禾清爽版", "闷痘", True)
    assert "油痘肌也不闷" in [one["text"] for one in first["promises"]]
    reasons = [
        (one["evidence"]["returned"], one["aspect"]) for one in answer["claims"] if one["product"] == "青禾清爽版"
    ]
    assert max(reasons)[1] == "闷痘"
    assert first["evidence"]["wording"].startswith("写明条件")
    carried = next(one for one in answer["claims"] if (one["product"], one["aspect"]) == ("青禾修护霜", "刺激"))
    assert not carried["at_risk"]


def test_for_people(folder: Path) -> None:
    lines = run(folder, "--product", "青禾清爽版").splitlines()
    assert "1 条有风险" in lines[0] or "2 条有风险" in lines[0]
    assert lines[1] == "青禾清爽版 · 闷痘  说死  有风险"
    assert "占退货" in lines[2]


def test_an_unknown_product_is_said_so(folder: Path) -> None:
    with pytest.raises(Problem, match="没有「别家」"):
        run(folder, "--product", "别家")


def test_without_feedback_it_says_what_to_do(tmp_path: Path) -> None:
    assert "还没有店铺的评价" in run(tmp_path)
