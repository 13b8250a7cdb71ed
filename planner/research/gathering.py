"""Which rows a table of long-tails has: what the library knows, what the user added, what tables and the bank tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from nlp.suggest.facts import key_of
from nlp.suggest.longtails import allowed, holding
from nlp.suggest.terms import Terms
from planner.own_words import OwnWords
from planner.research.told import Told
from planner.storage.store import Store


@dataclass(slots=True)
class Row:
    """A row to be: its terms in the library (the spelling people use first), what tables tell, whether the user added it."""

    key: str
    text: str
    terms: list[int] = field(default_factory=list)
    told: Told | None = None
    own: bool = False


@dataclass(frozen=True)
class Wishes:
    """What the user wants of words, by key: those added with their spelling, and those banned."""

    own: Mapping[str, str]
    banned: frozenset[str]

    @classmethod
    def of(cls, store: Store) -> Wishes:
        """As they stand now, learned or not."""
        words = OwnWords(store).list()
        banned = frozenset(key_of(word.text) for word in words if word.banned)
        own = {key_of(word.text): word.text for word in words if word.kind}
        return cls({key: text for key, text in own.items() if allowed(key, banned)}, banned)


def gather(
    terms: Terms, seeds: Sequence[str], wishes: Wishes, known: Mapping[str, Told], top: int
) -> tuple[list[Row], int]:
    """The first ``top`` rows in order, and how many there are; spellings of the same share the place of the best one."""
    rows, added = _own_rows(terms, seeds, wishes)
    found = holding(terms, seeds).numbers
    if wishes.banned:
        found = found[[allowed(terms.keys[number], wishes.banned) for number in found.tolist()]]
    mine = len(rows)
    others = [group for group in dict.fromkeys(terms.same[found].tolist()) if group not in added]
    # Only what is shown is looked at closely: a common seed has thousands.
    for group, members in _members(terms, [*added, *others[:top]]).items():
        kept = [number for number in members if allowed(terms.keys[number], wishes.banned)]
        key = added.get(group) or terms.keys[kept[0]]
        row = rows.setdefault(key, Row(key, terms.texts[kept[0]]))
        row.terms = kept
    fresh = _fresh(terms, seeds, wishes, known, rows)
    every = [*rows.values(), *(Row(key, one.text) for key, one in fresh.items())]
    return every[:top], mine + len(others) + len(fresh)


def keys_of(terms: Terms, row: Row) -> list[str]:
    """The key of a row, then its other spellings."""
    return list(dict.fromkeys((row.key, *(terms.keys[number] for number in row.terms))))


def _own_rows(terms: Terms, seeds: Sequence[str], wishes: Wishes) -> tuple[dict[str, Row], dict[int, str]]:
    """A row for each word of the user around the seeds, and its key by the group of spellings it belongs to."""
    mine = [key for key in sorted(wishes.own) if not seeds or any(seed in key and seed != key for seed in seeds)]
    rows: dict[str, Row] = {}
    added: dict[int, str] = {}
    for key, number in zip(mine, terms.keys.numbers(mine).tolist(), strict=True):
        group = int(terms.same[number]) if number >= 0 else -1
        # Of two that say the same the first stands for both.
        if group < 0 or added.setdefault(group, key) == key:
            rows[key] = Row(key, wishes.own[key], own=True)
    return rows, added


def _members(terms: Terms, groups: Sequence[int]) -> Mapping[int, list[int]]:
    """For each group, in the order given, its terms: the spelling people use most, then the others."""
    members: dict[int, list[int]] = {group: [group] for group in groups}
    wanted = np.zeros(len(terms), np.bool_)
    wanted[list(members)] = True
    for number in np.flatnonzero(wanted[terms.same]).tolist():
        group = int(terms.same[number])
        if number != group:
            members[group].append(number)
    return members


def _fresh(
    terms: Terms, seeds: Sequence[str], wishes: Wishes, known: Mapping[str, Told], rows: Mapping[str, Row]
) -> dict[str, Told]:
    """What tables or the bank tell that the library has not learned; without seeds the bank alone."""
    asked = {key: one for key, one in known.items() if key not in rows and key not in seeds}
    numbers = terms.keys.numbers(asked)
    return {
        key: one
        for (key, one), number in zip(asked.items(), numbers.tolist(), strict=True)
        if number < 0 and allowed(key, wishes.banned)
    }
