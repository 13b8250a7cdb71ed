"""Charts as inline SVG: bars of plan and fact, the funnel, forecasts beside outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import sqrt

from planner.reporting.answers import Bars, Figure, Promises, Steps

WIDE, ROW = 900, 30
LABEL, NUMBERS = 180, 150
LABEL_MOST = 13
"""Characters of a label, each as wide as it is high."""


def bars(chart: Bars) -> str:
    """Plan as a dashed outline, fact as a fill; both numbers at the right."""
    most = max((figure.value or 0.0 for bar in chart.bars for figure in (bar.plan, bar.fact) if figure), default=0.0)
    room = WIDE - LABEL - NUMBERS
    drawn = []
    for at, bar in enumerate(chart.bars):
        top = at * ROW
        plan, fact = _long(bar.plan, most, room), _long(bar.fact, most, room)
        short = bar.plan is not None and (bar.fact.value or 0) < (bar.plan.value or 0)
        drawn.append(_text(0, top, bar.label, tip=bar.label))
        if plan:
            drawn.append(f'<rect class="plan" x="{LABEL}" y="{top + 6.5}" width="{plan:.1f}" height="17" rx="4"/>')
        if fact:
            kind = "less" if short else "fact"
            drawn.append(
                f'<rect class="{kind}" x="{LABEL}" y="{top + 9}" width="{max(fact, 2):.1f}" height="12" rx="3"/>'
            )
        words = f"{bar.fact.shown} / {bar.plan.shown}" if bar.plan else bar.fact.shown
        drawn.append(_text(WIDE, top, words, side="end", soft=True))
    said = "；".join(f"{bar.label} {bar.fact.shown}{f' / {bar.plan.shown}' if bar.plan else ''}" for bar in chart.bars)
    return _svg(drawn, len(chart.bars) * ROW, f"{chart.title}。{said}")


def steps(chart: Steps) -> str:
    """Each step as a bar in the middle, as wide as the root of its number: a sale is one of ten thousand views."""
    most = sqrt(max((step.figure.value or 0.0 for step in chart.steps), default=0.0))
    room, high = WIDE - LABEL - NUMBERS - 40, 38
    middle = LABEL + room / 2
    drawn = []
    for at, step in enumerate(chart.steps):
        top, value = at * high, step.figure.value
        drawn.append(_text(0, top + 4, step.label))
        if value is None:
            drawn.append(_text(middle, top + 4, "—", side="middle", soft=True))
        else:
            wide = max(2.0, room * sqrt(max(value, 0.0)) / most) if most else 2.0
            drawn.append(
                f'<rect class="step" x="{middle - wide / 2:.1f}" y="{top + 3}" width="{wide:.1f}" height="{high - 8}" rx="4"/>'
            )
            drawn.append(_text(middle, top + 4, step.figure.shown, side="middle"))
        rate = f"{step.rate.label} {step.rate.shown}" if step.rate else ""
        drawn.append(_text(WIDE, top + 4, rate, side="end", soft=True))
    said = "；".join(f"{step.label} {step.figure.shown}" for step in chart.steps)
    return _svg(drawn, len(chart.steps) * high, f"漏斗，宽度按平方根。{said}")


def promises(chart: Promises) -> str:
    """The interval as a bar, the forecast as a stroke, the outcome as a dot: green inside, amber outside."""
    left, room, foot = 250, WIDE - 250 - 20, len(chart.rows) * ROW
    drawn = []
    for tick in (0, 25, 50, 75, 100):
        x = left + room * tick / 100
        drawn.append(f'<line class="groove" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{foot}"/>')
        drawn.append(_text(x, foot, f"{tick}%", side="middle", soft=True))
    for at, row in enumerate(chart.rows):
        middle = at * ROW + ROW / 2
        low, high, promised, actual = (
            left + room * min(1.0, max(0.0, figure.value or 0.0))
            for figure in (row.low, row.high, row.promised, row.actual)
        )
        inside = (row.low.value or 0.0) <= (row.actual.value or 0.0) <= (row.high.value or 0.0)
        tip = f"{row.label}：预估 {row.promised.shown}（{row.low.shown}–{row.high.shown}），实际 {row.actual.shown}"
        drawn.append(_text(0, at * ROW, row.label, tip=tip, most=18))
        drawn.append(f'<line class="span" x1="{low:.1f}" y1="{middle}" x2="{high:.1f}" y2="{middle}"/>')
        drawn.append(
            f'<line class="mark" x1="{promised:.1f}" y1="{middle - 7}" x2="{promised:.1f}" y2="{middle + 7}"/>'
        )
        kind = "fact" if inside else "less"
        drawn.append(
            f'<circle class="{kind}" cx="{actual:.1f}" cy="{middle}" r="5"><title>{escape(tip)}</title></circle>'
        )
    said = "；".join(f"{row.label} 预估 {row.promised.shown} 实际 {row.actual.shown}" for row in chart.rows)
    return _svg(drawn, foot + ROW, f"横条是预估区间，竖线是预估，圆点是实际。{said}")


def _long(figure: Figure | None, most: float, room: float) -> float:
    return room * (figure.value or 0.0) / most if figure is not None and most else 0.0


def _text(
    x: float, top: float, words: str, *, side: str = "start", soft: bool = False, tip: str = "", most: int = LABEL_MOST
) -> str:
    shown = words if side != "start" or len(words) <= most else f"{words[: most - 1]}…"
    kind = ' class="soft"' if soft else ""
    title = f"<title>{escape(tip)}</title>" if tip else ""
    return f'<text{kind} x="{x:.1f}" y="{top + ROW / 2 + 4:.1f}" text-anchor="{side}">{escape(shown)}{title}</text>'


def _svg(drawn: Iterable[str], high: float, said: str) -> str:
    inside = "".join(drawn)
    picture = f'<svg viewBox="0 0 {WIDE} {high:.0f}" role="img" aria-label="{escape(said)}">{inside}</svg>'
    # On a telephone it is moved aside, as a wide table is: drawn smaller its words could not be read.
    return f'<div class="wide">{picture}</div>'


def drawable(chart: Bars | Steps | Promises) -> bool:
    """Whether there is anything to be drawn."""
    parts: Sequence[object] = (
        chart.bars if isinstance(chart, Bars) else chart.steps if isinstance(chart, Steps) else chart.rows
    )
    return bool(parts)
