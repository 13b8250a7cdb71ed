"""The list of products: each with how far its shop has caught up with its notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from planner.landing.answers import Landing
from planner.storage.records import Product
from ui.grid.cells import Index, LineCells
from ui.grid.columns import Column
from ui.grid.model import LEFT, LinesModel
from ui.grid.table import LinesTable
from ui.theme import Theme

ROW, BAR = 64, 4
ONE_LINE = int(Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A product; its landing is None until it has been read."""

    product: Product
    texts: int
    landing: Landing | None = None

    @property
    def id(self) -> str:
        return self.product.id


def told(line: ProductLine) -> str:
    """11 / 40 已承接 · 6 段文字."""
    texts = f"{line.texts} 段文字" if line.texts else "还没有店铺文字"
    if line.landing is None:
        return texts
    points = len(line.landing.points)
    return f"{line.landing.settled} / {points} 已承接 · {texts}" if points else f"还没有笔记说到 · {texts}"


COLUMNS: tuple[Column[ProductLine], ...] = (
    Column("product", "产品", lambda line: f"{line.product.name}，{told(line)}", 200, lambda line: line.product.name),
)


class ProductCells(LineCells[ProductLine]):
    """Two lines, and a bar below for the part that is answered."""

    def __init__(self, theme: Theme, model: LinesModel[ProductLine], parent: QObject | None = None) -> None:
        super().__init__(theme, model, parent)
        self._dress_rows()
        theme.theme_changed.connect(self._dress_rows)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, line, theme = option.rect, self._model.line(index.row()), self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colors["tint"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colors["line"])
        if index.row() == self.current:
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), self._colors["accent"])
        if line is None:
            return
        inner = rect.adjusted(theme.px(16), theme.px(9), -theme.px(12), -theme.px(9))
        half = (inner.height() - theme.px(BAR)) // 2
        rows = ((line.product.name, self._bold, "text"), (told(line), self._low, "soft"))
        for at, (words, font, token) in enumerate(rows):
            place = QRect(inner.left(), inner.top() + at * half, inner.width(), half)
            painter.setFont(font)
            painter.setPen(self._colors[token])
            fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(LEFT) | ONE_LINE, fitting)
        if line.landing and line.landing.points:
            groove = QRect(inner.left(), inner.bottom() - theme.px(BAR) + 1, inner.width(), theme.px(BAR))
            painter.fillRect(groove, self._colors["line"])
            groove.setWidth(round(groove.width() * line.landing.settled / len(line.landing.points)))
            painter.fillRect(groove, self._colors["accent"])

    @Slot()
    def _dress_rows(self) -> None:
        self._bold: QFont = self._theme.font(13, 600)
        self._low: QFont = self._theme.font(12)


class ProductsModel(LinesModel[ProductLine]):
    """The products that are sold."""

    def __init__(self, fetch: Callable[[Sequence[str]], Sequence[ProductLine]], parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, fetch, parent)


class ProductsList(LinesTable[ProductLine]):
    """One product is looked at at a time."""

    def __init__(self, theme: Theme, model: ProductsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "产品", model, ProductCells(theme, model), parent)
        self._row = ROW
        self._scale()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
