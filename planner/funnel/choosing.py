"""Which definition of each metric a portfolio is told in: one for all its notes, so that any two of its numbers can stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from planner.funnel.answers import Definition
from planner.metrics import METRICS

GROUPS: tuple[frozenset[str], ...] = (
    frozenset(
        ("impressions", "views", "cover_ctr", "watch_seconds", "likes", "collects", "comments", "shares", "new_fans")
    ),
    frozenset(
        (
            *("read_uv", "engagement_uv", "search_impressions", "shop_visits", "new_visits", "search_visits"),
            *("shop_collects", "carts", "shop_follows", "members", "buyers", "new_buyers", "rebuyers", "orders"),
            *("gmv", "order_gmv", "presale_gmv"),
        )
    ),
)
"""Numbers that are divided by each other come from one source and window, where one knows them all."""

PAID = frozenset(("fee", "creator_price", "service_fee", "ad_spend", "boost_spend", "slot_price"))
"""What was paid is money whoever says so: here each note takes what is known of it, in the order of ``PAYERS``."""
PAYERS = ("蒲公英", "薯条", "代理表")
EVERY_FLOW = "全部"
LIBRARY = "笔记库"

Numbers = Mapping[Definition, float]


def attributions(notes: Iterable[Numbers]) -> tuple[str, ...]:
    """The attribution periods that occur, the one most numbers have first; of two the longer."""
    counted = Counter(one.attribution for numbers in notes for one in numbers if one.attribution)
    return tuple(sorted(counted, key=lambda name: (-counted[name], -_days(name), name)))


def flows(notes: Iterable[Numbers]) -> tuple[str, ...]:
    """The kinds of traffic that occur, 全部 first."""
    found = {one.flow for numbers in notes for one in numbers if one.flow}
    return (EVERY_FLOW, *sorted(found - {EVERY_FLOW}))


def fits(definition: Definition, flow: str, attribution: str) -> bool:
    """Whether a number may be shown for this traffic and attribution. Money that was paid knows no traffic."""
    if definition.attribution and attribution and definition.attribution != attribution:
        return False
    if definition.metric in PAID:
        return True
    return definition.flow == flow or (flow == EVERY_FLOW and not definition.flow)


def chosen(notes: Iterable[Numbers], flow: str, attribution: str) -> dict[str, Definition]:
    """For each metric that is known the definition that most notes have, groups together."""
    counted = Counter(
        one for numbers in notes for one in numbers if fits(one, flow, attribution) and one.metric not in PAID
    )
    told = {one.metric for one in counted if one.source != LIBRARY}
    # Likes that are merely public are not divided by what an export counts.
    counted = Counter({one: count for one, count in counted.items() if one.source != LIBRARY or one.metric not in told})
    found: dict[str, Definition] = {}
    for group in GROUPS:
        cells: Counter[tuple[str, str, str, str]] = Counter()
        for one, count in counted.items():
            if one.metric in group:
                cells[_cell(one)] += count
        if cells:
            best = min(cells, key=lambda cell: (-cells[cell], cell))
            found |= {one.metric: one for one in counted if one.metric in group and _cell(one) == best}
    for one in sorted(counted, key=lambda one: (-counted[one], one.text)):
        found.setdefault(one.metric, one)
    return {name: found[name] for name in METRICS if name in found}


def paid(numbers: Numbers) -> dict[str, tuple[float, Definition]]:
    """What was paid for a note: each kind of money once, from the source that comes first."""
    found: dict[str, tuple[float, Definition]] = {}
    known = [one for one in numbers if one.metric in PAID]
    for one in sorted(known, key=lambda one: (_rank(one.source), one.text)):
        found.setdefault(one.metric, (numbers[one], one))
    return found


def _rank(source: str) -> int:
    return PAYERS.index(source) if source in PAYERS else len(PAYERS)


def _cell(one: Definition) -> tuple[str, str, str, str]:
    return one.source, one.window, one.attribution, one.flow


def _days(name: str) -> int:
    digits = "".join(char for char in name if char.isdigit())
    return int(digits) if digits else 0
