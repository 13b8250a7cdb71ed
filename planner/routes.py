"""Routes (链路): how a note leads to a sale, and from which day on each way is open.

Each route is a dated pack of ``resources/rules/route-*.toml``. A slot planned for next month is checked against that day's packs. Where
the sources name only a month, its first day counts; where they name no beginning, the route has always been open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from planner.problems import Problem
from planner.rules import Pack, read_packs
from planner.storage.records.accounts import ROLES

NEEDS = ("广告", "报备")
TRAFFIC = ("公域", "私域")
MINDS = ("决策", "购买", "留存")
"""What a platform stands for in a buyer's mind: 小红书 helps to decide, shops sell, 微信 keeps."""

UNKNOWN = "未知"

Traffic = Literal["公域", "私域"]
Mind = Literal["决策", "购买", "留存"]


@dataclass(frozen=True, slots=True)
class Route:
    """One way from a note to a sale while one pack holds.

    ``roles`` may use it (empty: all), in words ``who``; ``needs`` are among NEEDS; ``attribution`` names what sees its sales, which
    looks at 报备 notes only; ``platform`` is where the sale is. ``since`` is the beginning as the source tells it, ``valid_from``
    is None when it tells none. ``grade`` is A official, B trade press, C what operators tell each other.
    """

    name: str
    about: str
    roles: tuple[str, ...]
    who: str
    needs: tuple[str, ...]
    attribution: str
    traffic: Traffic
    mind: Mind
    platform: str
    since: str
    valid_from: date | None
    valid_to: date | None
    source: str
    grade: str
    aliases: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Routes:
    """Every route that is known, with all its packs."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._packs: dict[str, tuple[Route, ...]] = {}
        for route in sorted(routes, key=lambda route: (route.valid_from or date.min, route.name)):
            self._packs[route.name] = (*self._packs.get(route.name, ()), route)
        self._names = {name: name for name in self._packs}
        for packs in self._packs.values():
            for alias in packs[-1].aliases:
                self._names.setdefault(alias, packs[-1].name)

    @classmethod
    def load(cls, *folders: Path) -> Routes:
        """Read every pack ``route-*.toml``, those of ``folders`` replacing ours; a Problem names one that cannot be read."""
        return cls(route_of(pack) for pack in read_packs("route-*.toml", *folders) if pack.kind == "route")

    @property
    def packs(self) -> tuple[Route, ...]:
        """Every pack of every route, the oldest of a route first."""
        return tuple(route for packs in self._packs.values() for route in packs)

    @property
    def all(self) -> tuple[Route, ...]:
        """The newest pack of each route, those that sell first, 无 last."""
        newest = (packs[-1] for packs in self._packs.values())
        place = {mind: number for number, mind in enumerate(("购买", "留存", "决策"))}
        return tuple(sorted(newest, key=lambda route: (place[route.mind], route.traffic, not route.needs, route.name)))

    def name(self, text: str) -> str | None:
        """The name of a route written in some way (种草直达 红猫 UD is 红猫 UD), or None."""
        return self._names.get(text.strip())

    def on(self, name: str, day: date | None) -> Route | None:
        """A route as it holds on a day (None: as the newest pack has it); None when it is unknown or not open then."""
        packs = self._packs.get(self.name(name) or "", ())
        if day is None:
            return packs[-1] if packs else None
        return next((route for route in reversed(packs) if route.holds(day)), None)

    def open_to_all(self, name: str, since: date) -> bool:
        """Whether nothing can stand against it from this day on: one pack without an end, any account, no 报备."""
        packs = self._packs.get(self.name(name) or "", ())
        return len(packs) == 1 and not (
            packs[0].roles or "报备" in packs[0].needs or packs[0].valid_to or not packs[0].holds(since)
        )

    def check(self, name: str | None, day: date | None, role: str = UNKNOWN, filed: bool | None = None) -> str | None:
        """What stands against a slot using this route that day, as a sentence; None when nothing does.

        ``role`` is the account's; ``filed`` whether the note is 报备 (None: nobody has said). Without a day no date is checked.
        """
        if not name:
            return None
        route = self.on(name, day)
        if route is None:
            return self._closed(name, day)
        if route.roles and role in ROLES and role not in route.roles:
            return f"{route.name} 只给{route.who or '、'.join(route.roles)}用，这个账号是 {role}"
        if "报备" in route.needs and filed is not True:
            return f"{route.name} 要报备，这篇{'没有报备' if filed is False else '还没说是否报备'}"
        return None

    def _closed(self, name: str, day: date | None) -> str:
        packs = self._packs.get(self.name(name) or "", ())
        if day is None or not packs:
            return f"链路里没有“{name}”，请从列表里选"
        later = [route for route in packs if route.valid_from and route.valid_from > day]
        if later:
            return f"{packs[0].name} {later[0].since or later[0].valid_from} 才开放，{day} 还不能用"
        return f"{packs[0].name} 只到 {packs[-1].valid_to} 为止，{day} 不能再用"


def route_of(pack: Pack) -> Route:
    """The route of a pack; raises Problem when its words are not known."""
    says: dict[str, Any] = pack.says.get("route", {})
    try:
        route = Route(
            pack.name,
            str(says["about"]),
            tuple(says.get("roles", ())),
            str(says.get("who", "")),
            tuple(says.get("needs", ())),
            str(says.get("attribution", "")),
            says["traffic"],
            says["mind"],
            str(says.get("platform", "")),
            str(says.get("since", "")),
            # TOML has no empty date: the first day there is stands for it.
            pack.valid_from if pack.valid_from > date.min else None,
            pack.valid_to,
            pack.source,
            pack.grade,
            tuple(says.get("aliases", ())),
        )
        known = (
            route.traffic in TRAFFIC
            and route.mind in MINDS
            and {*route.roles} <= {*ROLES}
            and {*route.needs} <= {*NEEDS}
        )
        if not known:
            raise ValueError("words")
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(f"链路规则 {pack.file} 读不懂", "请检查它的 about、roles、needs、traffic、mind") from error
    return route
