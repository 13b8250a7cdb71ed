"""The command ``funnel``: from 曝光 to 复购, with cost, waterlines, tags and what waits to be joined; without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import click

from planner.problems import Problem
from ui.terminal.opened import opened_store
from ui.terminal.saying import as_json, say

if TYPE_CHECKING:
    from planner.funnel.answers import (
        Axis,
        Coverage,
        Definition,
        Funnel,
        FunnelAnswer,
        NoteRow,
        Number,
        QueueCount,
        Sentence,
        Slice,
        Unsettled,
    )
    from planner.paths import Workspace
    from planner.storage.store import Store

BY = ("account", "tier", "role", "route", "traffic", "mind", "product", "phase", "crowd", "platform", "campaign")
SHOWN = 10
"""Entries of the queue and sentences of the short answer; the JSON has all."""


@dataclass(frozen=True)
class Told:
    """What the command tells."""

    answer: FunnelAnswer
    slices: tuple[Slice, ...]
    coverage: Coverage
    count: QueueCount
    waiting: tuple[Unsettled, ...]


@click.command("funnel")
@click.option("--campaign", "name", metavar="NAME", help="Only the notes of this campaign.")
@click.option("--by", "axis", type=click.Choice(BY), help="Also a funnel for each value of this.")
@as_json
@click.pass_obj
def funnel(workspace: Workspace, name: str | None, axis: str | None, as_json: bool) -> None:
    """From impressions to repeat purchases, out of imported figures, with cost, waterlines and diagnosis."""
    with opened_store(workspace) as store:
        told = look(store, name, cast("Axis | None", axis))
    say(as_json, funnel_answer(told), funnel_lines(told))


def look(store: Store, name: str | None, axis: Axis | None) -> Told:
    """Ask for the funnel; raises Problem when there is no campaign of this name."""
    from planner.campaigns import Campaigns
    from planner.funnel.answers import EVERY, FunnelFilter
    from planner.funnel.asking import Funnels
    from planner.funnel.queue import Queue

    wanted = EVERY
    if name is not None:
        found = [one for one in Campaigns(store).list() if one.name == name]
        if not found:
            raise Problem(f"没有叫“{name}”的项目", "用 matrix 看有哪些项目")
        wanted = FunnelFilter(campaigns=(found[0].id,))
    funnels, queue = Funnels(store), Queue(store)
    slices = funnels.by(axis, wanted) if axis else ()
    return Told(funnels.answer(wanted), slices, funnels.coverage(), queue.count(), queue.waiting())


def funnel_answer(told: Told) -> dict[str, Any]:
    """All as JSON: unknown is null, money in yuan, shares from 0 to 1, every number with its definition."""
    answer = told.answer
    boxes = answer.quadrants
    return {
        "funnel": _funnel(answer.funnel),
        "slices": [
            {"axis": one.axis, "key": one.key, "label": one.label, **_funnel(one.funnel)} for one in told.slices
        ],
        "notes": [_note(row) for row in answer.notes],
        "waterlines": [
            {
                "definition": _definition(one.definition),
                "p25": one.p25,
                "p50": one.p50,
                "p75": one.p75,
                "notes": one.notes,
            }
            for one in answer.waterlines
        ],
        "quadrants": {
            "conversion": _definition(boxes.conversion),
            "spend_line": boxes.spend_line,
            "percentile_line": boxes.percentile_line,
            "points": [
                {
                    "note": one.note_id,
                    "spend": one.spend,
                    "conversion": one.conversion,
                    "percentile": one.percentile,
                    "quadrant": one.quadrant,
                    "reason": one.reason,
                }
                for one in boxes.points
            ],
            "unsettled": list(boxes.unsettled),
            "left_out": boxes.left_out,
            "missing": boxes.missing or None,
        },
        "tags": [
            {"name": one.name, "rule": one.rule, "advice": one.advice, "notes": list(one.note_ids)}
            for one in answer.tags
        ],
        "coverage": {
            "files": [
                {
                    "batch": one.batch_id,
                    "file": one.file,
                    "source": one.source,
                    "about": one.about,
                    "since": one.since,
                    "until": one.until,
                    "days": len(one.days),
                    "rows": one.rows,
                    "notes": one.notes,
                    "metrics": list(one.metrics),
                }
                for one in told.coverage.spans
            ],
            "warnings": [_sentence(one) for one in told.coverage.warnings],
        },
        "queue": {
            "rows": told.count.rows,
            "joined": told.count.joined,
            "waiting": told.count.waiting,
            "set_aside": told.count.set_aside,
            "subjects": [_unsettled(one) for one in told.waiting],
        },
    }


def funnel_lines(told: Told) -> Iterator[str]:
    """The same for reading, shortened."""
    if not told.count.rows and told.answer.funnel.is_empty:
        yield "还没有数据：先用 import 导入创作服务平台、小红星、蒲公英、薯条或代理的表"
        return
    yield from _lines(told.answer.funnel)
    for one in told.slices:
        yield ""
        yield from _lines(one.funnel)
    said = (*told.answer.funnel.sentences, *told.answer.funnel.warnings, *told.coverage.warnings)
    if said:
        yield ""
        yield from (f"  {one.text}" for one in said[: 2 * SHOWN])
    yield f"数据 {told.count.rows:,} 行，匹配 {told.count.joined:,} 行，待匹配 {told.count.waiting:,} 行"
    for entry in told.waiting[:SHOWN]:
        yield f"  {entry.title or entry.platform_id or entry.url or entry.author or '账号'}  {entry.rows} 行：{entry.why}"


def _lines(one: Funnel) -> Iterator[str]:
    yield f"{one.title}  {one.notes} 篇"
    for stage in one.stages:
        rate = "" if stage.rate is None else f"  {stage.rate_from}的 {stage.rate * 100:.1f}%"
        about = stage.number.definition.text if stage.known else stage.number.missing
        yield f"  {stage.name}  {stage.number.shown}{rate}  （{about}）"
    for number in one.measures.values():
        if number.value is not None:
            yield f"  {number.label}  {number.shown}  （{number.notes} 篇）"


def _funnel(one: Funnel) -> dict[str, Any]:
    return {
        "title": one.title,
        "notes": one.notes,
        "stages": [
            {
                "name": stage.name,
                **_number(stage.number),
                "rate": stage.rate,
                "rate_from": stage.rate_from or None,
                "others": [_number(other) for other in stage.others],
            }
            for stage in one.stages
        ],
        "measures": {name: _number(number) for name, number in one.measures.items()},
        "sentences": [_sentence(said) for said in one.sentences],
        "warnings": [_sentence(said) for said in one.warnings],
    }


def _number(one: Number) -> dict[str, Any]:
    return {
        "value": one.value,
        "known": one.notes,
        "of": one.of,
        "definition": _definition(one.definition),
        "missing": one.missing or None,
    }


def _definition(one: Definition) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "label": one.label,
        "formula": one.formula,
        "denominator": one.denominator or None,
        "source": one.source,
        "window": one.window or None,
        "attribution": one.attribution or None,
        "flow": one.flow or None,
    }


def _sentence(one: Sentence) -> dict[str, Any]:
    return {"text": one.text, "tone": one.tone, "notes": list(one.note_ids)}


def _note(row: NoteRow) -> dict[str, Any]:
    return {
        "id": row.note_id,
        "title": row.title,
        "account": row.account or None,
        "role": row.role,
        "tier": row.tier,
        "route": row.route,
        "traffic": row.traffic,
        "mind": row.mind,
        "platform": row.platform,
        "product": row.product,
        "campaign": row.campaign,
        "phase": row.phase,
        "crowd": row.crowd,
        "published_on": row.published_on,
        "settled": row.settled,
        "settles_on": row.settles_on,
        "quadrant": row.quadrant,
        "tags": list(row.tags),
        "numbers": dict(row.numbers),
    }


def _unsettled(one: Unsettled) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "about": one.about,
        "title": one.title or None,
        "author": one.author or None,
        "id": one.platform_id or None,
        "link": one.url or None,
        "published_at": one.published_at,
        "sources": list(one.sources),
        "files": list(one.files),
        "rows": one.rows,
        "why": one.why,
        "candidates": [
            {"note": other.id, "title": other.title, "confidence": other.confidence, "why": other.why}
            for other in one.candidates
        ],
    }
