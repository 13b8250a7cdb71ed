"""Is the title long enough, and does it say who, when, what and what for?"""

from __future__ import annotations

import re

from nlp.checks.context import Context
from nlp.checks.looking import EFFECT, PAIN, VOICE, WHAT, WHEN, WHO, listed, named, seen, spans
from nlp.findings import Part
from nlp.limits import title_length
from nlp.reading import Reading

NAME = "标题"
MOST = 12.0

ELEMENTS = (("人群", WHO), ("场景或季节", WHEN), ("品类", WHAT), ("效果", EFFECT | PAIN))
NUMBER = re.compile(r"\d|[一二两三四五六七八九十百]{1,3}[个款支瓶步招种天周年分件条套]")
QUESTION = re.compile(r"[?]|吗$|呢$|怎么|如何|为什么|哪[个款家种]|要不要|能不能|有没有|是不是|多少")
TURN = re.compile(r"别|不要|千万|后悔|终于|原来|居然|竟然|没想到|避雷|踩雷|救命|真的|其实|才|再也|被问|绝了|!")


def check(reading: Reading, context: Context) -> Part:
    """Length as the platform counts, four elements, and a hook: a number, a question, a turn."""
    title = reading.title.strip()
    if not title:
        return Part(NAME, 0, MOST, "还没有标题")
    length = title_length(reading.draft.title)
    found = [(name, seen(reading, kinds, "title")) for name, kinds in ELEMENTS]
    there = [(name, words) for name, words in found if words]
    missing = [name for name, words in found if not words]
    hooks = _hooks(reading, title)
    points = _length_points(length, context.limits.title) + 1.5 * min(3, len(there)) + min(4.5, 2.25 * len(hooks))
    if not context.pointing:
        return Part(NAME, points, MOST, "")
    said = listed([f"{name}（{named(words)}）" for name, words in there]) if there else ""
    parts = [f"标题 {length} 字" + _length_remark(length, context.limits.title)]
    parts.append(f"有{said}" if said else "没有说给谁、什么时候、什么东西")
    if missing and there:
        parts[-1] += f"，少了{listed(missing)}"
    parts.append(f"用了{listed(hooks)}" if hooks else "加一个数字、问句或第一人称的反转更抓人")
    return Part(NAME, points, MOST, "；".join(parts), spans(reading, [word for _, words in there for word in words]))


def _hooks(reading: Reading, title: str) -> list[str]:
    turn = TURN.search(title) or seen(reading, VOICE, "title")
    hooks = (("数字", NUMBER.search(title)), ("问句", QUESTION.search(title)), ("第一人称或反转", turn))
    return [name for name, there in hooks if there]


def _length_points(length: int, most: int) -> float:
    if length > most:
        return 0.0
    return 3.0 if length >= 12 else 2.0 if length >= 8 else 1.0


def _length_remark(length: int, most: int) -> str:
    if length > most:
        return f"，超出 {length - most} 字"
    return "，偏短" if length < 8 else ""
