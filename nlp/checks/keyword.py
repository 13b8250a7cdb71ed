"""Does the main keyword stand in the title and in the opening?"""

from __future__ import annotations

from nlp.checks.context import Context
from nlp.checks.looking import EFFECT, WHAT, WHO, covers, found_spans, named, opening_end, seen, spans
from nlp.draft import Span
from nlp.findings import Part
from nlp.reading import Reading

NAME = "关键词位置"
MOST = 10.0
HALF = MOST / 2
KEYWORDS = WHO | WHAT | EFFECT


def check(reading: Reading, context: Context) -> Part:
    """Half the points for the title, half for the opening; another target counts a little less than the first."""
    end = opening_end(reading)
    if not context.chosen:
        return _without_targets(reading, end)
    title, opening = reading.title, reading.body[:end]
    points = 0.0
    reasons = []
    for place, text in (("标题", title), ("开头", opening)):
        there = [target for target in context.chosen if covers(reading, text, target)]
        points += 0 if not there else HALF if there[0] == context.chosen[0] else 0.7 * HALF
        reasons.append(f"{place}有「{there[0].text}」" if there else f"{place}没有「{context.chosen[0].text}」")
    places = _spans(reading, context, end) if context.pointing else ()
    return Part(NAME, points, MOST, "，".join(reasons), places)


def _without_targets(reading: Reading, end: int) -> Part:
    title, opening = seen(reading, KEYWORDS, "title"), seen(reading, KEYWORDS, "body", end=end)
    points = 0.7 * HALF * (bool(title) + bool(opening))
    reasons = [
        f"标题有关键词「{named(title, 2)}」" if title else "标题里没有可搜索的关键词",
        f"开头有「{named(opening, 2)}」" if opening else "开头没有",
        "选定关键词后按它打分",
    ]
    return Part(NAME, points, MOST, "，".join(reasons), spans(reading, title + opening))


def _spans(reading: Reading, context: Context, end: int) -> tuple[Span, ...]:
    phrases = [target.phrase for target in context.chosen]
    title = [span for phrase in phrases for span in found_spans(reading, phrase, "title")]
    return tuple(title + [span for phrase in phrases for span in found_spans(reading, phrase, "body", end)])
