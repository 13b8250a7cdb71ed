"""Does the note end with something a reader wants to answer?"""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.checks.context import Context
from nlp.checks.looking import CALL, named, seen, spans
from nlp.checks.topics import INLINE
from nlp.findings import Part
from nlp.reading import Reading

NAME = "互动引导"
MOST = 6.0
ENDING = 80
"""Characters before the topics that count as the ending."""
ENDINGS = 64
"""Endings that are remembered: of the edits that are tried few change it."""
ADDRESS = re.compile(r"你|大家|姐妹|宝子|宝宝们|朋友们|家人们|有没有|谁|哪")
BEGGING = re.compile(r"求赞|求关注|点点赞|点个赞|点赞|求收藏|关注我|三连|点点关注")


def check(reading: Reading, context: Context) -> Part:
    """Four points for a question to the reader at the end, two for calls on the way; begging earns little."""
    body = reading.body
    if not body.strip():
        return Part(NAME, 0, MOST, "还没有正文")
    end = told(body)
    start = max(0, end - ENDING)
    calls = seen(reading, CALL, "body")
    closing = [word for word in calls if start <= word.start < end]
    asked = _question(body[start:end])
    on_the_way = min(2.0, 0.7 * len({word.key for word in calls}))
    if asked and (closing or ADDRESS.search(asked.group())):
        points = min(MOST, 4 + max(1.0, on_the_way))
        if not context.pointing:
            return Part(NAME, points, MOST, "")
        place = reading.body_span(start + asked.start(), start + asked.end())
        return Part(NAME, points, MOST, "结尾向读者提了问题", (place,))
    if BEGGING.search(body, start, end):
        return Part(NAME, 1.5, MOST, "结尾在求赞求关注，换成一个读者愿意回答的问题", spans(reading, closing))
    if closing or asked:
        return Part(
            NAME, 2 + on_the_way, MOST, "结尾有互动，问得再具体一点（你们…用的是哪一款？）", spans(reading, closing)
        )
    if calls:
        return Part(
            NAME, on_the_way, MOST, f"中间有互动（{named(calls)}），结尾没有，在结尾问一句", spans(reading, calls)
        )
    return Part(NAME, 0, MOST, "结尾没有和读者互动，问一个他们能回答的问题")


def told(body: str) -> int:
    """Where the folded body ends before the topics that stand at its end."""
    end = len(body.rstrip())
    if "#" not in body:
        return end
    for match in reversed(list(_TOPIC.finditer(body))):
        if match.end() < end:
            break
        end = len(body[: match.start()].rstrip())
    return end


_TOPIC = re.compile(INLINE.pattern + r"#?")
_CLAUSES = re.compile(r"[^。!?\n…]+(?:[。!?\n…]|$)")
_ASKING = re.compile(r"[?吗呢]")
_QUESTIONS = re.compile(r"[^。!?\n…]{2,60}[?]|[^。!?\n…]{2,60}(?:吗|呢)(?=$|[~\n])")


@lru_cache(ENDINGS)
def _question(ending: str) -> re.Match[str] | None:
    """The last question in the ending."""
    # No question reaches beyond its clause, and to look for one in every clause takes ten times as long.
    for clause in reversed(list(_CLAUSES.finditer(ending))):
        if _ASKING.search(clause.group()):
            found = list(_QUESTIONS.finditer(ending, *clause.span()))
            if found:
                return found[-1]
    return None
