"""The rows and columns of a pivot: which there are, their order, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from planner.matrix.axes import OPEN
from planner.matrix.board import Board
from planner.matrix.loads import AccountHeads
from planner.matrix.tally import Sums
from planner.matrix.values import monday
from planner.presets import UNKNOWN, TierPreset
from planner.storage import engine
from planner.storage.kinds import keyword_key
from planner.storage.records import CONTENT_TYPES, CROWDS, ROLES, STATUSES, Campaign, Head
from planner.storage.store import Store
from planner.storage.texts import dumps

DAYS_MOST = 92
"""Of a longer campaign empty days are left out."""
WEEKS_MOST = 106
WEEKDAYS = "一二三四五六日"
OUTSIDE = "计划外"
LOST = "（看不到的账号）"


@dataclass(frozen=True)
class Asked:
    """What heads are made from. ``campaign`` is None when slots of all campaigns are laid out."""

    store: Store
    campaign: Campaign | None
    board: Board
    preset: TierPreset


def heads(axis: str, values: Sums, asked: Asked) -> tuple[Head, ...]:
    """The heads of an axis in order, 未定 last."""
    return MAKERS[axis](values, asked)


def _account(values: Sums, asked: Asked) -> tuple[Head, ...]:
    known, lost = asked.store.beside(AccountHeads, AccountHeads).of(asked.board, asked.campaign, values.there)
    return (*known, *(Head(id, LOST, UNKNOWN) for id in lost), *_none(values))


def _week(values: Sums, asked: Asked) -> tuple[Head, ...]:
    inside: list[str] = []
    if asked.campaign:
        first, last = date.fromisoformat(monday(asked.campaign.start)), date.fromisoformat(asked.campaign.end)
        inside = [day.isoformat() for day in _every(first, last, 7)][:WEEKS_MOST]
    numbers = {week: f"第 {at} 周" for at, week in enumerate(inside, 1)}
    found = []
    for week in sorted({*inside, *(value for value in values if value)}):
        first = date.fromisoformat(week)
        span = f"{_short(first)}–{_short(first + timedelta(days=6))}"
        if week in numbers or asked.campaign is None:
            found.append(Head(week, numbers.get(week, f"{_short(first)} 周"), about=span))
        else:
            found.append(Head(week, f"{_short(first)} 周", about=OUTSIDE))
    return (*found, *_none(values))


def _day(values: Sums, asked: Asked) -> tuple[Head, ...]:
    days = {value for value in values if value}
    one = asked.campaign
    if one and (date.fromisoformat(one.end) - date.fromisoformat(one.start)).days < DAYS_MOST:
        days |= {day.isoformat() for day in _every(date.fromisoformat(one.start), date.fromisoformat(one.end), 1)}
    found = []
    for text in sorted(days):
        day = date.fromisoformat(text)
        outside = one is not None and not one.start <= text <= one.end
        found.append(Head(text, f"{_short(day)} 周{WEEKDAYS[day.weekday()]}", about=OUTSIDE if outside else ""))
    return (*found, *_none(values))


def _keyword(values: Sums, asked: Asked) -> tuple[Head, ...]:
    goals = {keyword_key(goal.keyword): goal for goal in (asked.campaign.goals if asked.campaign else ())}
    words = {key: asked.board.words[key] for key in values if key}
    words |= {key: (goal.keyword, goal.role) for key, goal in goals.items()}
    found = []
    for key in sorted(words, key=lambda key: (words[key][1] != "核心", key not in goals, -values.get(key, 0), key)):
        text, role = words[key]
        found.append(Head(key, text, role, f"{values.get(key, 0)} / {goals[key].count} 篇" if key in goals else ""))
    return (*found, *_none(values, "没有关键词"))


def _product(values: Sums, asked: Asked) -> tuple[Head, ...]:
    names = dict(
        engine.rows(
            asked.store.db,
            "select id, name from product where id in (select value from json_each(?)) order by id",
            (dumps([*(value for value in values if value), *(asked.campaign.products if asked.campaign else ())]),),
        )
    )
    return (*(Head(id, name) for id, name in names.items()), *_none(values))


def _phase(values: Sums, asked: Asked) -> tuple[Head, ...]:
    if asked.campaign:
        phases = {phase.name: f"{phase.start[5:]}–{phase.end[5:]}" for phase in asked.campaign.phases}
    else:
        alive = (asked.board.phases[id] for id in sorted(asked.board.campaigns_alive))
        phases = {phase.name: "" for those in alive for phase in those}
    return (*(Head(name, name, about=about) for name, about in phases.items()), *_none(values))


def _named(first: Callable[[Asked], Iterable[str]], empty: bool = False) -> Callable[[Sums, Asked], tuple[Head, ...]]:
    """Heads that are their own values: known names in their order (also where nothing is, when ``empty``), then others."""

    def make(values: Sums, asked: Asked) -> tuple[Head, ...]:
        known = list(first(asked))
        others = sorted(value for value in values if value and value not in known)
        shown = [*(name for name in known if empty or name in values), *others]
        return (*(Head(name, name) for name in shown), *_none(values))

    return make


MAKERS: Mapping[str, Callable[[Sums, Asked], tuple[Head, ...]]] = MappingProxyType(
    {
        "account": _account,
        "role": _named(lambda _asked: (*ROLES, UNKNOWN)),
        "tier": _named(lambda asked: asked.preset.names),
        "week": _week,
        "day": _day,
        "keyword": _keyword,
        "product": _product,
        "content_type": _named(lambda _asked: CONTENT_TYPES),
        "crowd": _named(lambda asked: asked.campaign.crowds if asked.campaign else CROWDS, empty=True),
        "route": _named(lambda _asked: ()),
        "phase": _phase,
        "status": _named(lambda _asked: STATUSES, empty=True),
        "owner": _named(lambda _asked: ()),
    }
)


def _none(values: Sums, text: str = OPEN) -> tuple[Head, ...]:
    return (Head(None, text),) if None in values else ()


def _every(first: date, last: date, step: int) -> list[date]:
    return [first + timedelta(days=days) for days in range(0, (last - first).days + 1, step)]


def _short(day: date) -> str:
    return f"{day.month}/{day.day}"
