"""The command ``comments`` tells what people want, for programs and for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.paths import Workspace
from planner.samples import install
from planner.storage.store import Store
from ui.cli import commands


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample notes and comments."""
    with Store.open(Workspace(tmp_path)) as store:
        install(store)
    return tmp_path


def run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(commands, ["--data", str(folder), "comments", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_one_document(folder: Path) -> None:
    answer = json.loads(run(folder, "--json", "--top", "5"))
    assert set(answer) == {"comments", "counts", "keywords"}
    counts = answer["counts"]
    assert counts["comments"] == len(answer["comments"]) == sum(counts["intents"].values())
    assert sum(counts["severity"].values()) == counts["comments"]
    assert len(answer["keywords"]) == 5
    harmed = next(one for one in answer["comments"] if one["text"] == "我用了三天泛红了，要停吗")
    assert harmed["severity"] == {"level": 3, "why": "身体伤害"}
    assert harmed["answered"] is False
    assert {(one["aspect"], one["sign"]) for one in harmed["aspects"]} == {("刺激", -1)}
    for one in answer["comments"]:
        for told in one["aspects"]:
            start, end = told["span"]
            assert one["text"][start:end]


def test_it_says_what_waits_and_what_is_late(folder: Path) -> None:
    answer = json.loads(run(folder, "--json"))
    counts = answer["counts"]
    assert 0 < counts["late"] < counts["open"]
    late = [one for one in answer["comments"] if one["due"] and one["status"] == "待处理"]
    assert len(late) >= counts["late"]
    assert all(one["owner"] is None for one in answer["comments"])
    assert f"{counts['late']} 条已超过回应时限" in run(folder)


def test_nobody_is_named(folder: Path) -> None:
    assert "读者" not in run(folder, "--json")


def test_for_people(folder: Path) -> None:
    lines = run(folder).splitlines()
    assert lines[0].startswith("71 条评论，")
    assert "先看这些" in lines
    assert any("身体伤害" in line for line in lines)
    assert "没人回答的提问里的选题和关键词" in lines


def test_without_comments_it_says_what_to_do(tmp_path: Path) -> None:
    assert run(tmp_path).strip() == "还没有评论：先用 import 导入评论文件"


def test_nothing_offers_to_remove_or_steer_comments(folder: Path) -> None:
    said = run(folder) + run(folder, "--json")
    assert not [word for word in ("删评", "删除评论", "控评", "举报评论") if word in said]
