"""What is known of a slot, in rows: a quiet name at the left, its value at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.storage.records import SlotLine
from ui.show import exact
from ui.widgets.labels import PlainLabel

NAMES = ("关键词", "产品", "形式", "人群", "阶段", "链路", "报备", "负责人", "费用", "草稿", "备注")


class Facts(QWidget):
    """Rows are made once; those without a value are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[PlainLabel, PlainLabel]] = {}
        for at, name in enumerate(NAMES):
            head, value = PlainLabel(name, "soft"), PlainLabel("", wrap=True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
            self._rows[name] = head, value

    def show_line(self, line: SlotLine) -> None:
        """Show a slot."""
        slot = line.slot
        values = {
            "关键词": "、".join(f"{word.text}（{word.role}）" for word in slot.keywords),
            "产品": line.product,
            "形式": slot.content_type or "",
            "人群": slot.crowd or "",
            "阶段": line.phase or "",
            "链路": slot.route or "",
            "报备": "" if slot.filed is None else "已报备" if slot.filed else "未报备",
            "负责人": slot.owner,
            "费用": f"¥ {exact(slot.price)}" if slot.price is not None else "",
            "草稿": (line.draft_title or "未命名") + (f" · {line.score} 分" if line.score is not None else "")
            if slot.draft_id
            else "还没有",
            "备注": slot.remark,
        }
        for name, (head, value) in self._rows.items():
            value.setText(values[name])
            head.setVisible(bool(values[name]))
            value.setVisible(bool(values[name]))
