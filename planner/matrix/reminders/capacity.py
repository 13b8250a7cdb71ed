"""An account with more notes in a month than it can carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from planner.matrix.reminders.facts import DONE, ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Values, Ways, to_account, to_day
from planner.storage.records import Reminder

KIND = "超出月产能"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    """Notes of other campaigns count, too; a month in which all is published can no longer be mended."""
    account = facts.accounts.get(group[0].account_id or "") if group else None
    if account is None or account.capacity is None or len(group) <= account.capacity:
        return
    month_of = facts.month
    for month, those in groupby(group, key=lambda one: month_of(one.on or 0)):
        notes = list(those)
        if len(notes) > account.capacity and any(one.mine and one.status not in DONE for one in notes):
            mine = tuple(one.id for one in notes if one.mine)
            yield Hit(mine, notes[-1].on or 0, (month, tuple(notes), account.capacity))


def tell(hit: Hit, ways: Ways) -> Reminder:
    """The last ones that can still be moved go to others, or into a month that has room: as many as are too many."""
    month, notes, capacity = hit.says
    name = ways.facts.name(notes[0].account_id)
    told = f"{name} {month % 12 + 1} 月排了 {len(notes)} 篇，每月最多 {capacity} 篇"
    change: dict[str, Values] = {}
    moved: list[Seen] = []
    words: list[str] = []
    for one in [one for one in reversed(notes) if one.free][: len(notes) - capacity]:
        account = ways.other(one, moved)
        on = None if account else ways.day(one, (one.on or 0) + 1)
        if account:
            change[one.id] = to_account(account)
            moved.append(one._replace(account_id=account.id))
            words.append(f"换给{account.name}")
        elif on is not None and not any(other.account_id == one.account_id for other in moved):
            # One at most: the next free day was looked for without the one that moves there.
            change[one.id] = to_day(on)
            moved.append(one._replace(on=on))
            words.append(f"挪到 {ways.say(on)}")
        else:
            change[one.id] = {"account_id": None, "price": None}
            words.append("先空出账号，再另找人")
    advice = "、".join(dict.fromkeys(words)) if len(words) < 3 else f"{words[0]}等，共调整 {len(words)} 篇"
    return Reminder(KIND, told, hit.slots, True, advice or "调高产能，或放开固定的排期", change)


RULE = Rule(KIND, "account", find, tell)
