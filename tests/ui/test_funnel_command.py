"""The funnel in a terminal, and headings that can be sent without their data."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from planner.paths import Workspace
from planner.samples import install
from planner.storage.store import Store
from tests.planner.importing.making import IDS, words, write_csv
from ui.cli import commands


def asked(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(commands, ["--data", str(folder), *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_sample_has_a_funnel(tmp_path: Path) -> None:
    with Store.open(Workspace(tmp_path)) as store:
        install(store)
    told = json.loads(asked(tmp_path, "funnel", "--by", "product", "--json"))
    stages = {stage["name"]: stage for stage in told["funnel"]["stages"]}
    assert list(stages) == ["曝光", "阅读", "互动", "进店", "收藏", "加购", "成交", "复购"]
    assert stages["进店"]["value"] > stages["加购"]["value"] > stages["成交"]["value"] > 0
    assert 0 < stages["互动"]["rate"] < 1
    assert stages["复购"]["value"] is None
    assert "小红星" in stages["复购"]["missing"]
    assert stages["进店"]["definition"]["attribution"] == "归因 15 天"
    rates = {
        one["label"]: stage["rate"] for one in told["slices"] for stage in one["stages"] if stage["name"] == "成交"
    }
    assert rates["青禾清爽版"] < rates["青禾修护霜"] / 2
    assert told["funnel"]["measures"]["roi_t"]["value"] > 0
    assert told["queue"]["waiting"] == 2
    assert {"加大投 · 稳住", "重点追投", "止损", "观察"} == {one["quadrant"] for one in told["quadrants"]["points"]}
    text = asked(tmp_path, "funnel", "--campaign", "青禾秋冬上新")
    assert "青禾秋冬上新" in text
    assert "待匹配 2 行" in text


def test_an_empty_workspace_says_what_to_import(tmp_path: Path) -> None:
    assert "小红星" in asked(tmp_path, "funnel")


def test_headings_are_told_without_any_data(tmp_path: Path) -> None:
    header = words("内容ID 达人昵称 日期 归因周期 阅读/播放UV 进店UV 成交UV 商家GMV 新来的一列")
    path = write_csv(tmp_path / "a.csv", [header, [IDS[0], "小满", "2025-10-05", "15", 100, 9, 1, 99, "机密"]])
    told = json.loads(asked(tmp_path / "data", "import", str(path), "--headings", "--json"))
    (table,) = told["tables"]
    assert (table["kind"], table["headings"]) == ("xiaohongxing", header)
    text = asked(tmp_path / "data", "import", str(path), "--headings")
    assert "没有用到：新来的一列" in text
    assert not any(word in text for word in ("机密", "小满", IDS[0]))
