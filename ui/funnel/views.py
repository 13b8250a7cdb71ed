"""The other views above the tables: quadrants of paid notes, waterlines, and which file covers which days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.funnel.answers import Coverage, FunnelAnswer, Sentence
from ui.draft.inspector.section import Rows
from ui.funnel.charts.days import DaysChart
from ui.funnel.charts.quadrants import QuadrantChart
from ui.funnel.charts.waterlines import Waterlines
from ui.funnel.side.rows import Say
from ui.funnel.words import line_of, point_words, span_words
from ui.services import Services
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel

WIDEST = 300
WARNED_MOST = 12
LEGEND = "一个点是一篇笔记；色带是中间一半（P25–P75），竖线是 P50；▾ 是现在筛出的这些合起来"


class QuadrantView(QStackedWidget):
    """``opened`` carries the id of a note, ``picked`` likewise, with whether it is meant as a second one."""

    opened = Signal(str)
    picked = Signal(str, bool)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = QuadrantChart(services.theme)
        self._about = ElidedLabel("", "small")
        self._empty = EmptyState(services.theme, "chart-simple", "还画不出四象限", "")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._about)
        column.addWidget(self.chart, 1)
        for widget in (inside, self._empty):
            self.addWidget(widget)
        self._inside = inside
        self.chart.opened.connect(self.opened)
        self.chart.picked.connect(self.picked)

    def show_answer(self, answer: FunnelAnswer) -> None:
        """Show where paid notes lie."""
        found = answer.quadrants
        words = [point_words(point, found.conversion, found.spend) for point in found.points]
        self.chart.show_quadrants(found, words)
        told = [f"转化看 {found.conversion.text}"]
        if found.unsettled:
            told.append(f"空心的 {len(found.unsettled):,} 篇未到结算，不会进止损")
        if found.left_out:
            told.append(f"{found.left_out:,} 篇不知道花费或转化，没有画")
        self._about.setText(" · ".join(told))
        self._empty.say(
            "还画不出四象限",
            found.missing or "要有花了钱、也知道转化的笔记：导入蒲公英或薯条的花费，和小红星、小红盟的成交",
        )
        self.setCurrentWidget(self._inside if found.points else self._empty)


class WaterlineView(QStackedWidget):
    """One's own P25, P50 and P75; the wedge is where what is looked at stands."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = Waterlines(services.theme)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(ElidedLabel(LEGEND, "small"))
        column.addWidget(_scrolled(self.chart), 1)
        self._area = inside
        self._empty = EmptyState(
            services.theme, "chart-simple", "还没有水位线", "同一个数要有几篇自己的笔记都知道，才分得出高低"
        )
        for widget in (self._area, self._empty):
            self.addWidget(widget)

    def show_answer(self, answer: FunnelAnswer) -> None:
        """Show the waterlines."""
        funnel = answer.funnel
        lines = [line_of(line, answer.notes, funnel.measures.get(line.definition.metric)) for line in answer.waterlines]
        self.chart.show_lines(lines)
        self.setCurrentWidget(self._area if lines else self._empty)


class DaysView(QStackedWidget):
    """Files and their days; at the right what does not fit together."""

    look_wished = Signal(tuple, str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = services.theme
        self.chart = DaysChart(services.theme)
        warnings = QWidget()
        warnings.setProperty("place", "clear")
        column = QVBoxLayout(warnings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        rows = QVBoxLayout()
        rows.setSpacing(6)
        column.addLayout(rows)
        column.addStretch(1)
        self._warnings: Rows[Sentence, Say] = Rows(rows, self._make, Say.show_sentence)
        self._aside = _scrolled(warnings)
        self._aside.setFixedWidth(services.theme.px(WIDEST))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(_scrolled(self.chart), 1)
        row.addWidget(self._aside)
        self._inside = inside
        self._empty = EmptyState(
            services.theme, "calendar-days", "还没有带数的文件", "导入以后，这里看每个文件管哪些天，窗口对不上会提醒"
        )
        for widget in (inside, self._empty):
            self.addWidget(widget)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show these files."""
        self.chart.show_spans(coverage.spans, [span_words(span) for span in coverage.spans])
        self._warnings.fill(coverage.warnings[:WARNED_MOST])
        self._aside.setVisible(bool(coverage.warnings))
        self.setCurrentWidget(self._inside if coverage.spans else self._empty)

    def _make(self) -> Say:
        made = Say()
        made.look_wished.connect(self.look_wished)
        return made


def _scrolled(widget: QWidget) -> QScrollArea:
    widget.setProperty("place", "clear")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
