"""Best and worst: how published notes did beside comparable ones, and what the better ones have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from planner.reporting.answers import Block, Chapter, Entry, Heading, Lack, Line, Lines, Table, Tiles
from planner.reporting.asked import Asked, figure, mean, median, share
from planner.reporting.posts import Post

SHOWN, REASONS_MOST = 5, 8
GROUP_LEAST = 3
"""Notes a kind needs before it is called better or worse."""
APART = 0.08
"""How far from the average is worth a sentence."""
KINDS: Sequence[tuple[str, str, Callable[[Post], str | None]]] = (
    ("content_type", "形式", lambda post: post.line.slot.content_type),
    ("crowd", "人群", lambda post: post.line.slot.crowd),
    ("role", "层级", lambda post: post.line.role),
    ("route", "链路", lambda post: post.line.slot.route),
    ("product", "产品", lambda post: post.line.product or None),
)
BRING = "导入创作服务平台或采集工具导出的笔记；发出去的稿子会按链接、标题和日子自动对上"
HEADINGS = ("互动量", "同类中位数", "同类的几倍", "实际超过同类", "可比笔记")


def best(asked: Asked) -> Chapter:
    """The chapter."""
    measured, ranked = asked.measured, asked.ranked
    if not measured:
        lead = Line(("已发的排期还没有对上一篇有互动量的笔记",), "warn")
        return Chapter("best", "最好和最差", lead, (Lack("没有互动量，比不出好坏", BRING),))
    numbers = (
        figure("all", "measured_notes", len(measured)),
        figure("all", "ranked_notes", len(ranked)),
        figure("all", "engagement", sum(post.engagement or 0.0 for post in measured)),
        figure("all", "median_engagement", median([post.engagement or 0.0 for post in measured])),
        figure("all", "mean_percentile", mean(_percentiles(ranked))),
    )
    blocks: list[Block] = [Tiles(numbers)]
    if not ranked:
        lead = Line((numbers[0], " 篇有互动量，可比的笔记不到 30 篇，说不出好坏"), "warn")
        blocks.append(Lack("没有可比的笔记", "再导入一些同一来源、同一搜索词或同一账号的笔记"))
        return Chapter("best", "最好和最差", lead, tuple(blocks))
    order = sorted(ranked, key=lambda post: (-(post.rank.percentile if post.rank else 0.0), post.id))
    top, low = order[: min(SHOWN, (len(order) + 1) // 2)], order[len(order) - min(SHOWN, len(order) // 2) :]
    lead = Line((numbers[1], " 篇能和同类比，平均超过同类的 ", numbers[4], "；最好的是《", top[0].title, "》"))
    blocks += [_notes("做得最好", top), *([_notes("做得最差", low[::-1])] if low else [])]
    blocks += [Lines(tuple(_reasons(ranked)), "为什么"), *_groups(ranked)]
    return Chapter("best", "最好和最差", lead, tuple(blocks))


def _percentiles(posts: Sequence[Post]) -> list[float]:
    return [post.rank.percentile for post in posts if post.rank]


def _notes(title: str, posts: Sequence[Post]) -> Table:
    rows: list[tuple[Entry, ...]] = []
    for post in posts:
        if post.rank is None:
            continue
        of, slot = f"note.{post.id}", post.line.slot
        about = " · ".join(filter(None, (slot.content_type, slot.crowd, slot.route, slot.clock)))
        rows.append(
            (
                post.title,
                post.line.account or "未定账号",
                about,
                figure(of, "engagement", post.engagement),
                figure(of, "comparable_median", post.rank.median),
                figure(of, "times_median", share(post.engagement, post.rank.median)),
                figure(of, "percentile", post.rank.percentile),
                figure(of, "comparable_notes", post.rank.notes),
            )
        )
    headings = (Heading("笔记"), Heading("账号"), Heading("怎么写的"), *(Heading(text, True) for text in HEADINGS))
    return Table(title, headings, tuple(rows))


def _grouped(posts: Sequence[Post], of: Callable[[Post], str | None]) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        value = of(post)
        if value:
            found[value].append(post)
    return found


def _reasons(ranked: Sequence[Post]) -> list[Line]:
    """Kinds of notes that did clearly better or worse than all together; words only where there are enough of them."""
    whole = mean(_percentiles(ranked)) or 0.0
    found: list[tuple[float, Line]] = []
    for kind, text, value_of in KINDS:
        groups = _grouped(ranked, value_of)
        for value, posts in groups.items():
            middle = mean(_percentiles(posts)) or 0.0
            if len(posts) < GROUP_LEAST or len(groups) < 2 or abs(middle - whole) < APART:
                continue
            of, better = f"{kind}.{value}", middle > whole
            words: tuple[Entry, ...] = (
                f"{text}「{value}」的 ",
                figure(of, "ranked_notes", len(posts)),
                " 篇平均超过同类的 ",
                figure(of, "mean_percentile", middle),
                "，高于全部的 " if better else "，低于全部的 ",
                figure("all", "mean_percentile", whole),
            )
            found.append((abs(middle - whole), Line(words, "good" if better else "warn")))
    if not found:
        return [Line(("形式、人群、层级、链路、产品之间看不出明显差别，或者每类不到三篇",))]
    return [line for _apart, line in sorted(found, key=lambda pair: -pair[0])][:REASONS_MOST]


def _groups(ranked: Sequence[Post]) -> list[Table]:
    tables = []
    for kind, text, value_of in KINDS:
        groups = _grouped(ranked, value_of)
        if len(groups) < 2:
            continue
        rows = [
            (
                value,
                figure(f"{kind}.{value}", "ranked_notes", len(posts)),
                figure(f"{kind}.{value}", "mean_percentile", mean(_percentiles(posts))),
            )
            for value, posts in groups.items()
        ]
        rows.sort(key=lambda row: (-(row[2].value or 0.0), row[0]))
        headings = (Heading(text), Heading("有名次的笔记", True), Heading("平均超过同类", True))
        tables.append(Table(f"按{text}", headings, tuple(rows)))
    return tables
