"""What to think of a funnel, in sentences that name their notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.funnel.answers import Quadrants, Sentence, Stage, Tag, Tone, Waterline
from planner.funnel.portfolio import Portfolio
from planner.funnel.stages import STEPS
from planner.metrics import METRICS

SHOWN = 8
FEW = 3


def sentences(
    portfolio: Portfolio,
    ids: Sequence[str],
    stages: Sequence[Stage],
    lines: Mapping[str, Waterline],
    tags: Sequence[Tag],
    quadrants: Quadrants,
) -> tuple[Sentence, ...]:
    """The most telling things about these notes, at most eight."""
    found = [
        *_steps(portfolio, ids, stages, lines),
        *_quadrants(quadrants),
        *map(of_tag, tags),
    ]
    return (*found[:SHOWN], *_missing(stages))


def of_tag(tag: Tag) -> Sentence:
    """A tag with how many notes wear it and what to do about it."""
    return Sentence(f"{tag.name} {len(tag.note_ids)} 篇：{tag.advice}", tag.note_ids, tag.tone)


def _steps(
    portfolio: Portfolio, ids: Sequence[str], stages: Sequence[Stage], lines: Mapping[str, Waterline]
) -> list[Sentence]:
    """Steps whose rate lies outside the middle half of one's own notes, with the notes that make it so."""
    found = []
    for stage, (name, _, rate) in zip(stages, STEPS, strict=True):
        line = lines.get(rate)
        if stage.rate is None or line is None or stage.rate_notes < FEW or line.p25 == line.p75:
            continue
        if line.p25 < stage.rate < line.p75:
            continue
        low = stage.rate <= line.p25
        metric = METRICS[rate]
        those = [
            id
            for id in ids
            if rate in portfolio.notes[id].values
            and (portfolio.notes[id].values[rate] <= line.p25 if low else portfolio.notes[id].values[rate] >= line.p75)
        ]
        side, bound, tone = ("低于", line.p25, "bad") if low else ("高于", line.p75, "good")
        words: Tone = "bad" if tone == "bad" else "good"
        text = f"{name}这一步{side}自己的{'P25' if low else 'P75'}：{metric.label} {metric.show(stage.rate)}（线在 {metric.show(bound)}）"
        found.append(Sentence(text, tuple(those), words))
    return sorted(found, key=lambda one: one.tone != "bad")


def _quadrants(quadrants: Quadrants) -> list[Sentence]:
    tones: Mapping[str, Tone] = {"重点追投": "good", "止损": "bad"}
    found = []
    for name, tone in tones.items():
        those = [point for point in quadrants.points if point.quadrant == name]
        if those:
            found.append(
                Sentence(f"{name} {len(those)} 篇：{those[0].reason}", tuple(one.note_id for one in those), tone)
            )
    return found


def _missing(stages: Sequence[Stage]) -> list[Sentence]:
    """What is not known, and which file would bring it; one sentence for all that the same file brings."""
    words: dict[str, list[str]] = {}
    for stage in stages:
        if not stage.known and stage.number.missing:
            file = stage.number.missing.partition("：")[2] or stage.number.missing
            words.setdefault(file, []).append(stage.name)
    return [Sentence(f"还不知道{'、'.join(names)}：{file}", (), "plain") for file, names in words.items()]
