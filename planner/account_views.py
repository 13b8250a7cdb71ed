"""Saved views of the accounts: a name for a filter, an order and columns. As many as one likes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from planner.problems import Problem
from planner.settings import Setting, Settings
from planner.storage.account_rows import SORTS
from planner.storage.changes import Changes
from planner.storage.records import AccountFilter

NAME_MOST = 40


@dataclass(frozen=True, slots=True)
class AccountView:
    """``columns`` are the names of those that are shown, in their order; without any the table is left as it is."""

    name: str
    wanted: AccountFilter
    sort: str = "fans"
    descending: bool = True
    columns: tuple[str, ...] = ()


def _read(value: Any) -> tuple[AccountView, ...]:
    return tuple(map(_view, value))


def _view(value: Any) -> AccountView:
    wanted = value["wanted"]
    known = {name: tuple(wanted[name]) for name in ("roles", "tiers", "categories", "healths")}
    view = AccountView(
        str(value["name"]),
        AccountFilter(search=str(wanted["search"]), deleted=bool(wanted["deleted"]), **known),
        str(value["sort"]),
        bool(value["descending"]),
        tuple(map(str, value["columns"])),
    )
    if view.sort not in SORTS or not view.name.strip():
        raise ValueError("account_views")
    return view


def _plain(views: tuple[AccountView, ...]) -> list[dict[str, Any]]:
    return [asdict(view) for view in views]


VIEWS: Setting[tuple[AccountView, ...]] = Setting("account_views", tuple, _read, _plain)
Views = tuple[AccountView, ...]


class AccountViews:
    """The saved views, in the order they were made."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> Views:
        """Every one."""
        return self._settings.get(VIEWS)

    def put(self, views: Views) -> Changes:
        """These and no others: the way back from a change."""
        return self._settings.set(VIEWS, views)

    def save(self, view: AccountView) -> Changes:
        """Keep a view under its name; one of the same name is replaced. Raises Problem for a name that is none."""
        view = replace(view, name=_name(view.name))
        known = [other.name for other in self.all()]
        if view.name not in known:
            return self.put((*self.all(), view))
        return self.put(tuple(view if other.name == view.name else other for other in self.all()))

    def rename(self, name: str, other: str) -> Changes:
        """Another name for a view; raises Problem when it is taken."""
        other = _name(other)
        if other != name and any(view.name == other for view in self.all()):
            raise Problem(f"已经有叫“{other}”的视图", "请换一个名字")
        return self.put(tuple(replace(view, name=other) if view.name == name else view for view in self.all()))

    def delete(self, name: str) -> Changes:
        """Forget a view; the accounts stay."""
        return self.put(tuple(view for view in self.all() if view.name != name))


def _name(name: str) -> str:
    words = " ".join(name.split())[:NAME_MOST]
    if not words:
        raise Problem("视图要有名字", "请写一个名字再保存")
    return words
