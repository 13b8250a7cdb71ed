"""One proposal as a line: who, when, on what, and why she."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter

from planner.filling import Proposal
from planner.storage.records import SlotKeyword
from ui.draft.inspector.row import RIGHT, Row, width_of
from ui.icons import draw
from ui.show import WEEKDAYS, number
from ui.theme import Theme

HEIGHT = 48
DAY, WHO = 92, 150


class ProposalRow(Row):
    """Space or a click takes it in, or leaves it out."""

    def __init__(self, theme: Theme, proposal: Proposal) -> None:
        super().__init__(theme, HEIGHT)
        self.proposal = proposal
        self.setCheckable(True)
        self.setChecked(True)
        self.toggled.connect(self._told)
        self._told()

    def draw(self, painter: QPainter, room: QRect) -> None:
        theme, one, side = self.theme, self.proposal, self.theme.px(16)
        box = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
        painter.setPen(theme.color("accent" if self.isChecked() else "faint"))
        painter.setBrush(theme.color("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            draw(painter, box.adjusted(3, 3, -3, -3), "check", theme, "onaccent")
        left, half = box.right() + theme.px(12), room.height() // 2
        token = "text" if self.isChecked() else "soft"
        top = QRect(left, room.top() + 4, room.right() - left, half - 2)
        below = QRect(left, room.top() + half + 1, room.right() - left, half - 5)
        self.write(painter, top, day_words(one.day), token)
        name = top.adjusted(theme.px(DAY), 0, 0, 0)
        name.setWidth(theme.px(WHO))
        used = self.write(painter, name, one.account or "还没有人", token, weight=600)
        self.write(painter, name.adjusted(used + theme.px(6), 0, theme.px(40), 0), one.role, "soft", size=11)
        price = f"¥{number(one.cost)}" if one.cost is not None else ""
        self.write(painter, top, price, "soft", size=12, edge=RIGHT)
        words = top.adjusted(theme.px(DAY + WHO + 48), 0, -width_of(theme, price, 12) - theme.px(12), 0)
        self.write(painter, words, about(one), token)
        self.write(painter, below, ("补齐" if one.slot_id else "新排") + f" · {reason(one)}", "soft", size=12)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(420), self.theme.px(HEIGHT))

    def _told(self) -> None:
        one = self.proposal
        state = "采用" if self.isChecked() else "不采用"
        self.say(f"{state}：{day_words(one.day)} {one.account} {about(one)}。{one.why}", f"为什么是她：{one.why}")


def reason(proposal: Proposal) -> str:
    """Why she, without her name, which stands above it."""
    return proposal.why.removeprefix(f"{proposal.account}（{proposal.role}）：")


def about(proposal: Proposal) -> str:
    """What the note would be about."""
    found = proposal.change.get("keywords", ())
    words = [one.text for one in found if isinstance(one, SlotKeyword)] if isinstance(found, tuple) else []
    crowd, form = proposal.change.get("crowd"), proposal.change.get("content_type")
    return " · ".join(filter(None, ("、".join(words), str(form or ""), f"{crowd}人群" if crowd else "")))


def day_words(day: date | None) -> str:
    """11/30 周一."""
    return "日子不变" if day is None else f"{day.month}/{day.day} 周{WEEKDAYS[day.weekday()]}"
