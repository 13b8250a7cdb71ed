"""Which file covers which days, and where windows do not meet: numbers of other days must not be divided by each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from planner.funnel.answers import Coverage, Sentence, Span
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.visible import visible

NAMED = 3
"""So many missing days are named one by one."""


def coverage(store: Store) -> Coverage:
    """Every import of figures with its days, oldest first, and what to beware of."""
    with engine.reading(store.db) as db:
        spans = [
            Span(
                batch,
                file,
                source,
                since,
                until or day,
                tuple(days.split(",")) if days else (),
                rows,
                notes,
                tuple(sorted(set(metrics.split(",")))) if metrics else (),
                bool(lifetime),
                about,
            )
            for batch, file, source, since, until, day, days, rows, notes, metrics, lifetime, about in engine.rows(
                db,
                "select b.id, b.file_name, f.source, min(f.since), max(f.until), date(b.created_at, '+8 hours'),"
                " (select group_concat(day) from (select distinct o.since day from figure_sighting p join figure o"
                " on o.no = p.figure where p.batch = b.no and o.window = '逐日' and o.source = f.source order by 1)),"
                " count(*), count(distinct coalesce(f.note_id, f.subject)),"
                " (select group_concat(distinct k.key) from figure_sighting p join figure o on o.no = p.figure,"
                " json_each(o.metrics) k where p.batch = b.no and o.source = f.source), max(f.window = '累计'), f.about"
                " from batch b join figure_sighting s on s.batch = b.no join figure f on f.no = s.figure"
                f" where b.hidden = 0 and b.deleted_at is null and {visible(db, 'f.batch')}"
                " group by b.no, f.source, f.about order by min(coalesce(f.since, f.until)), b.no",
            )
        ]
        first = _first_days(store)
    of_notes = [span for span in spans if span.about == "note"]
    return Coverage(tuple(spans), (*_gaps(of_notes), *_apart(of_notes), *_early(of_notes, first)))


def _first_days(store: Store) -> Mapping[str, list[tuple[str, str]]]:
    """For each source of single days the notes with such rows and their days of publishing."""
    found: dict[str, list[tuple[str, str]]] = {}
    for source, note, day in engine.rows(
        store.db,
        "select distinct f.source, n.id, substr(n.published_at, 1, 10) from figure f join note n on n.id = f.note_id"
        f" where f.window = '逐日' and n.published_at is not null and {visible(store.db, 'f.batch')}",
    ):
        found.setdefault(source, []).append((note, day))
    return found


def _gaps(spans: Sequence[Span]) -> list[Sentence]:
    """Days missing between the first and the last of a source."""
    found = []
    for source, days in _days(spans).items():
        there = set(days)
        first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        every = [(first + timedelta(days=after)).isoformat() for after in range((last - first).days + 1)]
        missing = [day for day in every if day not in there]
        if missing:
            named = "、".join(missing[:NAMED]) + ("…" if len(missing) > NAMED else "")
            found.append(Sentence(f"{source} 缺 {len(missing)} 天（{named}），这几天的数没有算进来", (), "warn"))
    return found


def _apart(spans: Sequence[Span]) -> list[Sentence]:
    """Two sources without a day in common."""
    windows: dict[str, tuple[str, str]] = {}
    for span in spans:
        if not span.lifetime and span.since and span.until:
            first, last = windows.get(span.source, (span.since, span.until))
            windows[span.source] = min(first, span.since), max(last, span.until)
    found = []
    for (one, (first, last)), (other, (start, end)) in combinations(windows.items(), 2):
        if last < start or end < first:
            found.append(
                Sentence(
                    f"{one}（{first}–{last}）和{other}（{start}–{end}）没有一天重叠，不要拿它们的数相除", (), "warn"
                )
            )
    for span in spans:
        if span.lifetime and span.until:
            later = [name for name, (first, _) in windows.items() if first > span.until]
            if later:
                found.append(
                    Sentence(f"{span.file} 的数截到 {span.until}，{'、'.join(later)} 从那以后才开始", (), "warn")
                )
    return found


def _early(spans: Sequence[Span], notes: Mapping[str, Sequence[tuple[str, str]]]) -> list[Sentence]:
    """Notes published before a source's first day: their first days are in no file."""
    found = []
    for source, days in _days(spans).items():
        early = sorted({note for note, day in notes.get(source, ()) if day < days[0]})
        if early:
            text = f"{source} 从 {days[0]} 开始，{len(early)} 篇在那之前就发布了，最初几天没有数"
            found.append(Sentence(text, tuple(early), "warn"))
    return found


def _days(spans: Sequence[Span]) -> Mapping[str, list[str]]:
    found: dict[str, set[str]] = {}
    for span in spans:
        if span.days:
            found.setdefault(span.source, set()).update(span.days)
    return {source: sorted(days) for source, days in found.items()}
