"""From the store to the request of 帮我排."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from planner.campaigns import Campaigns
from planner.filling.fit import fit, pieces
from planner.filling.jobs import MOST, new_jobs, open_job, windows_of, with_roles
from planner.filling.request import Busy, FillRequest, Job, Wanted
from planner.matrix.candidates import CLOSED, Candidate, candidates
from planner.matrix.plan import goals, levels
from planner.presets import UNKNOWN
from planner.products import Products
from planner.slots import Slots
from planner.storage import engine
from planner.storage.kinds import keyword_key
from planner.storage.records import Campaign, Level, Reached
from planner.storage.store import Store

POOL = 150
"""Accounts of one role that are looked at: those that suit the products best, then the best read, then the cheapest."""

OPEN = (
    "s.deleted_at is null and s.fixed = 0 and s.status not in ('已发', '复盘')"
    " and (s.account_id is null or s.day is null or not exists (select 1 from slot_keyword k where k.slot = s.no))"
)


def ask(store: Store, campaign_id: str, today: date) -> FillRequest:
    """Everything 帮我排 may look at: open slots, what the pyramid and the keyword goals lack, who could write, what is left to spend.

    Raises Problem when the campaign is gone. Slots that are fixed, published, or have account, day and keywords stay as they are.
    """
    with engine.reading(store.db) as db:
        campaign = Campaigns(store).get(campaign_id)
        found = engine.rows(
            db, f"select s.id from slot s where s.campaign_id = ? and {OPEN} order by s.day, s.no", (campaign_id,)
        )
        ids = [id for (id,) in found]
        lines = Slots(store).lines(ids[:MOST])
        products = {product.id: product for product in Products(store).list()}
        pyramid, reached = levels(store, campaign_id), goals(store, campaign_id)
        known = candidates(store)
        windows = windows_of(campaign, today)
        jobs = [open_job(line, windows, products.get(line.slot.product_id or "")) for line in lines]
        lacking = {
            level.role: level.target_count - level.planned
            for level in pyramid
            if level.target_count is not None and level.target_count > level.planned
        }
        jobs = with_roles(jobs, lacking)
        taken = Counter(job.role for job in jobs if job.account_id is None)
        more = {role: max(0, count - taken[role]) for role, count in lacking.items()}
        if not campaign.targets:
            more = {"": _uncovered(reached, jobs)}
        ours = [products[id] for id in campaign.products if id in products]
        made = list(new_jobs(campaign, {role or None: count for role, count in more.items()}, windows, ours))
        jobs += made[: max(0, MOST - len(jobs))]
        busy, notes = _busy(store, campaign, jobs)
    wished = [product.category or product.name for product in ours]
    needed = {job.role for job in jobs if job.account_id is None}
    pool, remarks = _pool(known.values(), wished, needed, {job.account_id for job in jobs if job.account_id})
    if len(ids) + len(made) > len(jobs):
        remarks.append(f"一次最多排 {MOST} 篇，还有 {len(ids) + len(made) - len(jobs):,} 篇下次再排")
    spent = sum(level.planned_cost for level in pyramid)
    return FillRequest(
        tuple(jobs),
        tuple(pool),
        tuple(
            Wanted(keyword_key(one.goal.keyword), one.goal.keyword, one.goal.role, one.lacking)
            for one in reached
            if one.lacking
        ),
        tuple(busy),
        None if campaign.budget is None else campaign.budget - spent,
        _left(pyramid),
        notes,
        tuple(remarks),
    )


def _left(pyramid: Iterable[Level]) -> dict[str, float]:
    return {
        level.role: level.target_budget - level.planned_cost for level in pyramid if level.target_budget is not None
    }


def _uncovered(reached: Iterable[Reached], jobs: Sequence[Job]) -> int:
    """New notes for keywords nobody writes on yet, where no pyramid says how many there should be."""
    lacking = Counter[str]()
    for one in reached:
        lacking[one.goal.role] += one.lacking
    wanted = max(lacking.values(), default=0)
    return max(0, wanted - sum(job.asks_longtail or job.asks_core for job in jobs))


def _busy(store: Store, campaign: Campaign, jobs: Sequence[Job]) -> tuple[list[Busy], dict[int, int]]:
    """What is planned in any case, in whatever campaign; and how many notes of this one lie on each day."""
    moving = {job.slot_id for job in jobs if job.slot_id and not job.settled}
    rows = engine.rows(
        store.db,
        "select s.no, s.id, s.account_id, s.day, s.campaign_id = ? from slot s join campaign c on c.id = s.campaign_id"
        " where s.deleted_at is null and c.deleted_at is null and s.day is not null"
        " and (s.campaign_id = ? or s.day between date(?, '-62 days') and date(?, '+62 days'))",
        (campaign.id, campaign.id, campaign.start, campaign.end),
    )
    keys: dict[int, set[str]] = {}
    for no, key in engine.rows(store.db, "select slot, key from slot_keyword where role = '长尾'"):
        keys.setdefault(no, set()).add(key)
    busy, notes = [], Counter[int]()
    for no, id, account, day, mine in rows:
        if id in moving:
            continue
        on = date.fromisoformat(day).toordinal()
        if mine:
            notes[on] += 1
        if account is not None:
            busy.append(Busy(account, on, frozenset(keys.get(no, ()))))
    return busy, dict(notes)


def _pool(
    known: Iterable[Candidate], wished: Sequence[str], needed: set[str | None], settled: set[str]
) -> tuple[list[Candidate], list[str]]:
    """The accounts that are worth looking at, and what has to be said of the others."""
    pool: list[Candidate] = []
    by_role: dict[str, list[Candidate]] = {}
    unlabelled = 0
    for one in known:
        if one.id in settled:
            pool.append(one)
        elif one.role == UNKNOWN:
            unlabelled += one.health not in CLOSED
        elif (one.role in needed or None in needed) and one.health not in CLOSED:
            by_role.setdefault(one.role, []).append(one)
    remarks = (
        [f"{unlabelled:,} 个账号没有标身份，没有考虑：在“账号”页可以一起选中，一次标好"]
        if unlabelled and needed
        else []
    )
    for role, those in by_role.items():
        ranked = sorted(
            those, key=lambda one: (-_suits(one, wished), -(one.engagement or 0.0), _price(one), one.name, one.id)
        )
        pool += ranked[:POOL]
        if len(ranked) > POOL:
            remarks.append(f"{role} 有 {len(ranked):,} 个，只看最合适的 {POOL} 个")
    return pool, remarks


def _suits(one: Candidate, wished: Sequence[str]) -> int:
    about = pieces(f"{one.category} {one.about}")
    return max((fit(about, text) for text in wished), default=0)


def _price(one: Candidate) -> float:
    return float("inf") if one.price is None else one.price
