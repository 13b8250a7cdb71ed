"""The top of an account: name, what it is, its tier, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.presets import UNKNOWN, TierPreset
from planner.storage.records import AccountRecord
from ui.accounts.columns import name_of, seen_day
from ui.links import host_of
from ui.show import exact, number
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class Head(QWidget):
    """Says what the person wants done; the page does it."""

    link_wished = Signal(str)
    presets_wished = Signal()
    basket_wished = Signal(bool)
    """Delete (True) or restore."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: AccountRecord | None = None
        self._name, self._byline = PlainLabel("", "page", wrap=True), PlainLabel("", "soft", wrap=True)
        self._about = PlainLabel("", "small", wrap=True)
        for label in (self._name, self._byline, self._about):
            label.setTextInteractionFlags(SELECTABLE)
        self._deleted = PlainLabel("在回收站里", "warn")
        self._tier, self._why = PlainLabel("", "tag"), PlainLabel("", "small", wrap=True)
        self._presets = Button("改口径", kind="link")
        self._presets.clicked.connect(self.presets_wished)
        set_tip(self._presets, "到 设置 › 预设，换一套层级或改粉丝数；处处一起变")
        self._open, self._basket = Chip("打开主页"), Chip("删除")
        self._open.clicked.connect(self._wish_link)
        self._basket.clicked.connect(self._wish_basket)
        actions = Flow(gap=6)
        actions.addWidget(self._open)
        actions.addWidget(self._basket)
        tier = QHBoxLayout()
        tier.setSpacing(8)
        tier.addWidget(self._tier)
        tier.addWidget(self._why, 1)
        tier.addWidget(self._presets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self._name, self._byline, self._deleted):
            column.addWidget(label)
        column.addLayout(tier)
        column.addWidget(self._about)
        column.addLayout(actions)

    def show_account(self, record: AccountRecord, preset: TierPreset) -> None:
        """Show an account, and by which preset its tier is called so."""
        self._record = record
        self._name.setText(name_of(record))
        self._byline.setText(byline(record))
        self._deleted.setVisible(record.deleted_at is not None)
        self._tier.setText(record.tier if record.tier != UNKNOWN else "层级未知")
        self._why.setText(f"按「{preset.name}」" if record.tier != UNKNOWN else "粉丝数不详，不猜")
        about = " ".join((record.about or "").split())
        self._about.setText(about[:160] + ("…" if len(about) > 160 else ""))
        self._about.setVisible(bool(about))
        self._open.setVisible(host_of(record.url or "") is not None)
        set_tip(self._open, record.url or "")
        self._basket.set_text("恢复" if record.deleted_at else "删除")

    @Slot()
    def _wish_link(self) -> None:
        if self._record:
            self.link_wished.emit(self._record.url or "")

    @Slot()
    def _wish_basket(self) -> None:
        if self._record:
            self.basket_wished.emit(self._record.deleted_at is None)


def byline(record: AccountRecord) -> str:
    """小红书号 346650bab · 26.8万 粉丝 · 赞藏 130.5万 · 均赞 2.8万 · 江苏 · 数据到 2024-06-11."""
    likes = record.metrics.get("average_likes")
    facts = [
        f"小红书号 {record.platform_name}" if record.platform_name else "",
        f"{exact(record.fans)} 粉丝" if record.fans is not None else "粉丝数未知",
        f"赞藏 {number(record.likes_collects)}" if record.likes_collects is not None else "",
        f"{record.notes:,} 篇笔记" if record.notes is not None else "",
        f"均赞 {number(likes)}" if likes is not None else "",
        record.category or "",
        record.place or "",
        f"数据到 {seen_day(record.seen_at)}" if record.seen_at else "没有导入数据",
    ]
    return " · ".join(fact for fact in facts if fact)
