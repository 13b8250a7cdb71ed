"""Is a story told in the first person, or a list of selling points recited (广告感)?"""

from __future__ import annotations

import re

from nlp.checks.context import Context
from nlp.checks.looking import SELLING, VOICE, named, seen, spans
from nlp.findings import Part
from nlp.reading import Reading

NAME = "故事感"
MOST = 12.0
TURNS = re.compile(r"之前|以前|后来|那天|当时|直到|结果|没想到|终于|一开始|现在|去年|上周|昨天|第一次|坚持|本来|原来")
PUSHES = re.compile(
    r"赶紧|快冲|冲鸭|冲就|买它|下单|抢购|限时|立减|满减|库存|手慢|速速|不买亏|安排上|必买|闭眼|放心入|火速"
)
TOLD_SHARE = 0.4
TOLD_COUNT = 6
"""When four sentences of ten speak of oneself, and six of them, the note reads as told."""
ADS_PER_100 = 2.0
"""Two selling words in a hundred characters read as an advertisement."""


def check(reading: Reading, context: Context) -> Part:
    """A third each for the share and the number of sentences in the first person and for turns in time, less selling."""
    body = reading.body
    text = reading.body_text
    sentences = text.sentence_count
    if not sentences:
        return Part(NAME, 0, MOST, "还没有正文")
    told = [at for kind in VOICE for at, _ in text.said_of(kind)]
    sold = sum([len(words) for kind in SELLING for _, words in text.said_of(kind)])
    turns = len(set(text.texts_of(TURNS)))
    pushes = text.texts_of(PUSHES)
    ads = 100 * (sold + len(pushes)) / max(100, len(body))
    points = 4 * min(1.0, len(told) / sentences / TOLD_SHARE) + 4 * min(1.0, len(told) / TOLD_COUNT)
    points += 4 * min(1.0, turns / 3)
    points = max(0.0, points - 8 * min(1.0, ads / ADS_PER_100)) if ads >= ADS_PER_100 / 2 else points
    if not context.pointing:
        return Part(NAME, points, MOST, "")
    voices, selling = seen(reading, VOICE, "body"), seen(reading, SELLING, "body")
    reasons = [
        f"{sentences} 句里有 {len(told)} 句在讲自己的经历"
        if told
        else "没有一句在讲自己的经历，用第一人称说说之前和之后"
    ]
    if ads >= ADS_PER_100 / 2:
        words = "、".join(filter(None, [named(selling), *dict.fromkeys(pushes[:2])]))
        reasons.append(f"卖点词偏多（{words}），读起来像广告")
    elif told and turns < 2:
        reasons.append("少了前后变化（之前…后来…）")
    return Part(NAME, points, MOST, "，".join(reasons), spans(reading, selling or voices))
