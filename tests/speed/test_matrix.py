"""The matrix at the size of a whole agency: found, laid out, edited, and what follows from an edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from planner.matrix.axes import AXES
from planner.matrix.missing import missing
from planner.matrix.pivots import pivot
from planner.matrix.plan import levels
from planner.paths import Workspace
from planner.slots import Slots
from planner.storage.records import SlotFilter
from planner.storage.store import Store
from tests.speed.measuring import BUSY, median, milliseconds
from tests.speed.planned import Planned, plan
from tests.speed.report import Line, Report, ms
from tests.speed.scale import Scale

pytestmark = pytest.mark.speed

CHAPTER = "The content matrix"
VIEW, SCREEN, EDIT, FIRST, PIVOT = 50.0, 10.0, 16.0, 1000.0, 50.0
"""Milliseconds for a question, the lines of a screen, an edit with all that follows, the first look, and any further pivot."""
SCREENFUL = 60
ACCOUNTS_TO_SLOTS = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("matrix")


@pytest.fixture(scope="module")
def planned(folder: Path, scale: Scale) -> Planned:
    """A plan in the folder."""
    with Store.open(Workspace(folder)) as store:
        return plan(store, scale.notes, scale.notes // ACCOUNTS_TO_SLOTS)


@pytest.fixture
def store(folder: Path, planned: Planned) -> Store:
    return Store.open(Workspace(folder))


def test_the_first_look(store: Store, planned: Planned, scale: Scale, report: Report) -> None:
    with store:
        taken = milliseconds(lambda: pivot(store, planned.campaign, "account", "week"))
    _tell(report, f"the first pivot of {scale.notes:,} slots", taken, FIRST, scale)


def test_finding(store: Store, planned: Planned, scale: Scale, report: Report) -> None:
    slots, wanted = Slots(store), {"all": SlotFilter(), "one role": SlotFilter(roles=("KOC",))}
    wanted |= {"one keyword": SlotFilter(keywords=("敏感肌面霜",)), "a word": SlotFilter(search="敏感肌")}
    with store:
        slots.find(planned.campaign)
        for name, one in wanted.items():
            for sort in ("day", "account", "price"):
                found = partial(slots.find, planned.campaign, one, (sort, True))
                _measure(report, f"find {name} by {sort}", found, VIEW, scale)
        ids = slots.find(planned.campaign)
        middle = len(ids) // 2
        screen = ids[middle : middle + SCREENFUL]
        _measure(report, f"the lines of a screen ({SCREENFUL})", lambda: slots.lines(screen), SCREEN, scale)
        _measure(report, "what the filters can offer", lambda: slots.facets(planned.campaign), VIEW, scale)


def test_every_pivot(store: Store, planned: Planned, scale: Scale, report: Report) -> None:
    worst, pair = 0.0, ""
    with store:
        pivot(store, planned.campaign, "status", "week")
        for rows in AXES:
            for columns in AXES:
                laid = partial(pivot, store, planned.campaign, rows.name, columns.name)
                taken = median([milliseconds(laid) for _ in "ab"])
                if taken > worst:
                    worst, pair = taken, f"{rows.name} × {columns.name}"
    _tell(report, f"the slowest of {len(AXES) ** 2} pivots ({pair})", worst, PIVOT, scale)


def test_an_edit_and_all_that_follows(store: Store, planned: Planned, scale: Scale, report: Report) -> None:
    slots, some = Slots(store), iter(planned.slots[100:])
    with store:
        missing(store, planned.campaign)

        def edit() -> None:
            slots.edit({next(some): {"day": "2025-03-10", "price": 1.0, "keywords": ("敏感肌面霜",)}})
            levels(store, planned.campaign)
            missing(store, planned.campaign)

        def back() -> None:
            slots.edit({next(some): {"day": "2025-03-11"}}).undo()

        _measure(report, "an edit, the pyramid and what is missing", edit, EDIT, scale)
        _measure(report, "an edit taken back", back, EDIT, scale)
        many = planned.slots[:500]
        _measure(
            report,
            "500 slots in one step",
            lambda: slots.edit({id: {"owner": str(id[-1])} for id in many}),
            VIEW,
            scale,
        )


def test_a_layout_again_after_an_edit(store: Store, planned: Planned, scale: Scale, report: Report) -> None:
    slots, some = Slots(store), iter(planned.slots[300:])
    with store:
        for rows, columns in (("tier", "week"), ("keyword", "account"), ("keyword", "week")):
            pivot(store, planned.campaign, rows, columns)
            taken = []
            for _ in range(5):
                slots.edit({next(some): {"day": "2025-03-12"}})
                taken.append(milliseconds(lambda: pivot(store, planned.campaign, rows, columns)))  # noqa: B023
            _tell(report, f"{rows} × {columns} again after an edit", median(taken), EDIT, scale)


def _measure(report: Report, what: str, work: Callable[[], object], most: float, scale: Scale) -> None:
    _tell(report, what, median([milliseconds(work) for _ in range(5)]), most, scale)


def _tell(report: Report, what: str, taken: float, most: float, scale: Scale) -> None:
    report.add(CHAPTER, Line(what, ms(taken), wanted=f"≤ {most:.0f} ms", met=taken <= most))
    assert taken <= most * (BUSY if scale.full else 2 * BUSY)
