"""Reminders from the store, and after an edit the same as anew."""

from __future__ import annotations

import random
from datetime import date

import pytest

from nlp.note import Note
from planner.accounts import Accounts
from planner.batches import Batches
from planner.drafts import Drafts
from planner.importing.rows import NoteRow
from planner.matrix.outcomes import outcomes
from planner.matrix.reminders import Outcome, reminders
from planner.matrix.reminding import Reminding, gather, look_at
from planner.private import Private
from planner.routes import Routes
from planner.storage.records import DraftContent, Reminder, SlotKeyword
from tests.planner.matrix.matrix_world import World
from tests.planner.worlds import Clock

TODAY = date(2025, 3, 1)
LONG = (SlotKeyword("敏感肌面霜", "长尾"), SlotKeyword("面霜", "核心"))
BODY = "换季脸颊总是泛红，洗完脸紧绷得笑都不敢笑。上个月室友塞给我一罐面霜，说睡前厚涂一层，早上起来脸是软的。"
OTHER = "今天去爬山，山顶风很大，照片却意外好看，下山吃了一碗牛肉面，回家路上我们约好下个月去看海，谁也不许加班。"


@pytest.fixture(scope="module")
def routes() -> Routes:
    return Routes.load()


@pytest.fixture
def watched(world: World, routes: Routes) -> Reminding:
    """A campaign whose accounts can carry little."""
    accounts, private = Accounts(world.store), Private(world.store)
    accounts.edit([world.accounts[name] for name in ("小满", "木木护肤日记")], {"capacity": 2, "cooldown": 3})
    private.enter(world.accounts["木木护肤日记"], "image_price", "800")
    return Reminding(world.campaign, routes, TODAY)


def kinds(found: tuple[Reminder, ...]) -> list[str]:
    return sorted(one.kind for one in found)


def test_a_campaign_without_trouble(world: World, watched: Reminding) -> None:
    world.add("小满", "2025-03-04", keywords=LONG)
    assert watched.reminders(world.store) == ()


def test_what_is_told_and_what_the_advice_writes(world: World, watched: Reminding) -> None:
    world.add("小满", "2025-03-04", keywords=LONG)
    second = world.add("小满", "2025-03-08", keywords=LONG)
    (found,) = watched.reminders(world.store)
    assert found.text == "小满 3月4日 和 3月8日 两篇都写“敏感肌面霜”，一周内重复"
    assert found.advice == "换给木木护肤日记"
    assert found.change == {second: {"account_id": world.accounts["木木护肤日记"], "price": 800.0}}
    written = world.slots.edit(found.change)
    watched.changed(world.store, written.changes)
    assert watched.reminders(world.store) == ()
    watched.changed(world.store, written.undo())
    assert watched.reminders(world.store) == (found,)


def test_lines_tell_what_the_store_tells(world: World, watched: Reminding, routes: Routes) -> None:
    for day in ("2025-03-04", "2025-03-05", "2025-03-05", "2025-04-02"):
        world.add("小满", day, keywords=LONG, route="小程序", price=30_000.0, crowd="泛")
    board = look_at(world.store, world.campaign, routes, TODAY)
    lines = world.slots.lines(world.slots.find(world.campaign))
    assert sorted(map(repr, board.reminders())) == sorted(map(repr, reminders(lines, board.facts)))
    assert kinds(board.reminders())
    assert gather(world.store, world.campaign) == board.reminders(), "the clock of the store stands on that day"


def test_other_campaigns_count_for_their_accounts(world: World, watched: Reminding) -> None:
    world.add("小满", "2025-03-04")
    assert watched.reminders(world.store) == ()
    other = world.campaigns.add("别的计划", "2025-03-01", "2025-03-31")[0].id
    day = {"account_id": world.accounts["小满"], "day": "2025-03-05"}
    written = world.slots.add(other, [day])[1]
    watched.changed(world.store, written.changes)
    assert kinds(watched.reminders(world.store)) == ["冷却期内"]
    watched.changed(world.store, world.campaigns.delete([other]).changes)
    assert watched.reminders(world.store) == ()


def test_an_account_that_comes_new_brings_its_other_notes(world: World, watched: Reminding) -> None:
    other = world.campaigns.add("别的计划", "2025-03-01", "2025-03-31")[0].id
    world.slots.add(other, [{"account_id": world.accounts["小满"], "day": "2025-03-05"}])
    slot = world.add("阿芷", "2025-03-04")
    assert watched.reminders(world.store) == ()
    written = world.slots.edit({slot: {"account_id": world.accounts["小满"]}})
    watched.changed(world.store, written.changes)
    assert kinds(watched.reminders(world.store)) == ["冷却期内"]


def test_drafts_that_become_alike(world: World, watched: Reminding, clock: Clock) -> None:
    drafts = Drafts(world.store)
    first = drafts.add(DraftContent("换季面霜", BODY))[0]
    second = drafts.add(DraftContent("冬天面霜", OTHER))[0]
    world.add("小满", "2025-03-04", draft_id=first.id)
    world.add("阿芷", "2025-03-08", draft_id=second.id)
    assert watched.reminders(world.store) == ()
    clock.forward(seconds=5)
    watched.changed(world.store, drafts.save(second.id, DraftContent("冬天面霜", BODY + "我也是。")))
    (found,) = watched.reminders(world.store)
    assert found.kind == "撞稿"
    assert found.text.startswith("《冬天面霜》 与 《换季面霜》 有 ")
    watched.changed(world.store, drafts.delete(second.id))
    assert watched.reminders(world.store) == ()
    watched.changed(world.store, drafts.undelete(second.id))
    assert watched.reminders(world.store) == (found,)


def test_evidence_comes_from_the_library(world: World, watched: Reminding) -> None:
    batches = Batches(world.store)
    batch = batches.begin("笔记.csv", "test", "notes", "n", {})
    notes = [Note(f"{n:024x}", f"笔记{n}", likes=n, source="千瓜", query="面霜") for n in range(40)]
    batches.write_notes(batch, [NoteRow(note) for note in notes])
    batches.finish(batch)
    ids = {likes: id for id, likes in world.store.db.execute("select id, likes from note").fetchall()}
    core = world.add("阿芷", "2025-02-20", crowd="核心", status="已发", note_id=ids[19])
    world.add("小满", "2025-03-04", crowd="泛")
    assert outcomes(world.store, [core]) == {core: Outcome(19, 19.5)}
    (found,) = watched.reminders(world.store)
    assert (
        found.text
        == "泛人群有 1 篇排在前面，核心人群发了 1 篇，还没有一篇达到同类中位数（看已发的核心笔记互动是否达到同类中位数）"
    )
    watched.changed(world.store, world.slots.edit({core: {"note_id": ids[20]}}).changes)
    again = Reminding(world.campaign, Routes.load(), TODAY)
    assert again.reminders(world.store) == ()
    assert watched.reminders(world.store) == ()


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_it_is_as_if_looked_at_anew(world: World, watched: Reminding, routes: Routes, seed: int) -> None:
    dice = random.Random(seed)
    names = [*world.accounts, None]

    def fields() -> dict[str, object]:
        account = dice.choice(names)
        return {
            "account_id": account and world.accounts[account],
            "day": dice.choice([None, *(f"2025-03-{day:02}" for day in range(1, 29))]),
            "keywords": dice.choice([(), LONG]),
            "crowd": dice.choice(["核心", "泛", None]),
            "route": dice.choice(["红猫 UD", "小程序", None]),
            "filed": dice.choice([True, False, None]),
            "price": dice.choice([None, 800.0, 9000.0]),
        }

    ids, _ = world.slots.add(world.campaign, [fields() for _ in range(15)])
    watched.reminders(world.store)
    for _ in range(10):
        way = dice.random()
        if way < 0.6:
            written = world.slots.edit({id: fields() for id in dice.sample(ids, 2)})
        elif way < 0.75:
            more, written = world.slots.add(world.campaign, [fields()])
            ids += more
        else:
            written = world.slots.delete([dice.choice(ids)])
        watched.changed(world.store, written.changes)
        anew = Reminding(world.campaign, routes, TODAY).reminders(world.store)
        assert sorted(map(repr, watched.reminders(world.store))) == sorted(map(repr, anew))
        if dice.random() < 0.3:
            watched.changed(world.store, written.undo())
