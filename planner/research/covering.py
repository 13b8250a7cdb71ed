"""Which of our notes and drafts cover which long-tails, and which two are about the same in one week."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, pairwise, product

from nlp.learned import Learned
from nlp.spotter import LONGEST, SHORTEST, Spotter
from nlp.suggest.facts import key_of
from nlp.suggest.gather import saying
from planner.library import Reference
from planner.research.evidence import spellings
from planner.research.finding import learned_of
from planner.research.ours import Ours, own_drafts, own_notes
from planner.research.rows import Collision, Covered
from planner.storage.store import Store

WEEK = 7
"""Days within which two notes on one long-tail take readers from each other."""
CHECK_EVERY = 50


def coverage(
    reference: Reference, store: Store, keys: Sequence[str], check: Callable[[], None] = lambda: None
) -> tuple[Covered, ...]:
    """Every keyword in every note and draft of ours that holds it, keywords in the order given, then notes by day, then drafts.

    Other spellings of a keyword count as it does; a mention in the opening is also one in the body. Our texts are read anew, so
    what was imported a moment ago counts. ``check`` is called now and then and may raise. Raises Problem when nothing has been
    learned.
    """
    learned = learned_of(reference)
    names = {key_of(key): key for key in keys}
    wanted = {key: spellings(learned, key) for key in names if key}
    names = _texts(learned, wanted, names)
    ours = []
    for number, one in enumerate(chain(own_notes(store), own_drafts(store))):
        if number % CHECK_EVERY == 0:
            check()
        ours.append(one)
    place = {key: number for number, key in enumerate(wanted)}
    order = list(wanted)
    found = sorted({(place[key], number) for key, number in _holding(ours, wanted, check)})
    return tuple(_covered(order[at], names[order[at]], wanted[order[at]], ours[number]) for at, number in found)


def _holding(
    ours: Sequence[Ours], wanted: Mapping[str, Sequence[str]], check: Callable[[], None]
) -> Iterator[tuple[str, int]]:
    """Which keyword stands in which of our texts, by its number, in whichever spelling; a pair may come twice."""
    whole = ["\n".join((one.title, one.body, *one.topics)) for one in ours]
    owners: dict[str, list[str]] = {}
    for key, spelled in wanted.items():
        for spelling in spelled:
            owners.setdefault(spelling, []).append(key)
    # One search for all: 500 keywords in 5,000 notes take half a second, one after the other six.
    spellings = [spelling for spelling in owners if SHORTEST <= len(spelling) <= LONGEST]
    said = saying(whole, Spotter.of(spellings), check)
    for term, number in zip(said.terms.tolist(), said.notes.tolist(), strict=True):
        yield from ((key, number) for key in owners[spellings[term]])
    for spelling in owners.keys() - set(spellings):
        check()
        holding = [number for number, text in enumerate(whole) if spelling in text]
        yield from product(owners[spelling], holding)


def collisions(covered: Iterable[Covered]) -> tuple[Collision, ...]:
    """Two that are about the same long-tail at most 7 days apart, the latest first.

    What has the keyword in title, opening or topics is about it; a mention further down is none. What has no day is left out.
    Of three in one week the first and the last are not told together: both collide with the one between.
    """
    by_key: dict[str, list[tuple[date, Covered]]] = {}
    for one in covered:
        day = _day(one.day)
        if day and (one.title or one.opening or one.topics):
            by_key.setdefault(one.key, []).append((day, one))
    found = []
    for those in by_key.values():
        for (before, first), (after, second) in pairwise(sorted(those, key=lambda pair: pair[0])):
            days = (after - before).days
            if days <= WEEK:
                found.append(Collision(second.text, first, second, days))
    return tuple(sorted(found, key=lambda one: one.second.day, reverse=True))


def _texts(learned: Learned, wanted: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> dict[str, str]:
    """How each keyword is written."""
    terms = learned.suggester.terms
    numbers = {key: terms.keys.number(key) for key in wanted}
    return {key: terms.texts[number] if number >= 0 else names[key] for key, number in numbers.items()}


def _covered(key: str, text: str, spelled: Sequence[str], ours: Ours) -> Covered:
    def mentions(field: str) -> int:
        return sum(field.count(one) for one in spelled)

    return Covered(
        key,
        text,
        ours.id,
        ours.noun,
        ours.name,
        ours.day,
        mentions(ours.title),
        mentions(ours.opening),
        mentions(ours.body),
        sum(any(one in topic for one in spelled) for topic in ours.topics),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
