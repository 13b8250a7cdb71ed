"""What is to be written into a cell: a text somebody gave, or a value that is already one of its field."""

from __future__ import annotations

from dataclasses import dataclass

from planner.storage.records import SlotLine
from ui.matrix.lists import Lists
from ui.matrix.sheet.columns import EMPTY, SheetColumn


@dataclass(frozen=True, slots=True)
class Given:
    """``field`` names the field of which ``value`` is one; empty: the text has to be read."""

    text: str
    field: str = ""
    value: object = None

    def read_for(self, column: SheetColumn, lists: Lists) -> object:
        """The value of a cell of this column. Raises Problem when the text is not understood."""
        if self.field == column.field:
            return self.value
        if not self.text.strip():
            return EMPTY.get(column.field)
        return column.read(self.text, lists)


NOTHING = Given("")


def taken_from(line: SlotLine, column: SheetColumn, lists: Lists) -> Given:
    """What a cell gives when it is copied: its text for others, its value for a cell of the same field."""
    text = column.say(line, lists)
    return Given(text) if column.is_fixed else Given(text, column.field, getattr(line.slot, column.field))
