"""What was rewritten since a draft was last passed: then at the left, now at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.draft.compare import Comparison
from ui.draft.reading import ReadingField
from ui.draft.versions import changed
from ui.library.importing.room import make_room
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

WIDTH, HEIGHT = 900, 560


class ChangesSheet(Sheet):
    """Two texts side by side; what went is struck out, what came stands on green."""

    def __init__(self, theme: Theme, found: Comparison, when: str, parent: QWidget) -> None:
        super().__init__(theme, "上次通过以来的改动", parent)
        row = QHBoxLayout()
        row.setSpacing(24)
        for heading, pieces, token in ((f"{when} 通过时", found.before, "badtint"), ("现在", found.after, "tint")):
            field = ReadingField(theme, heading)
            field.show_text("".join(piece.text for piece in pieces))
            field.mark(changed(pieces), token, line=token == "badtint")
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(PlainLabel(heading, "soft"))
            column.addWidget(field, 1)
            row.addLayout(column, 1)
        places = max(len(changed(found.before)), len(changed(found.after)))
        self.body.addLayout(row, 1)
        self.body.addWidget(PlainLabel(f"{places} 处不同：左边划掉的已删改，右边绿底的是后来写的", "soft"))
        make_room(self, theme, parent, WIDTH, HEIGHT)
        self.add_button("关闭", self.accept, kind="primary", default=True)
