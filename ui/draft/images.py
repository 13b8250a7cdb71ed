"""The pictures of the note: their order and the cover. Only paths are kept; the files stay where they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QMenu, QScrollArea, QWidget

from ui.draft.thumbnails import Picture, Thumbnails
from ui.icons import draw
from ui.theme import Theme
from ui.widgets.labels import set_tip

SIDE = 52
SHOWN_MOST = 60


@dataclass(frozen=True, slots=True)
class Pictures:
    """Paths in order, and which of them is the cover."""

    paths: tuple[str, ...] = ()
    cover: int = 0

    def added(self, paths: tuple[str, ...]) -> Pictures:
        """With more at the end; a path that is there already is not added again."""
        return replace(self, paths=tuple(dict.fromkeys((*self.paths, *paths))))

    def without(self, number: int) -> Pictures:
        """One less; without its cover the note takes the first."""
        paths = self.paths[:number] + self.paths[number + 1 :]
        cover = 0 if number == self.cover else self.cover - (number < self.cover)
        return Pictures(paths, cover)

    def moved(self, number: int, to: int) -> Pictures:
        """In another order; the cover stays the same picture."""
        order = list(range(len(self.paths)))
        order.insert(to, order.pop(number))
        return Pictures(tuple(self.paths[at] for at in order), order.index(self.cover) if self.paths else 0)


class ImagesStrip(QScrollArea):
    """A row of thumbnails. Says ``edited`` with what the person wants; the page shows it in turn."""

    edited = Signal(object)
    """Pictures."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme, self._thumbnails = theme, thumbnails
        self._pictures = Pictures()
        self._thumbs: list[Thumb] = []
        inside = QWidget()
        inside.setProperty("place", "clear")
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setAccessibleName("图片")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme.px(SIDE) + 4)
        thumbnails.ready.connect(self._ready)

    @property
    def pictures(self) -> Pictures:
        return self._pictures

    def show_pictures(self, pictures: Pictures) -> None:
        """Show these; the strip hides when there are none."""
        self._pictures = pictures
        shown = pictures.paths[:SHOWN_MOST]
        while len(self._thumbs) > len(shown):
            thumb = self._thumbs.pop()
            self._row.removeWidget(thumb)
            thumb.hide()
            thumb.deleteLater()
        for number, path in enumerate(shown):
            if number == len(self._thumbs):
                self._thumbs.append(Thumb(self._theme, self, number))
                self._row.insertWidget(number, self._thumbs[-1])
            self._thumbs[number].show_path(path, number == pictures.cover)
            self._load(self._thumbs[number])
        self.setVisible(bool(pictures.paths))

    def focus_on(self, number: int) -> None:
        """Give a thumbnail the focus and bring it into sight."""
        if self._thumbs:
            thumb = self._thumbs[max(0, min(number, len(self._thumbs) - 1))]
            thumb.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(thumb)

    def remove(self, number: int) -> None:
        """Ask for one picture less."""
        self.edited.emit(self._pictures.without(number))
        self.focus_on(number)

    def move_to(self, number: int, to: int) -> None:
        """Ask for another order."""
        to = max(0, min(to, len(self._pictures.paths) - 1))
        if to != number:
            self.edited.emit(self._pictures.moved(number, to))
            self.focus_on(to)

    def make_cover(self, number: int) -> None:
        """Ask for another cover."""
        if number != self._pictures.cover:
            self.edited.emit(replace(self._pictures, cover=number))

    def number_at(self, point: QPoint) -> int:
        """The place a thumbnail dropped here would take."""
        for number, thumb in enumerate(self._thumbs):
            if point.x() < thumb.mapTo(self, QPoint(thumb.width() // 2, 0)).x():
                return number
        return len(self._thumbs)

    @Slot(str)
    def _ready(self, path: str) -> None:
        for thumb in self._thumbs:
            if thumb.path == path:
                self._load(thumb)

    def _load(self, thumb: Thumb) -> None:
        side = round(self._theme.px(SIDE) * self.devicePixelRatioF())
        thumb.show_picture(self._thumbnails.get(thumb.path, QSize(side, side)))


class Thumb(QAbstractButton):
    """One picture: Delete removes it, Alt+←→ or dragging move it, Enter makes it the cover."""

    def __init__(self, theme: Theme, strip: ImagesStrip, number: int) -> None:
        super().__init__()
        self._theme, self._strip, self._number = theme, strip, number
        self.path = ""
        self._cover = False
        self._picture: Picture | None = None
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_path(self, path: str, cover: bool) -> None:
        self.path, self._cover = path, cover
        self._hint()
        self.update()

    def show_picture(self, picture: Picture | None) -> None:
        self._picture = picture
        self._hint()
        self.update()

    def _hint(self) -> None:
        trouble = self._picture.trouble if self._picture else ""
        name = f"图 {self._number + 1}" + ("，封面" if self._cover else "") + (f"，{trouble}" if trouble else "")
        self.setAccessibleName(name)
        set_tip(self, f"{name}\n{self.path}\n回车设为封面，Delete 移除，拖动或 Alt+←→ 换位置")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._strip.remove(self._number)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._strip.make_cover(self._number)
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._strip.move_to(self._number, self._number + step)
        elif step:
            self._strip.focus_on(self._number + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self._dragging = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            self._dragging = self._dragging or far >= QApplication.startDragDistance()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging:
            to = self._strip.number_at(self.mapTo(self._strip, event.position().toPoint()))
            self._strip.move_to(self._number, to - 1 if to > self._number else to)
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._strip.make_cover(self._number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction("设为封面", lambda: self._strip.make_cover(self._number)).setEnabled(not self._cover)
        menu.addAction("移到最前", lambda: self._strip.move_to(self._number, 0))
        menu.addAction("移除", lambda: self._strip.remove(self._number))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        square = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(square, 8, 8)
        painter.fillPath(path, self._theme.color("chip"))
        if self._picture and self._picture.image:
            painter.setClipPath(path)
            paint_filling(painter, square, self._picture)
            painter.setClipping(False)
        else:
            missing = bool(self._picture and self._picture.trouble)
            middle = square.adjusted(16, 16, -16, -16).toRect()
            draw(
                painter,
                middle,
                "triangle-exclamation" if missing else "image",
                self._theme,
                "bad" if missing else "faint",
            )
        if self._cover:
            self._paint_cover(painter, square)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawPath(path)
        painter.end()

    def _paint_cover(self, painter: QPainter, square: QRectF) -> None:
        high = self._theme.px(16)
        band = QRectF(square.left(), square.bottom() - high, square.width(), high)
        path = QPainterPath()
        path.addRoundedRect(square, 8, 8)
        painter.setClipPath(path)
        painter.fillRect(band, self._theme.color("accent"))
        painter.setClipping(False)
        painter.setPen(self._theme.color("onaccent"))
        painter.setFont(self._theme.font(11))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, "封面")


def paint_filling(painter: QPainter, target: QRectF, picture: Picture) -> None:
    """Draw a picture so that it fills a rectangle, its middle in the middle."""
    image = picture.image
    if image is None or not image.width() or not image.height() or not target.width():
        return
    shape = target.height() / target.width()
    width = min(image.width(), image.height() / shape)
    height = width * shape
    source = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
    painter.drawImage(target, image, source)
