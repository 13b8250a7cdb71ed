"""The sample of an invented brand: a quiet banner while it is there, gone with one click."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.shelving import planned_samples
from ui.jobs import Job
from ui.services import Services
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.storage.changes import Changes

PUT_OFF = "sample_put_off"


@dataclass(frozen=True, slots=True)
class SampleState:
    """How much of the sample is there."""

    batches: int
    drafts: int
    campaigns: int = 0
    slots: int = 0

    def __bool__(self) -> bool:
        return bool(self.batches or self.drafts or self.campaigns)

    @property
    def text(self) -> str:
        """In words."""
        if not self:
            return "没有示例内容"
        planned = f"，{self.campaigns} 个计划（{self.slots} 条排期）" if self.campaigns else ""
        return f"现有示例：{self.batches} 批导入，{self.drafts} 篇草稿{planned}"


def sample_state(services: Services) -> SampleState:
    """Look what of the sample is there."""
    batches = sum(batch.sample for batch in services.batches.list())
    drafts = sum(line.sample for line in services.drafts.list())
    return SampleState(batches, drafts, *planned_samples(services.store))


def remove_sample(services: Services) -> None:
    """Take the sample away at once; 撤销 brings it back, as long as the workspace stays open."""
    from planner.shelving import shelve_sample, unshelve_sample

    store, undo = services.store, services.undo
    # The banner stands above every page: Ctrl+Z on the one where it was pressed takes it back.
    page, moment = undo.page, ""

    def shelve() -> Changes:
        nonlocal moment
        moment, changes = shelve_sample(store)
        return changes

    # Whatever was typed into a draft of the sample is on disk before the draft goes.
    if services.savers.save_all() and undo.do(page, "清除示例", shelve, lambda: unshelve_sample(store, moment)):
        services.status.say("示例已清除", undo.back(page))


def install_sample(services: Services) -> None:
    """Put the sample in again."""
    job = services.library_lane.queue(partial(_install, services.workspace), partial(_told, services, "示例已放入"))
    services.status.progress(job, "正在放入示例")


def _install(workspace: Workspace, job: Job) -> Changes:
    from planner.samples import install
    from planner.storage.store import Store

    with Store.open(workspace) as store:
        return install(store)


def _told(services: Services, text: str, changes: Changes) -> None:
    services.hub.tell(changes)
    services.status.say(text)


class SampleBanner(Banner):
    """There while there is a sample, unless a person has put it away once."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(
            services.theme,
            "这是示例内容，品牌和数据都是虚构的",
            "一键清除",
            partial(remove_sample, services),
            parent=parent,
        )
        self._services = services
        self._put_off = services.memory.get(PUT_OFF) is True
        self.closed.connect(self._remember)
        services.hub.changed.connect(self._changed)
        # Showing a widget that has no place yet would open a window of its own.
        if self._put_off or not sample_state(services):
            self.hide()

    @Slot()
    def _remember(self) -> None:
        self._put_off = True
        self._services.memory.keep(PUT_OFF, True)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        # Not at every saved key of a draft: the sample goes as a whole, and its imports with it.
        if not self._put_off and changes.touches("batch"):
            self.setVisible(bool(sample_state(self._services)))
