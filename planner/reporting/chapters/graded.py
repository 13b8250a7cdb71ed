"""The forecast is graded: what was promised of each draft before it came out, beside where its note stands now."""

from __future__ import annotations

from collections.abc import Sequence

from planner.reporting.answers import Block, Chapter, Figure, Heading, Lack, Line, Promise, Promises, Table, Tiles
from planner.reporting.asked import Asked, figure, mean, rho, share
from planner.reporting.posts import Post

GRADED_LEAST = 8
"""Pairs from which a grade is given at all."""
GRADES: Sequence[tuple[float, float, str]] = (
    (0.5, 0.7, "准：名次大体对，区间说到做到"),
    (0.2, 0.6, "可参考：能分出好坏，单篇别当真"),
)
"""Least correlation and least share inside the interval for a grade; below all of them it is not accurate."""
POOR = "不准：这一次的预估没有用，写稿时别看它"
TOO_FEW = f"太少：不到 {GRADED_LEAST} 篇，只列出来，不评级"
BRING = "草稿在写稿页里打过分、发布后把笔记导出再导入，下次复盘就能对上"
SCORED_LEAST = 3
SHOWN_MOST = 40


def graded(asked: Asked) -> Chapter:
    """The chapter."""
    pairs = [(post, post.promised, post.rank) for post in asked.ranked if post.promised and post.rank]
    score = _score(asked)
    blocks: list[Block] = []
    if pairs:
        promised = [kept.percentile for _post, kept, _rank in pairs]
        actual = [rank.percentile for _post, _kept, rank in pairs]
        inside = sum(kept.holds(rank.percentile) for _post, kept, rank in pairs)
        related, held = rho(promised, actual), share(inside, len(pairs))
        errors = [abs(one - other) for one, other in zip(promised, actual, strict=True)]
        numbers = (
            figure("forecast", "graded_notes", len(pairs)),
            figure("forecast", "inside_notes", inside),
            figure("forecast", "inside_share", held),
            figure("forecast", "percentile_error", mean(errors)),
            figure("forecast", "forecast_rho", related),
        )
        grade = grade_of(len(pairs), related, held)
        lead = Line((numbers[0], " 篇能评级。", grade), "good" if grade == GRADES[0][2] else "warn")
        rows = sorted((_promise(post) for post, _kept, _rank in pairs), key=lambda row: -(row.actual.value or 0.0))
        shown = tuple(rows[:SHOWN_MOST])
        blocks += [Tiles((*numbers, *score)), Promises(shown), _table(shown)]
    else:
        lead = Line(("没有一篇既有发布前的预估、又有现在的名次",), "warn")
        blocks += [Lack("还不能给预估评级", BRING), *([Tiles(score)] if score else [])]
    return Chapter("forecast", "预估对结果", lead, tuple(blocks))


def _score(asked: Asked) -> tuple[Figure, ...]:
    """How the 0–100 with which drafts came out goes with what became of them; nothing of too few."""
    scored = [post for post in asked.ranked if post.line.score is not None]
    if len(scored) < SCORED_LEAST:
        return ()
    related = rho(
        [float(post.line.score or 0) for post in scored], [post.rank.percentile for post in scored if post.rank]
    )
    return figure("score", "scored_notes", len(scored)), figure("score", "score_rho", related)


def grade_of(pairs: int, related: float | None, held: float | None) -> str:
    """What the forecast is worth, in words."""
    if pairs < GRADED_LEAST or related is None or held is None:
        return TOO_FEW
    return next((words for least, inside, words in GRADES if related >= least and held >= inside), POOR)


def _promise(post: Post) -> Promise:
    of, kept, rank = f"note.{post.id}", post.promised, post.rank
    return Promise(
        post.title,
        figure(of, "promised_percentile", kept.percentile if kept else None),
        figure(of, "promised_low", kept.low if kept else None),
        figure(of, "promised_high", kept.high if kept else None),
        figure(of, "percentile", rank.percentile if rank else None),
    )


def _table(rows: Sequence[Promise]) -> Table:
    headings = ("预估超过同类", "预估下限", "预估上限", "实际超过同类")
    return Table(
        "一篇一篇看",
        (Heading("笔记"), *(Heading(text, True) for text in headings), Heading("")),
        tuple((row.label, row.promised, row.low, row.high, row.actual, _verdict(row)) for row in rows),
    )


def _verdict(row: Promise) -> str:
    actual, low, high = row.actual.value or 0.0, row.low.value or 0.0, row.high.value or 0.0
    return "比预估差" if actual < low else "比预估好" if actual > high else "在区间里"
