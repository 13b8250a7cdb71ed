"""The page of the note on the phone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.storage.records import DraftContent
from ui.draft.images import paint_filling
from ui.draft.preview.feed import AUTHOR, COVER
from ui.draft.preview.phone import HEIGHT, WIDTH, Skin, Words, phone_font, rounded, shown_body
from ui.draft.thumbnails import Picture

TOP, BOTTOM = 44, 48
EDGE = 14
DOTS_MOST = 9


class NoteView(QWidget):
    """Pictures to page through, title, body, topics in blue. Scrolls inside ``NoteScreen``."""

    page_wished = Signal(int)
    """Show the next (1) or the previous (−1) picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("笔记页的样子")
        self._skin: Skin | None = None
        self._content = DraftContent()
        self._picture: Picture | None = None
        self._page = 0
        self._title: Words | None = None
        self._body: Words | None = None
        self._blue: list[tuple[int, int]] = []

    @staticmethod
    def picture_size() -> QSize:
        """The size of a picture on the page."""
        return QSize(WIDTH, round(WIDTH * COVER))

    def show_content(self, content: DraftContent, picture: Picture | None, page: int, skin: Skin) -> None:
        width = WIDTH - 2 * EDGE
        self._content, self._picture, self._page, self._skin = content, picture, page, skin
        title = " ".join(content.title.split())
        text, self._blue = shown_body(content.body, content.topics)
        self._title = Words(title, phone_font(17, 600), width, 25) if title else None
        self._body = Words(text, phone_font(15), width, 24) if text else None
        self.setFixedHeight(round(max(HEIGHT - TOP - BOTTOM, self._end())))
        self.update()

    def _picture_height(self) -> int:
        # Without pictures the words are what one wants to see.
        return self.picture_size().height() if self._content.images else WIDTH // 2

    def _end(self) -> float:
        title = self._title.height + 8 if self._title else 0
        body = self._body.height + 10 if self._body else 0
        return self._picture_height() + self._dots() + 12 + title + body + 40

    def _dots(self) -> float:
        return 18 if len(self._content.images) > 1 else 0

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < self._picture_height():
            self.page_wished.emit(1 if event.position().x() > WIDTH / 2 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.page_wished.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._skin is None:
            return
        skin = self._skin
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), skin.color("page"))
        y = self._pictures(painter, skin) + 12
        if self._title:
            self._title.paint(painter, QPointF(EDGE, y), skin.color("text"))
            y += self._title.height + 8
        if self._body:
            self._body.paint(painter, QPointF(EDGE, y), skin.color("text"), self._blue, skin.color("topic"))
            y += self._body.height + 10
        painter.setFont(phone_font(12))
        painter.setPen(skin.color("soft"))
        painter.drawText(QRectF(EDGE, y, WIDTH, 20), Qt.AlignmentFlag.AlignVCenter, f"编辑于 {date.today():%m-%d}")
        painter.end()

    def _pictures(self, painter: QPainter, skin: Skin) -> float:
        """Draw the picture and the dots below; where they end."""
        box = QRectF(0, 0, WIDTH, self._picture_height())
        painter.fillRect(box, skin.color("blank"))
        count = len(self._content.images)
        if self._picture and self._picture.image:
            paint_filling(painter, box, self._picture)
        else:
            painter.setPen(skin.color("soft"))
            painter.setFont(phone_font(13))
            none = (self._picture.trouble if self._picture else "") or ("读取中" if count else "还没有图片")
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, none)
        if count < 2:
            return box.bottom()
        badge = QRectF(WIDTH - 52, 12, 40, 22)
        painter.setOpacity(0.55)
        rounded(painter, badge, 11, skin.color("frame"))
        painter.setOpacity(1)
        painter.setPen(skin.color("feed") if skin.feed > skin.text else skin.color("text"))
        painter.setFont(phone_font(11))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, f"{self._page + 1}/{count}")
        dots = min(count, DOTS_MOST)
        x = (WIDTH - dots * 10 + 4) / 2
        for number in range(dots):
            here = number == min(self._page, dots - 1)
            rounded(painter, QRectF(x + 10 * number, box.bottom() + 8, 6, 6), 3, skin.color("red" if here else "line"))
        return box.bottom() + self._dots()


class Edge(QWidget):
    """The fixed strips of the note page: author above, actions below."""

    def __init__(self, top: bool) -> None:
        super().__init__()
        self._top = top
        self._skin: Skin | None = None
        self.setFixedSize(WIDTH, TOP if top else BOTTOM)

    def show_skin(self, skin: Skin) -> None:
        self._skin = skin
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._skin is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._skin.color("page"))
        (self._author if self._top else self._actions)(painter, self._skin)
        painter.end()

    def _author(self, painter: QPainter, skin: Skin) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(skin.color("text"))
        painter.setFont(phone_font(20))
        painter.drawText(QRectF(10, 0, 20, TOP), middle, "‹")
        rounded(painter, QRectF(32, 8, 28, 28), 14, skin.color("blank"))
        painter.setPen(skin.color("text"))
        painter.setFont(phone_font(14))
        painter.drawText(QRectF(68, 0, 140, TOP), middle, AUTHOR)
        painter.setPen(skin.color("red"))
        painter.drawRoundedRect(QRectF(WIDTH - 72, 9, 58, 26), 13, 13)
        painter.setFont(phone_font(13))
        painter.drawText(QRectF(WIDTH - 72, 9, 58, 26), Qt.AlignmentFlag.AlignCenter, "关注")

    def _actions(self, painter: QPainter, skin: Skin) -> None:
        painter.fillRect(QRectF(0, 0, WIDTH, 1), skin.color("line"))
        rounded(painter, QRectF(EDGE, 9, 130, 30), 15, skin.color("feed"))
        painter.setFont(phone_font(12))
        painter.setPen(skin.color("soft"))
        painter.drawText(QRectF(EDGE + 12, 9, 120, 30), Qt.AlignmentFlag.AlignVCenter, "说点什么…")
        painter.setPen(skin.color("text"))
        painter.setFont(phone_font(13))
        for number, text in enumerate(("♡ 点赞", "☆ 收藏", "○ 评论")):
            place = QRectF(156 + 54 * number, 9, 54, 30)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
