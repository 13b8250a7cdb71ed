"""Sums of a campaign are those of its slots one by one, after any edit."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import numpy as np
import pytest

from planner.matrix.facts import PUBLISHED, Facts
from planner.packing import sorted_with_places
from planner.presets import UNKNOWN
from planner.storage.kinds import keyword_key
from planner.storage.records import CROWDS, ROLES, SlotLine
from tests.planner.matrix.matrix_world import World

WORDS = ("面霜", "防晒", "敏感肌面霜", "Ａ醇")
STATUSES = ("选题", "初稿", "已发", "复盘")


def chosen(world: World, dice: random.Random) -> dict[str, object]:
    account = dice.choice((*world.accounts, None))
    return {
        "account_id": account and world.accounts[account],
        "product_id": dice.choice((*world.products.values(), None)),
        "day": dice.choice((f"2025-03-{dice.randint(1, 28):02d}", None)),
        "crowd": dice.choice((*CROWDS[:2], None)),
        "price": dice.choice((None, float(dice.randint(0, 900)))),
        "keywords": dice.sample(WORDS, dice.randrange(4)),
    }


def role_of(world: World, line: SlotLine) -> str:
    return line.role if line.slot.account_id else UNKNOWN


@pytest.mark.parametrize("seed", range(4))
def test_sums_are_those_of_the_slots_one_by_one(world: World, seed: int) -> None:
    dice = random.Random(seed)
    rows = [{**chosen(world, dice), "status": dice.choice(STATUSES)} for _ in range(dice.choice((0, 1, 40)))]
    ids = world.slots.add(world.campaign, rows)[0] if rows else []
    for _ in range(5):
        if ids:
            world.slots.edit({dice.choice(ids): chosen(world, dice)})
            world.slots.delete([dice.choice(ids)])
        agrees(world)


def agrees(world: World) -> None:
    facts = Facts.of(world.store, world.campaign)
    lines = world.slots.lines(world.slots.find(world.campaign))
    out = [line for line in lines if line.slot.status in PUBLISHED]
    assert len(facts) == len(lines)
    for those, published in ((lines, False), (out, True)):
        roles = Counter(role_of(world, line) for line in those)
        costs: Counter[str] = Counter()
        for line in those:
            costs[role_of(world, line)] += line.slot.price or 0
        assert facts.by_role(published=published) == {role: (count, costs[role]) for role, count in roles.items()}
        words = Counter(keyword_key(word.text) for line in those for word in line.slot.keywords)
        assert facts.by_keyword(published=published) == words
    for role in (None, *ROLES, UNKNOWN):
        weeks = Counter(line.week for line in lines if line.week and role in (None, role_of(world, line)))
        assert facts.by_week(role) == weeks
    for crowd in CROWDS:
        assert facts.weeks_of_crowd(crowd) == Counter(
            line.week for line in lines if line.week and line.slot.crowd == crowd
        )
    assert facts.alone() == alone(lines)
    assert facts.unpriced() == sum(line.slot.price is None for line in lines)
    assert facts.without("day") == sum(line.slot.day is None for line in lines)
    assert facts.between("2025-03-05", "2025-03-12") == sum(
        line.slot.day is not None and "2025-03-05" <= line.slot.day <= "2025-03-12" for line in lines
    )
    for product in world.products.values():
        assert facts.having("product_id", product) == sum(line.slot.product_id == product for line in lines)


def alone(lines: list[SlotLine]) -> set[str]:
    writers = defaultdict(list)
    for line in lines:
        for word in line.slot.keywords:
            if line.slot.account_id:
                writers[keyword_key(word.text)].append(line.slot.account_id)
    return {word for word, those in writers.items() if len(those) > 1 and len(set(those)) == 1}


@pytest.mark.parametrize("most", [1, 5, 10**9, 2**61])
@pytest.mark.parametrize("size", [0, 1, 2, 1000])
def test_packed_numbers_are_sorted_as_by_argsort(size: int, most: int) -> None:
    values = np.random.default_rng(size).integers(0, most, size)
    order = np.argsort(values, kind="stable")
    there, places = sorted_with_places(values)
    assert there.tolist() == values[order].tolist()
    assert places.tolist() == order.tolist()
