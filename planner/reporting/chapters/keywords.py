"""Keywords won: each goal with what was planned, published and reached, and the words that were written besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from planner.reporting.answers import Bar, Bars, Block, Chapter, Entry, Heading, Lack, Line, Table
from planner.reporting.asked import Asked, figure, mean
from planner.reporting.posts import Post
from planner.storage.kinds import keyword_key

OTHERS_MOST = 12
WRITTEN = "计划里没有写关键词目标，下面是实际写到的词"
NOT_WRITTEN = "计划里没有写关键词目标，排期里也没有填关键词"
NUMBERS = ("排了的", "发了的", "有数据的笔记", "互动量", "平均超过同类")


def keywords(asked: Asked) -> Chapter:
    """The chapter."""
    by_key: dict[str, list[Post]] = defaultdict(list)
    texts: dict[str, str] = {}
    for post in asked.posts:
        for word in post.line.slot.keywords:
            key = keyword_key(word.text)
            texts.setdefault(key, word.text)
            if post not in by_key[key]:
                by_key[key].append(post)
    goals, rows, won, bars = asked.campaign.goals, [], 0, []
    for goal in goals:
        key = keyword_key(goal.keyword)
        posts = by_key.get(key, [])
        out = sum(post.published for post in posts)
        reached = out >= goal.count
        won += reached
        wanted, published = (
            figure(f"keyword.{key}", "goal_notes", goal.count),
            figure(f"keyword.{key}", "keyword_published", out),
        )
        bars.append(Bar(goal.keyword, wanted, published))
        rows.append((goal.keyword, goal.role, wanted, *_numbers(key, posts), "拿下" if reached else "没到"))
    numbers = figure("keywords", "keywords_won", won), figure("keywords", "keywords_wanted", len(goals))
    blocks: list[Block] = []
    if goals:
        headings = (
            Heading("关键词"),
            Heading("角色"),
            Heading("关键词目标", True),
            *(Heading(one, True) for one in NUMBERS),
        )
        blocks += [
            Bars("外框是目标篇数，实心是已发", tuple(bars)),
            Table("目标", (*headings, Heading("")), tuple(rows)),
        ]
        lead = Line(("目标 ", numbers[1], " 个词，拿下 ", numbers[0], " 个"), "good" if won == len(goals) else "warn")
    else:
        lead = Line((WRITTEN if by_key else NOT_WRITTEN,))
        blocks.append(Lack("没有目标，说不出拿下了没有", "在矩阵的“编辑计划”里写下要覆盖的关键词和篇数"))
    aimed = {keyword_key(goal.keyword) for goal in goals}
    others = sorted(
        (key for key in by_key if key not in aimed), key=lambda key: (-sum(post.published for post in by_key[key]), key)
    )
    if others:
        headings = (Heading("关键词"), *(Heading(one, True) for one in NUMBERS))
        lines = tuple((texts[key], *_numbers(key, by_key[key])) for key in others[:OTHERS_MOST])
        blocks.append(Table("目标之外写到的", headings, lines))
    return Chapter("keywords", "拿下的关键词", lead, tuple(blocks))


def _numbers(key: str, posts: Sequence[Post]) -> tuple[Entry, ...]:
    of = f"keyword.{key}"
    measured = [post for post in posts if post.published and post.engagement is not None]
    ranks = [post.rank.percentile for post in measured if post.rank]
    return (
        figure(of, "keyword_planned", len(posts)),
        figure(of, "keyword_published", sum(post.published for post in posts)),
        figure(of, "measured_notes", len(measured)),
        figure(of, "engagement", sum(post.engagement or 0.0 for post in measured) if measured else None),
        figure(of, "mean_percentile", mean(ranks)),
    )
