"""Slots in order: by columns of the board where it has them, by the table for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.matrix.board import Board
from planner.matrix.codes import Codes, Numbers, Truths
from planner.presets import UNKNOWN, TierPreset
from planner.storage import engine
from planner.storage.records import CROWDS, ROLES, STATUSES
from planner.storage.store import Store

CODED: Mapping[str, str] = MappingProxyType(
    {name: name for name in ("content_type", "crowd", "route", "status", "owner", "day", "week", "clock")}
)
PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "score": "(select d.score from draft d where d.id = s.draft_id)",
        "draft_title": "(select d.title from draft d where d.id = s.draft_id)",
    }
    | {name: f"s.{name}" for name in ("title", "filed", "before", "fixed", "remark", "created_at", "updated_at")}
)
ORDERS: Mapping[str, Sequence[str]] = MappingProxyType({"status": STATUSES, "crowd": CROWDS, "role": (*ROLES, UNKNOWN)})
"""Values with an order of their own; others sort as texts."""
SORTS = (*CODED, *PLAIN, "account", "fans", "role", "tier", "product", "keyword", "price")
"""What slots can be sorted by."""

Ranks = NDArray[np.float64]


def ordered(store: Store, board: Board, fits: Truths, sort: tuple[str, bool], preset: TierPreset) -> list[str]:
    """The ids of the slots that fit, in order, unknown last; then by day, time and age. Raises KeyError for another column."""
    column, descending = sort
    if column not in SORTS:
        raise KeyError(column)
    places = np.flatnonzero(fits)
    first = _ranks(store, board, column, preset)[places]
    if descending:
        first = -first
    first = np.where(np.isnan(first), np.inf, first)
    day, clock = (_texts(board.codes[name], board.column(name))[places] for name in ("day", "clock"))
    last = [np.where(np.isnan(ranks), np.inf, -ranks if descending else ranks) for ranks in (day, clock)]
    nos = board.no[places]
    order = np.lexsort((-nos if descending else nos, last[1], last[0], first))
    ids = board.ids
    return [ids[place] for place in places[order].tolist()]


def _ranks(store: Store, board: Board, column: str, preset: TierPreset) -> Ranks:
    """A number for each slot that sorts as the column does; NaN where nothing is known."""
    if column in CODED:
        return _texts(board.codes[column], board.column(column), ORDERS.get(column, ()))
    if column == "price":
        return board.price
    if column == "keyword":
        texts = {key: board.words[key][0] for key in board.codes["keyword"].values if key}
        return _named(board.codes["keyword"], board.keywords[:, 0], texts)
    if column == "product":
        names = dict(engine.rows(store.db, "select id, name from product"))
        return _named(board.codes["product_id"], board.column("product_id"), names)
    if column in ("account", "fans", "tier", "role"):
        return _accounts(board, column, preset)
    return _plain(store, board, column)


def _accounts(board: Board, column: str, preset: TierPreset) -> Ranks:
    if column == "role":
        numbers, codes = board.roles()
        return _texts(codes, numbers, ORDERS["role"])
    codes, numbers = board.codes["account_id"], board.column("account_id")
    if column == "account":
        return _named(codes, numbers, {id: face.name for id, face in board.faces.items()})
    faces = [board.faces.get(id or "") for id in codes.values]
    fans = np.array([np.nan if face is None or face.fans is None else float(face.fans) for face in faces])
    found: Ranks = fans[numbers]
    return found


def _texts(codes: Codes, numbers: Numbers, order: Sequence[str] = ()) -> Ranks:
    return _ranked(codes.values, numbers, order)


def _named(codes: Codes, numbers: Numbers, names: Mapping[str, str]) -> Ranks:
    return _ranked([names.get(value or "") for value in codes.values], numbers, ())


def _ranked(values: Sequence[str | None], numbers: Numbers, order: Sequence[str]) -> Ranks:
    rank: dict[Any, int] = {name: at for at, name in enumerate(order)}
    for value in sorted({value for value in values if value and value not in rank}):
        rank[value] = len(rank)
    table = np.array([rank.get(value, np.nan) for value in values], float)
    found: Ranks = table[numbers]
    return found


def _plain(store: Store, board: Board, column: str) -> Ranks:
    """What the board has not: the table sorts it."""
    value = f"nullif({PLAIN[column]}, '')"
    ranks = np.full(len(board), np.nan)
    # One long text is read four times faster than as many rows.
    text = engine.value(
        store.db,
        f"select group_concat(no || ' ' || rank, ',') from (select s.no, dense_rank() over (order by {value}) rank from slot s"
        f" where {value} is not null)",
    )
    if text:
        pairs = np.array(text.replace(",", " ").split(), np.int64)
        places = board.places(pairs[::2].tolist())
        ranks[places] = pairs[1::2]
    return ranks
