"""The campaign of the sample."""

from __future__ import annotations

import pytest

from planner.campaigns import Campaigns
from planner.matrix.dump import dump
from planner.matrix.missing import missing
from planner.matrix.plan import levels, totals
from planner.samples import install
from planner.shelving import has_sample, planned_samples, shelve_sample, unshelve_sample
from planner.slots import Slots
from planner.storage import engine
from planner.storage.store import Store
from planner.workflow import Workflow
from tests.planner.worlds import Clock


@pytest.mark.parametrize("later", range(7))
def test_it_is_alive_on_every_day_of_the_week(store: Store, clock: Clock, later: int) -> None:
    clock.forward(days=later)
    install(store)
    (campaign,) = Campaigns(store).list()
    today = clock().date().isoformat()
    assert campaign.start < today < campaign.end
    lines = Slots(store).lines(Slots(store).find(campaign.id))
    assert len(lines) == 60
    assert len({line.slot.title for line in lines}) == 60
    assert {line.slot.status for line in lines} == {"选题", "初稿", "一审", "终审", "待发", "已发", "复盘"}
    for line in lines:
        # Nothing is under way without a draft, and nothing has come out that lies ahead.
        assert bool(line.slot.draft_id) or line.slot.status in ("选题", "已发", "复盘")
        assert line.slot.status not in ("已发", "复盘") or (line.slot.day or "") < today
    assert totals(store, campaign.id).published > 10
    assert {level.role for level in levels(store, campaign.id)} == {"官方", "KOL", "KOC", "素人", "未知"}
    said = " ".join(one.text for one in missing(store, campaign.id))
    assert "素人 少" in said
    waiting = [line.slot.id for line in lines if line.slot.status == "一审"]
    verdicts = {gate.verdict for gates in Workflow(store).gates(waiting).values() for gate in gates}
    assert {"通过", "阻断"} <= verdicts


def test_it_goes_and_comes_back_as_a_whole(store: Store) -> None:
    install(store)
    before = dump(store)
    assert planned_samples(store) == (1, 60)
    moment, changes = shelve_sample(store)
    assert changes.touches("slot")
    assert planned_samples(store) == (0, 0)
    assert not has_sample(store)
    assert Slots(store).find(None) == []
    unshelve_sample(store, moment)
    assert dump(store) == before
    assert len(Slots(store).find(None)) == 60


def test_a_campaign_with_slots_of_ones_own_stays(store: Store) -> None:
    install(store)
    (campaign,) = Campaigns(store).list()
    (mine,), _ = Slots(store).add(campaign.id, [{"title": "自己加的"}])
    shelve_sample(store)
    assert Slots(store).find(None) == [mine]


def test_what_came_out_keeps_the_forecast_it_came_out_with(store: Store) -> None:
    install(store)
    forecasts = engine.rows(
        store.db,
        "select s.title, d.title, d.status, s.status, n.title, n.engagement from draft_forecast f join draft d on d.id = f.draft_id"
        " join slot s on s.draft_id = d.id join note n on n.id = s.note_id and n.id = d.note_id",
    )
    assert len(forecasts) == 10
    for slot, draft, draft_status, slot_status, note, engagement in forecasts:
        assert slot == draft == note
        assert draft_status == slot_status
        assert engagement > 0
    newest = engine.value(store.db, "select status from draft order by updated_at desc, id desc limit 1")
    assert newest not in ("已发", "复盘"), "what is being written lies on top"
