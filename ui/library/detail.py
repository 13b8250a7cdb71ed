"""All that is known of one note, at the right of the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.metrics import METRICS
from planner.problems import Problem
from planner.storage.records import NoteRecord
from ui.library.columns import TYPES, UNTITLED, count, exact_count, moment_text
from ui.links import host_of, open_link
from ui.services import Services
from ui.show import exact, number
from ui.widgets.buttons import Button, Chip
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.segments import Segments

WEIGHTS = {"": "不对标", "0": "反例", "1": "1", "2": "2", "3": "3", "4": "4", "5": "5"}
COUNTS = (("赞", "likes"), ("藏", "collects"), ("评", "comments"), ("转", "shares"))
SEEN_SHOWN = 6


class Detail(QStackedWidget):
    """Shows one note, or says how to choose one."""

    weight_chosen = Signal(str, object)
    """The note, and 0–5 or None."""
    deletion_wished = Signal(str)
    restoring_wished = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState(
            services.theme, "book-open", "选一篇笔记", "这里会显示它的全文、数据、来自哪些文件，以及要不要拿它作对标"
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(self._empty)
        self.addWidget(self._scroll)

    def clear(self) -> None:
        """Nothing is chosen."""
        self.setCurrentWidget(self._empty)

    def show_note(self, record: NoteRecord, percentile: float | None) -> None:
        """Show a note; ``percentile`` is its rank among comparable ones, if known."""
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        self._head(column, record)
        self._numbers(column, record, percentile)
        self._weight(column, record)
        self._text(column, record)
        self._origin(column, record)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self.setCurrentWidget(self._scroll)

    def _head(self, column: QVBoxLayout, record: NoteRecord) -> None:
        note = record.note
        title = PlainLabel(note.title.strip() or UNTITLED, "page", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(title)
        facts = [record.author_name or "作者未知", f"{number(note.fans)} 粉丝" if note.fans is not None else ""]
        facts += [TYPES.get(note.type or "", ""), moment_text(note.published_at), record.place or ""]
        column.addWidget(PlainLabel(" · ".join(fact for fact in facts if fact), "soft", wrap=True))
        marks = ["示例" if record.sample else "", "我们的" if note.own else "", "已删除" if record.deleted_at else ""]
        row = QHBoxLayout()
        row.setSpacing(6)
        for mark in filter(None, marks):
            row.addWidget(PlainLabel(mark, "tag"))
        if record.url and host_of(record.url):
            link = Button(f"打开 {host_of(record.url)}", kind="link")
            link.clicked.connect(partial(self._open, record.url))
            row.addWidget(link)
        copy = Button("复制正文", kind="link")
        copy.clicked.connect(partial(self._copy, note.body))
        row.addWidget(copy)
        row.addStretch(1)
        wish, text = (self.restoring_wished, "恢复") if record.deleted_at else (self.deletion_wished, "删除")
        remove = Button(text, kind="link")
        remove.clicked.connect(partial(wish.emit, note.id))
        row.addWidget(remove)
        column.addLayout(row)
        column.addWidget(hairline())

    def _numbers(self, column: QVBoxLayout, record: NoteRecord, percentile: float | None) -> None:
        note = record.note
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        cells = [
            (label, count(getattr(note, name), getattr(note, f"{name}_least")), _tip(note, name)) for label, name in COUNTS
        ]
        for metric in record.metrics:
            known = METRICS.get(metric.metric)
            if known:
                about = f"{exact(metric.value)}\n{known.formula}\n{metric.window} · 截至 {metric.as_of[:10] or '未知'}"
                cells.append((known.label, known.show(metric.value), about))
        for at, (label, text, about) in enumerate(cells):
            value = PlainLabel(text, "strong")
            set_tip(value, about)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(value)
            cell.addWidget(PlainLabel(label, "small"))
            grid.addLayout(cell, at // 4, at % 4)
        for stretch in range(4):
            grid.setColumnStretch(stretch, 1)
        column.addLayout(grid)
        if percentile is not None:
            column.addWidget(PlainLabel(f"超过同类笔记的 {percentile:.0f}%", "accent"))
        elif note.likes is None and note.likes_least is not None:
            column.addWidget(PlainLabel("只有下限（如 10+），不参与排名", "soft"))

    def _weight(self, column: QVBoxLayout, record: NoteRecord) -> None:
        column.addWidget(PlainLabel("对标权重", "section"))
        choice = Segments("对标权重", WEIGHTS)
        choice.choose("" if record.note.weight is None else str(record.note.weight))
        choice.chosen.connect(partial(self._weigh, record.note.id))
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)

    def _text(self, column: QVBoxLayout, record: NoteRecord) -> None:
        column.addWidget(hairline())
        body = PlainLabel(record.note.body.strip() or "这次导入没有正文", "" if record.note.body.strip() else "soft", wrap=True)
        body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(body)
        if record.note.topics:
            holder = QWidget()
            flow = Flow(holder)
            for topic in record.note.topics:
                chip = Chip(f"# {topic}", "topic")
                chip.clicked.connect(partial(self._copy, f"#{topic}"))
                set_tip(chip, "点击复制")
                flow.addWidget(chip)
            column.addWidget(holder)

    def _origin(self, column: QVBoxLayout, record: NoteRecord) -> None:
        column.addWidget(hairline())
        column.addWidget(PlainLabel("来自", "section"))
        for query, source in record.queries:
            column.addWidget(PlainLabel(" · ".join(filter(None, (f"搜「{query}」" if query else "", source))), "soft", wrap=True))
        for seen in record.seen[:SEEN_SHOWN]:
            counts = " · ".join(f"{label} {number(getattr(seen, name))}" for label, name in COUNTS[:3])
            column.addWidget(PlainLabel(f"{seen.seen_at[:10]}　{seen.file_name}　{counts}", "small", wrap=True))

    def _weigh(self, id: str, chosen: str) -> None:
        self.weight_chosen.emit(id, int(chosen) if chosen else None)

    def _open(self, url: str) -> None:
        try:
            open_link(url)
        except Problem as problem:
            self._services.status.trouble(problem)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._services.status.say("已复制")


def hairline() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("place", "hairline")
    line.setFixedHeight(1)
    return line


def _tip(note: object, name: str) -> str:
    return exact_count(getattr(note, name), getattr(note, f"{name}_least"))
