"""The one window: rail, pages, banners above them, the status bar below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.commands import Commands
from ui.rail import Rail
from ui.status import Status
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.skeleton import Skeleton

SIZE = (1366, 768)
LEAST = (720, 480)


class Window(QMainWindow):
    """Knows where things stand and nothing of what they mean."""

    painted = Signal()
    """The window has been seen for the first time: heavy things may load now."""
    page_shown = Signal(str)
    missed = Signal(str)
    """A page was asked for that is not there yet. It is shown when it comes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._seen = False
        self._announced = False
        self._pages: dict[str, QWidget] = {}
        self.wished = ""
        """The page that was asked for last and is not there yet."""
        self._stand_in: QWidget | None = None
        self.guard: Callable[[], bool] | None = None
        """Asked before the window closes; False keeps it open."""
        self.setWindowTitle("草田")
        self.resize(*SIZE)
        self.setMinimumSize(*LEAST)
        self.commands = Commands(self)
        self.status = Status(theme)
        self.rail = Rail(theme)
        self.rail.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._stack.setProperty("place", "surface")
        self._stack.addWidget(Skeleton(theme))
        self._banners = QVBoxLayout()
        self._banners.setSpacing(0)
        self._lay_out()

    @property
    def page(self) -> str:
        """The page that is shown; empty while nothing is there yet."""
        return next((name for name, page in self._pages.items() if page is self._stack.currentWidget()), "")

    @property
    def place(self) -> QWidget:
        """Where pages stand."""
        return self._stack

    def announce(self, id: str, icon_name: str, text: str, keys: str, *, bottom: bool = False) -> None:
        """Show a page on the rail before it exists; the first is marked as the one that will come."""
        self.rail.add(id, icon_name, text, keys, bottom=bottom)
        if not self._announced:
            self._announced = True
            self.rail.show_page(id)

    def add_page(self, id: str, page: QWidget) -> None:
        """Put in the page itself; the first one is shown, and the one that was asked for."""
        self._pages[id] = page
        self._stack.addWidget(page)
        if len(self._pages) == 1 or id == self.wished:
            self.show_page(id)

    def clear(self) -> None:
        """Take pages and banners away again; the rail stays."""
        self.stand_in(None)
        self._stack.setCurrentIndex(0)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.wished = ""
        while item := self._banners.takeAt(0):
            if banner := item.widget():
                banner.deleteLater()

    def stand_in(self, page: QWidget | None) -> None:
        """Show something in place of pages that are not there yet; None brings the skeleton back."""
        if self._stand_in:
            self._stack.removeWidget(self._stand_in)
            self._stand_in.deleteLater()
        self._stand_in = page
        if page:
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
        elif not self._pages:
            self._stack.setCurrentIndex(0)

    def show_page(self, id: str) -> None:
        """Bring a page to the front; one that is not there yet is marked on the rail, asked for, and shown when it comes."""
        if id not in self._pages:
            self.wished = id
            self.rail.show_page(id)
            self.missed.emit(id)
            return
        self.wished = ""
        self._stack.setCurrentWidget(self._pages[id])
        self.rail.show_page(id)
        self.commands.show(id)
        self.page_shown.emit(id)

    def add_banner(self, banner: Banner) -> Banner:
        """Show a banner above the pages."""
        self._banners.addWidget(banner)
        return banner

    def come_forward(self) -> None:
        """Be the window in front."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def fit_screen(self) -> None:
        """Be no larger than the screen leaves room for: many laptops have just 1366 × 768."""
        self.resize(self.size().boundedTo(self.screen().availableSize()))

    def restore(self, geometry: bytes) -> None:
        """Stand where the window stood before; nonsense is ignored."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            # After this paint has reached the screen.
            QTimer.singleShot(0, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (focus := self.focusWidget()):
            focus.clearFocus()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.guard and not self.guard():
            event.ignore()
        else:
            super().closeEvent(event)

    def _lay_out(self) -> None:
        hairlines = [QFrame() for _ in range(2)]
        for line in hairlines:
            line.setProperty("place", "hairline")
        hairlines[0].setFixedWidth(1)
        hairlines[1].setFixedHeight(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._banners)
        right.addWidget(self._stack, 1)
        right.addWidget(hairlines[1])
        right.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(hairlines[0])
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
