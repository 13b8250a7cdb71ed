"""Are there numbers with units, and conditions: for whom it works and for whom it does not?"""

from __future__ import annotations

import re
from collections.abc import Collection

from nlp.checks.context import Context
from nlp.findings import Part
from nlp.reading import Reading

NAME = "具体信息"
MOST = 10.0
NUMBERS = re.compile(
    r"\d{1,6}(?:\.\d{1,3})?\s?(?:个?小时|分钟|个月|公里|平米|ml|毫升|kg|mm|cm|km|天|周|年|月|岁|元|块|g|克|斤|度|%|次|遍|滴|泵|瓶|支|盒|片|款|步|号|层|倍|米|套|件|分|秒|点|条)"
    r"|(?<!第)[一二两三四五六七八九十半]{1,3}(?:个?小时|分钟|个月|天|周|年|次|遍|滴|泵|瓶|支|盒|片)"
)
CONDITIONS = re.compile(
    r"如果|要是|的话|不适合|适合|除非|仅限|前提|建议|注意|缺点|不足|不过|但是|相比|对比|比起|区别|干皮|油皮|混油|混干|敏感肌|新手|预算|看情况"
)


def check(reading: Reading, context: Context) -> Part:
    """Five points for four different numbers with units, five for four conditions."""
    if not reading.body.strip():
        return Part(NAME, 0, MOST, "还没有正文")
    text = reading.body_text
    if not context.pointing:
        return Part(NAME, _points(set(text.texts_of(NUMBERS)), set(text.texts_of(CONDITIONS))), MOST, "")
    numbers = {found: (start, end) for found, start, end in text.matches(NUMBERS)}
    conditions = {found: (start, end) for found, start, end in text.matches(CONDITIONS)}
    reasons = [
        f"有 {len(numbers)} 处具体数字（{'、'.join(list(numbers)[:3])}）"
        if numbers
        else "没有具体数字（用了几天、多少钱、多少量）",
        f"说了条件（{'、'.join(list(conditions)[:3])}）" if conditions else "没有说适合和不适合谁",
    ]
    places = [*numbers.values(), *conditions.values()]
    spans = tuple(reading.body_span(*place) for place in sorted(places))
    return Part(NAME, _points(numbers, conditions), MOST, "，".join(reasons), spans)


def _points(numbers: Collection[str], conditions: Collection[str]) -> float:
    return 5 * min(1.0, len(numbers) / 4) + 5 * min(1.0, len(conditions) / 4)
