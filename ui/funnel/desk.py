"""What the page 链路 is made of once it is looked at, and what is asked, compared and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.funnel.answers import AXES, Axis, FunnelFilter
from planner.storage.changes import Changes
from planner.storage.times import china_today
from ui.funnel.asked import Question, Side, axis_of
from ui.funnel.charts.funnel import RATE
from ui.funnel.columns import STAGE
from ui.funnel.comparing import Comparing
from ui.funnel.definitions import DefinitionsSheet
from ui.funnel.finding import Finder, Found
from ui.funnel.menu import menu_of
from ui.funnel.queue.sheet import QueueSheet
from ui.funnel.route_news import RouteNews
from ui.funnel.side.panel import SidePanel
from ui.funnel.taking import Taking
from ui.funnel.wiring import connect
from ui.funnel.words import group_name, sources_of
from ui.funnel.work import VIEWS, Work
from ui.library.importing.choosing import choose_files
from ui.library.importing.flow import ImportFlow
from ui.library.importing.outcome import Outcome
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.panes import Panes

PAGE = "funnel"
SIZES, FILTERS, AXIS = "funnel.sizes", "funnel.filters", "funnel.axis"
MATTERS = ("figure", "note", "slot", "campaign", "product", "account")
"""What a funnel depends on."""
AGAIN_MS = 200
"""Changes come in bursts: an import, then what was joined."""


class Desk(QWidget):
    """Asks in the review lane, which is idle while this page is looked at. ``work`` and ``side`` are its larger parts."""

    def __init__(self, services: Services, work: Work, side: SidePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self._seen = False
        self._found: Found | None = None
        self.axis: Axis = axis_of(services.memory.get(AXIS))
        self.finder, self.taking = Finder(services, self), Taking(services, self)
        self.work, self.side = work, side
        self.comparing = Comparing(self._base, lambda: self.work.filters.active, self)
        self.imports, self.outcome = ImportFlow(services, self, PAGE), Outcome(services.theme)
        self.panes = Panes(services.theme, None, self.work, self.side, self)
        self.work.head.addWidget(self.panes.button("inspector"))
        self.news = RouteNews(services)
        self._again = one_shot(self, AGAIN_MS, self._ask_again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.outcome)
        whole.addWidget(self.news)
        whole.addWidget(self.panes, 1)
        self.panes.restore(services.memory.get(SIZES))
        self.work.filters.restore(services.memory.get(FILTERS))
        connect(self, services)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.finder.busy or self._again.isActive() or self.side.busy or self.news.asking

    @property
    def question(self) -> Question:
        """What is looked at."""
        return Question(self._base(), self.axis, self.comparing.one, self.comparing.other)

    def _base(self) -> FunnelFilter:
        return self.work.filters.wanted(china_today())

    def look(self) -> None:
        """The page is in front: ask what may have changed."""
        if not self._seen:
            self._seen = True
            self.news.look()
        if self._stale:
            self.ask(stay=True)

    def ask(self, *, stay: bool = False) -> None:
        """Ask for what is looked at; ``stay`` when nobody asked for something else than before."""
        self._stale = False
        self._again.stop()
        self.finder.ask(replace(self.question, stay=stay))

    @Slot()
    def ask_now(self) -> None:
        """A person wants to see something else."""
        self.ask()

    @Slot()
    def compare_chosen(self) -> None:
        """Compare the two groups, or the two notes, that are chosen in the table."""
        below = self.work.below
        sides = [Side(group_name(one.label, one.key), (one.axis, one.key)) for one in below.chosen_groups]
        sides += [Side(row.title or "（无标题）", ("note", row.note_id)) for row in below.chosen_notes]
        if len(sides) != 2:
            self._services.status.say("先在表里选两行，Ctrl+点是多选")
            return
        self.work.show_view("funnel")
        self.comparing.both(*sides)

    @Slot(str)
    def group_by(self, axis: str) -> None:
        """Group by something else; a comparison stays."""
        self.axis = axis_of(axis)
        self._services.memory.keep(AXIS, axis)
        self.ask()

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and import them."""
        choose_files(self._services, self.window(), self.bring, "导入链路数据")

    @Slot(list)
    def bring(self, files: Sequence[Path]) -> None:
        """Show what files hold and, when the person agrees, take it in."""
        self.imports.begin(files)

    @Slot()
    def export(self) -> None:
        """Export the table that is shown."""
        table = self.work.below.table
        if table is None:
            self._services.status.say("没有可导出的")
            return
        self.taking.export(table, "笔记" if self.work.below.shows_notes else f"按{AXES[self.axis]}")

    @Slot()
    def copy_picture(self) -> None:
        """Copy the chart that is shown."""
        found = self._found
        if found is None or not self.work.charts:
            self._services.status.say("这里还没有图可复制")
            return
        funnel = found.answer.funnel
        sides = [
            side.name if side else self.work.filters.words or "全部"
            for side in (self.comparing.one, self.comparing.other)
        ]
        whose = f"上 {sides[0]}，下 {sides[1]}" if self.comparing.other else f"{sides[0]} {funnel.notes:,} 篇"
        title = f"链路 · {VIEWS[self.work.view]}"
        about = " · ".join(filter(None, (whose, self.work.filters.words if self.comparing.one else "")))
        scale = "高度按对数画" if self.work.view == "funnel" else ""
        foot = " · ".join(filter(None, (sources_of(found.answer.definitions), scale)))
        self.taking.copy_picture(self.work.charts, title, about, foot)

    @Slot()
    def copy_rows(self) -> None:
        """Copy the chosen rows."""
        if self.work.below.table is not None:
            self.taking.copy_rows(self.work.below.table)

    @Slot()
    def show_queue(self) -> None:
        """Show which rows found no note."""
        QueueSheet(self._services, self.window()).open()

    @Slot()
    def show_definitions(self) -> None:
        """Show what each number counts."""
        found = self._found.answer.definitions if self._found else ()
        DefinitionsSheet(self._services.theme, found, self.window()).open()

    @Slot(QPoint)
    def offer(self, point: QPoint) -> None:
        """Show what can be done with the chosen rows."""
        menu_of(self).popup(point)

    @Slot(tuple, str)
    def look_in_library(self, note_ids: tuple[str, ...], words: str) -> None:
        """Show notes in the page they live in."""
        if note_ids:
            self._services.hub.look_wished.emit("note", tuple(note_ids), words)

    @Slot()
    def enter(self) -> None:
        """Put the keys into the rows."""
        self.panes.close_drawers()
        self.work.below.enter()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Nothing is asked while nobody looks: the store may be on its way out.
        self._stale = self.finder.rest() or self._stale or self._again.isActive()
        self._again.stop()

    @Slot(object)
    def show_found(self, found: Found) -> None:
        """Show an answer."""
        self._found = found
        self.work.show_found(found)
        if found.answer.funnel.note_ids:
            self.side.show_found(found)
        else:
            self.side.show_nothing()
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show beside the rows which of them are chosen."""
        rows = self.work.below.chosen_notes
        self.side.choose(rows)
        self.work.quadrants.chart.choose([row.note_id for row in rows])

    @Slot()
    def leave_side(self) -> None:
        """From the one note back to everything."""
        self.panes.close_drawers()
        table = self.work.below.notes
        if table is not None:
            table.clearSelection()
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def open_note(self, note_id: str) -> None:
        """Look at a note in the library."""
        self.look_in_library((note_id,), "链路：一篇")

    @Slot(str, bool)
    def pick_note(self, note_id: str, _second: bool) -> None:
        """Choose a note of the chart among the rows."""
        self.work.below.show_notes((note_id,))

    @Slot(str, bool)
    def rank_notes(self, step: str, _second: bool) -> None:
        """Show the notes with the most of a step first."""
        self.work.below.rank_notes(STAGE + step.removeprefix(RATE))

    @Slot(str)
    def open_group(self, key: str) -> None:
        """Filter by a group from now on."""
        side = self.work.funnel.side_of(key)
        if side is not None and side.group is not None:
            self.comparing.one = None
            self.work.filters.choose(*side.group)

    @Slot()
    def filters_changed(self) -> None:
        """Other notes are wanted; that is remembered."""
        self._services.memory.keep(FILTERS, dict(self.work.filters.kept))
        self.ask()

    @Slot()
    def keep_sizes(self) -> None:
        """The panes were dragged."""
        self._services.memory.keep(SIZES, list(self.panes.sizes))

    @Slot(object)
    def heard(self, changes: Changes) -> None:
        """Something was written: ask again, as soon as somebody looks."""
        if any(changes.touches(noun) for noun in MATTERS) or changes.touches("setting", "tiers"):
            self.finder.look_again()
            self._stale = True
            if self.isVisible():
                self._again.start()

    @Slot()
    def _ask_again(self) -> None:
        self.ask(stay=True)
