"""The figures as a table that a spreadsheet takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.exporting.cells import Value, guarded
from ui.checkup.words import OFF, of_stratum, since

if TYPE_CHECKING:
    from nlp.forecasting.backtest import Backtest

HEADINGS = ("项目", "名称", "数值", "下限", "上限", "篇数", "说明")
Row = tuple[Value, ...]


def figures(tested: Backtest) -> Iterator[Row]:
    """Every figure of a back-test, a row each, under `HEADINGS`."""
    apart = "作者不重叠" if tested.authors else "作者太少，按笔记分开"
    yield ("总体", "ρ", *_rounded(tested.rho, tested.low, tested.high), tested.notes, apart)
    yield ("总体", "80% 区间罩住", round(tested.coverage, 3), None, None, tested.notes, "")
    yield ("总体", "前五分之一的倍数", round(tested.lift, 2), None, None, tested.notes, "")
    yield ("总体", "前五分之一平均超过同类 %", round(tested.reached, 1), None, None, tested.notes, "随手挑是 50")
    yield ("总体", "作者", tested.owners or None, None, None, tested.notes, "")
    for part in tested.components:
        told = f"占 {part.share:.0%}" if part.on else OFF
        yield ("组成", part.name, *_rounded(part.rho, part.low, part.high), tested.notes, told)
    for one in tested.later:
        yield ("随时间", since(one.day), *_rounded(one.rho, one.low, one.high), one.notes, "只学之前的笔记")
    for inside in tested.inside:
        told = "样本少" if inside.few else ""
        yield ("分类", of_stratum(inside.stratum), *_rounded(inside.rho, *inside.interval), inside.notes, told)
    for promise in tested.promises:
        yield (
            "预估对照",
            f"预估 {promise.expected:.1f}",
            round(promise.reached, 1),
            None,
            None,
            promise.notes,
            "实际百分位",
        )


def table_text(tested: Backtest) -> str:
    """The same with tabs between the cells."""
    rows = [HEADINGS, *figures(tested)]
    # A tab or a line break would begin another cell; what looks like a formula would be computed.
    return "\n".join(
        "\t".join(" ".join(str("" if cell is None else guarded(cell)).split()) for cell in row) for row in rows
    )


def _rounded(*values: float) -> tuple[float, ...]:
    return tuple(round(value, 4) for value in values)
