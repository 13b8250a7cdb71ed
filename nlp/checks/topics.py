"""Are there enough topics, broad ones to be found and narrow ones to stand out?"""

from __future__ import annotations

import re

from nlp.checks.context import Context
from nlp.checks.looking import listed
from nlp.findings import Part
from nlp.reading import Reading

NAME = "话题"
MOST = 8.0
INLINE = re.compile(r"#([^#\s\[\]]{1,40})")
COUNTED_LEAST = 200
"""Notes a library needs before its own counts say what is broad."""
BROAD_SHARE = 0.02
NARROW_LENGTH = 5


def check(reading: Reading, context: Context) -> Part:
    """Three points for the number, three for the mix, two when they speak of what the note speaks of."""
    topics = topics_of(reading)
    if not topics:
        return Part(NAME, 0, MOST, "还没有话题，加 3–8 个，大话题带小话题")
    broad = [topic for topic in topics if is_broad(topic, context)]
    narrow = [topic for topic in topics if topic not in broad]
    body = INLINE.sub("", reading.body) if "#" in reading.body else reading.body
    text = f"{reading.title}\n{body}"
    near = [topic for topic in topics if any(map(text.__contains__, reading.cutter.keys(topic)))]
    points = _count_points(len(topics), context.limits.topics) + (3.0 if broad and narrow else 1.0)
    points += 2.0 * min(1.0, 2 * len(near) / len(topics))
    if not context.pointing:
        return Part(NAME, points, MOST, "")
    reasons = [f"{len(topics)} 个话题" + _count_remark(len(topics), context.limits.topics)]
    if broad and narrow:
        reasons.append(f"大话题（{_some(broad)}）和小话题（{_some(narrow)}）都有")
    else:
        reasons.append("都是大话题，加一个具体的" if broad else "都是小话题，加一个多人看的大话题")
    if 2 * len(near) < len(topics):
        reasons.append(f"{listed([f'#{topic}' for topic in topics if topic not in near][:2])} 与正文无关")
    return Part(NAME, points, MOST, "，".join(reasons))


def topics_of(reading: Reading) -> list[str]:
    """The folded topics, those inside the body included."""
    inline = INLINE.findall(reading.body) if "#" in reading.body else ()
    return list(dict.fromkeys(filter(None, [*reading.topics, *inline])))


def is_broad(topic: str, context: Context) -> bool:
    """Carried by 2 % of the library's notes; in a small library a short one."""
    if context.notes >= COUNTED_LEAST:
        return context.support.get(topic, 0) >= BROAD_SHARE * context.notes
    return len(topic) < NARROW_LENGTH


def _count_points(count: int, most: int) -> float:
    if count > most:
        return 0.0
    return 3.0 if count >= 3 else 1.5


def _count_remark(count: int, most: int) -> str:
    return f"，超出 {count - most} 个" if count > most else "，可以加到 3–8 个" if count < 3 else ""


def _some(topics: list[str]) -> str:
    return "、".join(f"#{topic}" for topic in topics[:2])
