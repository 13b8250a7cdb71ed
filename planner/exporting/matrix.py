"""The matrix of a campaign as a workbook an operator would call finished: any view of it, and the pyramid beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from planner.campaigns import Campaigns
from planner.exporting.lines import each
from planner.exporting.pivot_sheet import pivot_sheet
from planner.exporting.plan_sheet import plan_sheet
from planner.exporting.pyramid import pyramid_sheet
from planner.exporting.sheets import Sheet
from planner.exporting.workbooks import write_book
from planner.matrix.axes import AXES
from planner.matrix.pivots import pivot
from planner.matrix.plan import levels
from planner.problems import Problem
from planner.slots import Slots
from planner.storage.records import SlotFilter
from planner.storage.store import Store

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]
SHEET, PYRAMID = "sheet", "pyramid"
"""Views besides those of two axes."""
NAME = "排期表"
EVERY = SlotFilter()


def export_matrix(
    store: Store,
    file: Path,
    campaign_id: str | None = None,
    *,
    view: str | tuple[str, str] = SHEET,
    wanted: SlotFilter = EVERY,
    ids: Sequence[str] | None = None,
    check: Check = lambda: None,
    progress: Progress = lambda *_: None,
) -> int:
    """Write a view of the matrix to .xlsx, with the pyramid as the second sheet, or to .csv, without it.

    ``view`` is ``"sheet"`` (the slots themselves, which can be edited and brought back), ``"pyramid"`` or the names of two
    axes such as ``("account", "week")``. ``ids`` takes these slots in this order instead of all that fit ``wanted`` (only of
    the sheet). Returns the rows of the first sheet without its sums. Raises Problem when the file cannot be written or would
    lose something, and what ``check`` raises.
    """
    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise Problem(f"不能导出为 {file.suffix or '没有后缀的文件'}", "请用 .xlsx 或 .csv")
    if file.is_dir():
        raise Problem(f"{file.name} 是一个文件夹", "请换一个文件名")
    if view == PYRAMID and campaign_id is None:
        raise Problem("金字塔只能按一个计划导出", "请先选一个计划")
    pyramid = [pyramid_sheet(levels(store, campaign_id))] if campaign_id else []
    if view == PYRAMID:
        sheets, sums = pyramid, 1
    elif isinstance(view, tuple):
        sheets, sums = [_pivot(store, campaign_id, view, wanted), *pyramid], 1
    else:
        sheets, sums = [_slots(store, campaign_id, wanted, ids), *pyramid], 0
    return write_book(sheets, file, check, progress) - sums


def campaign_named(store: Store, name: str | None) -> str | None:
    """The id of a campaign by its name; without a name the only one there is, or None for all. Raises Problem for another."""
    campaigns = Campaigns(store).list()
    if name is None:
        return campaigns[0].id if len(campaigns) == 1 else None
    found = next((one.id for one in campaigns if name in (one.name, one.id)), None)
    if found is None:
        known = "、".join(one.name for one in campaigns[:20])
        raise Problem(f"没有叫“{name}”的计划", f"现在有 {known}" if known else "还没有计划，请先在矩阵里新建一个")
    return found


def _slots(store: Store, campaign_id: str | None, wanted: SlotFilter, ids: Sequence[str] | None) -> Sheet:
    slots, campaigns = Slots(store), Campaigns(store)
    if ids is None:
        ids = slots.find(campaign_id, wanted)
    chosen = [campaign_id] if campaign_id else [one.id for one in campaigns.list()]
    lives = {live.id: live.title for id in chosen for live in campaigns.lives(id)}
    routes = tuple(name for name, _count in slots.facets(campaign_id).routes if name)
    return plan_sheet(NAME, each(slots, ids), len(ids), routes[:20], lives)


def _pivot(store: Store, campaign_id: str | None, view: tuple[str, str], wanted: SlotFilter) -> Sheet:
    names = {axis.name: axis.text for axis in AXES}
    found = pivot(store, campaign_id, *view, wanted)
    rows, columns = (names[name] for name in view)
    return pivot_sheet(f"{rows} × {columns}", found, rows, columns)
