"""Which slots fit a filter, for every question that is asked of them: a table, a cell and a sum can then not disagree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.matrix.board import Board
from planner.matrix.codes import NONE, Codes, Numbers, Truths
from planner.matrix.searching import searched
from planner.presets import TierPreset
from planner.storage import engine
from planner.storage.kinds import keyword_key
from planner.storage.records import SlotFilter
from planner.storage.store import Store
from planner.storage.texts import dumps

COLUMNS = (
    ("accounts", "account_id"),
    ("products", "product_id"),
    ("content_types", "content_type"),
    ("crowds", "crowd"),
    ("routes", "route"),
    ("statuses", "status"),
    ("owners", "owner"),
    ("weeks", "week"),
)


def sieve(store: Store, board: Board, campaign_id: str | None, wanted: SlotFilter, preset: TierPreset) -> Truths:
    """For each slot of the board whether it fits; without a campaign those of all that are not deleted count."""
    among = sorted(board.campaigns_alive) if campaign_id is None else [campaign_id]
    fits: Truths = board.codes["campaign_id"].holds(among)[board.column("campaign_id")]
    fits = fits & (board.there & ~board.alive if wanted.deleted else board.alive)
    for each in (wanted, *wanted.also):
        fits = _fit(store, board, fits, each, preset)
    return fits


def _fit(store: Store, board: Board, fits: Truths, wanted: SlotFilter, preset: TierPreset) -> Truths:
    for field, column in COLUMNS:
        values = getattr(wanted, field)
        if values:
            fits = fits & board.codes[column].holds([value or None for value in values])[board.column(column)]
    for values, (numbers, codes) in (
        *(((wanted.roles, board.roles()),) if wanted.roles else ()),
        *(((wanted.tiers, board.tiers(preset)),) if wanted.tiers else ()),
        *(((wanted.phases, board.phase_numbers()),) if wanted.phases else ()),
    ):
        fits = fits & _holding(numbers, codes, values)
    if wanted.keywords:
        fits = fits & _spoken(board, wanted.keywords)
    if wanted.since or wanted.until:
        fits = fits & _between(board, wanted.since, wanted.until)
    if wanted.ids is not None:
        fits = fits & _these(store, board, wanted.ids)
    for piece in wanted.search.split():
        fits = fits & searched(store, board, piece)
    return fits


def _holding(numbers: Numbers, codes: Codes, values: Sequence[str | None]) -> Truths:
    return codes.holds(values)[numbers]


def _spoken(board: Board, values: Sequence[str | None]) -> Truths:
    holds = board.codes["keyword"].holds([value and keyword_key(value) for value in values])
    none, holds[NONE] = bool(holds[NONE]), False
    found: Truths = np.logical_or.reduce(holds[board.keywords], axis=1)
    return np.logical_or(found, board.keywords[:, 0] == NONE) if none else found


def _between(board: Board, since: str | None, until: str | None) -> Truths:
    inside = np.array(
        [
            day is not None and (since is None or day >= since) and (until is None or day <= until)
            for day in board.codes["day"].values
        ]
    )
    found: Truths = inside[board.column("day")]
    return found


def _these(store: Store, board: Board, ids: Sequence[str]) -> Truths:
    sql = "select no from slot where id in (select value from json_each(?))"
    return board.truths([no for (no,) in engine.rows(store.db, sql, (dumps(list(ids)),))])
