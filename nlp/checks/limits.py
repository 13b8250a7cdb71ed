"""Does the platform take the draft as it is?"""

from __future__ import annotations

from nlp.checks.context import Context
from nlp.draft import Span
from nlp.findings import Part
from nlp.limits import is_over, limits_of
from nlp.reading import Reading

NAME = "平台限制"
MOST = 8.0


def check(reading: Reading, context: Context) -> Part:
    """All or nothing: a draft over any limit cannot be published."""
    draft = reading.draft
    if not (draft.title + draft.body).strip():
        return Part(NAME, 0, MOST, "还没有内容")
    over = is_over(draft, context.limits)
    if not context.pointing:
        return Part(NAME, 0 if over else MOST, MOST, "")
    if over:
        those = [limit for limit in limits_of(draft, context.limits) if limit.over]
        told = "，".join(f"{limit.name} {limit.used}/{limit.most}，超出 {limit.used - limit.most}" for limit in those)
        fields = {"标题": Span("title", 0, len(draft.title)), "正文": Span("body", 0, len(draft.body))}
        return Part(NAME, 0, MOST, told, tuple(fields[limit.name] for limit in those if limit.name in fields))
    reasons = ["标题、正文、话题和图片都在限制内"]
    if not reading.whole:
        reasons.append("正文太长，只分析了开头一部分")
    if draft.format == "image" and draft.images < context.limits.images_least:
        reasons.append(f"图文至少要 {context.limits.images_least} 张图")
    return Part(NAME, MOST, MOST, "，".join(reasons))
