"""What can be done with slots, campaigns and products. Everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from planner.campaigns import Campaigns
from planner.filling import Proposal
from planner.filling.taking import take
from planner.matrix.moving import moved
from planner.matrix.posting import post
from planner.matrix.written import Written
from planner.problems import Problem
from planner.products import Products
from planner.slots import Slots
from planner.storage.records import Campaign, Reminder, Status
from planner.storage.store import Store
from planner.workflow import Workflow
from ui.jobs import Job
from ui.matrix.questions import Questions
from ui.services import Services

PAGE = "matrix"
Carried = Mapping[str, tuple[str | None, str | None]]
"""By axis: the value a tile was taken from, and the one it was let go at."""


class Acts(QObject):
    """Does it, and says so with a way back."""

    def __init__(self, services: Services, questions: Questions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._questions = services, questions
        self.campaigns, self.products = Campaigns(services.store), Products(services.store)
        self.slots = Slots(services.store)

    def add_slot(self, campaign_id: str, fields: Mapping[str, object]) -> str | None:
        """A new slot; its id."""
        made: list[str] = []

        def write() -> Written:
            ids, written = self.slots.add(campaign_id, [fields])
            made[:] = ids
            return written

        return made[0] if self._do("新排期", write, "已新建 1 篇") else None

    def edit(self, ids: Sequence[str], fields: Mapping[str, object], text: str) -> bool:
        """Write these values into the slots."""
        many = f"{text}：{len(ids):,} 篇" if len(ids) > 1 else ""
        return self._do(text, lambda: self.slots.edit(dict.fromkeys(ids, fields)), many)

    def change(self, changes: Mapping[str, Mapping[str, object]], text: str) -> bool:
        """Write other values for each slot, as one step."""
        return self._do(text, lambda: self.slots.edit(changes), f"{text}：{len(changes):,} 篇")

    def carry(self, campaign: Campaign, ids: Sequence[str], carried: Carried) -> bool:
        """Slots were dragged to another place of the pivot."""
        changes: dict[str, dict[str, object]] = {}
        for line in self.slots.lines(ids):
            fields: dict[str, object] = {}
            for axis, (before, after) in carried.items():
                fields |= moved(line.slot, axis, before, after, campaign)
            if fields:
                changes[line.slot.id] = fields
        days = any("day" in fields for fields in changes.values())
        return bool(changes) and self.change(changes, "改期" if days else "换账号" if "account" in carried else "移动")

    def delete(self, ids: Sequence[str]) -> bool:
        """Put slots into the waste basket."""
        return self._do("删除排期", lambda: self.slots.delete(ids), f"已删除 {len(ids):,} 篇")

    def duplicate(self, ids: Sequence[str]) -> bool:
        """The same slots once more."""
        return self._do("复制排期", lambda: self.slots.duplicate(ids)[1], f"已复制 {len(ids):,} 篇")

    def step(self, ids: Sequence[str], to: Status, why: str = "") -> None:
        """Carry slots to another status. Gates may stop it: they need words and rules, which the lane has read."""
        text = f"改为{to}"
        work = partial(_step, tuple(ids), to, why)
        self._questions.queue(work, partial(self._written, text, f"{len(ids):,} 篇{text}"))

    def post(self, id: str, day: str, link: str | None) -> bool:
        """A person has published it, on this day; the link goes with its draft."""
        return self._do("标为已发", lambda: post(self._services.store, id, day, link), "已标为已发")

    def waive(self, id: str, gate: str, why: str) -> None:
        """Let a gate pass, with the reason."""
        self._questions.queue(
            partial(_waive, id, gate, why), partial(self._written, f"放行{gate}", f"已放行“{gate}”，理由记进了记录")
        )

    def advise(self, reminder: Reminder) -> bool:
        """Do what a reminder advises."""
        return self._do(reminder.advice, lambda: self.slots.edit(reminder.change), reminder.advice)

    def take(self, campaign_id: str, proposals: Sequence[Proposal]) -> bool:
        """Write what 帮我排 proposed and a person took, as one step."""
        said = f"排好 {len(proposals):,} 篇"
        return self._do("帮我排", lambda: take(self._services.store, campaign_id, proposals), said)

    def add_campaign(self, fields: Mapping[str, object]) -> tuple[Campaign | None, str]:
        """A new campaign, or why there is none."""
        rest = {name: value for name, value in fields.items() if name not in ("name", "start", "end")}
        made: list[Campaign] = []

        def write() -> Written:
            campaign, written = self.campaigns.add(
                str(fields["name"]), str(fields["start"]), str(fields["end"]), **rest
            )
            made.append(campaign)
            return written

        trouble = self._try("新建计划", write)
        return (made[0] if not trouble else None), trouble

    def edit_campaign(self, id: str, fields: Mapping[str, object]) -> str:
        """New values of a campaign; why they cannot be written, or nothing."""
        return self._try("编辑计划", lambda: self.campaigns.edit(id, **fields))

    def copy_campaign(self, id: str, name: str, start: str) -> tuple[Campaign | None, str]:
        """The same plan on other days, or why there is none."""
        made: list[Campaign] = []

        def write() -> Written:
            campaign, written = self.campaigns.copy(id, name, start)
            made.append(campaign)
            return written

        trouble = self._try("复制计划", write)
        return (made[0] if not trouble else None), trouble

    def delete_campaign(self, campaign: Campaign) -> bool:
        """Put a campaign into the waste basket, its slots with it."""
        said = f"已删除计划“{campaign.name}”"
        return self._do("删除计划", lambda: self.campaigns.delete([campaign.id]), said)

    def restore_campaign(self, campaign: Campaign) -> bool:
        """Take a campaign out of the waste basket, its slots with it."""
        said = f"已恢复计划“{campaign.name}”"
        return self._do("恢复计划", lambda: self.campaigns.undelete([campaign.id]), said)

    def add_product(self, name: str) -> str | None:
        """A new product; its id."""
        made: list[str] = []

        def write() -> Written:
            product, written = self.products.add(name)
            made.append(product.id)
            return written

        return made[0] if self._do("新建产品", write) else None

    def edit_product(self, id: str, field: str, value: object) -> bool:
        """A new value of a product."""
        return self._do("改产品", lambda: self.products.edit(id, **{field: value}))

    def delete_product(self, id: str) -> bool:
        """Put a product into the waste basket."""
        return self._do("删除产品", lambda: self.products.delete([id]), "已删除产品")

    def _do(self, text: str, write: Callable[[], Written], said: str = "") -> bool:
        try:
            written = write()
        except Problem as problem:
            self._services.status.trouble(problem)
            return False
        self._services.undo.done(PAGE, text, written)
        if said:
            self._services.status.say(said, self._services.undo.back(PAGE))
        return True

    def _written(self, text: str, said: str, written: Written) -> None:
        undo = self._services.undo
        # It was written with the lane's store, and is taken back with that of the window.
        if undo.done(PAGE, text, replace(written, store=self._services.store)):
            self._services.status.say(said, undo.back(PAGE))

    def _try(self, text: str, write: Callable[[], Written]) -> str:
        """For sheets that show trouble themselves: what is wrong, or nothing."""
        try:
            written = write()
        except Problem as problem:
            return str(problem)
        self._services.undo.done(PAGE, text, written)
        return ""


def _step(ids: tuple[str, ...], to: Status, why: str, store: Store, _job: Job) -> Written:
    return Workflow(store).step(ids, to, why)


def _waive(id: str, gate: str, why: str, store: Store, _job: Job) -> Written:
    return Workflow(store).waive(id, gate, why)
