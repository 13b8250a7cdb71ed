"""The feed of the phone: our card beside others."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.storage.records import DraftContent
from ui.draft.images import paint_filling
from ui.draft.preview.phone import HEIGHT, WIDTH, Skin, Words, phone_font, rounded
from ui.draft.thumbnails import Picture

GAP, EDGE = 5, 5
BAR = 40
COVER = 4 / 3
"""Height to width of a cover: the platform crops to 3:4."""
AUTHOR = "我的账号"


class FeedView(QWidget):
    """Two columns of cards; ours is the first, the others are blank."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(WIDTH, HEIGHT)
        self.setAccessibleName("首页里的样子")
        self._skin: Skin | None = None
        self._content = DraftContent()
        self._cover: Picture | None = None

    @staticmethod
    def cover_size() -> QSize:
        """The size of the cover on the card."""
        width = (WIDTH - 2 * EDGE - GAP) // 2
        return QSize(width, round(width * COVER))

    def show_content(self, content: DraftContent, cover: Picture | None, skin: Skin) -> None:
        self._content, self._cover, self._skin = content, cover, skin
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._skin is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._skin.color("feed"))
        self._bar(painter, self._skin)
        width = self.cover_size().width()
        left, right = EDGE, EDGE + width + GAP
        below = self._card(painter, QPointF(left, BAR + GAP), self._skin)
        self._blank(painter, QRectF(left, below + GAP, width, 260), self._skin)
        self._blank(painter, QRectF(right, BAR + GAP, width, 232), self._skin)
        self._blank(painter, QRectF(right, BAR + GAP + 232 + GAP, width, 300), self._skin)
        self._blank(painter, QRectF(right, BAR + GAP + 532 + 2 * GAP, width, 200), self._skin)
        painter.end()

    def _bar(self, painter: QPainter, skin: Skin) -> None:
        painter.fillRect(QRectF(0, 0, WIDTH, BAR), skin.color("page"))
        x = WIDTH / 2 - 66
        for text, here in (("关注", False), ("发现", True), ("同城", False)):
            font = phone_font(15, 600 if here else 400)
            painter.setFont(font)
            painter.setPen(skin.color("text" if here else "soft"))
            painter.drawText(QRectF(x, 0, 44, BAR), Qt.AlignmentFlag.AlignCenter, text)
            if here:
                rounded(painter, QRectF(x + 12, BAR - 5, 20, 3), 1.5, skin.color("red"))
            x += 44

    def _card(self, painter: QPainter, at: QPointF, skin: Skin) -> float:
        """Draw our card; where it ends."""
        size = self.cover_size()
        title = " ".join(self._content.title.split())
        words = Words(title or "（没有标题）", phone_font(13, 600), size.width() - 16, 18, most=2)
        height = size.height() + 8 + words.height + 8 + 20 + 10
        box = QRectF(at.x(), at.y(), size.width(), height)
        rounded(painter, box, 6, skin.color("page"))
        cover = QRectF(at.x(), at.y(), size.width(), size.height())
        path = QPainterPath()
        path.addRoundedRect(cover.adjusted(0, 0, 0, 8), 6, 6)
        painter.save()
        painter.setClipRect(cover)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.fillRect(cover, skin.color("blank"))
        if self._cover and self._cover.image:
            paint_filling(painter, cover, self._cover)
        else:
            painter.setPen(skin.color("soft"))
            painter.setFont(phone_font(12))
            none = (self._cover.trouble if self._cover else "") or ("读取中" if self._content.images else "还没有封面")
            painter.drawText(cover, Qt.AlignmentFlag.AlignCenter, none)
        painter.restore()
        y = cover.bottom() + 8
        words.paint(painter, QPointF(at.x() + 8, y), skin.color("text" if title else "soft"))
        self._author(painter, QRectF(at.x() + 8, y + words.height + 8, size.width() - 16, 20), skin)
        return box.bottom()

    def _author(self, painter: QPainter, row: QRectF, skin: Skin) -> None:
        rounded(painter, QRectF(row.left(), row.top() + 1, 18, 18), 9, skin.color("blank"))
        font = phone_font(11)
        painter.setFont(font)
        painter.setPen(skin.color("soft"))
        likes = "♡ 赞"
        wide = QFontMetricsF(font).horizontalAdvance(likes)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row.adjusted(24, 0, -wide - 4, 0), middle | Qt.AlignmentFlag.AlignLeft, AUTHOR)
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, likes)

    def _blank(self, painter: QPainter, box: QRectF, skin: Skin) -> None:
        rounded(painter, box, 6, skin.color("page"))
        painter.save()
        painter.setClipRect(box)
        rounded(painter, QRectF(box.left(), box.top(), box.width(), box.height() - 66), 6, skin.color("blank"))
        for number, share in enumerate((0.85, 0.5)):
            line = QRectF(box.left() + 8, box.bottom() - 56 + 16 * number, (box.width() - 16) * share, 9)
            rounded(painter, line, 4, skin.color("blank"))
        rounded(painter, QRectF(box.left() + 8, box.bottom() - 22, 14, 14), 7, skin.color("blank"))
        painter.restore()
