"""One workspace while it is open: hub, lanes, undo, and, once the store is up to date, services and pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.paths import Workspace
from planner.problems import Problem
from ui.hub import Hub
from ui.jobs import Lane
from ui.opening import Opened, back_up_daily, examine, prepare, set_damaged_aside, tidy
from ui.pages import FRONT, RAIL
from ui.savers import Savers
from ui.theme import Theme
from ui.undo import Undo
from ui.window import Window

if TYPE_CHECKING:
    from planner.storage.backup import Backup
    from planner.storage.health import Health
    from ui.jobs import Job
    from ui.learning import Learning
    from ui.making import Making
    from ui.services import Services

Between = Callable[["Job"], str]
"""Work on the files of a workspace while no store is open; gives back what to say of it."""

TIDY_EVERY_MS = 5 * 60 * 1000
UNCLEAN = "上次没有正常关闭，写过的内容都在"
BROKEN = ("没能打开，原因已记录", "可以再试一次；数据文件没有动过")


class Session(QObject):
    """``open`` fills the window with pages, ``close`` empties it and waits for the lanes."""

    ready = Signal()

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        window: Window,
        savers: Savers,
        restore: Callable[[Backup], None],
        between: Callable[[Between, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._window, self._savers = workspace, theme, window, savers
        self._restore, self._between = restore, between
        self.hub = Hub(self)
        self.undo = Undo(self.hub, self)
        self.lanes = {name: Lane(name, self) for name in ("review", "library", "index", "saving")}
        self.services: Services | None = None
        self._unclean = self._doubted = False
        self._making: Making | None = None
        self._learning: Learning | None = None
        self._own_commands = window.commands.ids()
        self._tidy = QTimer(self)
        self._tidy.setInterval(TIDY_EVERY_MS)
        self._tidy.timeout.connect(self._tidy_up)
        for lane in self.lanes.values():
            window.status.watch(lane)
            lane.trouble.connect(self.doubt)
        self.undo.trouble.connect(window.status.trouble)
        self.undo.told.connect(window.status.say)
        window.page_shown.connect(self.undo.show)

    @property
    def busy(self) -> bool:
        """Whether pages are still to be made, or a lane has work."""
        making = self._making is not None and self._making.busy
        return making or any(lane.busy for lane in self.lanes.values())

    def open(self) -> None:
        """Prepare the store in the library lane, then build the pages."""
        self._window.stand_in(None)
        self.lanes["library"].queue(partial(prepare, self._workspace), self._prepared, self._not_prepared)

    def between(self, work: Between, text: str) -> None:
        """Do something to the files while no store is open, say what came of it, then open. ``text`` is said meanwhile."""

        def then(said: str) -> None:
            self._window.status.say(said)
            self.open()

        self._window.status.progress(self.lanes["library"].queue(work, then, self._not_prepared), text)

    def close(self) -> None:
        """Take the pages away, wait for the lanes, close the store. In this order: each uses what is closed after it."""
        self._tidy.stop()
        if self._making:
            self._making.close()
        self._window.page_shown.disconnect(self.undo.show)
        self._window.clear()
        self._window.commands.keep_only(self._own_commands)
        self._savers.clear()
        for lane in self.lanes.values():
            lane.close()
        if self.services:
            self.services.memory.flush()
            self.services.store.close()
            self.services = None
        self.deleteLater()

    def _prepared(self, opened: Opened) -> None:
        # Here and not above: planner's storage loads SQLite, and the window is painted before that.
        from planner.batches import Batches
        from planner.drafts import Drafts
        from planner.library import Library
        from planner.notes import Notes
        from planner.settings import Settings
        from planner.storage.store import Store
        from ui.memory import Memory
        from ui.searching import QueryCutter
        from ui.services import Services

        try:
            store = Store.open(self._workspace)
        except Problem as problem:
            self._not_prepared(problem)
            return
        settings = Settings(store)
        library = Library(self._workspace)
        cut_query = QueryCutter(library, self.lanes["review"], self.hub, self)
        self.services = Services(
            workspace=self._workspace,
            store=store,
            drafts=Drafts(store),
            notes=Notes(store, cut_query),
            batches=Batches(store),
            settings=settings,
            library=library,
            theme=self._theme,
            hub=self.hub,
            undo=self.undo,
            commands=self._window.commands,
            status=self._window.status,
            memory=Memory(settings, self._workspace, self.lanes["saving"], self),
            savers=self._savers,
            restore=self._restore,
            between=self._between,
            review_lane=self.lanes["review"],
            library_lane=self.lanes["library"],
            index_lane=self.lanes["index"],
            saving_lane=self.lanes["saving"],
        )
        self._unclean = opened.unclean
        self._fill(self.services)

    def _fill(self, services: Services) -> None:
        from ui.appearance import Appearance
        from ui.learning import Learning
        from ui.making import Making
        from ui.placing import PlaceBanner
        from ui.samples import SampleBanner

        Appearance(services.settings, self._theme, self.hub, self)
        self._learning = Learning(services, self)
        # The first review needs what was learned: it is opened while the page is made.
        self._learning.start()
        self._window.add_banner(PlaceBanner(services))
        self._window.add_banner(SampleBanner(services))
        if self._unclean:
            services.status.say(UNCLEAN)
        self._making = Making(RAIL, services, self._window, self)
        self._making.done.connect(self._filled)
        if self._window.wished:
            services.memory.keep(FRONT, self._window.wished)
        self._making.begin(services.memory.get(FRONT))
        self._window.page_shown.connect(self._page_shown)

    @Slot()
    def _filled(self) -> None:
        if self.services:
            self._begin(self.services)
            self.ready.emit()

    def _begin(self, services: Services) -> None:
        """What nobody waits for."""
        from ui.feedback.keeping import Keeping
        from ui.parts import Parts
        from ui.warming import Warming

        if self._learning:
            self._learning.learn()
        Keeping(services, self).start()
        Warming(services, self._window.findChildren(Parts), self)
        if self._unclean:
            services.library_lane.queue(partial(examine, self._workspace), self._examined)
        self._tidy_up()
        self._tidy.start()

    def _not_prepared(self, error: BaseException) -> None:
        from ui.rescue import Rescue

        problem = error if isinstance(error, Problem) else Problem(*BROKEN)
        page = Rescue(self._theme, self._workspace, problem)
        page.retry_requested.connect(self.open)
        page.restore_requested.connect(self._restore)
        page.fresh_requested.connect(self._begin_fresh)
        self._window.stand_in(page)

    @Slot()
    def _begin_fresh(self) -> None:
        """The damaged file is moved into a folder of its own, as it is; a new one takes its place."""
        self._window.stand_in(None)
        self.lanes["library"].queue(partial(set_damaged_aside, self._workspace), self._moved_aside, self._not_prepared)

    def _moved_aside(self, folder: Path | None) -> None:
        self._window.status.say(f"损坏的文件移到了 {folder.name}" if folder else "没有要移开的文件")
        self.open()

    @Slot(object)
    def doubt(self, error: BaseException) -> None:
        """Something nobody foresaw went wrong: a damaged file may look like that, so it is looked through, once."""
        if not isinstance(error, Problem) and self.services and not self._doubted:
            self._doubted = True
            self.services.library_lane.queue(partial(examine, self._workspace), self._examined)

    def _examined(self, health: Health) -> None:
        if not health.sound:
            self._window.status.trouble(Problem("数据文件有损坏", "请到 设置 › 备份 恢复一份完好的；在那之前先别导入"))

    @Slot(str)
    def _page_shown(self, page: str) -> None:
        if self.services:
            self.services.memory.keep(FRONT, page)

    @Slot()
    def _tidy_up(self) -> None:
        lane = self.lanes["library"]
        if not lane.busy:
            lane.queue(partial(back_up_daily, self._workspace), _quietly)
            lane.queue(partial(tidy, self._workspace), _quietly)


def _quietly(_answer: object) -> None:
    """What goes well in the background is nothing to talk about."""
