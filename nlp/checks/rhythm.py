"""Is the body long enough, and cut into paragraphs that a telephone can show?"""

from __future__ import annotations

from nlp.checks.context import Context
from nlp.findings import Part
from nlp.reading import Reading

NAME = "段落节奏"
MOST = 8.0
LONG = 150
"""Characters of a paragraph beyond which a telephone shows a wall of some eight lines."""
LINE = 20


def check(reading: Reading, context: Context) -> Part:
    """Length 4, paragraphs 3, sentences 1."""
    paragraphs = reading.paragraphs
    if not paragraphs:
        return Part(NAME, 0, MOST, "还没有正文")
    length = sum(end - start for start, end in paragraphs)
    mean = length / max(1, reading.body_text.sentence_count)
    walls = [place for place in paragraphs if place[1] - place[0] > LONG]
    points = _length_points(length) + min(3.0, 0.6 * len(paragraphs)) * (1.0 if not walls else 0.5)
    points += 1.0 if mean <= 45 else 0.5 if mean <= 60 else 0.0
    if not context.pointing:
        return Part(NAME, points, MOST, "")
    number, (start, end) = max(enumerate(paragraphs, 1), key=lambda p: p[1][1] - p[1][0])
    longest = end - start
    reasons = [f"正文 {length} 字，{len(paragraphs)} 段"]
    if length < 150:
        reasons.append("偏短，写写过程和细节")
    if walls:
        reasons.append(f"第 {number} 段 {longest} 字，手机上有 {-(-longest // LINE)} 行，拆成两段")
    elif mean > 60:
        reasons.append(f"平均一句 {mean:.0f} 字，断短一些")
    elif len(paragraphs) < 4 and length >= 150:
        reasons.append("多分几段，读起来轻松")
    elif length >= 150:
        reasons.append("长短合适")
    return Part(NAME, points, MOST, "，".join(reasons), tuple(reading.body_span(*place) for place in walls))


def _length_points(length: int) -> float:
    return min(4.0, 4.0 * length / 400)
