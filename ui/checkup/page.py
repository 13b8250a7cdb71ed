"""The page 预估体检: how far the forecast can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.checkup.report import Report
from ui.checkup.states import STEPS, Empty, empty_state
from ui.checkup.table import table_text
from ui.learning import LEARNED_FROM
from ui.parts import Parts
from ui.services import Services
from ui.show import day_and_time
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from nlp.forecasting.backtest import Backtest
    from planner.library import Standing
    from planner.storage.changes import Changes
    from ui.jobs import Job

PAGE = "checkup"
WIDEST = 1234


class CheckupPage(QWidget):
    """Shows the back-test of what was learned last, and shows itself anew when the library has learned."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._shown: Backtest | None = None
        self._learning = False
        self._report: Report | None = None
        self._empty: EmptyState | None = None
        theme = services.theme
        self._when = PlainLabel("", "soft")
        self._again = Button("重新学习", theme=theme, icon_name="arrows-rotate")
        self._again.clicked.connect(self._learn)
        self._picture = Button("复制图片", theme=theme, icon_name="image", keys="Ctrl+Shift+C")
        self._picture.clicked.connect(self.copy_picture)
        self._table = Button("复制数字", theme=theme, icon_name="copy", keys="Ctrl+C")
        self._table.clicked.connect(self.copy_table)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setProperty("place", "clear")
        self._place = QVBoxLayout(self._inside)
        self._place.setContentsMargins(32, 8, 32, 32)
        self._scroll.setWidget(self._inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._head = self._top()
        whole.addWidget(self._head)
        whole.addWidget(self._stack, 1)
        commands = services.commands
        commands.add("checkup.table", "复制体检的数字", "Ctrl+C", self.copy_table, PAGE)
        commands.add("checkup.picture", "复制体检的图片", "Ctrl+Shift+C", self.copy_picture, PAGE)
        services.hub.learned.connect(self._learned)
        services.hub.changed.connect(self._changed)
        services.index_lane.told.connect(self._told)
        services.index_lane.ended.connect(self._ended)
        theme.theme_changed.connect(self._scale)
        self._scale()
        Parts(services, self._parts, self)

    def _parts(self) -> Iterator[object]:
        """What is left for the first look is to lay it out and to paint it."""
        if not self.isVisible() and self._services.library.learned:
            self._fill()
            yield self._report

    @Slot()
    def copy_table(self) -> None:
        """Copy every figure as rows that a spreadsheet takes."""
        if self._shown:
            QGuiApplication.clipboard().setText(table_text(self._shown))
            self._services.status.say("已复制数字，可以粘贴到表格里")

    @Slot()
    def copy_picture(self) -> None:
        """Copy the report as it looks."""
        if self._report:
            # A report that has only just come is not laid out yet.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QGuiApplication.clipboard().setPixmap(self._inside.grab())
            self._services.status.say("已复制图片，可以粘贴到聊天或文档里")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _top(self) -> QWidget:
        top = QWidget()
        head = QHBoxLayout(top)
        head.setContentsMargins(32, 24, 32, 12)
        head.setSpacing(8)
        head.addWidget(PlainLabel("预估体检", "page"))
        head.addSpacing(8)
        head.addWidget(self._when)
        head.addStretch(1)
        for button in (self._again, self._picture, self._table):
            head.addWidget(button)
        return top

    def _show(self) -> None:
        self._fill()
        # In the lane that learns: the answer comes when it rests, and tells how things are then.
        self._services.index_lane.queue(self._ask, self._stands)

    def _fill(self) -> None:
        reference = self._services.library.reference
        learning = self._learning or self._services.index_lane.busy
        empty = empty_state(reference, self._services.notes, learning=learning)
        tested = reference.learned.backtest if reference and reference.learned and not empty else None
        for button in (self._picture, self._table):
            button.setVisible(tested is not None)
        self._again.setVisible(empty is None or (empty.step == "import" and self._services.notes.has_any()))
        if empty:
            self._show_empty(empty)
        elif tested and tested is not self._shown:
            self._show_report(tested)
        self._shown = tested

    def _show_report(self, tested: Backtest) -> None:
        if self._report:
            self._place.removeWidget(self._report)
            self._report.deleteLater()
        self._report = Report(self._services.theme, tested, self._inside)
        self._report.import_wished.connect(self._go_to_library)
        self._place.insertWidget(0, self._report)
        self._stack.setCurrentWidget(self._scroll)

    def _show_empty(self, empty: Empty) -> None:
        if self._empty:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        steps = {"import": self._go_to_library, "learn": self._learn}
        self._empty = EmptyState(
            self._services.theme, empty.icon, empty.title, empty.text, STEPS.get(empty.step, ""), steps.get(empty.step)
        )
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        self._when.setText("")

    def _ask(self, job: Job) -> Standing:
        return self._services.library.standing()

    def _stands(self, standing: Standing) -> None:
        if self._learning:
            return
        if not self._shown:
            # What was shown as busy may have been nothing but this question.
            self._fill()
            return
        when = f"{day_and_time(standing.learned_at, date.today())} 学的" if standing.learned_at else ""
        state = "之后笔记库有变化，这些数字是旧的" if standing.stale else "已是最新"
        self._when.set_role("warn" if standing.stale else "soft")
        self._when.setText(" · ".join(part for part in (when, state) if part))

    @Slot()
    def _learn(self) -> None:
        self._services.commands.get("library.learn").action.trigger()
        self._learning = self._services.index_lane.busy
        self._again.setEnabled(not self._learning)
        if self._learning:
            self._when.set_role("soft")
            self._when.setText("正在重新学习，右下角可以取消")

    @Slot()
    def _learned(self) -> None:
        self._rest()

    @Slot(object)
    def _ended(self, _job: Job) -> None:
        if self._learning and not self._services.index_lane.busy:
            self._rest()

    def _rest(self) -> None:
        self._learning = False
        self._again.setEnabled(True)
        if self.isVisible():
            self._show()

    @Slot(object, int, object, str)
    def _told(self, _job: Job, done: int, total: int | None, text: str) -> None:
        if self._learning and total:
            self._when.setText(f"正在重新学习 · {text} {done / total:.0%}")

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(noun) for noun in LEARNED_FROM):
            self._show()

    @Slot()
    def _go_to_library(self) -> None:
        self._services.commands.get("page.library").action.trigger()

    @Slot()
    def _scale(self) -> None:
        for part in (self._head, self._inside):
            part.setMaximumWidth(self._services.theme.px(WIDEST) + 64)
        # Charts and rows take their sizes when they are made.
        self._shown = None
        if self.isVisible():
            self._show()
