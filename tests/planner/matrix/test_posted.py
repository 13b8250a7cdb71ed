"""What came out finds its note, and loses it when the note's import is taken back; accounts that are planned stay."""

from __future__ import annotations

import pytest

from planner.accounts import Accounts
from planner.batches import Batches
from planner.drafts import Drafts
from planner.importing.rows import AccountRow
from planner.matrix.dump import dump
from planner.matrix.plan import totals
from planner.merging import Merging
from planner.private import Private
from planner.storage.records import DraftContent
from tests.planner.matrix.matrix_world import World
from tests.planner.matrix.plans import accounts_named
from tests.planner.worlds import bring, row

KEY = "67c1a2b3000000001203c4d5"
LINK = f"https://www.xiaohongshu.com/explore/{KEY}?xsec_token=x"


def posted(world: World, url: str | None = None) -> tuple[str, str]:
    """A draft that came out, and its slot."""
    drafts = Drafts(world.store)
    draft = drafts.add(DraftContent("换季 干皮面霜", "正文"), status="待发")[0].id
    slot = world.add("小满", "2025-03-01", draft_id=draft)
    drafts.mark_posted(draft, "2025-03-01", url)
    return draft, slot


def notes(world: World, draft: str, slot: str) -> tuple[str | None, str | None]:
    return Drafts(world.store).get(draft).note_id, world.slots.line(slot).slot.note_id


@pytest.mark.parametrize(
    ("url", "note"),
    [
        (LINK, row(KEY, 120, title="标题改过了", published_at="2025-03-02T08:00:00+08:00")),
        (None, row("67c1a2b3000000001203ffff", 12, title="换季干皮面霜", published_at="2025-03-01T20:00:00+08:00")),
    ],
)
def test_the_note_is_found_by_link_or_by_title_and_day(world: World, url: str | None, note: object) -> None:
    draft, slot = posted(world, url)
    assert notes(world, draft, slot) == (None, None)
    batches = Batches(world.store)
    before = dump(world.store)
    batch = bring(batches, [note])  # type: ignore[list-item]
    found, hung = notes(world, draft, slot)
    assert found == hung is not None
    changes = batches.undo(batch)
    assert changes.touches("draft", draft)
    assert changes.touches("slot", slot)
    assert notes(world, draft, slot) == (None, None)
    assert dump(world.store) == before


def test_a_note_that_is_there_already_is_found_when_the_draft_is_marked(world: World) -> None:
    bring(Batches(world.store), [row(KEY, 3, title="别的")])
    draft, slot = posted(world, LINK)
    assert None not in notes(world, draft, slot)


def test_nothing_is_guessed(world: World) -> None:
    twice = [row(f"67c1a2b3000000001203000{at}", 1, title="换季干皮面霜", published_at="2025-03-01") for at in (1, 2)]
    other = row("67c1a2b30000000012030003", 1, title="换季干皮面霜", published_at="2025-03-04")
    draft, slot = posted(world)
    bring(Batches(world.store), [*twice, other])
    assert notes(world, draft, slot) == (None, None)
    linked, hung = posted(world, LINK)
    assert notes(world, linked, hung) == (None, None)


def test_accounts_with_slots_or_contacts_stay_when_their_import_is_taken_back(world: World) -> None:
    batches = Batches(world.store)
    batch = batches.begin("报价.xlsx", "test", "accounts", "b", {})
    batches.write_accounts(batch, [AccountRow(f"x{at}", f"新人{at}") for at in range(3)])
    batches.finish(batch)
    ids = {record.name: record.id for record in Accounts(world.store).list()}
    slot = world.slots.add(world.campaign, [{"account_id": ids["新人0"]}])[0][0]
    Private(world.store).enter(ids["新人1"], "contact", "微信 x")
    batches.undo(batch)
    left = {record.name for record in Accounts(world.store).list()}
    assert {"新人0", "新人1"} <= left
    assert "新人2" not in left
    assert world.slots.line(slot).account == "新人0"
    assert Private(world.store).details(ids["新人1"]) == {"contact": "微信 x"}


def test_merged_accounts_share_their_slots_until_they_part(world: World) -> None:
    keep, other = accounts_named(world.store, AccountRow("m1", "木木"), AccountRow("m2", "木木 "))
    slot = world.slots.add(world.campaign, [{"account_id": other, "day": "2025-03-04", "price": 10}])[0][0]
    before = dump(world.store)
    merging = Merging(world.store)
    merged, changes = merging.merge(keep, [other])
    assert changes.touches("slot", slot)
    assert world.slots.line(slot).slot.account_id == keep
    assert totals(world.store, world.campaign).planned == 1
    after = dump(world.store)
    merging.part(merged)
    assert dump(world.store) == before
    merging.again(merged)
    assert dump(world.store) == after
