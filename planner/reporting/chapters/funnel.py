"""The funnel of the campaign's notes, what it cost, what to do with the paid ones, and what must not be read into it."""

from __future__ import annotations

from planner.funnel.answers import QUADRANTS, Funnel, FunnelAnswer, FunnelFilter, Number, Sentence
from planner.funnel.asking import Funnels
from planner.funnel.saying import of_tag
from planner.funnel.stages import STEPS
from planner.reporting.answers import (
    Block,
    Chapter,
    Entry,
    Figure,
    Heading,
    Lack,
    Line,
    Lines,
    Step,
    Steps,
    Table,
    Tiles,
)
from planner.reporting.asked import Asked

MEASURED = (
    "cost",
    "creator_cost",
    "ads_cost",
    "cpm",
    "cpc",
    "cpe",
    "cost_per_visit",
    "cost_per_buyer",
    "gmv",
    "roi",
    "roi_t",
)
BRING = "导入创作服务平台、蒲公英、小红星或小红盟的数据，链路页会按编号、链接、标题和时间对上笔记"
SAID_MOST, TAGGED_MOST = 8, 4
POINTS_MOST = 12


def funnel(asked: Asked) -> Chapter:
    """The chapter."""
    answer = Funnels(asked.store).answer(FunnelFilter(campaigns=(asked.campaign.id,)))
    found = answer.funnel
    if found.is_empty:
        lead = Line(("这个计划的笔记还没有漏斗里的数",), "warn")
        return Chapter("funnel", "漏斗", lead, (Lack("没有曝光到成交的数", BRING),))
    steps = tuple(_steps(found))
    measures = tuple(_figure(found.measures[name]) for name in MEASURED if found.measures[name].value is not None)
    blocks: list[Block] = [Steps(steps), *([Tiles(measures)] if measures else []), _table(steps)]
    # The tags come below, with the titles of their notes.
    tagged = {of_tag(tag) for tag in answer.tags}
    told = [one for one in found.sentences if one not in tagged]
    lines = [_line(one) for one in (*found.warnings, *told[:SAID_MOST])]
    blocks += [*([Lines(tuple(lines), "怎么看")] if lines else []), *_paid(answer)]
    return Chapter("funnel", "漏斗", _lead(steps), tuple(blocks))


def _figure(number: Number) -> Figure:
    metric, known = number.definition.metric, f"{number.notes} / {number.of} 篇有数"
    return Figure(f"funnel.{metric}", metric, number.value, f"{number.definition.text}，{known}", number.missing)


def _steps(found: Funnel) -> list[Step]:
    rates = {name: rate for name, _metrics, rate in STEPS}
    steps = []
    for stage in found.stages:
        rate = None
        if stage.rate is not None:
            told = f"{stage.rate_notes} 篇同时有两个数"
            rate = Figure(f"funnel.{rates[stage.name]}", rates[stage.name], stage.rate, told)
        steps.append(Step(stage.name, _figure(stage.number), rate))
    return steps


def _table(steps: tuple[Step, ...]) -> Table:
    headings = (Heading("步"), Heading("数", True), Heading("从上一步来", True), Heading("口径"))
    rows = tuple(
        (step.label, step.figure, step.rate or "", step.figure.about) for step in steps if step.figure.value is not None
    )
    return Table("一步一步看", headings, rows)


def _lead(steps: tuple[Step, ...]) -> Line:
    known = [step for step in steps if step.figure.value is not None]
    first, last = known[0], known[-1]
    words: tuple[Entry, ...] = (f"{first.label} ", first.figure)
    if first is not last:
        words = (*words, f"，走到{last.label} ", last.figure)
    return Line(words)


def _line(sentence: Sentence) -> Line:
    return Line((sentence.text,), sentence.tone)


def _paid(answer: FunnelAnswer) -> list[Block]:
    """Paid notes by what to do with them, and the tags of all."""
    points = sorted(answer.quadrants.points, key=lambda one: (QUADRANTS.index(one.quadrant), -one.percentile))
    blocks: list[Block] = []
    if points:
        spend, conversion = answer.quadrants.spend.metric, answer.quadrants.conversion.metric
        rows = tuple(
            (
                point.title,
                Figure(f"paid.{point.note_id}.{spend}", spend, point.spend),
                Figure(f"paid.{point.note_id}.{conversion}", conversion, point.conversion),
                point.quadrant,
                point.reason,
            )
            for point in points[:POINTS_MOST]
        )
        labels = [answer.quadrants.spend.label, answer.quadrants.conversion.label]
        headings = (Heading("付费笔记"), *(Heading(text, True) for text in labels), Heading("象限"), Heading("理由"))
        blocks.append(Table("付费笔记怎么办", headings, rows))
    if answer.tags:
        titles = {row.note_id: row.title for row in answer.notes}
        lines = []
        for tag in answer.tags:
            names = "、".join(f"《{titles[id]}》" for id in tag.note_ids[:TAGGED_MOST] if id in titles)
            more = "等" if len(tag.note_ids) > TAGGED_MOST else ""
            lines.append(Line((f"{tag.name}：{names}{more}。{tag.advice}",), tag.tone))
        blocks.append(Lines(tuple(lines), "诊断"))
    return blocks
