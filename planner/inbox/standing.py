"""Where a comment stands before a person has said anything: whether somebody answered it, and whether it waits for us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.inbox.clock import ResponseClock
from planner.inbox.records import HandlingStatus
from planner.listening import ASKING

UNHAPPY_LEAST = 2
"""A severity from which we answer ourselves: that another reader spoke up is no answer to a complaint."""
BY_US, BY_OTHERS, BY_NOBODY = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Member:
    """One comment of a conversation, in the order it was said. ``told`` says that the file tells replies from comments."""

    no: int
    is_reply: bool
    ours: bool
    intent: str
    level: int
    author: str | None
    told: bool
    published_at: str | None
    imported_at: str


@dataclass(frozen=True, slots=True)
class Standing:
    """``answered``: 2 by our side, 1 by somebody else, 0 by nobody, None where the file does not tell."""

    answered: int | None
    status: HandlingStatus
    due: int | None


def standings(members: Sequence[Member], clock: ResponseClock) -> list[Standing]:
    """Where each comment of one conversation stands."""
    found = []
    for at, one in enumerate(members):
        answered = _answered(one, members[at + 1 :])
        status = _status(one, answered, spoken_to=any(before.ours for before in members[:at]))
        due = clock.due(one.level, one.published_at, one.imported_at) if status == "待处理" else None
        found.append(Standing(answered, status, due))
    return found


def _answered(one: Member, later: Sequence[Member]) -> int | None:
    if any(reply.ours for reply in later):
        return BY_US
    if not one.is_reply and any(reply.author is None or reply.author != one.author for reply in later):
        return BY_OTHERS
    return BY_NOBODY if one.told else None


def _status(one: Member, answered: int | None, *, spoken_to: bool) -> HandlingStatus:
    asks = one.intent in ASKING
    if one.ours or not (asks or one.level >= UNHAPPY_LEAST):
        return "不用回复"
    if one.is_reply and one.level < UNHAPPY_LEAST and not spoken_to:
        # Readers ask each other; who asks on after our answer asks us.
        return "不用回复"
    if answered == BY_US or (asks and one.level < UNHAPPY_LEAST and answered == BY_OTHERS):
        return "已回复"
    return "待处理"
