"""The table of accounts: how it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.accounts import Accounts
from planner.presets import UNKNOWN
from planner.storage.records import AccountRecord
from ui.accounts.columns import COLUMNS
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.model import LinesModel
from ui.grid.table import LinesTable
from ui.theme import Theme

TOKENS = {"限流": "bad", "违规": "bad", "观察": "warn", "停更": "warn"}


class AccountsModel(LinesModel[AccountRecord]):
    """Accounts under the columns of this page."""

    def __init__(self, accounts: Accounts, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, accounts.lines, parent)


class AccountCells(LineCells[AccountRecord]):
    """Troubled accounts stand out; what nobody said is quiet; merged ones say so."""

    def token(self, column: Column[AccountRecord], line: AccountRecord) -> str:
        if column.sort == "health":
            return TOKENS.get(line.health or "", "soft")
        if column.show(line) in (UNKNOWN, "–"):
            return "soft"
        return column.token

    def remark(self, column: Column[AccountRecord], line: AccountRecord) -> str:
        return f"含 {line.parts + 1} 个" if line.parts and column.sort == "name" else ""


class AccountsTable(LinesTable[AccountRecord]):
    """Delete removes the chosen accounts, Enter opens the detail, Ctrl+C copies."""

    def __init__(self, theme: Theme, model: AccountsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "账号", model, AccountCells(theme, model), parent)
