"""Rule packs of routes have changed: a line above the page, and a sheet with the planned slots that may not do so any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.route_changes import TurnedInvalid
from ui.jobs import Stopped
from ui.kept import KeptStore
from ui.library.importing.room import make_room
from ui.matrix.side.cell import day_words
from ui.settings.rows import Column, RowModel
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet
from ui.widgets.table import DENSE, Table

if TYPE_CHECKING:
    from planner.storage.changes import Changes
    from planner.storage.store import Store
    from ui.services import Services

WIDE, HIGH, WHY = 820, 480, 3
TOLD = "这些排期按原来的规则可以，按现在的不行了。到矩阵里换一条链路，或改日子。"
COLUMNS: tuple[Column[TurnedInvalid], ...] = (
    Column("日子", lambda one: day_words(one.day), 100),
    Column("排期", lambda one: one.title or "还没写标题", 200, tip=lambda one: one.title),
    Column("链路", lambda one: one.route, 110),
    Column("为什么", lambda one: one.text, 300, tip=lambda one: one.text),
)


class RouteNews(QWidget):
    """Looks once in the lane; says nothing when nothing turned invalid."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._found: Sequence[TurnedInvalid] = ()
        self._banner: Banner | None = None
        self.asking = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def look(self) -> None:
        """Compare the packs with those that were known."""
        self.asking = True
        self._services.review_lane.queue(lambda _job: news(self._kept.get()), self._show, self._failed)

    def open(self) -> None:
        """Show which slots; when they were seen, the packs of now are known."""
        sheet = InvalidSheet(self._services, self._found, self.window())
        sheet.accepted.connect(self._known)
        sheet.open()

    def _show(self, found: tuple[Sequence[TurnedInvalid], Changes | None]) -> None:
        self.asking = False
        self._found, changes = found
        self._services.hub.tell(changes)
        if self._found:
            told = f"链路规则更新了，{len(self._found):,} 条还没发的排期不能再这样用"
            self._banner = Banner(self._services.theme, told, "看是哪几条", self.open, tone="warn")
            self._banner.closed.connect(self.hide)
            self._column.addWidget(self._banner)
            self.show()

    def _failed(self, error: BaseException) -> None:
        self.asking = False
        if not isinstance(error, Stopped):
            self._services.status.failed(error)

    def _known(self) -> None:
        from planner.route_changes import remember
        from planner.routes import Routes

        self._services.undo.write(lambda: remember(self._services.store, Routes.load()))
        self.hide()


class InvalidSheet(Sheet):
    """Slots with the reason."""

    def __init__(self, services: Services, found: Sequence[TurnedInvalid], parent: QWidget) -> None:
        theme: Theme = services.theme
        super().__init__(theme, "链路规则更新", parent)
        self._services = services
        self.body.addWidget(PlainLabel(TOLD, "soft", wrap=True))
        model: RowModel[TurnedInvalid] = RowModel(COLUMNS, self)
        table = Table(theme, "不能再这样用的排期", row=DENSE)
        table.setModel(model)
        model.show(found)
        model.dress(table, WHY)
        self.body.addWidget(table, 1)
        make_room(self, theme, parent, WIDE, HIGH)
        self.add_button("以后再说", self.reject)
        self.add_button("去矩阵改", self._to_matrix)
        self.add_button("知道了", self.accept, kind="primary", default=True)

    def _to_matrix(self) -> None:
        self.reject()
        self._services.commands.get("page.matrix").action.trigger()


def news(store: Store) -> tuple[Sequence[TurnedInvalid], Changes | None]:
    """What turned invalid. Where nothing did, the packs of now are known from here on."""
    from planner.route_changes import remember, turned_invalid
    from planner.routes import Routes

    routes = Routes.load()
    found = turned_invalid(store, routes)
    return found, None if found else remember(store, routes)
