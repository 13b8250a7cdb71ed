"""The middle of the page: under which note, what was said, and the answer that is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.inbox.records import Said
from ui.comments.bubbles import Bubble
from ui.comments.composer import Composer
from ui.comments.finding import Evidence
from ui.comments.marked import Mark
from ui.comments.words import said_when
from ui.draft.inspector.section import Rows
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel

EDGE = 24


class ConversationPane(QWidget):
    """Shows, and says what a person wants; nothing is written here."""

    note_wished = Signal()
    others_wished = Signal()
    """Show everything that was said under this note."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._shown = ""
        self._now, self._marks, self._current = 0, tuple[Mark, ...](), ""
        self.head = QHBoxLayout()
        self._title = ElidedLabel("", "section")
        self._about = ElidedLabel("", "soft")
        self._opening = ElidedLabel("", "soft")
        self._look = Button("看笔记", kind="link")
        self._others = Button("这篇的全部评论", kind="link")
        self._more = PlainLabel("", "soft")
        self._several = PlainLabel("", "accent")
        self.composer = Composer(theme)
        self._empty = EmptyState(theme, "comments", "选一条评论", "左边选一条，这里看完整对话、写回复")
        # From the outside in: a change of parent gives everything in them their style anew.
        self._outer = QStackedWidget(self)
        self._whole = QWidget(self._outer)
        self._area = QScrollArea(self._whole)
        self._lay_out()
        self._look.clicked.connect(self.note_wished)
        self._others.clicked.connect(self.others_wished)

    @property
    def shown(self) -> str:
        """The id of the comment that is shown; empty while none is."""
        return self._shown

    def show_nothing(self) -> None:
        """No comment is chosen."""
        self._shown = ""
        self._outer.setCurrentWidget(self._empty)

    def show_evidence(self, found: Evidence, now: int, chosen: int, *, keep_words: bool) -> None:
        """Show a comment; ``chosen`` says how many are chosen together, ``keep_words`` leaves what is being written."""
        talk = found.talk
        other = self._shown != talk.line.id
        self._shown = talk.line.id
        note = talk.note
        self._title.setText((note and note.title) or "没有导入这篇笔记")
        about = (
            (note.author or "", said_when(note.published_at, now), note.product or "") if note and note.id else ("",)
        )
        unknown = "导入笔记后，这里会写是哪一篇" if note else "文件里没有笔记编号"
        self._about.setText(" · ".join(filter(None, about)) or unknown)
        self._opening.setText(note.opening if note else "")
        self._opening.setVisible(bool(note and note.opening))
        self._look.setVisible(bool(note and note.id))
        self._others.setVisible(note is not None)
        self._now, self._current = now, talk.line.id
        self._marks = marks_of(found)
        self._bubbles.fill(talk.said)
        self._more.setText(f"还有 {talk.more} 条回复没有列出" if talk.more > 0 else "")
        self._more.setVisible(talk.more > 0)
        self._several.setText(f"选了 {chosen:,} 条，状态和负责人会一起改" if chosen > 1 else "")
        self._several.setVisible(chosen > 1)
        if not keep_words:
            self.composer.show_reply(talk.reply, found.suited, note.product if note else None)
        self._outer.setCurrentWidget(self._whole)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def _show_said(self, bubble: Bubble, one: Said) -> None:
        current = one.id == self._current
        bubble.show_said(one, self._marks if current else (), current=current, now=self._now)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE - 12, 4, EDGE - 12, 12)
        column.setSpacing(2)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self._bubbles: Rows[Said, Bubble] = Rows(rows, lambda: Bubble(self._theme), self._show_said)
        column.addLayout(rows)
        column.addWidget(self._more)
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName("对话")
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._title)
        titles.addWidget(self._about)
        self.head.setSpacing(4)
        self.head.setContentsMargins(EDGE, 0, EDGE, 0)
        self.head.addLayout(titles, 1)
        self.head.addWidget(self._others)
        self.head.addWidget(self._look)
        opening = QHBoxLayout()
        opening.setContentsMargins(EDGE, 0, EDGE, 0)
        opening.addWidget(self._opening)
        foot = QVBoxLayout()
        foot.setContentsMargins(EDGE, 0, EDGE, 0)
        foot.setSpacing(8)
        foot.addWidget(self._several)
        foot.addWidget(self.composer)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 14, 0, 14)
        whole.setSpacing(8)
        whole.addLayout(self.head)
        whole.addLayout(opening)
        whole.addWidget(hairline())
        whole.addWidget(self._area, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)
        for page in (self._whole, self._empty):
            self._outer.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._outer)
        self._outer.setCurrentWidget(self._empty)


def marks_of(found: Evidence) -> tuple[Mark, ...]:
    """What is marked in a comment: what it says of aspects, and the cue that decided what it wants."""
    marks = [
        (one.start, one.end, "tint" if one.sign > 0 else "badtint") for one in found.reading.opinion.aspects if one.sign
    ]
    cue = found.reading.cue
    if cue is not None and not any(start < cue.end and cue.start < end for start, end, _ in marks):
        marks.append((cue.start, cue.end, "select"))
    return tuple(sorted(marks))
