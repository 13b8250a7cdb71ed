"""What planning knows of accounts, their prices above all."""

from __future__ import annotations

import pytest

from planner.accounts import Accounts
from planner.batches import Batches
from planner.importing.rows import AccountRow
from planner.matrix.candidates import candidates
from planner.merging import Merging
from planner.private import Private
from planner.storage.store import Store


def bring(store: Store, name: str, **private: str) -> str:
    """An import of one account; the id of its batch."""
    batches = Batches(store)
    batch = batches.begin("账号.xlsx", "test", "accounts", name + str(private), {})
    metrics = {"average_likes": 800.0, "average_comments": 50.0}
    row = AccountRow(name, name, fans=1000, category="护肤", metrics=metrics, private=private)
    batches.write_accounts(batch, [row])
    batches.finish(batch)
    return batch


@pytest.mark.parametrize(
    ("said", "price"),
    [
        ({"image_price": "2400"}, 2400.0),
        ({"image_price": "¥2,400元"}, 2400.0),
        ({"image_price": "0.24万"}, 2400.0),
        ({"video_price": "900"}, 900.0),
        ({"image_price": "2400", "video_price": "900"}, 2400.0),
        ({"image_price": "私聊", "video_price": "900"}, 900.0),
        ({"image_price": "-5"}, None),
        ({"rebate": "20%"}, None),
        ({}, None),
    ],
)
def test_prices(store: Store, said: dict[str, str], price: float | None) -> None:
    bring(store, "阿芷", **said)
    (found,) = candidates(store).values()
    assert found.price == price


def test_a_persons_word_comes_first_and_an_undone_import_says_nothing(store: Store) -> None:
    batch = bring(store, "阿芷", image_price="2400")
    id = Accounts(store).list()[0].id
    Private(store).enter(id, "image_price", "2000")
    assert candidates(store)[id].price == 2000.0
    Private(store).enter(id, "image_price", "")
    bring(store, "阿芷", image_price="2600")
    assert candidates(store)[id].price == 2600.0
    Batches(store).undo(batch)
    assert candidates(store)[id].price == 2600.0


def test_what_an_account_does_not_say_one_merged_into_it_does(store: Store) -> None:
    bring(store, "阿芷")
    bring(store, "阿芷小号", image_price="700")
    ids = {record.name: record.id for record in Accounts(store).list()}
    Merging(store).merge(ids["阿芷"], [ids["阿芷小号"]])
    assert {one.price for one in candidates(store).values()} == {700.0}
    Private(store).enter(ids["阿芷"], "image_price", "800")
    assert {one.price for one in candidates(store).values()} == {800.0}


def test_what_else_is_known(store: Store) -> None:
    bring(store, "阿芷")
    accounts = Accounts(store)
    id = accounts.list()[0].id
    assert candidates(store)[id].role == "未知"
    words = {
        "role": "KOL",
        "persona": "油痘肌",
        "skills": "测评",
        "avoid": "最便宜",
        "capacity": 3,
        "cooldown": 7,
        "health": "观察",
    }
    accounts.edit([id], words)
    found = candidates(store)[id]
    assert (found.role, found.category, found.about, found.avoid) == ("KOL", "护肤", "油痘肌 测评", "最便宜")
    assert (found.capacity, found.cooldown, found.health, found.engagement) == (3, 7, "观察", 850.0)
    accounts.delete([id])
    assert candidates(store) == {}
