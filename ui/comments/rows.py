"""The rows beside a comment: what it says of an aspect, and what was promised or done."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nlp.opinions import AspectOpinion
from planner.inbox.records import LogEntry
from ui.draft.days import long_day, moment_text
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

SIGNS = {1: ("好评", "accent"), -1: ("差评", "bad"), 0: ("说到", "soft")}


class AspectRow(QWidget):
    """An aspect, praised or blamed, and the words that say so."""

    def __init__(self) -> None:
        super().__init__()
        self._name = PlainLabel("")
        self._quote = ElidedLabel("", "soft")
        self._sign = PlainLabel("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._quote, 1)
        row.addWidget(self._sign)

    def show_aspect(self, told: tuple[AspectOpinion, str]) -> None:
        """Show an aspect with the text it was said in."""
        one, text = told
        self._name.setText(one.aspect)
        self._quote.setText(f"「{text[one.start : one.end]}」")
        word, role = SIGNS[one.sign]
        self._sign.setText(word)
        self._sign.set_role(role)


class LogRow(QWidget):
    """What happened, who and when; a promise that is not kept yet can be."""

    def __init__(self) -> None:
        super().__init__()
        self.entry: LogEntry | None = None
        self._said = PlainLabel("", wrap=True)
        self._who = ElidedLabel("", "small")
        self.keep = Button("已做到", kind="link")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._who, 1)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._said)
        column.addLayout(foot)

    def show_entry(self, entry: LogEntry) -> None:
        """Show an entry."""
        self.entry = entry
        self._said.setText(entry_text(entry))
        self._said.set_role("soft" if entry.revoked or entry.kind == "撤销" else "")
        self._who.setText(f"{entry.who} · {moment_text(entry.at)}")
        self.keep.setVisible(entry.kind == "承诺" and not entry.kept and not entry.revoked)
        self.keep.setAccessibleName(f"已做到：{entry.after[:20]}")


def entry_text(entry: LogEntry) -> str:
    """An entry in words."""
    if entry.kind == "承诺":
        day = f"（{long_day(date.fromisoformat(entry.day))} 前）" if entry.day else ""
        said = f"答应：{entry.after}{day}"
        if entry.kept:
            said += " · 已做到"
    elif entry.kind == "兑现":
        said = f"做到了：{entry.after}"
    elif entry.kind == "回复":
        said = f"回复：{entry.after}"
    elif entry.kind == "撤销":
        said = f"撤销{entry.before}：{entry.after}"
    else:
        said = f"{entry.kind} {entry.before or '无'} → {entry.after or '无'}"
    return f"{said} · 已撤销" if entry.revoked else said
