"""The calendar for other calendars: an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exporting.cells import CONTROLS
from planner.exporting.files import TELL_EVERY, TEXT, beside, same_count, told_as_problem
from planner.exporting.plan_sheet import before_text
from planner.storage.records import Live, SlotLine
from planner.storage.times import moment

if TYPE_CHECKING:
    from icalendar import Event, Timezone

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]

ZONE = "Asia/Shanghai"
LASTS = timedelta(minutes=30)
"""How long a posting fills a calendar: long enough to be seen, short enough not to hide a meeting."""
PRODID = "-//Caotian//Caotian//ZH"
HOST = "caotian.local"
"""Behind every id: the same slot is the same event in every export, so a calendar that has it moves it."""


def write_ics(
    lines: Iterable[SlotLine],
    count: int,
    lives: Sequence[Live],
    name: str,
    file: Path,
    check: Check,
    progress: Progress,
) -> int:
    """Write every slot with a day, and the live sessions; the number of events. A slot without a time fills its day.

    Prices are left out: calendars are shared. Raises Problem when the file cannot be written, and what ``check`` raises.
    """
    from icalendar import Calendar

    book = Calendar()
    book.add("prodid", PRODID)
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", _clean(name))
    book.add("x-wr-timezone", ZONE)
    book.add_component(_china())
    written = 0
    for live in lives:
        book.add_component(_live(live))
        written += 1
    titles = {live.id: live.title for live in lives}
    for number, line in enumerate(lines):
        if number % TELL_EVERY == 0:
            check()
            progress(number, count, TEXT)
        if line.slot.day:
            book.add_component(_event(line, titles))
            written += 1
    text = book.to_ical()
    with told_as_problem(file), beside(file) as part:
        part.write_bytes(text)
        same_count(part.read_bytes().count(b"BEGIN:VEVENT\r\n"), written)
    return written


def _event(line: SlotLine, lives: dict[str, str]) -> Event:
    from icalendar import Event

    slot = line.slot
    event = Event()
    event.add("uid", f"slot-{slot.id}@{HOST}")
    _stamp(event, slot.updated_at)
    about = slot.title or line.draft_title or next((word.text for word in slot.keywords), "")
    event.add("summary", _clean(" · ".join(filter(None, (f"[{slot.status}] {line.account or '未定账号'}", about)))))
    _place(event, slot.day or "", slot.clock)
    event.add("categories", [slot.status])
    event.add("status", "CONFIRMED" if slot.status in ("已发", "复盘") else "TENTATIVE")
    if said := _clean("\n".join(_told(line, lives))):
        event.add("description", said)
    return event


def _live(live: Live) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"live-{live.id}@{HOST}")
    _stamp(event, "")
    event.add("summary", _clean(f"直播 {live.title}"))
    _place(event, live.day, None)
    event.add("categories", ["直播"])
    return event


def _told(line: SlotLine, lives: dict[str, str]) -> Iterable[str]:
    slot = line.slot
    if slot.keywords:
        yield "关键词：" + "、".join(f"{word.text}（{word.role}）" for word in slot.keywords)
    for name, value in (
        ("产品", line.product),
        ("形式", slot.content_type),
        ("链路", slot.route),
        ("负责人", slot.owner),
    ):
        if value:
            yield f"{name}：{value}"
    if slot.live_id:
        yield f"直播：{lives.get(slot.live_id, '')} {before_text(slot.before)}"
    if slot.remark:
        yield f"备注：{slot.remark}"


def _place(event: Event, day: str, clock: str | None) -> None:
    """When it is: a time in China, or the whole of a day."""
    first = date.fromisoformat(day)
    if clock is None:
        event.add("dtstart", first)
        event.add("dtend", first + timedelta(1))
        # A whole day must not make its owner look busy.
        event.add("transp", "TRANSPARENT")
        return
    start = datetime.combine(first, time.fromisoformat(clock))
    for name, moment_then in (("dtstart", start), ("dtend", start + LASTS)):
        event.add(name, moment_then, parameters={"TZID": ZONE})


def _stamp(event: Event, changed: str) -> None:
    """When the slot was last changed, and not when the file was written: an unchanged plan is an unchanged file."""
    at = moment(changed) if changed else None
    event.add("dtstamp", (at or datetime(2020, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(microsecond=0))


def _china() -> Timezone:
    """The one zone that is used, without the summer times of long ago."""
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _clean(text: str) -> str:
    """Without what a calendar file cannot hold."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
