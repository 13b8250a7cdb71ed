"""How well each note did among comparable ones.

A thousand likes mean one thing in one search and another thing in the next, so notes are compared inside strata only: the
same account and month (our own notes), the same source and query, the same source and month, or the same source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.note import Note

LEAST = 30
"""Notes a stratum needs before a rank in it says something."""

Strata = NDArray[np.object_]
Floats = NDArray[np.float64]
MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class Stratum:
    """What the notes of a stratum have in common: an account of ours and a month, or a source and perhaps a query or a month
    (``2024-03``). What they do not share is empty.
    """

    source: str = ""
    query: str = ""
    month: str = ""
    account: str = ""

    @classmethod
    def of(cls, name: str) -> Stratum:
        """What `strata` called it."""
        begin, _, end = name.rpartition("|")
        if begin.startswith("a|") and MONTH.fullmatch(end):
            return cls(account=begin[2:], month=end)
        if begin.endswith("|m") and (not end or MONTH.fullmatch(end)):
            return cls(source=begin[:-2], month=end)
        source, searched, query = name.partition("|q|")
        return cls(source=source, query=query) if searched else cls(source=name.removesuffix("|"))


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
    # Only a fit needs it: a review should not wait for scipy.
    from scipy.special import ndtri

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


def shares_inside(values: Floats, group: NDArray[np.intp]) -> Floats:
    """For each value, the share of its group that lies below it, half of its equals (itself among them) included.

    ``group`` holds the number of each value's group.
    """
    if not len(values):
        return np.empty(0)
    order = np.lexsort((values, group))
    groups, sorted_values = group[order], values[order]
    fresh = np.r_[True, groups[1:] != groups[:-1]]
    begins = np.flatnonzero(fresh)
    sizes = np.diff(np.r_[begins, len(order)])
    ties = np.flatnonzero(fresh | np.r_[True, sorted_values[1:] != sorted_values[:-1]])
    equal = np.diff(np.r_[ties, len(order)])
    share = np.empty(len(values))
    share[order] = (np.repeat(ties + equal / 2, equal) - np.repeat(begins, sizes)) / np.repeat(sizes, sizes)
    return share


def _shares(notes: Sequence[Note], groups: Strata) -> Floats:
    share = np.full(len(notes), np.nan)
    known = np.array([bool(group) and note.engagement is not None for note, group in zip(notes, groups, strict=True)])
    at = np.flatnonzero(known)
    if at.size:
        total = np.array([notes[number].engagement for number in at.tolist()], dtype=np.float64)
        share[at] = shares_inside(total, np.unique(groups[at].astype(str), return_inverse=True)[1])
    return share
