"""How many of the wanted keywords does the note mention at all? From 0 to 1 matters, repeating gains nothing."""

from __future__ import annotations

from nlp.checks.context import Context
from nlp.checks.looking import EFFECT, PAIN, WHAT, WHEN, WHO, covers, found_spans, listed, seen
from nlp.findings import Part
from nlp.reading import Reading

NAME = "关键词覆盖"
MOST = 10.0
STUFFED_LEAST = 6
STUFFED_EVERY = 80
"""A keyword may come back every 80 characters; more often reads as stuffing."""

CLASSES = (("品类", WHAT), ("人群", WHO), ("场景", WHEN), ("功效或痛点", EFFECT | PAIN))


def check(reading: Reading, context: Context) -> Part:
    """The share of the targets that are mentioned in title, body or topics; stuffing costs."""
    if not context.chosen:
        return _without_targets(reading)
    everything = "\n".join((reading.title, reading.body, *reading.topics))
    missing, stuffed = [], []
    for target in context.chosen:
        if not covers(reading, everything, target):
            missing.append(target)
        elif _stuffed(reading.body, target.phrase):
            stuffed.append(target)
    count = len(context.chosen)
    points = max(0.0, MOST * (count - len(missing)) / count - 3.0 * len(stuffed))
    if not context.pointing:
        return Part(NAME, points, MOST, "")
    reasons = [f"{count} 个关键词写到了 {count - len(missing)} 个"]
    if missing:
        reasons.append(f"还没有「{'」「'.join(target.text for target in missing)}」")
    if stuffed:
        reasons.append(f"「{stuffed[0].text}」出现 {reading.body.count(stuffed[0].phrase)} 次，像堆砌")
    spans = [span for target in context.chosen for span in found_spans(reading, target.phrase, "body")]
    return Part(NAME, points, MOST, "，".join(reasons), tuple(spans))


def _stuffed(body: str, phrase: str) -> bool:
    return body.count(phrase) > max(STUFFED_LEAST, len(body) // STUFFED_EVERY)


def _without_targets(reading: Reading) -> Part:
    there = [name for name, kinds in CLASSES if seen(reading, kinds, "title") or seen(reading, kinds, "body")]
    missing = [name for name, _ in CLASSES if name not in there]
    said = f"写到了{listed(there)}" if there else "没有看到可搜索的词"
    more = f"，没有{listed(missing)}" if there and missing else ""
    return Part(NAME, MOST * len(there) / len(CLASSES), MOST, f"还没有选关键词；{said}{more}")
