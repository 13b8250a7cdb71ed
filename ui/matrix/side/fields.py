"""The fields of a slot: each is written when it is left, and reads what people type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.problems import Problem
from planner.storage.records import SlotLine
from planner.storage.times import china_today
from ui.accounts.detail.fields import LineField
from ui.matrix import typed
from ui.matrix.entries import Entries
from ui.matrix.leading import leads
from ui.matrix.lists import Lists
from ui.matrix.pickers import Picker
from ui.theme import Theme
from ui.widgets.choices import Check
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

PICKED = {
    "account_id": "账号",
    "product_id": "产品",
    "content_type": "形式",
    "crowd": "人群",
    "route": "链路",
    "filed": "报备",
    "owner": "负责人",
}
TYPED: dict[str, tuple[str, str, Callable[[str], object]]] = {
    "title": ("标题", "想好了再写", lambda text: text),
    "day": ("日子", "11/26、周四、+3", lambda text: typed.day(text, china_today())),
    "clock": ("时间", "20:30", typed.clock),
    "price": ("费用", "元", typed.money),
    "remark": ("备注", "", lambda text: text),
}
"""Name, hint, and how the text is read."""
LEADS = "leads"
"""Below the route: whose traffic and mind it is, or why it is not open that day."""
WHOLE = ("title", "account_id", "keywords", LEADS, "remark")
"""Fields that take the whole width."""
ORDER = (
    *("title", "account_id", "keywords", "product_id", "content_type", "crowd", "route", LEADS, "filed", "price"),
    *("day", "clock", "owner", "fixed", "remark"),
)
FIXED = "帮我排不动它"


class Fields(QWidget):
    """Says what a person ``wrote``: a field of Slot and its value."""

    wrote = Signal(str, object)

    def __init__(self, theme: Theme, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists = lists
        self._line: SlotLine | None = None
        self._fresh: set[str] = set()
        self.pickers = {name: Picker(theme, Entries(text, ())) for name, text in PICKED.items()}
        self.pickers["keywords"] = Picker(theme, Entries("关键词", (), free=True), several=True)
        self.lines = {name: LineField(text, hint) for name, (text, hint, _read) in TYPED.items()}
        self.leads = ElidedLabel("", "small")
        self.fixed = Check(theme, FIXED)
        self.fixed.clicked.connect(lambda on: self.wrote.emit("fixed", bool(on)))
        for name, picker in self.pickers.items():
            picker.setAccessibleName(PICKED.get(name, "关键词"))
            picker.picked.connect(partial(self._picked, name))
            picker.installEventFilter(self)
        for name, field in self.lines.items():
            field.done.connect(partial(self._typed, name))
        self.pickers["account_id"].setPlaceholderText("没定账号")
        self.pickers["keywords"].setPlaceholderText("几个词用顿号分开")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        at = 0
        for name in ORDER:
            whole = name in WHOLE
            at += at % 2 if whole else 0
            self._add(grid, name, at // 2, at % 2 * 2, 3 if whole else 1)
            at += 2 if whole else 1
        lists.renewed.connect(self._renewed)

    def show_line(self, line: SlotLine, *, other: bool) -> None:
        """Show a slot; ``other``: another one than before, so nothing that stands here is kept."""
        self._line, slot = line, line.slot
        # What accounts have room for is said of the month of this slot.
        self._renewed("account_id")
        texts = {
            "title": slot.title,
            "day": _day(slot.day),
            "clock": slot.clock or "",
            "price": "" if slot.price is None else f"{slot.price:.2f}".rstrip("0").rstrip("."),
            "remark": slot.remark,
        }
        for name, text in texts.items():
            field = self.lines[name]
            (field.put if other else field.show_text)(text)
        set_tip(self.lines["day"], slot.day or "还没有定日子")
        self.lines["title"].setPlaceholderText(line.draft_title or TYPED["title"][1])
        known = {"account_id": line.account, "product_id": line.product}
        for name in PICKED:
            picker, value = self.pickers[name], getattr(slot, name)
            if other or not picker.hasFocus():
                picker.show_value(value, text_of(value, known.get(name, "")))
        if other or not self.pickers["keywords"].hasFocus():
            words = typed.keywords_text(slot.keywords, self._lists.role_of)
            self.pickers["keywords"].show_value(words or None, words)
        self.fixed.setChecked(slot.fixed)
        said, wrong = leads(self._lists.routes, slot.route, slot.day) if slot.route else ("", False)
        self.leads.setText(said)
        self.leads.set_role("warn" if wrong else "small")
        self.leads.setVisible(bool(said))

    def finish(self) -> None:
        """Say what is being written now."""
        for field in self.lines.values():
            field.finish()

    def _add(self, grid: QGridLayout, name: str, row: int, column: int, span: int) -> None:
        if name == "fixed":
            grid.addWidget(self.fixed, row, column, 1, 2)
            return
        if name == LEADS:
            grid.addWidget(self.leads, row, column + 1, 1, span)
            return
        field = self.pickers[name] if name in self.pickers else self.lines[name]
        grid.addWidget(PlainLabel(field.accessibleName(), "soft"), row, column)
        grid.addWidget(field, row, column + 1, 1, span)

    def _picked(self, name: str, value: object) -> None:
        if name == "keywords":
            try:
                value = typed.keywords(str(value or ""), self._lists.role_of)
            except Problem as problem:
                set_tip(self.pickers[name], str(problem))
                return
        elif name == "owner":
            value = value or ""
        self.wrote.emit(name, value)

    def _typed(self, name: str, text: str) -> None:
        field = self.lines[name]
        try:
            value, trouble = TYPED[name][2](text), ""
        except Problem as problem:
            value, trouble = None, str(problem)
        field.setProperty("trouble", bool(trouble))
        field.style().unpolish(field)
        field.style().polish(field)
        set_tip(field, trouble)
        if not trouble:
            self.wrote.emit(name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list is read when somebody turns to its field: reading all of them at every change would take too long.
        if event.type() == QEvent.Type.FocusIn:
            name = next((name for name, picker in self.pickers.items() if picker is watched), "")
            if name and name not in self._fresh:
                self._fresh.add(name)
                self._offer(name)
        return False

    def _offer(self, name: str) -> None:
        self.pickers[name].offer(self._lists.of(name, self._line.slot.day if self._line else None))

    @Slot(str)
    def _renewed(self, name: str) -> None:
        self._fresh.discard(name)
        if name in self.pickers and self.pickers[name].hasFocus():
            self._fresh.add(name)
            self._offer(name)


def text_of(value: object, known: str) -> str:
    """How a value is written: by its name where it is an id, as it is where it is a text."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "报备", False: "非报备"}[value]
    return known or str(value)


def _day(day: str | None) -> str:
    if day is None:
        return ""
    there = date.fromisoformat(day)
    return f"{there.month}/{there.day}" if there.year == china_today().year else day
