"""Whatever is done to a plan, in whatever order, taking it all back and doing it all again gives the same to the letter."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planner.campaigns import Campaigns
from planner.drafts import Drafts
from planner.importing.rows import AccountRow
from planner.matrix.board import CODED, Board
from planner.matrix.dump import dump
from planner.matrix.pivots import AXES, both, filter_of, pivot
from planner.matrix.written import Written
from planner.merging import Merging
from planner.paths import Workspace
from planner.problems import Problem
from planner.products import Products
from planner.slots import Slots
from planner.storage.records import STATUSES, DraftContent, SlotFilter
from planner.storage.store import Store
from planner.workflow import Workflow
from tests.planner.matrix.plans import accounts_named
from tests.planner.worlds import Clock

WORDS = ("面霜", "敏感肌面霜", "防 晒", "=1+1", "🔥")
TEXTS = st.sampled_from(("", "换季\n干皮", "=cmd|' /C calc'!A0", "𠮷🔥", "小周", "\ud83d"))
DAYS = st.sampled_from((None, "2025-02-24", "2025-03-03", "2025-03-09", "2025-03-10", "2025-12-31"))
NAMES = ("阿芷", "木木", "木木 ", "小满")
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "day": DAYS,
        "account_id": st.sampled_from((None, 0, 1, 2, 3)),
        "product_id": st.sampled_from((None, 0, 1)),
        "live_id": st.sampled_from((None, 0)),
        "before": st.sampled_from((None, 3, -2)),
        "keywords": st.lists(st.sampled_from(WORDS), max_size=3).map(tuple),
        "title": TEXTS,
        "remark": TEXTS,
        "owner": TEXTS,
        "crowd": st.sampled_from((None, "核心", "泛")),
        "route": st.sampled_from((None, "蓝链", "无")),
        "filed": st.sampled_from((None, True, False)),
        "clock": st.sampled_from((None, "9:30", "23：59")),
        "price": st.sampled_from((None, 0, 1200, 0.1)),
        "fixed": st.booleans(),
        "draft_id": st.sampled_from((None, 0, 1, 2)),
    },
)
AT = st.integers(0, 30)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(FIELDS, min_size=1, max_size=3)),
        st.tuples(st.just("edit"), st.dictionaries(AT, FIELDS, min_size=1, max_size=3)),
        st.tuples(st.just("delete"), st.lists(AT, min_size=1, max_size=3)),
        st.tuples(st.just("undelete"), st.lists(AT, min_size=1, max_size=3)),
        st.tuples(st.just("duplicate"), st.lists(AT, min_size=1, max_size=3)),
        st.tuples(st.just("step"), st.tuples(AT, st.sampled_from(STATUSES))),
        st.tuples(st.just("merge"), st.tuples(st.integers(0, 3), st.integers(0, 3))),
        st.tuples(st.just("product"), st.sampled_from(("add", "rename", "delete"))),
        st.tuples(st.just("campaign"), st.sampled_from(("copy", "budget", "delete", "live"))),
    ),
    min_size=1,
    max_size=12,
)
EXAMPLES = 1000
Way = tuple[Callable[[], object], Callable[[], object]]


class Plan:
    """A store of its own for each example, and everything that can be done to it."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.store = Store.open(Workspace(folder), self.clock)
        self.accounts = accounts_named(self.store, *(AccountRow(f"u{at}", name) for at, name in enumerate(NAMES)))
        self.products = [Products(self.store).add(name)[0].id for name in ("云感面霜", "清透防晒")]
        self.campaign = Campaigns(self.store).add("春季", "2025-03-03", "2025-03-30")[0].id
        self.lives = [Campaigns(self.store).add_live(self.campaign, "2025-03-20", "首场")[0].id]
        content = DraftContent("换季干皮", "先补水，再上面霜。")
        self.drafts = [Drafts(self.store).add(content, status=status)[0].id for status in ("选题", "初稿", "一审")]
        self.made: list[str] = []
        self.numbers = itertools.count()
        self.turn = 0

    @property
    def slots(self) -> Slots:
        return Slots(self.store)

    def do(self, name: str, what: object) -> Way | None:
        """One step; None when it was refused, in words."""
        self.clock.forward(minutes=1)
        try:
            done = getattr(self, name)(what)
        except Problem:
            return None
        if isinstance(done, Written):
            return done.undo, done.redo
        return done  # type: ignore[no-any-return]

    def add(self, rows: list[dict[str, object]]) -> Written:
        ids, written = self.slots.add(self.campaign, [self._named(row) for row in rows])
        self.made += ids
        return written

    def edit(self, changes: dict[int, dict[str, object]]) -> Written | None:
        named = {self.made[at]: self._named(row) for at, row in changes.items() if at < len(self.made)}
        return self.slots.edit(named) if named else None

    def delete(self, at: list[int]) -> Written:
        return self.slots.delete(self._ids(at))

    def undelete(self, at: list[int]) -> Written:
        return self.slots.undelete(self._ids(at))

    def duplicate(self, at: list[int]) -> Written:
        ids, written = self.slots.duplicate(self._ids(at))
        self.made += ids
        return written

    def step(self, what: tuple[int, str]) -> Written | None:
        ids = self._ids([what[0]])
        return Workflow(self.store, "我").step(ids, what[1], "改一改") if ids else None  # type: ignore[arg-type]

    def merge(self, pair: tuple[int, int]) -> Way | None:
        keep, other = (self.accounts[at] for at in pair)
        if keep == other:
            return None
        merging = Merging(self.store)
        merged = merging.merge(keep, [other])[0]
        return lambda: merging.part(merged), lambda: merging.again(merged)

    def product(self, how: str) -> Written:
        products = Products(self.store)
        if how == "add":
            product, written = products.add(f"新品{next(self.numbers)}", cycle=29)
            self.products.append(product.id)
            return written
        if how == "rename":
            return products.edit(self.products[0], name=f"改名{next(self.numbers)}", claims=("保湿", "保湿"))
        return products.delete(self.products[:1])

    def campaign_(self, how: str) -> Written:
        campaigns = Campaigns(self.store)
        if how == "copy":
            return campaigns.copy(self.campaign, f"二期{next(self.numbers)}", "2025-06-02")[1]
        if how == "budget":
            return campaigns.edit(self.campaign, budget=float(next(self.numbers)))
        if how == "live":
            return campaigns.edit_live(self.lives[0], day=f"2025-03-{10 + next(self.numbers) % 15:02d}")
        return campaigns.delete([self.campaign])

    def _ids(self, at: list[int]) -> list[str]:
        return [self.made[one] for one in dict.fromkeys(at) if one < len(self.made)]

    def _named(self, row: dict[str, object]) -> dict[str, object]:
        lists = {
            "account_id": self.accounts,
            "product_id": self.products,
            "live_id": self.lives,
            "draft_id": self.drafts,
        }
        return {
            name: lists[name][value] if name in lists and isinstance(value, int) else value
            for name, value in row.items()
        }


class Shelf:
    """Plans that were left as they began: making one takes longer than a hundred edits. One that failed is not put back."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self._factory = factory
        self._free: list[Plan] = []
        self.every: list[Plan] = []

    def take(self) -> Plan:
        if not self._free:
            self._free.append(Plan(self._factory.mktemp("plan")))
            self.every += self._free
        plan = self._free.pop()
        plan.made.clear()
        return plan

    def put_back(self, plan: Plan) -> None:
        self._free.append(plan)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path_factory)
    yield shelf
    for plan in shelf.every:
        plan.store.close()


@settings(
    max_examples=EXAMPLES, deadline=None, phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck)
)
@given(steps=STEPS)
def test_all_back_and_all_again(shelf: Shelf, steps: list[tuple[str, object]]) -> None:
    plan = shelf.take()
    before, ways = dump(plan.store), list[Way]()
    for name, what in steps:
        way = plan.do("campaign_" if name == "campaign" else name, what)
        ways += [way] if way else []
        plan.slots.find(plan.campaign)
    after = dump(plan.store)
    _same_counts(plan)
    for turn in (before, after, before):
        for undo, redo in reversed(ways) if turn is before else ways:
            (undo if turn is before else redo)()
        assert dump(plan.store) == turn
    _same_counts(plan)
    shelf.put_back(plan)


def _same_counts(plan: Plan) -> None:
    """What was counted as the plan went on is what is counted from the file anew, and every cell opens its slots."""
    found = plan.slots.find(None)
    fresh = Board(plan.store)
    fresh.refresh()
    kept = Board.of(plan.store)
    assert _said(fresh) == _said(kept)
    rows, columns = AXES[plan.turn % len(AXES)], AXES[plan.turn // len(AXES) % len(AXES)]
    plan.turn += 1
    laid = pivot(plan.store, None, rows.name, columns.name)
    for (row, column), cell in laid.cells.items():
        wanted = both(filter_of(rows.name, laid.rows[row].value), filter_of(columns.name, laid.columns[column].value))
        assert plan.slots.count(None, wanted) == cell.count
    assert laid.total == len(found) == plan.slots.count(None, SlotFilter())


def _said(board: Board) -> dict[str, tuple[object, ...]]:
    """A board's slots without the numbers it gives to values."""
    there = [at for at, here in enumerate(board.there.tolist()) if here]
    return {
        board.ids[at]: (
            *(board.codes[name].values[board.column(name)[at]] for name in CODED),
            *(board.codes["keyword"].values[number] for number in board.keywords[at].tolist() if number),
            bool(board.alive[at]),
            bool(board.linked[at]),
            str(board.price[at]),
        )
        for at in there
    }
