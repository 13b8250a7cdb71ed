"""Who may learn from whom: authors, and copies of a text, never stand on both sides."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.note import Note
from nlp.text import fold_plain

FOLDS = 5
COPY_LENGTH = 120
"""Notes whose texts begin with the same so many characters are copies of each other (reposts)."""

COPY_LEAST = 20
LATER_SHARES = (0.6, 0.8)
LATER_LEAST = 100

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Split:
    """Numbers of the notes to learn from and to be tested on; ``day`` when later notes are tested, else ""."""

    train: Numbers
    test: Numbers
    day: str = ""


def copies(notes: Sequence[Note]) -> Numbers:
    """The number of the first note with the same text, for each note."""
    seen: dict[str, int] = {}
    return np.array(
        [seen.setdefault(_beginning(note) or f"\0{number}", number) for number, note in enumerate(notes)], np.intp
    )


def owners(notes: Sequence[Note], same: Numbers) -> Numbers:
    """A number for whoever stands behind each note: the author, and all authors who published copies of each other."""
    people: dict[str, int] = {}
    parent: list[int] = []

    def person(name: str) -> int:
        if name not in people:
            people[name] = len(parent)
            parent.append(len(parent))
        return people[name]

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    who = [person(f"a{note.author}" if note.author else f"n{note.id}") for note in notes]
    for number, first in enumerate(same.tolist()):
        parent[root(who[number])] = root(who[first])
    return np.array([root(one) for one in who], np.intp)


def folds(notes: Sequence[Note], behind: Numbers) -> Numbers:
    """The fold of each note: as even as owners allow, and the same whatever order the notes come in."""
    sizes: dict[int, int] = defaultdict(int)
    names: dict[int, str] = {}
    for note, owner in zip(notes, behind.tolist(), strict=True):
        sizes[owner] += 1
        names[owner] = min(names.get(owner, "\uffff"), _stamp(note.author or note.id))
    filled = [0] * FOLDS
    chosen: dict[int, int] = {}
    for owner in sorted(sizes, key=lambda one: (-sizes[one], names[one])):
        chosen[owner] = min(range(FOLDS), key=lambda fold: (filled[fold], fold))
        filled[chosen[owner]] += sizes[owner]
    return np.array([chosen[owner] for owner in behind.tolist()], np.intp)


def splits(fold: Numbers) -> list[Split]:
    """Each fold tested once, learned from all others."""
    found = [Split(np.flatnonzero(fold != one), np.flatnonzero(fold == one)) for one in range(FOLDS)]
    return [split for split in found if len(split.train) and len(split.test)]


def later(notes: Sequence[Note], behind: Numbers) -> list[Split]:
    """Learn from the older notes, test on the newer ones of other owners, at two points in time."""
    days = np.array([(note.published_at or "")[:10] for note in notes])
    dated = np.flatnonzero(days != "")
    found = []
    for share, until in zip(LATER_SHARES, (*LATER_SHARES[1:], 1.0), strict=True):
        if len(dated) < LATER_LEAST:
            break
        ordered = np.sort(days[dated])
        day = str(ordered[int(share * len(ordered))])
        end = "~" if until == 1.0 else str(ordered[int(until * len(ordered))])
        train = dated[days[dated] < day]
        test = dated[(days[dated] >= day) & (days[dated] < end)]
        test = test[~np.isin(behind[test], behind[train])]
        if len(train) >= LATER_LEAST and len(test) >= LATER_LEAST // 2:
            found.append(Split(train, test, day))
    return found


def _beginning(note: Note) -> str:
    letters = "".join(fold_plain(note.body).split())
    return letters[:COPY_LENGTH] if len(letters) >= COPY_LEAST else ""


def _stamp(name: str) -> str:
    return hashlib.sha1(name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
