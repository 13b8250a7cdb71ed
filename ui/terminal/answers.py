"""What the terminal commands say: one JSON document for programs, plain lines for people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from nlp.draft import Span
from nlp.findings import Forecast, Part, Suggestion
from planner.importing.fields import NOUNS

if TYPE_CHECKING:
    from nlp.forecast import Backtest
    from planner.importing.run import BatchReport
    from planner.review import Review
    from planner.storage.health import Health

Answer = dict[str, Any]


def review_answer(review: Review) -> Answer:
    """A review as JSON; spans are ``[field, start, end]`` in Python indices of the text given."""
    return {
        "score": {"total": review.score.total, "parts": [_part(part) for part in review.score.parts]},
        "forecast": _forecast(review.forecast),
        "topics": [{"text": topic.text, "why": topic.why} for topic in review.topics],
        "keywords": [
            {"text": word.text, "class": word.kind, "role": word.role, "why": word.why, "support": word.support}
            for word in review.keywords
        ],
        "similar": [
            {
                "id": note.id,
                "title": note.title,
                "similarity": round(note.similarity, 4),
                "percentile": _rounded(note.percentile),
            }
            for note in review.similar
        ],
        "wording": [
            {"text": hit.text, "span": _span(hit.span), "level": hit.level, "rule": hit.rule, "advice": hit.advice}
            for hit in review.wording
        ],
        "limits": [
            {"name": limit.name, "used": limit.used, "most": limit.most, "over": limit.over} for limit in review.limits
        ],
        "edits": [{"text": edit.text, "gain": round(edit.gain, 1)} for edit in review.edits],
    }


def review_lines(review: Review) -> Iterator[str]:
    """A review for reading in a terminal."""
    yield f"评分 {review.score.total}"
    yield review.forecast.reason
    for part in review.score.parts:
        yield f"  {_points(part):>7}  {part.name}：{part.reason}"
    yield from _section("改哪里最值", (f"{edit.text} → +{edit.gain:.0f}" for edit in review.edits))
    yield from _section("长尾词", (f"{word.text}（{word.kind}）{word.why}" for word in review.keywords))
    yield from _section("话题", (f"#{topic.text} {topic.why}" for topic in review.topics))
    yield from _section(
        "像这些笔记", (f"{note.title or '（无标题）'} 相似 {note.similarity:.2f}" for note in review.similar[:5])
    )
    yield from _section(
        "用语", (f"「{hit.text}」{hit.rule}：{hit.advice}" for hit in review.wording if hit.level != "exempt")
    )
    yield from _section(
        "超出限制", (f"{limit.name} {limit.used}/{limit.most}" for limit in review.limits if limit.over)
    )


def keywords_answer(found: Iterable[Suggestion]) -> Answer:
    """Long-tail keywords as JSON."""
    return {
        "keywords": [
            {
                "text": word.text,
                "class": word.kind,
                "role": word.role,
                "support": word.support,
                "lift": _rounded(word.lift, 2),
                "volume": _rounded(word.volume),
                "competition": _rounded(word.competition),
                "why": word.why,
                "example": word.example,
            }
            for word in found
        ]
    }


def keyword_lines(found: Iterable[Suggestion]) -> Iterator[str]:
    """Long-tail keywords, one a line."""
    empty = True
    for word in found:
        empty = False
        yield f"{word.text}\t{word.kind}\t{word.role}\t{word.why}"
    if empty:
        yield "笔记库里还没有这样的长尾词。先用 import 导入笔记，或换一个种子词"


def batches_answer(reports: Iterable[BatchReport]) -> Answer:
    """The batches of an import as JSON."""
    return {
        "batches": [
            {
                "id": report.id,
                "file": report.file,
                "kind": report.kind or None,
                "noun": report.noun,
                "rows": report.rows,
                "added": report.added,
                "updated": report.updated,
                "skipped": report.skipped,
                "problems": [
                    {"row": problem.row, "field": problem.field, "message": problem.message}
                    for problem in report.problems
                ],
            }
            for report in reports
        ]
    }


def batch_lines(reports: Iterable[BatchReport]) -> Iterator[str]:
    """The batches of an import, with the first problems of each."""
    for report in reports:
        if report.noun is None:
            yield f"{report.file}：没有导入"
        else:
            yield (
                f"{report.file}：{NOUNS[report.noun]} {report.rows:,} 行，新增 {report.added:,}，更新 {report.updated:,}，"
                f"没有变化 {report.skipped:,}（批次 {report.id}）"
            )
        for problem in report.problems[:10]:
            yield f"  第 {problem.row} 行 {problem.message}" if problem.row else f"  {problem.message}"
        if len(report.problems) > 10:
            yield f"  还有 {len(report.problems) - 10:,} 处，加 --json 看全部"


def backtest_answer(tested: Backtest | None) -> Answer:
    """The back-test as JSON; an empty one when there is no forecast."""
    if tested is None:
        return {"notes": 0, "strata": 0, "rho": None, "low": None, "high": None, "components": []}
    return {
        "notes": tested.notes,
        "strata": tested.strata,
        "rho": _rounded(tested.rho, 4),
        "low": _rounded(tested.low, 4),
        "high": _rounded(tested.high, 4),
        "components": [
            {
                "name": part.name,
                "rho": _rounded(part.rho, 4),
                "low": _rounded(part.low, 4),
                "high": _rounded(part.high, 4),
                "on": part.on,
            }
            for part in tested.components
        ],
    }


def backtest_lines(tested: Backtest | None) -> Iterator[str]:
    """The back-test for reading."""
    if tested is None:
        yield "可比的笔记不足 30 篇，没有预估，也就没有回测"
        return
    # Here and not above: other commands do without NumPy.
    from ui.checkup.words import OFF, READ_RHO, headline, of_stratum, ranged, since

    yield headline(tested)
    yield READ_RHO
    if tested.predicts:
        yield f"80% 区间实际罩住 {tested.coverage:.0%}"
    yield "组成（各自单独的 ρ）"
    for part in tested.components:
        told = f"启用，占 {part.share:.0%}" if part.on else OFF
        yield f"  {part.name}  {ranged(part.rho, part.low, part.high)}  {told}"
    yield from _section(
        "随时间（只学之前的，考之后的）",
        (f"{since(one.day)} {one.notes:,} 篇  {ranged(one.rho, one.low, one.high)}" for one in tested.later),
    )
    yield from _section(
        "分类",
        (
            f"{of_stratum(one.stratum)}  {one.notes:,} 篇  {ranged(one.rho, *one.interval)}{'  样本少' if one.few else ''}"
            for one in tested.inside
        ),
    )


def health_answer(health: Health) -> Answer:
    """The integrity of the store as JSON."""
    return {"ok": not health.problems, "problems": list(health.problems), "rows": dict(health.rows)}


def health_lines(health: Health) -> Iterator[str]:
    """The integrity of the store for reading."""
    yield from health.problems or ("数据文件完好",)
    yield from (f"  {noun} {count:,}" for noun, count in health.rows.items())


def _part(part: Part) -> Answer:
    return {
        "name": part.name,
        "points": round(part.points, 2),
        "most": round(part.most, 2),
        "reason": part.reason,
        "spans": [_span(span) for span in part.spans],
    }


def _points(part: Part) -> str:
    return f"{part.points:.0f}/{part.most:.0f}" if part.most else "不计分"


def _forecast(forecast: Forecast) -> Answer:
    return {
        "percentile": _rounded(forecast.percentile, 2),
        "low": _rounded(forecast.low),
        "high": _rounded(forecast.high),
        "notes": forecast.notes,
        "rho": _rounded(forecast.rho, 4),
        "reason": forecast.reason,
    }


def _span(span: Span) -> list[str | int]:
    return [span.field, span.start, span.end]


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None or not math.isfinite(value) else round(float(value), digits)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    shown = list(lines)
    if shown:
        yield title
        yield from (f"  {line}" for line in shown)
