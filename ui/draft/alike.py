"""The phrases two texts share: what makes a draft look copied."""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 5
"""Characters: four-character phrases are shared by chance, five rarely."""

READ_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Shared:
    """The same ``length`` characters, at ``mine`` in one text and at ``theirs`` in the other."""

    mine: int
    theirs: int
    length: int


def shared_phrases(mine: str, theirs: str, least: int = LEAST) -> tuple[Shared, ...]:
    """Stretches of at least ``least`` characters found in both texts, in the order of ``mine``, none overlapping there.

    Each stretch is as long as it can be; blanks at its ends are left out.
    """
    mine, theirs = mine[:READ_MOST], theirs[:READ_MOST]
    places: dict[str, list[int]] = {}
    for at in range(len(theirs) - least + 1):
        places.setdefault(theirs[at : at + least], []).append(at)
    found = []
    at = 0
    while at <= len(mine) - least:
        starts = places.get(mine[at : at + least])
        if not starts:
            at += 1
            continue
        length, there = max((_length(mine, at, theirs, start), -start) for start in starts[:50])
        shared = _trimmed(mine, Shared(at, -there, length))
        if shared.length >= least:
            found.append(shared)
        at += length
    return tuple(found)


def _length(mine: str, at: int, theirs: str, there: int) -> int:
    length = 0
    most = min(len(mine) - at, len(theirs) - there)
    while length < most and mine[at + length] == theirs[there + length]:
        length += 1
    return length


def _trimmed(text: str, shared: Shared) -> Shared:
    phrase = text[shared.mine : shared.mine + shared.length]
    skip = len(phrase) - len(phrase.lstrip())
    return Shared(shared.mine + skip, shared.theirs + skip, len(phrase.strip()))
