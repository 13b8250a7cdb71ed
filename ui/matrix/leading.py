"""How a route leads to a sale, in a few words: whose traffic it draws on, what its platform stands for in a buyer's mind, where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from planner.storage.records import Head, Pivot

if TYPE_CHECKING:
    from planner.routes import Route, Routes


def words_of(route: Route) -> str:
    """公域 · 购买心智 · 天猫."""
    return " · ".join(filter(None, (route.traffic, f"{route.mind}心智", route.platform)))


def leads(routes: Routes, name: str | None, day: str | None) -> tuple[str, bool]:
    """What is to be said of a slot's route on its day, and whether that stands against it."""
    if not name:
        return "", False
    there = date.fromisoformat(day) if day else None
    route = routes.on(name, there)
    if route is None:
        return routes.check(name, there) or "", True
    return words_of(route), False


def with_routes(pivot: Pivot, axes: tuple[str, str], routes: Routes) -> Pivot:
    """The same pivot; a route says whose traffic and mind it is."""
    rows = _named(pivot.rows, routes) if axes[0] == "route" else pivot.rows
    columns = _named(pivot.columns, routes) if axes[1] == "route" else pivot.columns
    return replace(pivot, rows=rows, columns=columns)


def _named(heads: Sequence[Head], routes: Routes) -> tuple[Head, ...]:
    def about(head: Head) -> str:
        route = routes.on(head.value or "", None)
        return " · ".join(filter(None, (words_of(route) if route else "", head.about)))

    return tuple(replace(head, about=about(head)) for head in heads)
