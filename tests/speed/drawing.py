"""Cost against notes as a picture: a line for every row, named at its end, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

Curves = Mapping[str, Mapping[int, float]]
"""By what was measured: the cost at each number of notes."""

PANELS = {"ms": "milliseconds", "s": "seconds", "MB": "megabytes"}
LEAST_GAP = 0.062
"""Between two names, as a share of the height."""
INK, SOFT = "#2b2f2a", "#8a9087"


def draw(curves: Mapping[str, Curves], path: Path) -> None:
    """Draw a panel for each unit of `PANELS` that has curves. Skips the test that asks when matplotlib is absent."""
    figures: Any = pytest.importorskip("matplotlib.figure", reason="needs the group of peers")
    units = [unit for unit in PANELS if curves.get(unit)]
    figure = figures.Figure(figsize=(9.5, 4.4 * len(units)), dpi=110, layout="constrained")
    sizes = sorted({size for rows in curves.values() for curve in rows.values() for size in curve})
    for unit, axes in zip(units, figure.subplots(len(units), 1, squeeze=False)[:, 0], strict=True):
        _panel(axes, unit, curves[unit], sizes)
    figure.savefig(path)


def _panel(axes: Any, unit: str, curves: Curves, sizes: Sequence[int]) -> None:
    values = [max(value, 1e-3) for curve in curves.values() for value in curve.values()]
    low, high = min(values) / 1.6, max(values) * 1.6
    axes.set(xscale="log", yscale="log", ylim=(low, high), xlim=(sizes[0] / 1.15, sizes[-1] * 1.15))
    axes.set_title(f"{PANELS[unit]} against notes in the library", color=INK, fontsize=11, loc="left")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    axes.grid(color="#e4e7e2", linewidth=0.8)
    axes.tick_params(colors=SOFT, labelsize=9)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    ordered = sorted(curves.items(), key=lambda item: item[1][max(item[1])])
    ends = [math.log(max(curve[max(curve)], 1e-3) / low) / math.log(high / low) for _, curve in ordered]
    for number, ((name, curve), end, place) in enumerate(zip(ordered, ends, _apart(ends), strict=True)):
        known = sorted(curve)
        colour = f"C{number % 10}"
        axes.plot(known, [max(curve[size], 1e-3) for size in known], marker="o", markersize=4, color=colour)
        across = (math.log(known[-1] * 1.15 / sizes[0])) / math.log(sizes[-1] * 1.15**2 / sizes[0])
        axes.annotate(
            f"{name}  {_short(curve[known[-1]])}",
            xy=(across, end),
            xytext=(1.03, place),
            xycoords="axes fraction",
            textcoords="axes fraction",
            color=colour,
            fontsize=9,
            va="center",
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.8, "alpha": 0.5, "linestyle": ":"},
        )


def _apart(places: Sequence[float]) -> list[float]:
    """The places, which ascend, moved as little as possible so that no two names touch."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + LEAST_GAP) if moved else place)
    over = max(0.0, moved[-1] - 1.0) if moved else 0.0
    for number in range(len(moved) - 1, -1, -1):
        above = moved[number + 1] - LEAST_GAP if number + 1 < len(moved) else 1.0
        moved[number] = min(moved[number], above) if over else moved[number]
    return moved


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
