"""The calendar of a campaign, or of all, into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.campaigns import Campaigns
from planner.exporting.lines import each
from planner.problems import Problem
from planner.slots import Slots
from planner.storage.records import SlotFilter
from planner.storage.store import Store

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]
NAME = "排期"
ENDS = (".xlsx", ".ics", ".csv")
EVERY = SlotFilter()


def export_calendar(
    store: Store,
    file: Path,
    campaign_id: str | None = None,
    *,
    wanted: SlotFilter = EVERY,
    check: Check = lambda: None,
    progress: Progress = lambda *_: None,
) -> int:
    """Write slots with a day: .xlsx with a sheet for each month, .ics for other calendars, .csv as a list.

    Returns how many slots (of .ics: events, live sessions too). Raises Problem when the file cannot be written or nothing has
    a day, and what ``check`` raises.
    """
    end = file.suffix.lower()
    if end not in ENDS:
        raise Problem(f"日历不能导出为 {file.suffix or '没有后缀的文件'}", "请用 .xlsx、.ics 或 .csv")
    if file.is_dir():
        raise Problem(f"{file.name} 是一个文件夹", "请换一个文件名")
    slots, campaigns = Slots(store), Campaigns(store)
    ids = slots.find(campaign_id, wanted)
    chosen = [campaigns.get(campaign_id)] if campaign_id else campaigns.list()
    lives = [live for campaign in chosen for live in campaigns.lives(campaign.id)]
    name = chosen[0].name if campaign_id else NAME
    if end == ".ics":
        from planner.exporting.ics import write_ics

        return write_ics(each(slots, ids), len(ids), lives, name, file, check, progress)
    from planner.exporting.months import list_sheet, month_sheets
    from planner.exporting.workbooks import write_book

    lines = [line for line in each(slots, ids) if line.slot.day]
    listed = list_sheet("清单", lines)
    if end == ".csv":
        return write_book([listed], file, check, progress)
    months = month_sheets(lines, lives)
    if not months:
        raise Problem("没有定了日子的排期", "先给排期定日子，再导出日历")
    write_book([*months, listed], file, check, progress)
    return len(lines)
