"""The phone in a window of its own: it stays open and follows while the draft is written."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.storage.records import DraftContent
from ui.draft.preview.feed import FeedView
from ui.draft.preview.note import Edge, NoteView
from ui.draft.preview.phone import Skin, read_skin, rounded
from ui.draft.thumbnails import Picture, Thumbnails
from ui.theme import Theme
from ui.widgets.buttons import Chip

RIM = 9


class PreviewWindow(QDialog):
    """Feed card and note page, light and dark."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("手机预览")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._thumbnails = thumbnails
        self._content = DraftContent()
        self._page = 0
        self._skins = {False: read_skin(dark=False), True: read_skin(dark=True)}
        self._dark = theme.dark
        self._feed = FeedView()
        self._note = NoteView()
        self._note.page_wished.connect(self._turn)
        self._edges = (Edge(top=True), Edge(top=False))
        self._screens = QStackedWidget()
        self._screens.addWidget(self._feed)
        self._screens.addWidget(self._note_screen())
        self._frame = Phone(self._screens)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 18)
        column.setSpacing(12)
        row = QHBoxLayout()
        self._choose(row, (("首页卡片", 0), ("笔记页", 1)), 0, self._show_screen)
        row.addStretch(1)
        self._choose(row, (("浅色", 0), ("深色", 1)), int(self._dark), self._show_mode)
        column.addLayout(row)
        column.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignHCenter)
        thumbnails.ready.connect(self._came)

    def show_content(self, content: DraftContent) -> None:
        """Show a draft as it is now."""
        if content != self._content:
            if content.images != self._content.images or content.cover != self._content.cover:
                self._page = 0
            self._content = content
            self._draw()

    @property
    def skin(self) -> Skin:
        """The colours in force."""
        return self._skins[self._dark]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _note_screen(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidget(self._note)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        screen = QWidget()
        column = QVBoxLayout(screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._edges[0])
        column.addWidget(scroll, 1)
        column.addWidget(self._edges[1])
        return screen

    def _choose(self, row: QHBoxLayout, choices: tuple[tuple[str, int], ...], chosen: int, then: object) -> None:
        group = QButtonGroup(self)
        for text, number in choices:
            chip = Chip(text, "filter")
            chip.setChecked(number == chosen)
            group.addButton(chip, number)
            row.addWidget(chip)
        group.idClicked.connect(then)

    @Slot(int)
    def _show_screen(self, number: int) -> None:
        self._screens.setCurrentIndex(number)

    @Slot(int)
    def _show_mode(self, dark: int) -> None:
        self._dark = bool(dark)
        self._draw()

    @Slot(int)
    def _turn(self, by: int) -> None:
        count = len(self._content.images)
        if count:
            self._page = max(0, min(count - 1, self._page + by))
            self._draw()

    @Slot(str)
    def _came(self, path: str) -> None:
        if path in self._content.images:
            self._draw()

    def _draw(self) -> None:
        content, skin = self._content, self.skin
        cover = content.images[content.cover] if content.cover < len(content.images) else ""
        self._feed.show_content(content, self._picture(cover, FeedView.cover_size()), skin)
        # The platform shows the cover first.
        paths = [cover, *(path for path in content.images if path != cover)] if cover else []
        page = paths[self._page] if self._page < len(paths) else ""
        self._note.show_content(content, self._picture(page, NoteView.picture_size()), self._page, skin)
        for edge in self._edges:
            edge.show_skin(skin)
        self._frame.show_skin(skin)

    def _picture(self, path: str, size: QSize) -> Picture | None:
        return self._thumbnails.get(path, size * self.devicePixelRatioF()) if path else None


class Phone(QWidget):
    """The rim around the screen."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__()
        self._skin: Skin | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(RIM, RIM + 10, RIM, RIM + 10)
        column.addWidget(screen)

    def show_skin(self, skin: Skin) -> None:
        self._skin = skin
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._skin is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        rounded(painter, whole, 34, self._skin.color("frame"))
        rounded(painter, whole.adjusted(4, 4, -4, -4), 30, self._skin.color("page"))
        painter.end()
