"""The page 选词: long-tails of seeds, the months they are written in, the bank, and what our own notes cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.problems import Problem
from planner.research.rows import Found
from planner.storage.changes import Changes
from ui.keywords.acts import PAGE
from ui.keywords.asking import Asker
from ui.keywords.bank.edits import BankEdits
from ui.keywords.bank.side import BankSide
from ui.keywords.bank.view import BankView
from ui.keywords.commands import VIEWS, offer_commands
from ui.keywords.coverage.view import CoverageView
from ui.keywords.detail.panel import Detail
from ui.keywords.doing import Doing
from ui.keywords.mining import Mining
from ui.keywords.wiring import connect, connect_bank, connect_coverage
from ui.library.dropping import DropSurface
from ui.library.importing.choosing import choose_files
from ui.library.importing.flow import ImportFlow
from ui.library.importing.outcome import Outcome
from ui.parts import Parts
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.segments import Segments

SIZES, VIEW = "keywords.sizes", "keywords.view"
AGAIN_MS = 300
"""Changes come in bursts: an import, then its weights."""
MATTERS = ("note", "keyword", "draft", "slot", "word", "batch")
"""What the numbers of a keyword depend on."""
SOURCES = {"longtails": "mining", "heat": "mining", "bank": "bank", "coverage": "coverage"}
"""Two views show one answer."""


class KeywordsPage(DropSurface):
    """Files dropped anywhere on it are imported. Nothing is asked before a view is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么", parent)
        self._services = services
        self._stale = set(SOURCES.values())
        self._fresh = True
        self.asker = Asker(services, self)
        self.imports = ImportFlow(services, self, PAGE)
        self.outcome = Outcome(services.theme)
        self.views = Segments("视图", VIEWS)
        self.mining = Mining(services)
        self.detail = Detail(services.theme, self.asker)
        self.edits = BankEdits(services, self)
        self.doing = Doing(services, self)
        self._work, self._sides = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._put_in(self.mining, self.detail)
        self._again = one_shot(self, AGAIN_MS, self._look_again)
        connect(self, services)
        self._begin()
        offer_commands(self, services)
        Parts(services, self._parts, self)

    @cached_property
    def bank(self) -> BankView:
        """The bank; made when it is first asked for, since a page should be made in a blink."""
        made = BankView(self._services, self.edits)
        self._put_in(made, self.bank_side)
        connect_bank(self, made, self.bank_side, self._services)
        return made

    @cached_property
    def bank_side(self) -> BankSide:
        """What stands beside the bank."""
        return BankSide(self._services)

    @cached_property
    def coverage(self) -> CoverageView:
        """The matrix; made when it is first asked for."""
        made = CoverageView(self._services, lambda: [row.text for row in self.mining.rows])
        self._put_in(made, made.side)
        connect_coverage(self, made, self._services)
        return made

    def _parts(self) -> Iterator[object]:
        yield self.bank_side
        yield self.bank
        yield self.coverage

    @property
    def view(self) -> str:
        """The view in front: longtails, heat, bank or coverage."""
        return self.views.value

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        made = [vars(self)[name].asker for name in ("bank", "coverage") if name in vars(self)]
        return any(asker.busy for asker in (self.asker, *made)) or self._again.isActive()

    def ask(self, *, stay: bool = False) -> None:
        """Ask for the long-tails of the seeds; ``stay`` when nobody asked for others than before."""
        self._stale.discard("mining")
        self.asker.ask(self.mining.seeds.seeds, stay=stay and not self._fresh)

    @Slot(str)
    def show_view(self, view: str) -> None:
        """Bring one of the four views to the front."""
        self.views.choose(view)
        self._services.memory.keep(VIEW, view)
        source = SOURCES[view]
        work = self._front
        self._work.setCurrentWidget(work)
        self._sides.setCurrentIndex(self._work.indexOf(work))
        self.mining.count.setVisible(source == "mining")
        if source == "mining":
            self.mining.show_heat(view == "heat")
        elif source == "coverage" and self.coverage.source == "found":
            self._stale.add("coverage")
        if self.isVisible():
            self._look_again()

    @Slot(str)
    def seed(self, text: str) -> None:
        """Look for the long-tails of a keyword."""
        self.show_view("longtails")
        self.mining.seeds.take(text)

    @Slot()
    def enter_seeds(self) -> None:
        """Put the keys into the box one types into: seeds, or what is looked for in the bank."""
        if self.view == "bank":
            self.bank.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self.view == "coverage":
            self.show_view("longtails")
        self.mining.seeds.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.mining.seeds.box.selectAll()

    @Slot()
    def enter_work(self) -> None:
        """Put the keys into what the view shows."""
        self.panes.close_drawers()
        self._front.enter()

    @Slot()
    def enter_side(self) -> None:
        """Put the keys into the evidence beside it."""
        if self.panes.folded("inspector") and not self.panes.is_open("inspector"):
            self.panes.toggle("inspector")
        side = self._sides.currentWidget()
        inside = side.currentWidget() if isinstance(side, QStackedWidget) else side
        if inside is not None:
            inside.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def clear(self) -> None:
        """Show everything again that filters hide."""
        if self.view == "bank":
            self.bank.clear()
        else:
            self.mining.clear()

    @Slot()
    def choose_files(self) -> None:
        """Ask for keyword tables, or any other files, and import them."""
        choose_files(self._services, self.window(), self.import_files, "导入关键词表")

    @Slot(list)
    def import_files(self, files: Sequence[Path]) -> None:
        """Show what the files hold and, when the person agrees, take it in."""
        self.imports.begin(files)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def show_found(self, found: Found, stay: bool) -> None:
        """Show an answer."""
        self._fresh = False
        self.mining.show_found(found, stay=stay)

    def show_trouble(self, _problem: Problem) -> None:
        """Nothing has been learned yet."""
        self.mining.show_nothing_learned(self._services.notes.count())

    def heard(self, changes: Changes) -> None:
        """Something was written."""
        if any(changes.touches(noun) for noun in MATTERS):
            self._go_stale()

    def learned(self) -> None:
        """The library knows more than before."""
        self.detail.forget()
        self._go_stale()

    def show_chosen(self) -> None:
        """Show beside it what is chosen."""
        self.detail.choose(self.mining.chosen, self.mining.months)

    def _go_stale(self) -> None:
        self._stale.update(SOURCES.values())
        if "bank" in vars(self):
            self.bank.asker.forget()
        if self.isVisible():
            self._again.start()

    @Slot()
    def _look_again(self) -> None:
        self._again.stop()
        source = SOURCES.get(self.view, "mining")
        if source not in self._stale:
            return
        self._stale.discard(source)
        if source == "bank":
            self.bank.ask(stay=True)
        elif source == "coverage":
            self.coverage.ask()
        else:
            self.ask(stay=True)

    @property
    def _front(self) -> Mining | BankView | CoverageView:
        if self.view == "bank":
            return self.bank
        return self.coverage if self.view == "coverage" else self.mining

    def _put_in(self, work: QWidget, side: QWidget) -> None:
        self._work.addWidget(work)
        self._sides.addWidget(side)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 24, 0)
        head.setSpacing(8)
        head.addWidget(PlainLabel("选词", "page"))
        head.addSpacing(4)
        head.addWidget(self.views)
        head.addWidget(self.mining.count, 1)
        head.addStretch(0)
        for text, keys, kind, run in (
            ("导入", "Ctrl+O", "", self.choose_files),
            ("导出", "Ctrl+E", "", self.doing.export),
            ("写成草稿", "Ctrl+N", "primary", self.doing.write),
        ):
            button = Button(text, kind=kind, keys=keys)
            button.clicked.connect(run)
            head.addWidget(button)
        work = QWidget()
        work.setProperty("place", "surface")
        work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(work)
        column.setContentsMargins(24, 16, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._work, 1)
        self.panes = Panes(self._services.theme, None, work, self._sides, self)
        head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.outcome)
        whole.addWidget(self.panes, 1)

    def _begin(self) -> None:
        memory = self._services.memory
        self.panes.restore(memory.get(SIZES))
        kept = memory.get(VIEW)
        self.show_view(kept if kept in VIEWS else next(iter(VIEWS)))

    def keep_sizes(self) -> None:
        """Remember the widths of the panes."""
        self._services.memory.keep(SIZES, list(self.panes.sizes))
