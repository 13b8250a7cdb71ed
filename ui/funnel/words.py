"""Numbers of the funnel in words: what each is called, how it is written, and all there is to say of it on hover."""

from __future__ import annotations

from collections.abc import Sequence

from planner.funnel.answers import Definition, Funnel, NoteRow, Number, Point, Span, Stage, Waterline
from planner.metrics import METRICS
from ui.funnel.charts.days import days_of
from ui.funnel.charts.steps import Step, Stream
from ui.funnel.charts.waterlines import Line
from ui.show import exact, number

DASH = "—"
NOT_SAID = "未填"
LARGE = 1000
"""Yuan from which nobody looks at the pence."""
WHOLE = "whole"
"""The key of the funnel of all notes that fit."""


def brief(metric: str, value: float | None) -> str:
    """A number at a glance: counts as 1.2万, yuan as ¥8.6万, everything else as its metric shows it."""
    if value is None:
        return DASH
    unit = METRICS[metric].unit
    if unit == "yuan" and abs(value) >= LARGE:
        return f"¥{number(round(value))}"
    # A percentile may lie between two counts.
    return number(round(value)) if unit == "count" else METRICS[metric].show(value)


def whole(metric: str, value: float | None) -> str:
    """The same with every digit."""
    if value is None:
        return DASH
    return exact(value) if METRICS[metric].unit == "count" else METRICS[metric].show(value)


def definition_words(definition: Definition) -> str:
    """口径: what is counted, divided by what, from where, over which time."""
    parts = [f"口径：{definition.formula}"]
    if definition.denominator:
        parts.append(f"分母：{definition.denominator}")
    said = (definition.source, definition.window, definition.attribution, definition.flow)
    parts.append("来源：" + " · ".join(part for part in said if part))
    return "\n".join(parts)


def number_words(found: Number) -> str:
    """A number with its definition, and of how many notes it is known."""
    if found.value is None:
        missing = found.missing or "导入的文件里没有这一列"
        return f"{found.label} 未知\n{missing}\n{definition_words(found.definition)}"
    known = f"\n已知 {found.notes:,} / {found.of:,} 篇" if found.of else ""
    return (
        f"{found.label} {whole(found.definition.metric, found.value)}{known}\n{definition_words(found.definition)}"
        + (f"\n{found.missing}" if found.missing else "")
    )


def stage_words(stage: Stage) -> str:
    """A step of the funnel, with what else is known of it in other definitions."""
    text = number_words(stage.number)
    if stage.others:
        others = "\n".join(f"  {one.shown}（{one.definition.text}）" for one in stage.others)
        text += f"\n另有别的口径，不相加：\n{others}"
    return f"{text}\n点一下，按它给笔记排序" if stage.known else text


def rate_words(stage: Stage) -> str:
    """How much of the step before came through."""
    if stage.rate is None:
        return ""
    over = f"\n两个数都有的 {stage.rate_notes:,} 篇里算的" if stage.rate_notes else ""
    return f"{stage.name} ÷ {stage.rate_from} = {share(stage.rate)}{over}\n{stage.number.definition.text}"


def share(value: float) -> str:
    """A share as it is written: 4.1%, 0.08%."""
    percent = value * 100
    if percent >= 100:
        return f"{percent:,.0f}%"
    return f"{percent:.1f}%" if percent >= 1 or percent == 0 else f"{percent:.2g}%"


def step_of(stage: Stage) -> Step:
    """A step as the chart wants it."""
    return Step(
        stage.name,
        stage.name,
        stage.number.value,
        brief(stage.number.definition.metric, stage.number.value),
        stage_words(stage),
        "" if stage.rate is None else share(stage.rate),
        rate_words(stage),
    )


def stream_of(key: str, name: str, funnel: Funnel) -> Stream:
    """A funnel as the charts want it; beside its name the number of notes and how much of the first came to the last known step."""
    known = [stage for stage in funnel.stages if stage.known]
    through = ""
    if len(known) > 1 and known[0].number.value:
        # What is divided here is named on hover; beside the name there is room for the last step alone.
        through = f" · {known[-1].name} {brief(known[-1].number.definition.metric, known[-1].number.value)}"
    lines = [f"{name} · {funnel.notes:,} 篇"]
    lines += [f"{one.name} {brief(one.number.definition.metric, one.number.value)}" for one in known]
    lines.append("点一下只看它，按住 Ctrl 点一下和它比")
    about = f"{funnel.notes:,} 篇{through}"
    return Stream(key, name, tuple(step_of(stage) for stage in funnel.stages), about, "\n".join(lines))


def line_of(found: Waterline, rows: Sequence[NoteRow], own: Number | None) -> Line:
    """A waterline as the chart wants it: dots are single notes, the wedge is the number of the chosen notes."""
    metric = found.definition.metric
    values = tuple(sorted(row.numbers[metric] for row in rows if metric in row.numbers))
    shown = tuple(brief(metric, value) for value in (found.p25, found.p50, found.p75))
    words = (
        f"{found.definition.label}\n"
        f"P25 {whole(metric, found.p25)} · P50 {whole(metric, found.p50)} · P75 {whole(metric, found.p75)}\n"
        f"自己的 {found.notes:,} 篇里算的，不随筛选变\n{definition_words(found.definition)}"
    )
    value = own.value if own and own.definition == found.definition else None
    if value is not None:
        words += f"\n现在筛出的合起来 {whole(metric, value)}，在 {found.place(value)}"
    return Line(
        metric,
        found.definition.label,
        f"{found.notes:,} 篇",
        found.p25,
        found.p50,
        found.p75,
        (shown[0], shown[1], shown[2]),
        words,
        values,
        value,
        brief(metric, value),
    )


def point_words(point: Point, conversion: Definition, spend: Definition) -> str:
    """A note of the quadrant chart."""
    return (
        f"{point.title or '（无标题）'}\n{point.quadrant}：{point.reason}\n"
        f"{spend.label} ¥{exact(round(point.spend, 2))} · {conversion.label} "
        f"{whole(conversion.metric, point.conversion)}（P{point.percentile:.0f}）\n回车或双击在笔记库里打开"
    )


def span_words(span: Span) -> str:
    """A file in the chart of days."""
    labels = "、".join(METRICS[name].label for name in span.metrics if name in METRICS)
    kind = "累计数，截至这一天" if span.lifetime else f"{len(span.days):,} 天有数" if span.days else "一段时间的合计"
    return (
        f"{span.file}\n{span.source} · {days_of(span)} · {kind}\n{span.rows:,} 行，{span.notes:,} 篇笔记\n有：{labels}"
    )


def group_name(label: str, key: str | None) -> str:
    """The name of a group; that nobody has said it is a group, too."""
    return label or (NOT_SAID if key is None else key)


def file_of(missing: str) -> str:
    """Which file would bring it, without the name of what is missing before it."""
    return missing.partition("：")[2] or missing


def sources_of(definitions: Sequence[Definition]) -> str:
    """Where numbers come from, and of which attribution: 数据来自 创作服务平台、小红星（归因 15 天）."""
    found: dict[str, str] = {}
    for one in definitions:
        # What is computed names in brackets what it is computed from.
        if "（" not in one.source:
            found[one.source] = found.get(one.source) or one.attribution
    named = "、".join(f"{source}（{period}）" if period else source for source, period in found.items())
    return f"数据来自 {named}" if named else ""
