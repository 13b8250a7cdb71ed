"""What is known of a note, as rows of words: no widgets here."""

from __future__ import annotations

from dataclasses import dataclass

from planner.metrics import METRICS, Metric, values_of
from planner.storage.records import NoteMetric, NoteRecord
from ui.library.columns import TYPES, count, day, exact_count, moment_text
from ui.show import exact, number

COUNTS = (("likes", "赞"), ("collects", "藏"), ("comments", "评"), ("shares", "转"))
IN_THE_HEAD = ("likes", "collects", "comments", "shares", "fans")


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its name, what it means in short, and all about it."""

    label: str
    value: str
    meaning: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one import saw: its day, the four counts, what changed since the one before, and which file it was."""

    day: str
    counts: tuple[str, ...]
    about: str


def byline(record: NoteRecord) -> str:
    """小满 · 8,200 粉丝 · 图文 · 2024年6月6日 12:01 · 上海."""
    note = record.note
    facts = [
        record.author_name or "作者未知",
        f"{number(note.fans)} 粉丝" if note.fans is not None else "",
        TYPES.get(note.type or "", ""),
        f"{record.images} 张图" if record.images else "",
        moment_text(note.published_at),
        record.place or "",
        "我们的笔记" if note.own else "",
        "示例" if record.sample else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def counts(record: NoteRecord) -> tuple[Fact, ...]:
    """The four public counts."""
    found = []
    for name, label in COUNTS:
        value, least = getattr(record.note, name), getattr(record.note, f"{name}_least")
        about = f"{METRICS[name].label} {exact_count(value, least)}\n{METRICS[name].source}"
        found.append(Fact(label, count(value, least), METRICS[name].formula, about))
    return tuple(found)


def metrics(record: NoteRecord) -> tuple[Fact, ...]:
    """Every other number that is known or can be computed, with its definition."""
    newest: dict[str, NoteMetric] = {}
    for one in record.metrics:
        newest.setdefault(one.metric, one)
    values = values_of(record.note, {name: one.value for name, one in newest.items()})
    found = []
    for name, metric in METRICS.items():
        value = metric.value(values)
        if name not in IN_THE_HEAD and value is not None:
            found.append(
                Fact(metric.label, _shown(metric, value), metric.formula, _about(metric, value, newest.get(name)))
            )
    return tuple(found)


def sights(record: NoteRecord) -> tuple[Sight, ...]:
    """What each import saw, the newest first."""
    found = []
    for at, seen in enumerate(record.seen):
        before = record.seen[at + 1] if at + 1 < len(record.seen) else None
        told = []
        for name, label in COUNTS:
            now, then = getattr(seen, name), getattr(before, name) if before else None
            change = f"，比上一次 {now - then:+,}" if now is not None and then is not None else ""
            told.append(f"{label} {exact(now)}{change}")
        numbers = tuple(number(getattr(seen, name)) for name, _label in COUNTS)
        found.append(Sight(day(seen.seen_at), numbers, "\n".join((seen.file_name, moment_text(seen.seen_at), *told))))
    return tuple(found)


def origins(record: NoteRecord) -> tuple[str, ...]:
    """Where it came from: searches, sources, files."""
    found = [" · ".join(filter(None, (f"搜「{query}」" if query else "", source))) for query, source in record.queries]
    found += [seen.file_name for seen in record.seen]
    if record.platform_id:
        found.append(f"笔记编号 {record.platform_id}")
    return tuple(dict.fromkeys(filter(None, found)))


def _shown(metric: Metric, value: float) -> str:
    return number(value) if metric.unit == "count" else metric.show(value)


def _about(metric: Metric, value: float, imported: NoteMetric | None) -> str:
    lines = [f"{metric.label} {exact(value) if metric.unit == 'count' else metric.show(value)}", metric.formula]
    lines.append(f"来源：{metric.source}")
    if imported:
        lines.append(f"{imported.window}，截至 {day(imported.as_of)}")
    return "\n".join(lines)
