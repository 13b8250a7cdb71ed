"""How chips and days are said, in a narrow place and in full."""

from __future__ import annotations

from datetime import date

from planner.exporting.plan_sheet import before_text
from planner.storage.records import SlotLine
from ui import show
from ui.calendar.due import Due, Item

NO_CAMPAIGN = "先在上面选一个计划，再新建排期"
NO_CAMPAIGN_LIVE = "先在上面选一个计划，再新建直播"
NO_CAMPAIGNS_LIVE = "还没有计划：先在“矩阵”里新建一个，直播属于计划"
NO_CAMPAIGNS = "还没有计划：先在“矩阵”里新建一个，排期属于计划"
NOBODY = "未定账号"


def name_of(line: SlotLine) -> str:
    """What a slot is about: its title, its draft's, or its first keyword."""
    slot = line.slot
    return " ".join((slot.title or line.draft_title).split()) or keyword_of(line) or "未定内容"


def keyword_of(line: SlotLine) -> str:
    """The keyword a chip shows."""
    return next((word.text for word in line.slot.keywords), "")


def chip_words(item: Item) -> tuple[str, str]:
    """Who and what of a chip, without the status; of a session its title."""
    if item.line is None:
        return (item.live.title if item.live else "", "")
    return (item.line.account or NOBODY, keyword_of(item.line) or name_of(item.line))


def before_of(item: Item) -> str:
    """T−2, when a slot hangs on a live session."""
    return before_text(item.line.slot.before) if item.line and item.line.slot.live_id else ""


def tip_of(item: Item, due: Due) -> str:
    """Everything a chip stands for, line by line."""
    if item.live:
        hanging = sum(
            1 for day in due.days.values() for one in day.items if one.line and one.line.slot.live_id == item.id
        )
        return f"直播：{item.live.title}\n拖到别的日子，挂在它上面的排期一起移动" + (
            f"（看得到 {hanging} 篇）" if hanging else ""
        )
    line = item.line
    assert line is not None
    slot = line.slot
    live = due.lives.get(slot.live_id or "")
    parts = (
        " ".join(filter(None, (slot.status, slot.clock, line.account or NOBODY))),
        name_of(line),
        "、".join(f"{word.text}（{word.role}）" for word in slot.keywords),
        " · ".join(filter(None, (line.product, slot.content_type, slot.crowd, slot.route))),
        f"直播 {live.title} {before_of(item)}" if live else "",
        f"负责人 {slot.owner}" if slot.owner else "",
    )
    return "\n".join(filter(None, parts))


def said(item: Item) -> str:
    """A chip for a screen reader."""
    if item.live:
        return f"直播 {item.live.title}"
    assert item.line is not None
    return f"{item.line.slot.status} {' '.join(chip_words(item))}"


def day_said(day: date, due: Due) -> str:
    """A day for a screen reader."""
    return f"{show.day(day, date.today())}，{due.on(day).count} 篇"
