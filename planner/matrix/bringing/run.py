"""Looking at a plan sheet, and bringing it in as one step that can be taken back."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner import worker
from planner.campaigns import Campaigns
from planner.importing.explaining import explained
from planner.importing.reading.budgets import MEMORY_MB, patience
from planner.importing.reading.readable import readable
from planner.matrix.bringing import child
from planner.matrix.bringing.brought import BroughtPlan, BroughtRow
from planner.matrix.bringing.comparing import Known, Names, compared, same_name
from planner.matrix.bringing.strangers import add_accounts
from planner.matrix.written import Written
from planner.products import Products
from planner.slots import Slots
from planner.storage import engine
from planner.storage.account_rows import shown
from planner.storage.changes import Changes
from planner.storage.kinds import keyword_key
from planner.storage.records import SlotFilter, SlotLine
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible
from planner.worker import Check, Progress
from planner.workflow import Workflow

CHUNK = 500
WHY = "从计划表导入"


def look(
    store: Store, path: Path, campaign_id: str, check: Check | None = None, progress: Progress | None = None
) -> BroughtPlan:
    """Open a plan sheet in another process and say what it would change in a campaign; nothing is written.

    Raises Problem for a file that cannot be read or is no plan sheet, and what ``check`` raises.
    """
    path = Path(path)
    size = readable(path)
    campaign = Campaigns(store).get(campaign_id)
    rows: list[tuple[int, dict[str, Any], list[str]]] = []

    def each(chunk: Any) -> None:
        rows.extend((number, values, unread) for number, values, unread in chunk)

    with tempfile.TemporaryDirectory(prefix="caotian-") as scratch, explained(path):
        about = worker.run(
            child.bring,
            str(path),
            scratch,
            campaign.start,
            check=check,
            progress=progress,
            each=each,
            memory_mb=MEMORY_MB,
            quiet=patience(size),
        )
    known = _known(store, campaign_id, [values.get("id") for _number, values, _unread in rows])
    known.roles = {keyword_key(goal.keyword): goal.role for goal in campaign.goals}
    found = _held_back(store, compared(rows, known))
    return BroughtPlan(path.name, about["sheet"], campaign_id, tuple(found), about["fields"], tuple(about["left"]))


def bring(
    store: Store, plan: BroughtPlan, accounts: Sequence[str] = (), products: Sequence[str] = (), who: str = ""
) -> Written:
    """Write what a plan sheet changes, as one step. ``accounts`` and ``products`` are the unknown names to be made; slots of
    other unknown names come without.

    Raises Problem when something cannot be written; then nothing is.
    """
    written = Written(store, Changes())
    try:
        made, step = add_accounts(store, [name for name in plan.unknown_accounts if name in accounts])
        written = written | step
        sold: dict[str, str] = {}
        for name in plan.unknown_products:
            if name in products:
                product, step = Products(store).add(name)
                sold[same_name(name)], written = product.id, written | step
        rows = [_named(row, made, sold) for row in plan.rows]
        new = [dict(row.fields) | ({"status": row.status} if row.status else {}) for row in rows if row.kind == "new"]
        if new:
            written = written | Slots(store).add(plan.campaign_id, new)[1]
        edits = {row.slot_id: row.fields for row in rows if row.kind == "changed" and row.slot_id and row.fields}
        if edits:
            written = written | Slots(store).edit(edits)
        for to, ids in _steps(rows).items():
            written = written | Workflow(store, who).step(ids, to, WHY)
    except BaseException:
        written.undo()
        raise
    return written


def _named(row: BroughtRow, accounts: Mapping[str, str], products: Mapping[str, str]) -> BroughtRow:
    fields = dict(row.fields)
    if row.account and same_name(row.account) in accounts:
        fields["account_id"] = accounts[same_name(row.account)]
    if row.product and same_name(row.product) in products:
        fields["product_id"] = products[same_name(row.product)]
    return replace(row, fields=fields)


def _steps(rows: Sequence[BroughtRow]) -> Mapping[Any, list[str]]:
    found: dict[Any, list[str]] = defaultdict(list)
    for row in rows:
        if row.kind == "changed" and row.slot_id and row.status:
            found[row.status].append(row.slot_id)
    return found


def _held_back(store: Store, rows: list[BroughtRow]) -> list[BroughtRow]:
    """A status that a gate does not let through is left out, and said."""
    workflow = Workflow(store)
    for to, ids in _steps(rows).items():
        held = workflow.held(ids, to)
        for at, row in enumerate(rows):
            gate = held.get(row.slot_id or "")
            if gate is None or row.status != to:
                continue
            changes = tuple(change for change in row.changes if change.name != "状态")
            notes = (*row.notes, f"状态没有改成{to}：{gate.text}")
            rows[at] = replace(row, changes=changes, notes=notes, status=None, kind="changed" if changes else "same")
    return rows


def _known(store: Store, campaign_id: str, named: Sequence[str | None]) -> Known:
    """What is there: the campaign's slots, those of other campaigns that the file names by id, accounts and products."""
    slots = Slots(store)
    wanted = sorted({id for id in named if id})
    found = engine.rows(
        store.db,
        "select id, deleted_at is null from slot where id in (select value from json_each(?))",
        (dumps(wanted),),
    )
    ids = list(dict.fromkeys([*slots.find(campaign_id, SlotFilter()), *(id for id, alive in found if alive)]))
    lines: list[SlotLine] = []
    for start in range(0, len(ids), CHUNK):
        lines += slots.lines(ids[start : start + CHUNK])
    seen = shown(visible(store.db, "{0}.batch"))
    accounts = engine.rows(store.db, f"select a.id, a.name from {seen} where a.deleted_at is null")
    products = [(one.id, one.name) for one in Products(store).list()]
    gone = frozenset(id for id, alive in found if not alive)
    return Known(lines, _by_name(accounts), _by_name(products), deleted=gone)


def _by_name(pairs: Sequence[tuple[str, str]]) -> Names:
    found: dict[str, list[str]] = defaultdict(list)
    for id, name in pairs:
        found[same_name(name)].append(id)
    return {name: tuple(ids) for name, ids in found.items()}
