"""Which note a row of figures means, out of the notes that could be meant: by title, time and author, with a confidence.

A wrong join spoils two notes, a row in the queue costs a person a moment: so a title alone is never enough, and of two notes that
fit as well neither is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
    # Here, since every start loads this module and hardly any compares titles.
    from rapidfuzz import fuzz

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
    """The one that is sure; None when none is, or when two notes that are not the same fit as well.

    A note that came in once more and is known better there is asked there: what fits it must fit the better one, too.
    """
    group = [match.note for match in matches]
    fitting = {match.note.id: match for match in matches if match.confidence >= SURE}
    best: dict[str, Match] = {}
    for match in fitting.values():
        known_better = better(match.note, group)
        for note in known_better or [match.note]:
            if note.id in fitting and not better(note, group):
                now = best.get(note.id, fitting[note.id])
                best[note.id] = replace(now, confidence=max(now.confidence, match.confidence))
    ordered = sorted(best.values(), key=lambda match: -match.confidence)
    if not ordered or any(ordered[0].confidence - other.confidence < RIVAL for other in ordered[1:]):
        return None
    return ordered[0]


def better(note: Known, group: Sequence[Known]) -> list[Known]:
    """The notes that may be this one, known better: with the platform's id, else to the minute, else with an author.

    ``group`` are the notes of its title. Where the title came out several times that day, the day alone ties none of them together.
    """
    once = len(_minutes(note, group)) <= 1
    return [
        other
        for other in group
        if _rank(other) > _rank(note) and _is_same(note, other) and (once or (_has_minute(note) and _has_minute(other)))
    ]


def _minutes(note: Known, group: Sequence[Known]) -> set[str]:
    """At which minutes of its day the note's author has its title; notes of nobody count where no author explains them."""
    day = (note.published_at or "")[:DAY]
    that_day = [one for one in group if _has_minute(one) and (one.published_at or "")[:DAY] == day]
    told = {((one.published_at or "")[:MINUTE], spelled(one.author)) for one in that_day if one.author}
    explained = {minute for minute, _ in told}
    nameless = {(one.published_at or "")[:MINUTE] for one in that_day if not one.author} - explained
    return nameless | {minute for minute, author in told if not note.author or author == spelled(note.author)}


def _rank(note: Known) -> tuple[bool, bool, bool]:
    return bool(note.platform_id), _has_minute(note), bool(note.author)


def _has_minute(note: Known) -> bool:
    return len(note.published_at or "") >= MINUTE


def _is_same(one: Known, other: Known) -> bool:
    if one.platform_id and other.platform_id:
        return False
    length = MINUTE if _has_minute(one) and _has_minute(other) else DAY
    told, known = one.published_at or "", other.published_at or ""
    return (
        spelled(one.title) == spelled(other.title) != ""
        and bool(told and known)
        and told[:length] == known[:length]
        and (not one.author or not other.author or spelled(one.author) == spelled(other.author))
    )


def titles(notes: Iterable[Known]) -> Mapping[str, list[Known]]:
    """Notes by the spelling of their titles."""
    found: dict[str, list[Known]] = {}
    for note in notes:
        found.setdefault(spelled(note.title), []).append(note)
    return found
