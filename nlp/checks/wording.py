"""Does any wording break a rule?"""

from __future__ import annotations

from nlp.checks.context import Context
from nlp.findings import Hit, Part
from nlp.reading import Reading
from nlp.text import fold_plain

NAME = "用词"
MOST = 12.0
HARD = 0.6
REVIEW = 0.96
"""What every single hit leaves of the points: so that mending one of many always helps."""


def check(reading: Reading, context: Context) -> Part:
    """Each hard hit leaves 60 % of the points, each one to be reviewed 96 %."""
    if not (reading.title + reading.body).strip():
        return Part(NAME, 0, MOST, "还没有内容")
    hits = [hit for hit in context.wording.hits(reading) if hit.level != "exempt" and not is_ignored(hit, context)]
    hard = [hit.text for hit in hits if hit.level == "hard"]
    review = [hit.text for hit in hits if hit.level == "review"]
    points = MOST * HARD ** len(hard) * REVIEW ** len(review)
    if not context.pointing:
        return Part(NAME, points, MOST, "")
    reasons = []
    if hard:
        reasons.append(f"{len(hard)} 处违规（{_some(hard)}），改掉再发")
    if review:
        reasons.append(f"{len(review)} 处要人看一眼（{_some(review)}）")
    spans = tuple(hit.span for hit in sorted(hits, key=lambda hit: hit.level) if hit.span.end > hit.span.start)
    return Part(NAME, points, MOST, "，".join(reasons) or "没有发现违规用词", spans)


def is_ignored(hit: Hit, context: Context) -> bool:
    """Whether a person chose to ignore this hit."""
    return bool(context.ignored) and (hit.rule, fold_plain(hit.text)) in context.ignored


def _some(texts: list[str]) -> str:
    return "、".join(f"「{text}」" for text in list(dict.fromkeys(texts))[:3])
