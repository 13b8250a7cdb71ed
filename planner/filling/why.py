"""Why she, and why not more: the sentences beside a plan."""

from __future__ import annotations

from collections import Counter
from datetime import date

from planner.filling.fit import common
from planner.filling.state import NOTHING, State
from planner.filling.tables import month_of
from planner.matrix.candidates import Candidate

NAMED = 5
"""Keywords named in one sentence."""


def why(state: State, job: int) -> str:
    """Why this account, this day and these keywords: only what is known of it."""
    place, request = state.places[job], state.tables.request
    if place is None:
        return ""
    one, account = request.jobs[job], request.accounts[place.account]
    reasons = []
    words = f"{account.category} {account.about}"
    for goal in (place.longtail, place.core):
        if goal != NOTHING:
            text = request.goals[goal].text
            shared = common(words, text)
            reasons.append(f"擅长“{shared}”，对得上“{text}”" if shared else f"“{text}”还缺笔记")
    if one.category and common(words, one.category):
        reasons.append(f"本来就写{account.category or one.category}")
    reasons += _reach(state, place.account)
    if account.capacity is not None and not one.settled:
        reasons.append(_room(state, place.account, place.on, account.capacity))
    if account.price is not None and one.account_id is None:
        reasons.append(f"报价 ¥{account.price:,.0f}")
    return f"{account.name}（{account.role}）：" + (
        "；".join(reasons) if reasons else "这天有空，人设与历史数据都还没有填"
    )


def _reach(state: State, place: int) -> list[str]:
    request = state.tables.request
    account = request.accounts[place]
    if account.engagement is None:
        return []
    others = [one.engagement for one in request.accounts if one.role == account.role and one.engagement is not None]
    share = sum(other < account.engagement for other in others) / len(others)
    return [f"过往互动高于 {share:.0%} 的 {account.role}"] if share >= 0.5 and len(others) >= 4 else []


def _room(state: State, account: int, on: int, capacity: int) -> str:
    month = month_of(on)
    id = state.tables.request.accounts[account].id
    fixed = sum(busy.account_id == id and month_of(busy.on) == month for busy in state.tables.request.busy)
    given = sum(
        place is not None and place.account == account and month_of(place.on) == month
        for place, job in zip(state.places, state.tables.request.jobs, strict=True)
        if not job.settled
    )
    return f"{date.fromordinal(on).month} 月排 {fixed + given} 篇，产能 {capacity} 篇"


def unmet(state: State) -> tuple[str, ...]:
    """What could not be had: notes without anybody and why, goals that are not reached, prices nobody knows."""
    request = state.tables.request
    found = [
        f"{count} 篇{f' {role} ' if role else ''}没有排出去：{reason}"
        for (role, reason), count in Counter(
            (request.jobs[job].role or "", _reason(state, job))
            for job, place in enumerate(state.places)
            if place is None
        ).items()
    ]
    short = [goal for goal, left in zip(request.goals, state.left, strict=True) if left > 0]
    if short:
        named = "、".join(f"“{goal.text}”" for goal in short[:NAMED])
        more = f"等 {len(short)} 个关键词" if len(short) > NAMED else ""
        missing = sum(left for left in state.left if left > 0)
        found.append(f"{named}{more}还差 {missing} 篇没有覆盖")
    unknown = {
        place.account for place in state.places if place is not None and _unpriced(request.accounts[place.account])
    }
    if unknown:
        names = "、".join(sorted(request.accounts[account].name for account in unknown)[:NAMED])
        found.append(f"{names}{f'等 {len(unknown)} 个账号' if len(unknown) > NAMED else ''}没有报价，花费没有算进预算")
    return tuple(found)


def _unpriced(account: Candidate) -> bool:
    return account.price is None and account.role != "官方"


def _reason(state: State, job: int) -> str:
    """What stands in the way: no account, no day, no money, or no room."""
    tables, one = state.tables, state.tables.request.jobs[job]
    if not tables.candidates[job]:
        return "指定的账号不能用" if one.account_id else f"没有可用的{f' {one.role} ' if one.role else ''}账号"
    if not one.days:
        return "活动期里没有它这层人群还能用的日子"
    roomy = [account for account in tables.candidates[job] if any(state.free(job, account, on) for on in one.days)]
    if not roomy:
        return "账号的产能、冷却期或一周内的同一长尾都排满了"
    return "有空的账号都超出剩下的预算"
