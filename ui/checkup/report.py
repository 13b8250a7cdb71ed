"""Everything a back-test found, from the sentence to the last group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from nlp.forecasting.folds import LATER_LEAST
from ui.checkup.bars import Bars, Line
from ui.checkup.card import Card
from ui.checkup.groups import Groups
from ui.checkup.reliability import Reliability, told
from ui.checkup.words import LOOKS_AT, OFF, READ_RHO, WHAT_NEXT, behind, headline, held, ranged, since, won
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from nlp.forecasting.backtest import Backtest, Component, Later

WIDE, ROOMY = 820, 640
"""From these widths on two sections, and four cards, stand side by side."""
GAP = 24


class Report(QWidget):
    """One back-test; another one makes another report."""

    import_wished = Signal()

    def __init__(self, theme: Theme, tested: Backtest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards = _row(_pair(*self._first(tested)), _pair(*self._second(tested)))
        left = _column(*self._parts(tested), *self._later(tested))
        right = _column(*self._promises(tested))
        self._sections = _row(left, right, shares=(3, 2))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        sentence = PlainLabel(headline(tested), "section" if tested.predicts else "warn", wrap=True)
        whole.addLayout(_column(sentence, PlainLabel(READ_RHO, "soft", wrap=True)))
        if not tested.predicts:
            more = Button("去笔记库导入", kind="primary")
            more.clicked.connect(self.import_wished)
            whole.addLayout(_beside(PlainLabel(WHAT_NEXT, "strong", wrap=True), more))
        whole.addLayout(self._cards)
        whole.addLayout(self._sections)
        whole.addLayout(_column(*self._groups(tested)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(across if self.width() >= self._theme.px(ROOMY) else down)
        self._sections.setDirection(across if self.width() >= self._theme.px(WIDE) else down)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), super().minimumSizeHint().height())

    def _first(self, tested: Backtest) -> tuple[Card, Card]:
        between = ranged(tested.rho, tested.low, tested.high)[4:].strip("（）")
        return (
            Card(f"ρ {tested.rho:.2f}", "和实际名次的相关", f"95% 的把握在 {between}"),
            Card(f"{tested.coverage:.0%}", "落在给出的区间里", held(tested), quiet=not tested.predicts),
        )

    def _second(self, tested: Backtest) -> tuple[Card, Card]:
        return (
            Card(f"{tested.lift:.1f} 倍", "挑预估最好的五分之一", won(tested), quiet=not tested.predicts),
            Card(f"{tested.notes:,} 篇", "用来检验的笔记", behind(tested)),
        )

    def _parts(self, tested: Backtest) -> tuple[QWidget, ...]:
        return (
            PlainLabel("预估由什么组成", "section"),
            PlainLabel("每一样单独拿出来考，看不出有用的自动关掉。", "soft", wrap=True),
            Bars(self._theme, [_of_part(part) for part in tested.components]),
        )

    def _later(self, tested: Backtest) -> tuple[QWidget, ...]:
        heading = PlainLabel("往后还准吗", "section")
        if not tested.later:
            why = f"带发布日期、作者不重叠的笔记还不够：要 {LATER_LEAST} 篇来学，另有 {LATER_LEAST // 2} 篇来考。"
            return heading, PlainLabel(why, "soft", wrap=True)
        return (
            heading,
            PlainLabel("只学某一天之前的笔记，去考之后发布的、别的作者的笔记。", "soft", wrap=True),
            Bars(self._theme, [_of_later(later) for later in tested.later]),
        )

    def _promises(self, tested: Backtest) -> tuple[QWidget, ...]:
        shown: list[QWidget] = [
            PlainLabel("说多少，是多少吗", "section"),
            PlainLabel(
                "笔记按预估从低到高分成几份。点在虚线上，预估和实际正好一样；在虚线上方，实际更好。", "soft", wrap=True
            ),
            Reliability(self._theme, tested.promises),
        ]
        if len(tested.promises) > 1:
            ends = f"最低的一份：{told(tested.promises[0])}。最高的一份：{told(tested.promises[-1])}。"
            shown.append(PlainLabel(ends, "soft", wrap=True))
        return tuple(shown)

    def _groups(self, tested: Backtest) -> tuple[QWidget, ...]:
        if not tested.inside:
            return ()
        about = "只在同类里比：同一个来源和搜索词，或同一个账号和月份。篇数多的在前。"
        return (
            PlainLabel("分类来看", "section"),
            PlainLabel(about, "soft", wrap=True),
            Groups(self._theme, tested.inside),
        )


def _of_part(part: Component) -> Line:
    share, below = (f"占 {part.share:.0%}", "") if part.on else ("已关闭", OFF)
    return Line(part.name, LOOKS_AT.get(part.name, ""), part.rho, part.low, part.high, part.on, share, below)


def _of_later(later: Later) -> Line:
    seen = later.low > 0
    below = "" if seen else "范围碰到 0，这段时间看不出预测力"
    return Line(since(later.day), below, later.rho, later.low, later.high, seen, f"{later.notes:,} 篇")


def _beside(words: QWidget, button: QWidget) -> QBoxLayout:
    row = _row(words)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for widget in widgets:
        if isinstance(widget, PlainLabel) and widget.property("role") == "section" and column.count():
            column.addSpacing(GAP - 6)
        column.addWidget(widget)
    column.addStretch(1)
    return column


def _pair(*cards: QWidget) -> QBoxLayout:
    return _row(*cards)


def _row(*items: QWidget | QLayout, shares: tuple[int, ...] = ()) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(GAP)
    for at, item in enumerate(items):
        share = shares[at] if shares else 1
        if isinstance(item, QWidget):
            row.addWidget(item, share, Qt.AlignmentFlag.AlignTop)
        else:
            row.addLayout(item, share)
    return row
