"""Does the opening say who it is for, what hurts, when, and what about?"""

from __future__ import annotations

from nlp.checks.context import Context
from nlp.checks.looking import EFFECT, PAIN, WHAT, WHEN, WHO, listed, named, opening_end, seen, spans
from nlp.findings import Part
from nlp.reading import Reading

NAME = "开头"
MOST = 12.0
ELEMENTS = (("人群", WHO), ("痛点", PAIN), ("场景", WHEN), ("说的是什么", WHAT | EFFECT))


def check(reading: Reading, context: Context) -> Part:
    """A quarter of the points for each of 人群, 痛点, 场景 and the thing itself."""
    if not reading.body.strip():
        return Part(NAME, 0, MOST, "还没有正文")
    end = opening_end(reading)
    if not context.pointing:
        classes = reading.body_text.classes(end)
        return Part(NAME, MOST * sum(not kinds.isdisjoint(classes) for _, kinds in ELEMENTS) / len(ELEMENTS), MOST, "")
    found = [(name, seen(reading, kinds, "body", end=end)) for name, kinds in ELEMENTS]
    there = [(name, words) for name, words in found if words]
    missing = [name for name, words in found if not words]
    points = MOST * len(there) / len(ELEMENTS)
    said = (
        f"写到{listed([f'{name}（{named(words, 2)}）' for name, words in there])}"
        if there
        else "没有说给谁看、解决什么"
    )
    reason = f"开头 {end} 字{said}" + (f"，没有{listed(missing)}" if there and missing else "")
    return Part(NAME, points, MOST, reason, spans(reading, [word for _, words in there for word in words]))
