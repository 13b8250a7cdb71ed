"""Which note a row of figures means, out of the notes that could be meant: by title, time and author, with a confidence.

A wrong join spoils two notes, a row in the queue costs a person a moment: so a title alone is never enough, and of two notes that
fit as well neither is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from planner.storage.figure_kind import spelled
from planner.storage.note_kind import MINUTE
from planner.storage.times import moment

SURE = 0.9
"""From here on a title and time join by themselves."""
DAY = 10
NEAR_TITLE = 85.0
"""Of 100: below it two titles are two titles."""
SHOWN = 0.3

BY_ID, BY_LINK, BY_PERSON, BY_MINUTE, BY_DAY = 1.0, 1.0, 1.0, 0.98, 0.92
OTHER_CLOCK, OTHER_DAY, NO_TIME, NO_TIME_SAME_AUTHOR = 0.6, 0.5, 0.5, 0.75
RIVAL = 0.05
OTHER_AUTHOR = 0.5
"""What is left of the confidence when the row names another author."""


@dataclass(frozen=True, slots=True)
class Named:
    """What rows of figures name: the subject with everything any of its rows says of it."""

    subject: str
    id: str = ""
    url: str = ""
    title: str = ""
    published_at: str | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A note of the library as matching needs it; ``id`` is ours, ``platform_id`` may be missing."""

    id: str
    key: str
    title: str
    published_at: str | None
    author: str
    platform_id: str | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A note that may be meant."""

    note: Known
    confidence: float
    why: str


def by_title(named: Named, notes: Iterable[Known], *, near: bool = False) -> list[Match]:
    """The notes whose title fits, the surest first. ``near`` also takes titles that only resemble it: for a person to judge.

    A note with another id of the platform than the row's is another note.
    """
    wanted = spelled(named.title)
    found = []
    for note in notes:
        if named.id and note.platform_id and named.id != note.platform_id:
            continue
        alike = _alike(wanted, spelled(note.title), near)
        if alike == 0.0:
            continue
        confidence, why = _when(named, note)
        if named.author and note.author and spelled(named.author) != spelled(note.author):
            confidence, why = confidence * OTHER_AUTHOR, f"{why}，作者不同"
        if alike < 1.0:
            confidence, why = min(confidence * alike, SURE - 0.05), f"标题相近，{why}"
        else:
            why = f"标题相同，{why}" if wanted else f"没有标题，{why}"
            if not wanted and confidence < BY_MINUTE:
                confidence *= OTHER_AUTHOR
        found.append(Match(note, round(confidence, 2), why))
    return sorted(found, key=lambda match: (-match.confidence, match.note.platform_id is None, match.note.id))


def _alike(wanted: str, title: str, near: bool) -> float:
    if wanted == title:
        return 1.0
    if not near or not wanted or not title:
        return 0.0
    short, long = sorted((wanted.rstrip(".…"), title.rstrip(".…")), key=len)
    if len(short) >= 8 and long.startswith(short):
        return 0.9
    ratio = fuzz.ratio(wanted, title)
    return ratio / 100 if ratio >= NEAR_TITLE else 0.0


def _when(named: Named, note: Known) -> tuple[float, str]:
    told, known = named.published_at or "", note.published_at or ""
    if not told or not known:
        same = bool(named.author and note.author) and spelled(named.author) == spelled(note.author)
        return (NO_TIME_SAME_AUTHOR, "作者相同，没有时间可比") if same else (NO_TIME, "没有时间可比")
    if told[:DAY] == known[:DAY]:
        if len(told) < MINUTE or len(known) < MINUTE:
            return BY_DAY, "同一天"
        return (BY_MINUTE, "同一分钟") if _apart(told, known) <= 60 else (OTHER_CLOCK, "同一天，时刻不同")
    if len(told) >= MINUTE and len(known) >= MINUTE and _apart(told, known) <= 60:
        return BY_MINUTE, "同一分钟"
    return (OTHER_DAY, "相差不到两天") if _apart(told, known) < 2 * 86_400 else (SHOWN, "时间差得远")


def _apart(one: str, other: str) -> float:
    first, second = moment(one), moment(other)
    return abs((first - second).total_seconds()) if first and second else float("inf")


def settled(matches: Sequence[Match]) -> Match | None:
    """The one that is sure; None when none is, or when two notes that are not the same fit as well."""
    sure = [match for match in matches if match.confidence >= SURE]
    notes = [match.note for match in matches]
    fitting = [match.note for match in sure]
    best: dict[str, Match] = {}
    for match in sure:
        # What fits a note must fit the same note where it is known better: to the minute, or with its author.
        note = match.note
        while better := finer(note, fitting):
            note = better
        if finer(note, notes):
            continue
        if note.id not in best or best[note.id].confidence < match.confidence:
            best[note.id] = replace(match, note=note)
    ordered = sorted(best.values(), key=lambda match: -match.confidence)
    if not ordered or any(ordered[0].confidence - other.confidence < RIVAL for other in ordered[1:]):
        return None
    return ordered[0]


def finer(note: Known, others: Iterable[Known]) -> Known | None:
    """The note that is this one come in once more and known better: with the platform's id, else to the minute, else with an author.

    None when there is none, or when several could be it. Those of the same minute are asked when those of the day do not tell.
    """
    better = [other for other in others if _rank(other) > _rank(note) and _is_same(note, other)]
    exact = [other for other in better if min(len(note.published_at or ""), len(other.published_at or "")) >= MINUTE]
    for some in (better, exact):
        best = max(map(_rank, some), default=None)
        top = [other for other in some if _rank(other) == best]
        if len(top) == 1:
            return top[0]
    return None


def _rank(note: Known) -> tuple[bool, bool, bool]:
    return bool(note.platform_id), len(note.published_at or "") >= MINUTE, bool(note.author)


def _is_same(one: Known, other: Known) -> bool:
    return (
        not (one.platform_id and other.platform_id)
        and spelled(one.title) == spelled(other.title) != ""
        and _same_moment(one.published_at or "", other.published_at or "")
        and (not one.author or not other.author or spelled(one.author) == spelled(other.author))
    )


def _same_moment(one: str, other: str) -> bool:
    """The same minute, or the same day where one of them tells no more."""
    length = MINUTE if min(len(one), len(other)) >= MINUTE else DAY
    return bool(one and other) and one[:length] == other[:length]


def titles(notes: Iterable[Known]) -> Mapping[str, list[Known]]:
    """Notes by the spelling of their titles."""
    found: dict[str, list[Known]] = {}
    for note in notes:
        found.setdefault(spelled(note.title), []).append(note)
    return found
