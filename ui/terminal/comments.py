"""The command ``comments``: what comments want, what they say of the goods, and which questions nobody answered; without Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from ui.terminal.opened import opened_store
from ui.terminal.saying import as_json, say

if TYPE_CHECKING:
    from nlp.intents import AskedFor
    from planner.inbox.records import Decided
    from planner.listening import AspectCount, Heard
    from planner.paths import Workspace
    from planner.storage.store import Store

SHOWN = 10
"""Comments and aspects of the short answer; the JSON has all."""
WIDEST = 60


@dataclass(frozen=True)
class Told:
    """What the command tells."""

    heard: Sequence[Heard]
    waiting: Sequence[Heard]
    aspects: Sequence[AspectCount]
    candidates: Sequence[AskedFor]
    decided: Mapping[str, Decided]
    now: int


@click.command("comments")
@click.option("--top", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many keyword candidates.")
@as_json
@click.pass_obj
def comments(workspace: Workspace, top: int, as_json: bool) -> None:
    """Imported comments with intent, aspects and severity; unanswered questions as keyword candidates."""
    with opened_store(workspace) as store:
        told = look(store, top)
    say(as_json, comments_answer(told), comment_lines(told))


def look(store: Store, most: int) -> Told:
    """Read every comment of a store; ``most`` limits the keyword candidates."""
    from nlp.intents import CommentReader
    from planner.comments import Comments
    from planner.inbox.lines import decided
    from planner.inbox.reading import Readings
    from planner.listening import aspects, candidates, hear, unanswered

    heard = list(hear(Comments(store).each(), CommentReader()))
    Readings(store).read()
    return Told(
        heard,
        unanswered(heard),
        aspects(heard),
        candidates(heard, most),
        decided(store),
        int(store.clock().timestamp()),
    )


def comments_answer(told: Told) -> dict[str, Any]:
    """All as JSON; spans are Python indices of the comment's text, unknown is null, no commenter's name is in it."""
    from planner.inbox.records import OPEN

    return {
        "comments": [_comment(one, told.decided.get(one.comment.key)) for one in told.heard],
        "counts": {
            "comments": len(told.heard),
            "unanswered": len(told.waiting),
            "open": sum(one.status in OPEN for one in told.decided.values()),
            "late": _late(told),
            "intents": _intents(told),
            "severity": {
                str(level): count
                for level, count in sorted(Counter(one.reading.severity.level for one in told.heard).items())
            },
            "aspects": [{"aspect": one.aspect, "praised": one.praised, "blamed": one.blamed} for one in told.aspects],
        },
        "keywords": [
            {"text": one.text, "kind": one.kind, "class": one.class_, "count": one.count, "example": one.example}
            for one in told.candidates
        ],
    }


def comment_lines(told: Told) -> Iterator[str]:
    """The same for reading, shortened."""
    if not told.heard:
        yield "还没有评论：先用 import 导入评论文件"
        return
    yield f"{len(told.heard):,} 条评论，{len(told.waiting):,} 条提问、求链接或求购还没看到回复"
    late = _late(told)
    yield f"{late:,} 条已超过回应时限" if late else "没有超过回应时限的"
    yield "  ".join(f"{intent} {count:,}" for intent, count in _intents(told).items())
    heavy = sorted((one for one in told.heard if one.reading.severity.level > 1), key=_weight, reverse=True)
    if heavy:
        yield "先看这些"
        yield from (f"  {one.reading.severity.why}：{_short(one.comment.text)}" for one in heavy[:SHOWN])
    if told.aspects:
        yield "说到的方面"
        yield from (f"  {one.aspect}  好评 {one.praised} · 差评 {one.blamed}" for one in told.aspects[:SHOWN])
    if told.candidates:
        yield "没人回答的提问里的选题和关键词"
        yield from (f"  {one.text}  {one.count} 条，如：{_short(one.example)}" for one in told.candidates)


def _intents(told: Told) -> dict[str, int]:
    from nlp.intents import INTENTS

    counts = Counter(one.reading.intent for one in told.heard)
    return {intent: counts[intent] for intent in INTENTS}


def _late(told: Told) -> int:
    return sum(one.late(told.now) for one in told.decided.values())


def _comment(one: Heard, decided: Decided | None) -> dict[str, Any]:
    from planner.storage.times import stamp

    comment, reading = one.comment, one.reading
    return {
        "id": comment.key,
        "note": comment.note_key,
        "text": comment.text,
        "intent": reading.intent,
        "cue": [reading.cue.start, reading.cue.end] if reading.cue else None,
        "severity": {"level": reading.severity.level, "why": reading.severity.why or None},
        "polarity": reading.opinion.sign,
        "aspects": [
            {
                "aspect": told.aspect,
                "field": told.field,
                "sign": told.sign,
                "strength": told.strength,
                "span": [told.start, told.end],
            }
            for told in reading.opinion.aspects
        ],
        "likes": comment.likes,
        "published_at": comment.published_at,
        "level": comment.level,
        "answered": one.answered if one.asks else None,
        "status": decided.status if decided else None,
        "owner": (decided.owner or None) if decided else None,
        "due": stamp(datetime.fromtimestamp(decided.due, UTC)) if decided and decided.due is not None else None,
    }


def _weight(one: Heard) -> tuple[int, int]:
    return one.reading.severity.level, one.comment.likes or 0


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else f"{line[:WIDEST]}…"
