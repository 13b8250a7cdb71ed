"""Beside the conversation: why it is understood so, by when, who has it, and what was promised and done."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nlp.opinions import AspectOpinion
from planner.inbox.clock import ResponseClock
from planner.inbox.records import STATUSES, LogEntry
from planner.storage.times import CHINA
from ui import show
from ui.comments.finding import Evidence
from ui.comments.rows import AspectRow, LogRow
from ui.comments.words import LEVEL_TOKENS, due_words, level_text
from ui.draft.inspector.section import Rows
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.side import SideColumn

LOG_MOST = 40
UNCUED = {"闲聊": "没有问什么，也没有褒贬", "经验": "没有问什么，写得较长"}
BY_MOOD = "从褒贬的说法判断"
ANSWERED = {
    2: "我方或笔记作者已在评论里回复",
    1: "有读者回复，我方还没有",
    0: "还没有人回复",
    None: "文件没有写谁回复了谁",
}


class Side(SideColumn):
    """Rows are made once and rewritten, so that nothing jumps."""

    status_chosen = Signal(str)
    owner_wished = Signal()
    due_wished = Signal()
    clock_wished = Signal()
    kept = Signal(str)
    """A promise, by its entry, has been kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("依据和处理", parent)
        self._handle()
        self._understand()
        self._aspects: Rows[tuple[AspectOpinion, str], AspectRow] = Rows(
            self.section("说到的方面"), AspectRow, AspectRow.show_aspect
        )
        self._none = PlainLabel("没有说到商品的具体方面", "soft")
        self.column.insertWidget(self.column.count() - 1, self._none)
        self._log: Rows[LogEntry, LogRow] = Rows(self.section("记录", last=True), self._make_log, LogRow.show_entry)
        self._unlogged = PlainLabel("还没有记录。改状态、记承诺、标已回复都会自动记在这里，只增不改", "soft", wrap=True)
        self.column.addWidget(self._unlogged)
        self.column.addStretch(1)
        self.setWidget(self.inside)

    def show_evidence(self, found: Evidence, clock: ResponseClock, now: int, *, other: bool) -> None:
        """Show a comment; ``other``: not the one that was shown before."""
        talk, line = found.talk, found.talk.line
        for status, chip in self._statuses.items():
            chip.setChecked(status == line.status)
        self._by.setText("" if talk.by_hand else "按内容自动判断")
        self.owner.setText(line.owner or "指派给…")
        self._show_due(found, clock, now)
        self._intent.setText(line.intent)
        cue = found.reading.cue
        self._cue.setText(f"因为「{line.text[cue.start : cue.end]}」" if cue else UNCUED.get(line.intent, BY_MOOD))
        self._level.setText(level_text(line.level))
        self._level.set_role({"text": "soft"}.get(LEVEL_TOKENS[line.level], LEVEL_TOKENS[line.level]))
        self._why.setText(line.why or "不急着回")
        self._answered.setText(ANSWERED[line.answered])
        self._aspects.fill([(one, line.text) for one in found.reading.opinion.aspects])
        self._none.setVisible(not found.reading.opinion.aspects)
        self._log.fill(talk.log[:LOG_MOST])
        self._unlogged.setVisible(not talk.log)
        if other:
            self.verticalScrollBar().setValue(0)

    def _show_due(self, found: Evidence, clock: ResponseClock, now: int) -> None:
        line, talk = found.talk.line, found.talk
        words, token = due_words(line, now)
        hours = f"{clock.opens}–{clock.closes} 点" if (clock.opens, clock.closes) != (0, 24) else "全天"
        if line.due is None or not line.open:
            self._due.setText("不计时" if line.open else "已处理，不再计时")
            self._due.set_role("soft")
            old = line.open and line.level > 0 and line.status == "待处理"
            self._rule.setText(f"导入时已过 {clock.stale_days} 天，按旧评论处理" if old else "")
        else:
            due, today = datetime.fromtimestamp(line.due, CHINA), datetime.fromtimestamp(now, CHINA).date()
            at = f"{show.day(due.date(), today)} {due:%H:%M}"
            self._due.setText(f"{at}（{words}）" if token in ("bad", "warn") else f"{at} 前")
            self._due.set_role(token if token in ("bad", "warn") else "")
            hour = f"{clock.hours.get(line.level, 0):g} 小时"
            self._rule.setText(
                "手工定的期限"
                if talk.due_by_hand
                else f"时限「{clock.name}」：{level_text(line.level)} {hour}，{hours}"
            )
        self._rule.setVisible(bool(self._rule.text()))

    def _handle(self) -> None:
        column = self.section("处理")
        chips = QWidget()
        flow = Flow(chips, gap=2)
        self._statuses: dict[str, Chip] = {}
        for number, status in enumerate(STATUSES, 1):
            chip = Chip(status, "filter")
            set_tip(chip, f"设为{status}  {number}")
            chip.clicked.connect(partial(self._choose, status))
            self._statuses[status] = chip
            flow.addWidget(chip)
        self._by = PlainLabel("", "soft")
        self._by.setContentsMargins(8, 6, 0, 0)
        flow.addWidget(self._by)
        self.owner = Button("", kind="link")
        set_tip(self.owner, "指派给谁  O")
        self._due = PlainLabel("", "", wrap=True)
        self._rule = PlainLabel("", "soft", wrap=True)
        change, edit = Button("改期限", kind="link"), Button("时限设置", kind="link")
        self.owner.clicked.connect(self.owner_wished)
        change.clicked.connect(self.due_wished)
        edit.clicked.connect(self.clock_wished)
        column.addWidget(chips)
        column.addLayout(_line(PlainLabel("负责人", "soft"), None, self.owner))
        column.addLayout(_line(PlainLabel("期限", "soft"), None, change, edit))
        column.addWidget(self._due)
        column.addWidget(self._rule)

    def _understand(self) -> None:
        column = self.section("怎么理解")
        self._intent, self._cue = PlainLabel("", "strong"), PlainLabel("", "soft", wrap=True)
        self._level, self._why = PlainLabel(""), PlainLabel("", "soft", wrap=True)
        self._answered = PlainLabel("", "soft", wrap=True)
        column.addLayout(_line(self._intent, self._cue))
        column.addLayout(_line(self._level, self._why))
        column.addWidget(self._answered)

    def _make_log(self) -> LogRow:
        row = LogRow()
        row.keep.clicked.connect(lambda: self.kept.emit(row.entry.id) if row.entry else None)
        return row

    def _choose(self, status: str, _checked: bool = False) -> None:
        # The mark follows what is stored.
        for one, chip in self._statuses.items():
            chip.setChecked(one == status)
        self.status_chosen.emit(status)


def _line(first: QWidget, *others: QWidget | None) -> QHBoxLayout:
    """Side by side; None takes the room that is left, else the last does."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 0, Qt.AlignmentFlag.AlignVCenter if None in others else Qt.AlignmentFlag.AlignTop)
    for one in others:
        if one is None:
            row.addStretch(1)
        else:
            row.addWidget(one, 0 if None in others else 1)
    return row
