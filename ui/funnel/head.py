"""Who is looked at and who they are compared with, above the funnel; and what is not known, below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.funnel.asked import Side
from ui.keywords.heat.colours import blend
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

SCALE = "高度按对数画，从最小的数往下一点开始；高度不能直接相比，数字照实写。虚线是还不知道的"
HINT = "点右边的小漏斗只看一组，按住 Ctrl 再点一组就并排比较"


class Swatch(QWidget):
    """A square in the colour of one half of the chart."""

    def __init__(self, theme: Theme, token: str, strength: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._token, self._strength = theme, token, strength
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(10)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(self._theme.color("surface"), self._theme.color(self._token), self._strength))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.end()


class Versus(QWidget):
    """The names of the halves, each with a way to leave it; 和…比 puts what is looked at aside."""

    back_wished = Signal()
    """Look at everything again."""
    part_wished = Signal()
    """Compare no more."""
    swap_wished = Signal()
    pin_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = Chip("", "topic", removable=True)
        self._whole = PlainLabel("", "strong")
        self._versus = PlainLabel("对比", "soft")
        self._other = Chip("", removable=True)
        self._swap = Button("对调", kind="link")
        self._pin = Button("放到一边比", kind="link")
        set_tip(self._pin, "记住现在看的这些，再换筛选或点一组，两个漏斗上下比")
        self._hint = ElidedLabel(HINT, "small")
        scale = PlainLabel("对数高度", "small")
        set_tip(scale, SCALE)
        self._marks = Swatch(theme, "accent", 0.9), Swatch(theme, "soft", 0.55)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._marks[0], self._one, self._whole, self._versus, self._marks[1], self._other, self._swap):
            row.addWidget(widget)
        row.addWidget(self._pin)
        row.addWidget(self._hint, 1)
        row.addStretch()
        row.addWidget(scale)
        self._one.remove_requested.connect(self.back_wished)
        self._other.remove_requested.connect(self.part_wished)
        self._swap.clicked.connect(self.swap_wished)
        self._pin.clicked.connect(self.pin_wished)

    def show_sides(self, whole: str, one: Side | None, other: Side | None, notes: Sequence[int]) -> None:
        """``whole`` names everything that is filtered; ``notes`` are the numbers of notes of the halves."""
        self._one.setVisible(one is not None)
        self._whole.setVisible(one is None)
        if one is not None:
            self._one.set_text(f"{one.name} {notes[0]:,} 篇")
        self._whole.setText(f"{whole} {notes[0]:,} 篇")
        for widget in (self._marks[1], self._versus, self._other, self._swap):
            widget.setVisible(other is not None)
        # One colour alone needs no key.
        self._marks[0].setVisible(other is not None)
        if other is not None:
            self._other.set_text(f"{other.name} {notes[-1]:,} 篇")
        self._pin.setVisible(other is None)
        self._hint.setVisible(other is None)


class Lacking(QWidget):
    """Steps that nobody knows, and the file that would bring them, with a way to bring it."""

    import_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "soft")
        self._bring = Button("导入", kind="link")
        self._bring.setAccessibleName("导入缺的数据")
        self._bring.clicked.connect(self.import_wished)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._words, 1)
        row.addWidget(self._bring)
        self.hide()

    def show_missing(self, missing: Sequence[tuple[str, str]]) -> None:
        """Pairs of a step and what would bring it; steps that the same file would bring are said together."""
        files: dict[str, list[str]] = {}
        for name, file in missing:
            files.setdefault(file, []).append(name)
        self._words.setText("；".join(f"{'、'.join(names)}：{file}" for file, names in files.items()))
        self.setVisible(bool(missing))
