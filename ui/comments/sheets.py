"""The questions of this page: who takes it, by when, what was promised, and how long an answer may take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from planner.inbox.clock import LEVELS, ResponseClock, response_clock, response_clocks
from planner.inbox.records import Promise
from planner.problems import Problem
from planner.storage.times import CHINA
from ui.comments.words import level_text
from ui.matrix.campaign.fields import DayField
from ui.theme import Theme
from ui.widgets.buttons import Chip
from ui.widgets.choices import Check, Choice
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

PROMISES = ("核实后回复结果", "补发一份", "退换货跟进到底", "转给产品同事，有结论回来说", "下一篇笔记里讲清楚")
OWNERS_SHOWN = 8


class OwnerSheet(Sheet):
    """A name, typed or taken from those who work here; ``given`` carries it, empty for nobody."""

    given = Signal(str)

    def __init__(self, theme: Theme, count: int, now: str, me: str, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(theme, f"指派 {count:,} 条评论" if count > 1 else "指派给谁", parent, width=380)
        self._name = QLineEdit(now)
        self._name.setAccessibleName("负责人")
        self._name.setPlaceholderText("名字，例如 小满")
        self._name.setMaxLength(40)
        self.body.addWidget(self._name)
        row = Flow(gap=6)
        for name in list(dict.fromkeys((me, *names)))[:OWNERS_SHOWN]:
            chip = Chip(name)
            chip.clicked.connect(partial(self._give, name))
            row.addWidget(chip)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button("不指派", partial(self._give, ""), left=True)
        self.add_button("取消", self.reject)
        self.add_button("指派", lambda: self._give(self._name.text()), kind="primary", default=True)
        self._name.setFocus()
        self._name.selectAll()

    def _give(self, name: str, _checked: bool = False) -> None:
        self.given.emit(name.strip())
        self.accept()


class PromiseSheet(Sheet):
    """What was promised and by when; ``given`` carries a Promise."""

    given = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(theme, "记一条承诺", parent, width=440)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName("答应了什么")
        self._text.setPlaceholderText("答应了什么，例如：三天内补发一份")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(76))
        self._by = Check(theme, "到哪天做到")
        self._by.setChecked(True)
        self._day = DayField("哪一天")
        self._day.show_day((today + timedelta(days=3)).isoformat())
        self.body.addWidget(
            PlainLabel("写进记录，只增不改；评论会转为跟进中，到那天还没做就排进超时。", "soft", wrap=True)
        )
        self.body.addWidget(self._text)
        flow = Flow(gap=6)
        for phrase in PROMISES:
            chip = Chip(phrase)
            chip.clicked.connect(partial(self._take, phrase))
            flow.addWidget(chip)
        self.body.addLayout(flow)
        row = QHBoxLayout()
        row.addWidget(self._by)
        row.addWidget(self._day)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button("取消", self.reject)
        self._yes = self.add_button("记下", self._give, kind="primary", default=True)
        self._by.toggled.connect(self._day.setEnabled)
        self._text.textChanged.connect(self._changed)
        self._changed()
        self._text.setFocus()

    def _take(self, phrase: str, _checked: bool = False) -> None:
        before = self._text.toPlainText().strip()
        self._text.setPlainText(f"{before}，{phrase}" if before else phrase)
        self._text.setFocus()

    def _changed(self) -> None:
        self._yes.setEnabled(bool(self._text.toPlainText().strip()))

    def _give(self) -> None:
        text = self._text.toPlainText().strip()
        if text:
            day = date.fromisoformat(self._day.day) if self._by.isChecked() else None
            self.given.emit(Promise(text, day))
            self.accept()


class DueSheet(Sheet):
    """By when these comments should be dealt with; ``given`` carries seconds since 1970, or None for the clock."""

    given = Signal(object)

    def __init__(self, theme: Theme, clock: ResponseClock, today: date, due: int | None, parent: QWidget) -> None:
        super().__init__(theme, "改期限", parent, width=360)
        self._clock = clock
        first = datetime.fromtimestamp(due, CHINA).date() if due is not None else today + timedelta(days=1)
        self._day = DayField("哪一天")
        self._day.show_day(max(first, today).isoformat())
        row = QHBoxLayout()
        row.addWidget(PlainLabel("最晚"))
        row.addWidget(self._day)
        row.addWidget(PlainLabel(f"{clock.closes} 点前", "soft"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button("按时限计时", self._by_clock, left=True)
        self.add_button("取消", self.reject)
        self.add_button("改期限", self._give, kind="primary", default=True)

    def _give(self) -> None:
        day = datetime.fromisoformat(self._day.day).replace(tzinfo=CHINA)
        moment = day + timedelta(hours=self._clock.closes)
        self.given.emit(int(moment.timestamp()))
        self.accept()

    def _by_clock(self) -> None:
        self.given.emit(None)
        self.accept()


class ClockSheet(Sheet):
    """Hours by severity; ``given`` carries a ResponseClock that makes sense."""

    given = Signal(object)

    def __init__(self, theme: Theme, clock: ResponseClock, parent: QWidget) -> None:
        super().__init__(theme, "回应时限", parent, width=460)
        self._preset = Choice(theme, "哪一套")
        for one in response_clocks():
            self._preset.add(one.name, one)
        self._fields = {level: self._field(f"{level_text(level)}多少小时") for level in LEVELS}
        self._opens, self._closes = self._field("几点上班"), self._field("几点下班")
        self._stale = self._field("多少天以前的不计时")
        self._source = PlainLabel("", "soft", wrap=True)
        self._wrong = PlainLabel("", "bad", wrap=True)
        about = "没有官方标准：这几套是从业者的约定，可以改成自己团队的。小时数只数上班的；改了以后，没处理的评论会按新时限重新计时。"
        self.body.addWidget(PlainLabel(about, "soft", wrap=True))
        self._line("照着", self._preset)
        for level in LEVELS:
            self._line(level_text(level), self._fields[level], PlainLabel("小时内", "soft"))
        self._line("上班", self._opens, PlainLabel("点 到", "soft"), self._closes, PlainLabel("点", "soft"))
        self._line("旧评论", PlainLabel("导入时已过", "soft"), self._stale, PlainLabel("天的不计时", "soft"))
        self.body.addWidget(self._source)
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        self.add_button("取消", self.reject)
        self.add_button("用这套时限", self._give, kind="primary", default=True)
        self._preset.setCurrentIndex(max(0, self._preset.findText(clock.name)))
        self._show(clock)
        self._preset.activated.connect(lambda _at: self._show(self._preset.currentData()))

    def _show(self, clock: ResponseClock) -> None:
        for level, field in self._fields.items():
            field.setText(f"{clock.hours.get(level, 0):g}")
        self._opens.setText(str(clock.opens))
        self._closes.setText(str(clock.closes))
        self._stale.setText(str(clock.stale_days))
        self._source.setText(clock.source)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(6)
        field.setFixedWidth(64)
        return field

    def _line(self, name: str, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = PlainLabel(name)
        label.setFixedWidth(64)
        row.addWidget(label)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addLayout(row)

    def _give(self) -> None:
        try:
            clock = response_clock(
                {
                    "name": self._preset.currentText(),
                    "hours": {level: float(field.text()) for level, field in self._fields.items()},
                    "opens": int(self._opens.text()),
                    "closes": int(self._closes.text()),
                    "stale_days": int(self._stale.text()),
                    "source": self._source.text(),
                }
            )
        except ValueError:
            self._wrong.setText("请写数字，例如 4 或 0.5")
        except Problem as problem:
            self._wrong.setText(str(problem))
        else:
            self.given.emit(clock)
            self.accept()
