"""What stands below a table is no row of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.planner.importing.making import filled, take, words, write_csv, write_xlsx

HEADER = words("笔记标题 发布时间 点赞数 收藏数 评论数")


@pytest.mark.parametrize(
    "footer",
    [
        [["合计", "", 600, 300, 60]], [["", "总计", 600, 300, 60]], [["平均值：", "", 100, 50, 10]], [["合计（6篇）", None, 1, 2, 3]],
        [["共6条"]], [["数据来源：创作服务平台，导出时间 2026-01-02"]], [[], ["注：仅供内部使用"], ["制表人：小红"]],
        [["小计", "", 1, 1, 1], ["总计", "", 1, 1, 1], ["以上数据截至 6 月"]], [["更新至6月"] * 5],
    ],
)  # fmt: skip
def test_totals_and_remarks_are_no_notes(tmp_path: Path, footer: list[list[Any]]) -> None:
    taken = take(write_xlsx(tmp_path / "a.xlsx", [HEADER, *filled(HEADER, 4), *footer]))
    assert (taken.noun, len(taken.rows), taken.rejected, taken.problems) == ("notes", 4, 0, [])


def test_totals_may_stand_above_and_behind_a_number(tmp_path: Path) -> None:
    header = ["序号", *HEADER]
    rows = [[at, *row] for at, row in enumerate(filled(HEADER, 4), 1)]
    total = ["合计", "", "", 600, 300, 60]
    assert len(take(write_xlsx(tmp_path / "a.xlsx", [header, total, *rows, total])).rows) == 4


def test_notes_with_such_titles_stay_notes(tmp_path: Path) -> None:
    rows = filled(HEADER, 4, 笔记标题=["以上都不推荐", "说明书妆容", "共3条避雷", "汇总！平价防晒"])
    assert len(take(write_csv(tmp_path / "a.csv", [HEADER, *rows])).rows) == 4
    alone = [["数据来源：这是一篇只有标题的笔记"], *filled(HEADER, 1)]
    assert len(take(write_csv(tmp_path / "a.csv", [HEADER, *filled(HEADER, 2), *alone])).rows) == 4


def test_totals_of_keywords_are_no_keywords(tmp_path: Path) -> None:
    rows = [["关键词", "月均搜索指数"], ["油皮粉底液", 100], ["干皮面霜", 50], ["合计", 150], ["共2条"]]
    assert [row.text for row in take(write_csv(tmp_path / "a.csv", rows)).rows] == ["油皮粉底液", "干皮面霜"]
