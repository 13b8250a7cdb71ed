"""Which intent a comment's cues, length, questions and mood speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nlp.opinions import Opinion

FADING = (1.0, 0.5, 0.25)
"""The first cue of an intent counts in full, the next by half: ten question words make no surer question than two."""
LIKELY_CHAT = 1.0
"""What other intents must beat: without a cue a comment is talk."""
ASKED_SILENCES = {"种草": 0.4, "经验": 0.4, "负面": 0.4, "吐槽": 0.7}
"""So much is left of them in a comment that asks: 好看！哪里买的 wants the link. A grumble asks without wanting an answer."""
TELLING_LENGTHS = ((70, 2.4), (35, 1.8), (16, 1.0))
"""Long comments that do not ask mostly tell: (characters, points for 经验)."""
SHORT, LONG = 20, 36
"""Characters: an outcry, a tale."""
WISH_IN_TALE = 0.6
OUTCRY_TELLS = 0.8
PRAISE_SHARE, PRAISE_MOST = 0.5, 1.5
BLAME_SHARE, BLAME_MOST = 0.7, 1.8
GRUMBLE_SHARE, GRUMBLE_MOST = 0.2, 0.8
"""Points for each point of an opinion's score, and at most so many."""
WISH_AMID_BLAME = 0.4
"""还没国货好用 holds 好用 and wishes nothing."""
BLAMED_ASPECT = 0.8
WANTED = 2.0
"""Points from which a comment is taken to ask."""
QUESTION_SHARE, QUESTION_OF_WISH = 0.85, 0.5
"""多少钱？ asks too, but what it wants is to buy."""
ASKING = ("求链接", "求购", "提问")


@dataclass(frozen=True, slots=True)
class Cue:
    """A place that speaks for an intent: ``text[start:end]`` as typed, and how strongly."""

    intent: str
    weight: float
    start: int
    end: int


def weigh(cues: Iterable[Cue], length: int, opinion: Opinion) -> dict[str, float]:
    """Points by intent for a comment of so many characters (codes left out)."""
    spoken: dict[str, list[float]] = defaultdict(list)
    for cue in cues:
        spoken[cue.intent].append(cue.weight)
    points = defaultdict(float, {intent: _faded(weights) for intent, weights in spoken.items()})
    asks = _asking(points, length)
    if not asks:
        points["经验"] += next((more for least, more in TELLING_LENGTHS if length >= least), 0.0)
    if length <= SHORT:
        points["经验"] *= OUTCRY_TELLS
    _felt(points, length, opinion)
    if asks:
        for intent, share in ASKED_SILENCES.items():
            points[intent] *= share
    points["闲聊"] += LIKELY_CHAT
    return points


def _asking(points: dict[str, float], length: int) -> bool:
    """Settle what is asked, and say whether anything is."""
    wanting = max(points["求链接"], points["求购"])
    points["提问"] *= QUESTION_SHARE if wanting < WANTED else QUESTION_OF_WISH
    if length > LONG and points["提问"] < LIKELY_CHAT:
        # A tale that names prices and groups wants nothing.
        points["求购"] *= WISH_IN_TALE
    return max(points[intent] for intent in ASKING) >= WANTED


def _felt(points: dict[str, float], length: int, opinion: Opinion) -> None:
    """What the mood adds: praise is a wish in a short comment, blame a verdict, the more so on an aspect of the goods."""
    score = opinion.score
    if length > LONG:
        points["种草"] *= WISH_IN_TALE
    elif score > 0:
        points["种草"] += min(PRAISE_MOST, PRAISE_SHARE * score)
    if score < 0:
        points["种草"] *= WISH_AMID_BLAME
        points["负面"] += min(BLAME_MOST, -BLAME_SHARE * score)
        points["吐槽"] += min(GRUMBLE_MOST, -GRUMBLE_SHARE * score)
        if any(told.sign < 0 for told in opinion.aspects):
            points["负面"] += BLAMED_ASPECT


def _faded(weights: list[float]) -> float:
    return sum(weight * share for weight, share in zip(sorted(weights, reverse=True), FADING, strict=False))
