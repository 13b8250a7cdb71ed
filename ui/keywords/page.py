"""The page 选词: long-tails of seeds, the months they are written in, the bank, and what our own notes cover."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.problems import Problem
from planner.research.rows import Found
from planner.storage.changes import Changes
from ui.keywords.acts import PAGE, Acts
from ui.keywords.asking import Asker
from ui.keywords.commands import VIEWS, offer_commands
from ui.keywords.detail.panel import Detail
from ui.keywords.menu import menu_of
from ui.keywords.mining import Mining
from ui.keywords.taking import Taking
from ui.library.dropping import DropSurface
from ui.library.importing.choosing import choose_files
from ui.library.importing.flow import ImportFlow
from ui.library.importing.outcome import Outcome
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.segments import Segments

SIZES, VIEW = "keywords.sizes", "keywords.view"
AGAIN_MS = 300
"""Changes come in bursts: an import, then its weights."""
MATTERS = ("note", "keyword", "draft", "word", "batch")
"""What the numbers of a long-tail depend on."""


class KeywordsPage(DropSurface):
    """Files dropped anywhere on it are imported. Nothing is asked before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么", parent)
        self._services = services
        self._stale, self._fresh = True, True
        self.asker = Asker(services, self)
        self.acts = Acts(services, self)
        self.taking = Taking(services, self)
        self.imports = ImportFlow(services, self, PAGE)
        self.outcome = Outcome(services.theme)
        self.mining = Mining(services)
        self.detail = Detail(services.theme, self.asker)
        self.views = Segments("视图", VIEWS)
        self._work = QStackedWidget()
        self._work.addWidget(self.mining)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.detail)
        self._lay_out()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        self._connect()
        self._begin()
        offer_commands(self, services)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.asker.busy or self._again.isActive()

    def ask(self, *, stay: bool = False) -> None:
        """Ask for the long-tails of the seeds; ``stay`` when nobody asked for others than before."""
        self._stale = False
        self._again.stop()
        self.asker.ask(self.mining.seeds.seeds, stay=stay and not self._fresh)

    def show_view(self, view: str) -> None:
        """Bring one of the four views to the front."""
        self.views.choose(view)
        self._services.memory.keep(VIEW, view)
        self.mining.show_heat(view == "heat")

    @Slot()
    def enter_seeds(self) -> None:
        """Put the keys into the seeds."""
        if self.views.value not in ("longtails", "heat"):
            self.show_view("longtails")
        self.mining.seeds.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.mining.seeds.box.selectAll()

    @Slot()
    def enter_work(self) -> None:
        """Put the keys into what the view shows."""
        self.mining.enter()

    @Slot()
    def write_drafts(self) -> None:
        """Begin a draft for each chosen keyword."""
        self.acts.write(self.mining.chosen)

    @Slot()
    def bank(self) -> None:
        """Put the chosen keywords into the bank."""
        self.acts.bank(self.mining.chosen)

    @Slot()
    def copy(self) -> None:
        """Copy the chosen keywords, one a line."""
        self.taking.copy_texts([row.text for row in self.mining.chosen])

    @Slot()
    def export(self) -> None:
        """Export what is chosen when that is several, else all that are shown."""
        chosen = self.mining.chosen
        seeds = " ".join(self.mining.seeds.seeds)[:30]
        self.taking.export(chosen if len(chosen) > 1 else self.mining.rows, f"长尾词 {seeds}".strip())

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
        if self._stale:
            self.ask(stay=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def _lay_out(self) -> None:
        theme = self._services.theme
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 24, 0)
        head.setSpacing(8)
        head.addWidget(PlainLabel("选词", "page"))
        head.addSpacing(4)
        head.addWidget(self.views)
        head.addStretch(1)
        for text, keys, kind, run in (
            ("导入", "Ctrl+O", "", self.choose_files),
            ("导出", "Ctrl+E", "", self.export),
            ("写成草稿", "Ctrl+N", "primary", self.write_drafts),
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
        self.panes = Panes(theme, None, work, self._sides)
        head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.outcome)
        whole.addWidget(self.panes, 1)

    def _begin(self) -> None:
        memory = self._services.memory
        sizes = memory.get(SIZES)
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self.panes.restore((sizes[0], sizes[1]))
        kept = memory.get(VIEW)
        self.show_view(kept if kept in VIEWS else next(iter(VIEWS)))

    def _connect(self) -> None:
        services, mining, detail = self._services, self.mining, self.detail
        self.files_dropped.connect(self.import_files)
        self.views.chosen.connect(self.show_view)
        self.asker.found.connect(self._show_found)
        self.asker.trouble.connect(self._show_trouble)
        mining.asked.connect(self._ask_now)
        mining.chosen_changed.connect(self._chosen)
        mining.import_wished.connect(self.choose_files)
        mining.learn_wished.connect(lambda: services.commands.get("library.learn").action.trigger())
        for view in (mining.table, mining.heat.grid):
            view.copy_wished.connect(self.copy)
            view.menu_wished.connect(self._menu)
        mining.table.open_requested.connect(self._enter_detail)
        mining.heat.grid.opened.connect(self._enter_detail)
        detail.draft_wished.connect(self.write_drafts)
        detail.bank_wished.connect(self.bank)
        detail.copy_wished.connect(self.copy)
        detail.export_wished.connect(self.export)
        detail.seed_wished.connect(self._seed)
        detail.note_wished.connect(self._open_note)
        detail.all_wished.connect(self._open_notes)
        detail.leave_wished.connect(self._leave_detail)
        self.imports.reported.connect(self.outcome.show_reports)
        self.panes.moved.connect(lambda: services.memory.keep(SIZES, list(self.panes.sizes)))
        services.hub.changed.connect(self._changed)
        services.hub.learned.connect(self._learned)

    @Slot()
    def _ask_now(self) -> None:
        self.ask()

    @Slot()
    def _ask_again(self) -> None:
        self.ask(stay=True)

    @Slot(object, bool)
    def _show_found(self, found: Found, stay: bool) -> None:
        self._fresh = False
        self.mining.show_found(found, stay=stay)

    @Slot(object)
    def _show_trouble(self, _problem: Problem) -> None:
        self.mining.show_nothing_learned(self._services.notes.count())

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(noun) for noun in MATTERS):
            self._go_stale()

    @Slot()
    def _learned(self) -> None:
        self.detail.forget()
        self._go_stale()

    def _go_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._again.start()

    @Slot()
    def _chosen(self) -> None:
        self.detail.choose(self.mining.chosen, self.mining.months)

    @Slot(str)
    def _seed(self, text: str) -> None:
        self.show_view("longtails")
        self.mining.seeds.take(text)

    @Slot(QPoint)
    def _menu(self, point: QPoint) -> None:
        rows = self.mining.chosen
        one = [("用作种子", "", partial(self._seed, rows[0].text)), None] if len(rows) == 1 else []
        menu = menu_of(
            self,
            f"{len(rows):,} 个词",
            [
                *one,
                ("写成草稿", "Ctrl+N", self.write_drafts),
                ("收进我的关键词", "Ctrl+D", self.bank),
                None,
                ("复制成一行一个", "Ctrl+C", self.copy),
                ("复制成表格", "", partial(self.taking.copy_table, rows)),
                ("导出选中的…", "", partial(self.taking.export, rows, "长尾词")),
            ],
        )
        menu.popup(point)

    @Slot()
    def _enter_detail(self) -> None:
        if self.panes.folded("inspector") and not self.panes.is_open("inspector"):
            self.panes.toggle("inspector")
        shown = self.detail.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _leave_detail(self) -> None:
        self.panes.close_drawers()
        self.mining.enter()

    @Slot(str)
    def _open_note(self, id: str) -> None:
        self._services.hub.look_wished.emit("note", (id,), "关键词用到的笔记")

    @Slot(tuple, str)
    def _open_notes(self, ids: tuple[str, ...], text: str) -> None:
        self._services.hub.look_wished.emit("note", ids, f"用到「{text}」的笔记")
