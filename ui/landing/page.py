"""The page 承接: the products, the checklist of one, and its reasons beside."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner.landing.answers import Landing, LandingText, Subject, Tick
from planner.landing.texts import LandingTexts
from planner.products import Products
from planner.settings import LAST_FOLDER
from planner.storage.changes import Changes
from ui.landing.acts import Acts
from ui.landing.commands import offer_commands
from ui.landing.listing import ProductLine, ProductsList, ProductsModel
from ui.landing.sheet import TextSheet
from ui.landing.side import Side
from ui.landing.work import Work
from ui.matrix.questions import Questions
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from planner.storage.records import Product
    from planner.storage.store import Store
    from ui.jobs import Job

SIZES, CHOSEN, VIEW = "landing.sizes", "landing.product", "landing.view"
REFIND_MS = 60
NOUNS = ("landing", "product", "slot", "draft", "note", "word", "account")
FILES = "店铺文字 (*.txt *.md *.csv *.tsv);;所有文件 (*)"
NO_PRODUCTS = "在矩阵的“管理产品”里加上产品，再回来对照它的店铺文字"
Landings = dict[str, Landing]


class LandingPage(QWidget):
    """Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self._products: dict[str, Product] = {}
        self._texts: dict[str, int] = {}
        self._landings: Landings = {}
        self.product_id = ""
        self.questions = Questions(services, services.review_lane, self)
        self.acts = Acts(services, self)
        self.model = ProductsModel(lambda ids: [self._line(id) for id in ids], self)
        self.list = ProductsList(services.theme, self.model)
        self.work, self.side = Work(services), Side()
        self._count = PlainLabel("", "soft")
        self._empty = EmptyState(services.theme, "shop", "还没有产品", NO_PRODUCTS)
        self.panes = Panes(services.theme, self._listing(), self.work, self.side, self)
        self.work.head.addWidget(self.panes.button("list"))
        self.work.head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        whole.addWidget(self._empty)
        self._empty.hide()
        self.panes.restore(services.memory.get(SIZES))
        self._refind = one_shot(self, REFIND_MS, self._ask)
        self._connect()
        offer_commands(self, services)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.questions.busy or self._refind.isActive()

    @property
    def landing(self) -> Landing | None:
        """The landing that is looked at, once it has been read."""
        return self._landings.get(self.product_id)

    def enter(self) -> None:
        """Put the keys into the list of products."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self, state: Tick | None) -> None:
        """Settle what is chosen, or open it again."""
        points = [point.key for point in self.work.chosen_points if state or point.tick]
        self.acts.tick(self.product_id, points, state)

    @Slot()
    def toggle_tick(self) -> None:
        """已补, or open again when all that is chosen is ticked."""
        points = self.work.chosen_points
        self.tick(None if points and all(point.tick == "已补" for point in points) else "已补")

    @Slot()
    def paste(self) -> None:
        """Ask for a text of this product's shop."""
        if self.product_id:
            sheet = TextSheet(self._services.theme, self._products[self.product_id].name, None, self.window())
            sheet.given.connect(partial(self.acts.add, self.product_id))
            sheet.open()

    @Slot(object)
    def edit(self, text: LandingText) -> None:
        """Ask how a text should be."""
        sheet = TextSheet(self._services.theme, self._products[text.product_id].name, text, self.window())
        sheet.given.connect(partial(self.acts.edit, text))
        sheet.open()

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file with texts."""
        if not self.product_id:
            return
        services, folder = self._services, self._services.settings.get(LAST_FOLDER)
        dialog = QFileDialog(self, "导入店铺文字", folder if Path(folder).is_dir() else "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.acts.bring, self.product_id))
        dialog.fileSelected.connect(
            lambda path: services.hub.tell(services.settings.set(LAST_FOLDER, str(Path(path).parent)))
        )
        dialog.open()

    @Slot(object)
    def open_subject(self, subject: Subject) -> None:
        """Show the note or the draft where it lives."""
        noun, id = ("note", subject.note_id) if subject.note_id else ("draft", subject.draft_id)
        if id:
            self._services.hub.look_wished.emit(noun, (id,), subject.title)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self._refind.isActive()
        self._refind.stop()

    def _listing(self) -> QWidget:
        made = QWidget()
        made.setProperty("place", "raised")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(PlainLabel("承接", "page"))
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return made

    def _connect(self) -> None:
        work, side, services = self.work, self.side, self._services
        self.list.chosen_changed.connect(self._product_chosen)
        self.list.open_requested.connect(work.enter)
        work.paste_wished.connect(self.paste)
        work.bring_wished.connect(self.choose_file)
        work.chosen_changed.connect(self._show_side)
        work.view_chosen.connect(lambda view: services.memory.keep(VIEW, view))
        work.points.tick_wished.connect(self.toggle_tick)
        work.shop.edit_wished.connect(self.edit)
        work.shop.delete_wished.connect(self.acts.delete)
        side.tick_wished.connect(self.tick)
        side.open_wished.connect(self.open_subject)
        side.leave_wished.connect(work.enter)
        self.panes.moved.connect(lambda: services.memory.keep(SIZES, list(self.panes.sizes)))
        services.hub.changed.connect(self._changed)
        view = services.memory.get(VIEW)
        if isinstance(view, str):
            work.show_view(view)

    @Slot()
    def _ask(self) -> None:
        """The products at once, their landings in the lane: first the one that is looked at."""
        self._stale = False
        self._refind.stop()
        store = self._services.store
        self._products = {one.id: one for one in Products(store).list()}
        self._texts = dict(LandingTexts(store).counts())
        self._landings = {id: one for id, one in self._landings.items() if id in self._products}
        ids = list(self._products)
        self.panes.setVisible(bool(ids))
        self._empty.setVisible(not ids)
        self.list.show_ids(ids, stay=True)
        self._count.setText(f"{len(ids)} 个产品" if ids else "")
        if not ids:
            self.product_id = ""
            self.work.show_nothing()
            return
        if not self.list.chosen_count:
            kept = self._services.memory.get(CHOSEN)
            self.list.choose(ids.index(kept) if kept in ids else 0)
        self._read([self.product_id, *(id for id in ids if id != self.product_id)])

    def _read(self, ids: list[str]) -> None:
        """Read the landings one by one, so that none waits long for another question."""
        if ids:
            self.questions.ask("landing", partial(_landing, ids[0]), partial(self._told, ids))

    def _told(self, ids: list[str], landing: Landing) -> None:
        self._landings[landing.product_id] = landing
        self.model.refresh()
        if landing.product_id == self.product_id:
            self.work.show_landing(self._products[self.product_id], landing, stay=True)
        self._read(ids[1:])

    @Slot()
    def _product_chosen(self) -> None:
        ids = self.list.chosen_ids
        if ids and ids[0] != self.product_id and ids[0] in self._products:
            self.product_id = ids[0]
            self._services.memory.keep(CHOSEN, ids[0])
            self.work.show_landing(self._products[ids[0]], self._landings.get(ids[0]), stay=False)
            if ids[0] not in self._landings:
                self._read([ids[0], *(id for id in self._products if id not in self._landings and id != ids[0])])

    @Slot()
    def _show_side(self) -> None:
        landing, points = self.landing, self.work.chosen_points
        subject = self.work.chosen_subject
        if landing and points:
            self.side.show_points(landing, points)
        elif landing and subject:
            self.side.show_subject(landing, subject)
        else:
            self.side.show_nothing()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(noun) for noun in NOUNS):
            self._stale = True
            if self.isVisible():
                self._refind.start()

    def _line(self, id: str) -> ProductLine:
        return ProductLine(self._products[id], self._texts.get(id, 0), self._landings.get(id))


def _landing(product_id: str, store: Store, job: Job) -> Landing:
    # The words are read with the first question, in the lane.
    from planner.landing.asking import LandingDesk

    return store.beside(LandingDesk, LandingDesk).landing(product_id, job.check)
