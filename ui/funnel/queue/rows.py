"""The lines of the queue: who waits, and the notes they may be."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.funnel.answers import Candidate, Unsettled
from ui.draft.inspector.row import RIGHT, Row
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

HIGH = 50
ABOUT = {"note": "笔记", "account": "账号"}


class SubjectRow(Row):
    """Rows of figures that name one thing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HIGH)
        self.subject: Unsettled | None = None
        self.setCheckable(True)

    def show_subject(self, subject: Unsettled) -> None:
        """Show one."""
        self.subject = subject
        told = f"{name_of(subject)}\n{subject.why}\n" + "\n".join(subject.files)
        self.say(f"{name_of(subject)}，{subject.rows} 行，{subject.why}", told)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(220), self.theme.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter says that the surest note is the one: that is for the sheet.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def ground(self, painter: QPainter) -> None:
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("tint"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        super().ground(painter)

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self.subject is None:
            return
        half = room.height() // 2
        top = QRect(room.left(), room.top() + 4, room.width(), half - 2)
        below = QRect(room.left(), top.bottom(), room.width(), half - 4)
        used = self.write(painter, top, f"{self.subject.rows:,} 行", "soft", size=11, edge=RIGHT)
        self.write(painter, top.adjusted(0, 0, -used - 8, 0), name_of(self.subject))
        sure = self.subject.candidates[0].confidence if self.subject.candidates else 0.0
        aside = f"把握 {sure:.0%}" if sure else "没有像的"
        used = self.write(painter, below, aside, "accent" if sure >= 0.8 else "soft", size=11, edge=RIGHT)
        self.write(painter, below.adjusted(0, 0, -used - 8, 0), " · ".join(self.subject.sources), "soft", size=11)


class CandidateRow(QWidget):
    """A note, why it may be the one, and a button that says it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.candidate: Candidate | None = None
        self._title, self._why = ElidedLabel(""), ElidedLabel("", "small")
        self._sure = PlainLabel("", "soft")
        self.yes = Button("是这篇", theme=theme, icon_name="check")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self._sure)
        row.addWidget(self.yes)

    def show_candidate(self, found: Candidate) -> None:
        """Show one."""
        self.candidate = found
        self._title.setText(found.title or "（无标题）")
        self._why.setText(" · ".join(filter(None, (found.author, found.published_on, found.why))))
        self._sure.setText(f"{found.confidence:.0%}" if found.confidence else "")
        set_tip(self._sure, "标题、作者和时间有多像")
        self.yes.setAccessibleName(f"是这篇：{found.title}")


def name_of(subject: Unsettled) -> str:
    """What the rows call it."""
    named = " ".join(subject.title.split()) or subject.platform_id or subject.url or subject.author
    return named or f"没有名字的{ABOUT.get(subject.about, '')}"


def is_enough(subject: Unsettled) -> bool:
    """Whether the rows tell enough of a note to put it into the library."""
    return bool(subject.platform_id or subject.url or (subject.title and subject.published_at))


def facts_of(subject: Unsettled) -> str:
    """Everything the rows say of it, on one line."""
    days = "–".join(day[5:10].replace("-", "/") for day in dict.fromkeys((subject.since, subject.until)) if day)
    parts = (
        subject.author,
        f"{subject.published_at[:10]} 发布" if subject.published_at else "",
        f"编号 {subject.platform_id}" if subject.platform_id else "没有编号",
        f"{subject.rows:,} 行" + (f"（{days}）" if days else ""),
    )
    return " · ".join(filter(None, parts))
