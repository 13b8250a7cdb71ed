"""All that is known of one account."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.presets import TierPreset
from planner.storage.records import AccountPart, AccountRecord, AccountSnapshot
from ui.accounts.detail.head import Head
from ui.accounts.detail.notes import OwnNotes
from ui.accounts.detail.said import Said
from ui.accounts.detail.secret import Secret
from ui.accounts.detail.trend import Trend
from ui.draft.inspector.section import Rows
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel


class OneAccount(QScrollArea):
    """Widgets are made once and rewritten: nothing jumps when only a word has changed."""

    part_wished = Signal(str)
    """Let this merged account stand for itself again."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("账号详情")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.id = ""
        self.head = Head()
        self.said = Said(services.theme)
        self.secret = Secret()
        self.trend = Trend(services.theme)
        self.notes = OwnNotes(services)
        self._merged = QWidget()
        inner = QVBoxLayout(self._merged)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(PlainLabel("并入的账号", "section"))
        rows = QVBoxLayout()
        inner.addLayout(rows)
        self._parts: Rows[AccountPart, PartRow] = Rows(rows, self._make_part, PartRow.show_part)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        for widget in (
            self.head,
            hairline(),
            self.said,
            hairline(),
            self.secret,
            hairline(),
            self.trend,
            self._merged,
            hairline(),
            self.notes,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    def show_account(
        self,
        record: AccountRecord,
        preset: TierPreset,
        snapshots: Sequence[AccountSnapshot],
        parts: Sequence[AccountPart],
    ) -> None:
        """Show an account; ``parts`` are itself and what was merged into it. What is private is shown by its own way."""
        other = record.id != self.id
        self.id = record.id
        self.head.show_account(record, preset)
        self.said.show_account(record, other=other)
        self.trend.show_snapshots(snapshots)
        self._merged.setVisible(len(parts) > 1)
        self._parts.fill(parts[1:])
        if other:
            self.verticalScrollBar().setValue(0)

    def finish(self) -> None:
        """What is being written now is written."""
        self.said.finish()
        self.secret.finish()

    def _make_part(self) -> PartRow:
        row = PartRow()
        row.apart.clicked.connect(lambda: self.part_wished.emit(row.id))
        return row


class PartRow(QWidget):
    """A merged account, and a button that parts it."""

    def __init__(self) -> None:
        super().__init__()
        self.id = ""
        self._name = ElidedLabel("")
        self.apart = Button("拆开", kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self.apart)

    def show_part(self, part: AccountPart) -> None:
        """Show a merged account."""
        self.id = part.id
        self._name.setText(" · ".join(filter(None, (part.name, part.platform_name or ""))))
        self.apart.setAccessibleName(f"拆开 {part.name}")
