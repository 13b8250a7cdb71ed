"""The score and the forecast: what is expected, how sure that is, and what it was learned from."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nlp.findings import Forecast, Push, Score
from ui.draft.inspector.row import GAP, RIGHT, Row
from ui.draft.inspector.section import Rows
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.gauges import Ring
from ui.widgets.labels import PlainLabel, set_tip

PUSHES = 8
REST = "其他"
"""What has no name of its own comes last, however much it is."""


class ForecastPanel(QWidget):
    """Ring and sentence. A click or Enter shows what moved the forecast."""

    push_chosen = Signal(object)
    """Push: show its places in the text."""
    checkup_wished = Signal()
    """Show how the forecast was tested."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ring = Ring(theme)
        self._head = _Head(theme, self._ring)
        self._head.pressed.connect(self.toggle)
        self._head.tested.clicked.connect(self.checkup_wished)
        self._pushes = QWidget()
        column = QVBoxLayout(self._pushes)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        self._about = PlainLabel("", "small", wrap=True)
        self._about.setContentsMargins(GAP, 0, GAP, 4)
        column.addWidget(self._about)
        self._rows: Rows[Push, PushRow] = Rows(column, self._make, lambda row, push: row.show_push(push))
        self._pushes.hide()
        self._forecast: Forecast | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._pushes)

    def show_forecast(self, score: Score, forecast: Forecast) -> None:
        """Show both."""
        self._ring.set(score.total if score.parts else None)
        self._head.say(*sentences(forecast))
        self._forecast = forecast
        if not self._pushes.isHidden():
            self._explain()

    def wait(self) -> None:
        """Nothing is known yet."""
        self._forecast = None
        self._ring.set(None)
        self._head.say("正在评阅", "第一次要读词典，一两秒就好", "")
        self._rows.fill(())

    def fail(self) -> None:
        """The review broke; the text is safe."""
        self._ring.set(None)
        self._head.say("这次没能评阅", "原因已记录；文字不受影响，接着写会再试", "")

    def rest(self) -> None:
        """There is nothing to review."""
        self._forecast = None
        self._ring.set(None)
        self._rows.fill(())
        self._head.say("还没有草稿", "新建一篇，右边会跟着写的内容变", "")

    def rows(self) -> list[Row]:
        """What the arrow keys walk through."""
        return list(self._rows.shown) if self._pushes.isVisible() else []

    def toggle(self) -> None:
        """Show what moved the forecast, or hide it."""
        if self._pushes.isHidden():
            self._explain()
        self._pushes.setVisible(self._pushes.isHidden())

    def _explain(self) -> None:
        forecast = self._forecast
        if forecast is None:
            return
        pushes = sorted(forecast.pushes, key=lambda push: (push.name == REST, -abs(push.points)))[:PUSHES]
        self._rows.fill(pushes)
        self._about.setText("在同类笔记的中位（50%）上，加减多少个百分点" if pushes else forecast.reason)

    def _make(self) -> PushRow:
        row = PushRow(self._theme)
        row.clicked.connect(lambda: self.push_chosen.emit(row.push))
        return row


def sentences(forecast: Forecast) -> tuple[str, str, str]:
    """Three short lines: what is expected, how sure, and how it was tested."""
    tested = "" if forecast.rho is None else f"回测 ρ {forecast.rho:.2f} · 看体检"
    if forecast.percentile is None:
        return "还没有预估", forecast.reason, tested
    sure = [] if forecast.low is None or forecast.high is None else [f"区间 {forecast.low:.0f}–{forecast.high:.0f}"]
    sure.append(f"参考 {forecast.notes:,} 篇")
    return f"预计超过同类笔记的 {forecast.percentile:.0f}%", " · ".join(sure), tested


class _Head(QFrame):
    """The part that is always there; pressed like a button."""

    pressed = Signal()

    def __init__(self, theme: Theme, ring: Ring) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lines = (PlainLabel("", "strong", wrap=True), PlainLabel("", "soft", wrap=True))
        self.tested = Button("", kind="plainlink")
        set_tip(self.tested, "看预估体检：这个预估有多可信")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        for line in self._lines:
            words.addWidget(line)
        words.addWidget(self.tested, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 4, GAP, 4)
        row.setSpacing(16)
        row.addWidget(ring)
        row.addLayout(words, 1)

    def say(self, *texts: str) -> None:
        places: tuple[PlainLabel | Button, ...] = (*self._lines, self.tested)
        for line, text in zip(places, texts, strict=True):
            if line.text() != text:
                line.setText(text)
        self.tested.setVisible(bool(texts[-1]))
        self.setAccessibleName("，".join(text for text in texts if text))
        set_tip(self, "点一下，看是什么推高或拉低了预估")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.end()


class PushRow(Row):
    """One thing that moved the forecast."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 24)
        self.push = Push("", 0)

    def show_push(self, push: Push) -> None:
        self.push = push
        self.say(f"{push.name} {push.points:+.1f}", push.name)

    def draw(self, painter: QPainter, room: QRect) -> None:
        token = "accent" if self.push.points > 0 else "bad"
        number = self.write(painter, room, f"{self.push.points:+.1f}", token, size=12, weight=600, edge=RIGHT)
        self.write(painter, room.adjusted(0, 0, -number - GAP, 0), self.push.name, size=12)
