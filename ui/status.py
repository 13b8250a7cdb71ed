"""The status bar: what is running, what just happened and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from planner.problems import Problem
from ui.jobs import Job, Lane, Stopped
from ui.theme import Theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

SHOWN_MS = 8000
"""How long a message and its undo button stay."""

BUG = "出了点问题，已记录"


@dataclass(slots=True)
class _Running:
    text: str
    done: int = 0
    total: int | None = None
    detail: str = ""


class Status(QFrame):
    """One line at the bottom. Pages say, it shows; nothing here waits for an answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs: dict[Job, _Running] = {}
        self._take_back: Callable[[], object] | None = None
        self._message = ElidedLabel("", "soft")
        self._message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._undo = Button("撤销", kind="link")
        self._undo.clicked.connect(self._undo_clicked)
        self._close = IconButton(theme, "xmark", "关闭提示", size=11)
        self._close.clicked.connect(self._hush)
        self._job_text = PlainLabel("", "soft")
        self._line = QProgressBar()
        self._line.setTextVisible(False)
        self._line.setFixedWidth(theme.px(160))
        self._line.setAccessibleName("进度")
        self._cancel = Button("取消", kind="link")
        self._cancel.setAccessibleName("取消正在进行的工作")
        self._cancel.clicked.connect(self._cancel_clicked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._hush)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._message)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        row.addStretch(1)
        row.addWidget(self._job_text)
        row.addWidget(self._line)
        row.addWidget(self._cancel)
        self._theme = theme
        self._scale()
        theme.theme_changed.connect(self._scale)
        self._hush()
        self._show_jobs()

    def watch(self, lane: Lane) -> None:
        """Listen to a lane: progress of the jobs shown here, their end, and its troubles."""
        lane.told.connect(self._told)
        lane.ended.connect(self._ended)
        lane.trouble.connect(self.trouble)

    @property
    def message(self) -> str:
        """What is said now; empty when nothing is."""
        return self._message.text()

    def say(self, text: str, undo: Callable[[], object] | None = None, *, undo_text: str = "撤销") -> None:
        """Say what happened for eight seconds; with ``undo``, offer to take it back."""
        self._show(text, "soft", undo, undo_text)
        self._timer.start(SHOWN_MS)

    @Slot(object)
    def trouble(self, problem: BaseException) -> None:
        """Say what went wrong; it stays until it is closed or something else is said. A bug's own text is never shown."""
        self._show(str(problem) if isinstance(problem, Problem) else BUG, "bad", None, "")
        self._timer.stop()

    def failed(self, error: BaseException) -> None:
        """For a job's ``failed``: say what went wrong, or that it was stopped."""
        if isinstance(error, Stopped):
            self.say("已取消")
        else:
            self.trouble(error)

    def progress(self, job: Job, text: str) -> None:
        """Show a job until it ends, with a thin line and 取消."""
        if not job.done:
            self._jobs[job] = _Running(text)
            self._show_jobs()

    def _show(self, text: str, role: str, undo: Callable[[], object] | None, undo_text: str) -> None:
        self._take_back = undo
        self._message.setText(text)
        self._message.set_role(role)
        self._undo.setText(undo_text or "撤销")
        self._undo.setVisible(undo is not None)
        self._close.setVisible(bool(text))

    @Slot()
    def _scale(self) -> None:
        self.setFixedHeight(self._theme.px(30))

    @Slot()
    def _hush(self) -> None:
        self._timer.stop()
        self._show("", "soft", None, "")

    @Slot()
    def _undo_clicked(self) -> None:
        take_back = self._take_back
        self._hush()
        if take_back:
            take_back()

    @Slot()
    def _cancel_clicked(self) -> None:
        for job in list(self._jobs):
            job.stop()
            self._jobs[job].detail = "正在停下"
        self._show_jobs()

    @Slot(object, int, object, str)
    def _told(self, job: Job, done: int, total: int | None, text: str) -> None:
        if job in self._jobs and not job.stopped:
            running = self._jobs[job]
            running.done, running.total, running.detail = done, total, text
            self._show_jobs()

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if self._jobs.pop(job, None):
            self._show_jobs()

    def _show_jobs(self) -> None:
        for widget in (self._job_text, self._line, self._cancel):
            widget.setVisible(bool(self._jobs))
        if not self._jobs:
            return
        newest = list(self._jobs.values())[-1]
        words = [newest.text, newest.detail]
        if newest.total:
            words.append(f"{newest.done:,} / {newest.total:,}")
        if len(self._jobs) > 1:
            words.append(f"共 {len(self._jobs)} 项")
        self._job_text.setText(" · ".join(word for word in words if word))
        set_tip(self._job_text, "\n".join(f"{job.text} {job.detail}".strip() for job in self._jobs.values()))
        known = all(job.total for job in self._jobs.values())
        share = sum(job.done / job.total for job in self._jobs.values() if job.total) / len(self._jobs)
        self._line.setRange(0, 1000 if known else 0)
        self._line.setValue(round(1000 * share))
