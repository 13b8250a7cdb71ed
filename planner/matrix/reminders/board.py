"""All rules over all slots, and after an edit only over the accounts and slots it touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest
from operator import attrgetter

from planner.matrix.reminders import (
    alike,
    budget,
    capacity,
    cooldown,
    crowd,
    longtail,
    outside,
    overdue,
    route,
    same_day,
    unseen,
)
from planner.matrix.reminders.facts import DONE, AlikePair, Outcome, ReminderFacts, Seen, seen_of
from planner.matrix.reminders.rule import Hit, Rule, Scope
from planner.matrix.reminders.ways import Ways
from planner.storage.records import Reminder, SlotLine

RULES: tuple[Rule, ...] = (
    overdue.RULE,
    budget.RULE,
    longtail.RULE,
    same_day.RULE,
    capacity.RULE,
    cooldown.RULE,
    alike.RULE,
    route.RULE,
    outside.RULE,
    crowd.RULE,
    unseen.RULE,
)
"""In the order in which they are told."""

MOST = 40
"""Reminders of one kind that are told one by one; nobody reads more, and what is left is told as a number."""

BY_DAY = attrgetter("on", "id")
BY_ON = attrgetter("on", "slots")

Group = Sequence[Seen]
Hits = dict[str, list[Hit]]
"""What a rule found, by the slot or account it found it in."""


def reminders(lines: Sequence[SlotLine], facts: ReminderFacts) -> tuple[Reminder, ...]:
    """What to look at among the slots of a campaign, the hard ones first, then by rule and day."""
    return Board(seen_of(lines), facts).reminders()


class Board:
    """The slots of a campaign with everything the rules found in them. Belongs to one thread."""

    def __init__(self, seen: Iterable[Seen], facts: ReminderFacts) -> None:
        """``seen`` holds the campaign's slots and, not ``mine``, those of other campaigns on the same accounts."""
        self.facts = facts
        self._slots = {one.id: one for one in seen}
        self._groups = _by_account(self._slots.values())
        self._by_account = tuple(_of("account"))
        self._hits: dict[str, Hits] = {rule.kind: {} for rule in RULES}
        mine = self._mine()
        self._look(_of("slot"), mine)
        for id, group in self._groups.items():
            self._look_at_account(id, group)
        self._look(_of("campaign"), mine)

    def edit(self, changed: Mapping[str, Seen | None]) -> None:
        """Slots that are new or different, None for those that are gone."""
        before = {id: self._slots.get(id) for id in changed}
        touched = {one.account_id for one in before.values() if one}
        touched |= {one.account_id for one in changed.values() if one}
        for id, one in changed.items():
            if one is None:
                self._slots.pop(id, None)
            else:
                self._slots[id] = one
        for account in touched - {None}:
            group = [one for one in self._groups.get(account or "", ()) if one.id not in changed]
            group += [one for one in changed.values() if one and one.account_id == account]
            self._groups[account or ""] = sorted(filter(_dated, group), key=BY_DAY)
            self._look_at_account(account or "", self._groups[account or ""])
        for rule in _of("slot"):
            for id in changed:
                self._hits[rule.kind].pop(id, None)
        self._look(_of("slot"), [one for one in changed.values() if one and one.mine])
        self._look_at_campaign([rule for rule in _of("campaign") if _minds(rule, before, changed)])

    def knows(self, account_id: str) -> bool:
        """Whether an account's notes were looked at."""
        return account_id in self._groups

    def get(self, id: str) -> Seen | None:
        """A slot as the board knows it."""
        return self._slots.get(id)

    def came_out(self) -> list[str]:
        """The published slots of the first crowd layer, whose numbers are the evidence for the others."""
        first = self.facts.campaign.crowds[:1]
        return [one.id for one in self._slots.values() if one.status in DONE and one.mine and one.crowd in first]

    def learn(self, alike: Sequence[AlikePair], outcomes: Mapping[str, Outcome]) -> None:
        """Drafts were written, or notes came out: other pairs are alike now, other notes have numbers."""
        facts = replace(self.facts, alike=tuple(alike), outcomes=outcomes)
        new = (facts.alike, facts.outcomes) != (tuple(self.facts.alike), self.facts.outcomes)
        if new:
            self.facts = facts
            self._look_at_campaign(_of("campaign"))

    def reminders(self, most: int = MOST) -> tuple[Reminder, ...]:
        """At most so many of each kind, and one more that counts the rest."""
        ways = Ways(self.facts, self._groups, self._slots)
        told = [one for rule in RULES for one in self._told(rule, ways, most)]
        return tuple(sorted(told, key=lambda one: not one.hard))

    def _told(self, rule: Rule, ways: Ways, most: int) -> Iterator[Reminder]:
        hits = [hit for those in self._hits[rule.kind].values() for hit in those]
        first = nsmallest(most, hits, key=BY_ON)
        told = [rule.tell(hit, ways) for hit in first]
        yield from told
        if len(hits) > len(first):
            known = {id for hit in first for id in hit.slots}
            rest = tuple(dict.fromkeys(id for hit in hits for id in hit.slots if id not in known))
            more = len(hits) - len(first)
            yield Reminder(rule.kind, f"{rule.kind}：还有 {more:,} 处", rest, told[0].hard, count=more)

    def _mine(self) -> list[Seen]:
        return [one for one in self._slots.values() if one.mine]

    def _look(self, rules: Iterable[Rule], seen: Group) -> None:
        for rule in rules:
            kept = self._hits[rule.kind]
            for hit in rule.find(seen, self.facts):
                kept.setdefault(hit.slots[0], []).append(hit)

    def _look_at_campaign(self, rules: Iterable[Rule]) -> None:
        mine: list[Seen] = []
        for rule in rules:
            mine = mine or self._mine()
            self._hits[rule.kind].clear()
            self._look((rule,), mine)

    def _look_at_account(self, id: str, group: Group) -> None:
        for rule in self._by_account:
            found = list(rule.find(group, self.facts))
            if found:
                self._hits[rule.kind][id] = found
            else:
                self._hits[rule.kind].pop(id, None)


def _of(scope: Scope) -> Iterator[Rule]:
    return (rule for rule in RULES if rule.scope == scope)


def _by_account(seen: Iterable[Seen]) -> dict[str, list[Seen]]:
    groups: dict[str, list[Seen]] = {}
    for one in seen:
        if one.account_id is not None and one.on is not None:
            groups.setdefault(one.account_id, []).append(one)
    for group in groups.values():
        group.sort(key=BY_DAY)
    return groups


def _minds(rule: Rule, before: Mapping[str, Seen | None], after: Mapping[str, Seen | None]) -> bool:
    """Whether a rule sees any of these edits."""
    return any(
        (old is None) != (new is None) or any(getattr(old, name) != getattr(new, name) for name in rule.minds)
        for old, new in ((old, after[id]) for id, old in before.items())
        if old is not None or new is not None
    )


def _dated(one: Seen) -> bool:
    return one.on is not None
