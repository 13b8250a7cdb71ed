"""Every figure of a report equals the same figure by plain SQL, whatever the campaign holds."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from planner.matrix.values import later
from planner.reporting.building import build
from planner.storage.store import Store
from tests.planner.reporting import by_sql, world

TODAY = date(2025, 3, 15)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.integers(0, 2**32))
def test_every_figure_equals_plain_sql(store: Store, seed: int) -> None:
    dice = random.Random(seed)
    accounts, products = _people(store)
    notes = world.write_notes(store, dice, dice.choice((3, 45)))
    world.write_figures(store, dice, notes)
    id = world.campaign(store, dice, accounts, products, notes)
    today = date.fromisoformat(later(world.START, dice.randint(0, 25)))
    report = build(store, id, today)
    expected = by_sql.figures(store, id, today.isoformat())
    found = {figure.key: figure.value for figure in report.figures}
    assert len(found) == len({figure.key for figure in report.figures})
    assert set(found) <= set(expected), set(found) - set(expected)
    for key, value in found.items():
        wanted = expected[key]
        assert (value is None) == (wanted is None), (key, value, wanted)
        if value is not None and wanted is not None:
            assert abs(value - wanted) < 1e-6 * max(1.0, abs(wanted)), (key, value, wanted)
    # Only single notes and words beyond the goals are a selection; everything else has to be there.
    chosen = ("note.", "keyword.", "week.", "paid.", "funnel.")
    lacking = {key for key in set(expected) - set(found) if not key.startswith(chosen)}
    assert not lacking, lacking


def _people(store: Store) -> tuple[list[str], list[str]]:
    from planner.accounts import Accounts
    from planner.products import Products

    known = Accounts(store).list()
    if not known:
        return world.fill(store)
    return [record.id for record in known], [product.id for product in Products(store).list()]
