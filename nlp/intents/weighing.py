"""Which intent a comment's cues, length, questions and mood speak for."""

from __future__ import annotations

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
BLAME_SHARE, BLAME_MOST = 0.45, 1.8
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
    by_intent: dict[str, list[float]] = {}
    for cue in cues:
        by_intent.setdefault(cue.intent, []).append(cue.weight)
    points = {intent: _faded(weights) for intent, weights in by_intent.items()}
    wanting = max(points.get("求链接", 0.0), points.get("求购", 0.0))
    points["提问"] = points.get("提问", 0.0) * (QUESTION_SHARE if wanting < WANTED else QUESTION_OF_WISH)
    asks = max(points.get(intent, 0.0) for intent in ASKING if intent in points) >= WANTED
    long = length > LONG
    if not asks:
        points["经验"] = points.get("经验", 0.0) + next(
            (more for least, more in TELLING_LENGTHS if length >= least), 0.0
        )
    elif long and points["提问"] < 1.0:
        # A tale that names prices and groups wants nothing.
        points["求购"] = points.get("求购", 0.0) * WISH_IN_TALE
    if long:
        points["种草"] = points.get("种草", 0.0) * WISH_IN_TALE
    score = opinion.score
    if score > 0 and not long:
        points["种草"] = points.get("种草", 0.0) + min(1.5, 0.5 * score)
    elif score < 0:
        points["种草"] = points.get("种草", 0.0) * WISH_AMID_BLAME
        points["负面"] = points.get("负面", 0.0) + min(BLAME_MOST, -BLAME_SHARE * score)
        if any(told.sign < 0 for told in opinion.aspects):
            points["负面"] += BLAMED_ASPECT
        points["吐槽"] = points.get("吐槽", 0.0) + min(0.8, -0.2 * score)
    if length <= SHORT and "经验" in points:
        points["经验"] *= 0.8
    if asks:
        for intent, share in ASKED_SILENCES.items():
            points[intent] = points.get(intent, 0.0) * share
    points["闲聊"] = points.get("闲聊", 0.0) + LIKELY_CHAT
    return points


def _faded(weights: list[float]) -> float:
    return sum(weight * share for weight, share in zip(sorted(weights, reverse=True), FADING, strict=False))
