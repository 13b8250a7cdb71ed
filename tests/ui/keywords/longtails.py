"""Long-tails made by hand: for widgets that only show them."""

from __future__ import annotations

from dataclasses import replace

from planner.research.rows import Found, Longtail, Slotted

MONTHS = tuple(f"2025-{month:02d}" for month in range(1, 13))
CLUSTERS = ("面霜", "粉底液")


def longtail(text: str, **changes: object) -> Longtail:
    """A long-tail of 面霜 with numbers of no surprise."""
    row = Longtail(
        key=text,
        text=text,
        kind="人群+品类",
        role="长尾",
        slots=(Slotted("人群", text.removesuffix("面霜")), Slotted("品类", "面霜", head=True)),
        spellings=(),
        support=20,
        lift=1.2,
        lift_low=1.1,
        lift_high=1.3,
        months=(0, 1, 2, 3, 0, 0, 4, 0, 0, 1, 2, 7),
        trend=1.5,
        volume=None,
        competition=None,
        volume_trend=None,
        opportunity=60.0,
        example="换季用它不泛红",
        own_notes=0,
        own_drafts=0,
        status="",
        own=False,
        cluster=0,
        why="20 篇笔记用到",
    )
    return replace(row, **changes)  # type: ignore[arg-type]


CREAM = longtail(
    "面霜", kind="品类", role="核心", slots=(Slotted("品类", "面霜", head=True),), support=300, opportunity=40.0
)
DRY = longtail("干皮面霜", own_notes=2, support=80, volume=9000.0, volume_trend=1.4, spellings=("面霜干皮",))
OILY = longtail("油皮面霜", opportunity=75.0, lift=None, lift_low=None, lift_high=None, trend=None)
CHEAP = longtail(
    "平价面霜",
    kind="价格+品类",
    slots=(Slotted("价格", "平价"), Slotted("品类", "面霜", head=True)),
    status="待写",
    lift=0.8,
    lift_low=0.7,
    lift_high=0.9,
)
BASE = longtail(
    "干皮粉底液",
    slots=(Slotted("人群", "干皮"), Slotted("品类", "粉底液", head=True)),
    cluster=1,
    support=5,
    own_drafts=1,
    volume=100.0,
)
ROWS = (DRY, CREAM, CHEAP, BASE, OILY)
FOUND = Found(("面霜",), ROWS, CLUSTERS, MONTHS, len(ROWS))
