"""How well each note did among comparable ones.

A thousand likes mean one thing in one search and another thing in the next, so notes are compared inside strata only: the
same account and month (our own notes), the same source and query, the same source and month, or the same source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from nlp.note import Note

LEAST = 30
"""Notes a stratum needs before a rank in it says something."""

Strata = NDArray[np.object_]
Floats = NDArray[np.float64]


def strata(notes: Sequence[Note]) -> Strata:
    """The stratum of each note, "" where there are fewer than 30 comparable notes or the counts are not known.

    Finer strata are filled first; what they leave over is gathered by the coarser ones.
    """
    chosen = [""] * len(notes)
    left = [number for number, note in enumerate(notes) if note.engagement is not None]
    for level in zip(*(_levels(notes[number]) for number in left), strict=True):
        names = dict(zip(left, level, strict=False))
        free = Counter(name for number, name in names.items() if name and not chosen[number])
        for number, name in names.items():
            if name and not chosen[number] and free[name] >= LEAST:
                chosen[number] = name
    return np.array(chosen, dtype=object)


def ranks(notes: Sequence[Note], groups: Strata | None = None) -> Floats:
    """Each note's rank of log1p(engagement) in its stratum as a z-score, NaN where it is not known.

    Lower bounds such as ``10+`` are not counts, so those notes have no rank.
    """
    shares = _shares(notes, strata(notes) if groups is None else groups)
    return np.asarray(ndtri(shares), dtype=np.float64)


def percentiles(notes: Sequence[Note], groups: Strata | None = None) -> Floats:
    """Each note's percentile in its stratum, 0–100, NaN where it is not known."""
    return 100 * _shares(notes, strata(notes) if groups is None else groups)


def family(source: str | None) -> str:
    """What sources have in common: the first two steps of a path such as ``tool/project/file.csv``."""
    return "/".join((source or "").split("/")[:2])


def _levels(note: Note) -> tuple[str, ...]:
    source = family(note.source)
    month = (note.published_at or "")[:7]
    return (
        f"a|{note.author}|{month}" if note.own and note.author and month else "",
        f"{source}|q|{note.query}" if note.query else "",
        f"{source}|m|{month}",
        f"{source}|",
    )


def _shares(notes: Sequence[Note], groups: Iterable[str]) -> Floats:
    """The share of the stratum below each note, half of its equals included."""
    share = np.full(len(notes), np.nan)
    total = np.array([np.nan if note.engagement is None else note.engagement for note in notes], dtype=np.float64)
    names, number = np.unique(np.asarray(list(groups), dtype=str), return_inverse=True)
    known = np.flatnonzero((names[number] != "") & np.isfinite(total)) if len(notes) else np.empty(0, dtype=np.intp)
    if not known.size:
        return share
    order = known[np.lexsort((total[known], number[known]))]
    group, value = number[order], total[order]
    begins = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    sizes = np.diff(np.r_[begins, len(order)])
    ties = np.flatnonzero(np.r_[True, (group[1:] != group[:-1]) | (value[1:] != value[:-1])])
    equal = np.diff(np.r_[ties, len(order)])
    place = np.repeat(ties + equal / 2, equal) - np.repeat(begins, sizes)
    share[order] = place / np.repeat(sizes, sizes)
    return share
