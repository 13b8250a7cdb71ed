"""Slots found and counted, and what the filters can offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from planner.matrix.board import Board
from planner.matrix.codes import NONE, Codes, Numbers
from planner.matrix.ordering import ordered
from planner.matrix.sieve import sieve
from planner.presets import UNKNOWN
from planner.settings import TIERS, Settings
from planner.storage import engine
from planner.storage.records import CROWDS, ROLES, STATUSES, SlotFacets, SlotFilter
from planner.storage.store import Store

Counted = tuple[tuple[str | None, int], ...]


def found(store: Store, campaign_id: str | None, wanted: SlotFilter, sort: tuple[str, bool]) -> list[str]:
    """The ids of the slots that fit, in order."""
    with engine.reading(store.db):
        board, preset = Board.of(store), Settings(store).get(TIERS)
        return ordered(store, board, sieve(store, board, campaign_id, wanted, preset), sort, preset)


def counted(store: Store, campaign_id: str | None, wanted: SlotFilter) -> int:
    """How many fit."""
    with engine.reading(store.db):
        board, preset = Board.of(store), Settings(store).get(TIERS)
        return int(sieve(store, board, campaign_id, wanted, preset).sum())


def facets_of(store: Store, campaign_id: str | None) -> SlotFacets:
    """What the filters of a campaign, or of all, can offer."""
    board, preset = Board.of(store), Settings(store).get(TIERS)
    fits = np.flatnonzero(sieve(store, board, campaign_id, SlotFilter(), preset))

    def sums(name: str) -> Mapping[str | None, int]:
        return _counted(board.codes[name], board.column(name)[fits])

    names: dict[str, str] = dict(engine.rows(store.db, "select id, name from product"))
    keywords = board.keywords[fits]
    spoken = dict(_counted(board.codes["keyword"], keywords[keywords != NONE]))
    bare = int((keywords[:, 0] == NONE).sum())
    words = _most({board.words[key][0]: number for key, number in spoken.items() if key})
    (roles, role_codes), (tiers, tier_codes) = board.roles(), board.tiers(preset)
    phases, phase_codes = board.phase_numbers()
    names_of = {id: face.name for id, face in board.faces.items()}
    accounts = _most(sums("account_id"))
    return SlotFacets(
        tuple((id, names_of.get(id or "", ""), number) for id, number in accounts),
        tuple((id, names.get(id or "", ""), number) for id, number in _most(sums("product_id"))),
        _in_order(_counted(role_codes, roles[fits]), (*ROLES, UNKNOWN)),
        _in_order(_counted(tier_codes, tiers[fits]), preset.names),
        (*words, *(((None, bare),) if bare else ())),
        _most(sums("content_type")),
        _in_order(sums("crowd"), CROWDS),
        _most(sums("route")),
        _in_order(sums("status"), STATUSES),
        _most(sums("owner")),
        _in_order(sums("week"), sorted(filter(None, board.codes["week"].values))),
        _in_order(
            _counted(phase_codes, phases[fits]), [phase.name for those in board.phases.values() for phase in those]
        ),
        len(fits),
    )


def _counted(codes: Codes, numbers: Numbers) -> Mapping[str | None, int]:
    totals = np.bincount(numbers, minlength=len(codes))
    return {codes.values[number]: int(totals[number]) for number in np.flatnonzero(totals).tolist()}


def _most(counted: Mapping[str | None, int] | Mapping[str, int]) -> Counted:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")))


def _in_order(counted: Mapping[str | None, int], names: Iterable[str | None]) -> Counted:
    """First the names in their order, then the others as they come, None last."""
    order = list(dict.fromkeys([*names, *(name for name in counted if name is not None)]))
    return tuple((name, counted[name]) for name in (*order, None) if counted.get(name))
