"""What can be done in the sheet, for the palette. The keys are answered by the sheet itself, and only while it has them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.matrix.sheet.acts import PAGE
from ui.services import Services

if TYPE_CHECKING:
    from ui.matrix.sheet.sheet import Sheet

OFFERED = (
    ("insert", "表格：插入一行排期（Ctrl++）"),
    ("duplicate", "表格：复制选中的整行（Ctrl+Shift+D）"),
    ("delete", "表格：删除选中的整行（Ctrl+-）"),
    ("fill_down", "表格：向下填充（Ctrl+D）"),
    ("fill_right", "表格：向右填充（Ctrl+R）"),
    ("clear", "表格：清空选中的格子（Del）"),
    ("paste", "表格：粘贴（Ctrl+V）"),
    ("find", "表格：查找（Ctrl+F）"),
    ("filter", "表格：筛选这一列（Ctrl+Shift+L）"),
    ("unclear", "表格：看看哪些格子没看懂"),
    ("columns", "表格：选择显示的列"),
    ("reset_columns", "表格：恢复默认的列"),
)


def offer_commands(sheet: Sheet, services: Services) -> None:
    """Register the commands of the sheet; they rest while it is not seen."""
    for name, text in OFFERED:
        action = services.commands.add(f"matrix.sheet.{name}", text, "", partial(sheet.do, name), PAGE)
        action.setEnabled(sheet.isVisible())
        sheet.seen.connect(action.setEnabled)
