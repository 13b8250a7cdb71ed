"""Plan against fact: how many notes, what they cost, phase by phase and week by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.matrix.plan import facts_of, levels_of, total_of
from planner.reporting.answers import Bar, Bars, Block, Chapter, Entry, Heading, Line, Table, Tiles
from planner.reporting.asked import Asked, cost, figure, share
from planner.reporting.posts import Post

WEEKS_MOST = 30
"""Bars that still can be read."""
UNDATED = "未定日子"


def plan(asked: Asked) -> Chapter:
    """The chapter."""
    campaign, posts, out = asked.campaign, asked.posts, asked.published
    whole = total_of(campaign, levels_of(campaign, facts_of(asked.store, campaign.id)))
    late = [post for post in posts if not post.published and post.line.slot.day and post.line.slot.day < asked.today]
    numbers = {
        name: figure("plan", name, value)
        for name, value in (
            ("target_notes", whole.target_count),
            ("planned_notes", len(posts)),
            ("published_notes", len(out)),
            ("late_notes", len(late)),
            ("published_share", share(len(out), len(posts))),
            ("target_cost", whole.target_budget),
            ("planned_cost", cost(posts)),
            ("published_cost", cost(out)),
            ("cost_share", share(cost(out), whole.target_budget)),
        )
    }
    words: tuple[Entry, ...] = ("排了 ", numbers["planned_notes"], " 篇，发了 ", numbers["published_notes"], " 篇")
    if late:
        words = (*words, "，", numbers["late_notes"], " 篇过了日子还没有发")
    if whole.target_budget is not None:
        words = (*words, "；预算 ", numbers["target_cost"], "，已发的用了 ", numbers["published_cost"])
    lead = Line(words, "warn" if late else "plain")
    blocks: tuple[Block, ...] = (Tiles(tuple(numbers.values())), *_phases(asked), *_weeks(posts))
    return Chapter("plan", "计划与实际", lead, blocks)


def _phases(asked: Asked) -> Sequence[Table]:
    phases = asked.campaign.phases
    if not phases:
        return ()
    rows: list[tuple[Entry, ...]] = []
    for name in dict.fromkeys((*(phase.name for phase in phases), None)):
        mine = [post for post in asked.posts if post.line.phase == name]
        if name is None and not mine:
            continue
        out = [post for post in mine if post.published]
        of = f"phase.{name or ''}"
        span = next((f"{_short(phase.start)} – {_short(phase.end)}" for phase in phases if phase.name == name), "")
        rows.append(
            (
                name or "阶段之外",
                span,
                figure(of, "planned_notes", len(mine)),
                figure(of, "published_notes", len(out)),
                figure(of, "planned_cost", cost(mine)),
                figure(of, "published_cost", cost(out)),
            )
        )
    headings = (
        Heading("阶段"),
        Heading("日子"),
        *(Heading(text, True) for text in ("计划篇数", "已发篇数", "计划费用", "已发费用")),
    )
    return (Table("按阶段", headings, tuple(rows)),)


def _weeks(posts: Sequence[Post]) -> Sequence[Bars]:
    weeks = sorted({post.line.week or "" for post in posts}, key=lambda week: week or "9999")
    if not weeks or len(weeks) > WEEKS_MOST:
        return ()
    bars = []
    for week in weeks:
        mine = [post for post in posts if (post.line.week or "") == week]
        label = f"{_short(week)} 周" if week else UNDATED
        planned = figure(f"week.{week}", "planned_notes", len(mine))
        bars.append(
            Bar(label, planned, figure(f"week.{week}", "published_notes", sum(post.published for post in mine)))
        )
    return (Bars("按周：外框是计划，实心是已发", tuple(bars)),)


def _short(day: str) -> str:
    when = date.fromisoformat(day)
    return f"{when.month}/{when.day}"
