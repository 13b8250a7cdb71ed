"""Is the draft too near to one past note? Rewriting lowers the score, it never raises it."""

from __future__ import annotations

from nlp.checks.context import Context
from nlp.findings import Part
from nlp.reading import Reading

NAME = "原创度"
MOST = 10.0
FREE = 0.5
"""Notes on one subject easily reach a cosine of 0.5; from there on it costs."""
COPIED = 0.85


def freedom(similarity: float) -> float:
    """1 where nearness costs nothing, 0 where a note counts as copied."""
    return min(1.0, max(0.0, (COPIED - similarity) / (COPIED - FREE)))


def check(reading: Reading, context: Context) -> Part:
    """Full points up to a similarity of 0.5, none from 0.85 on; nothing is weighed without a library."""
    if not (reading.title + reading.body).strip():
        return Part(NAME, 0, MOST, "还没有内容")
    if not context.similar:
        return Part(NAME, 0, 0, "笔记库里没有相近的笔记可比，不计分")
    nearest = context.similar[0]
    share = freedom(nearest.similarity)
    if not context.pointing:
        return Part(NAME, MOST * share, MOST, "")
    title = nearest.title.strip() or "（无标题）"
    told = f"最像《{title}》，相似度 {nearest.similarity:.2f}"
    if share == 1.0:
        return Part(NAME, MOST, MOST, f"{told}，没有照搬")
    remark = "像是改写，容易被当作洗稿或模板" if share < 0.3 else "有点近，换一个自己的场景或顺序"
    return Part(NAME, MOST * share, MOST, f"{told}，{remark}")
