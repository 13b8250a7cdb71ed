"""The two tables: lines of the ledger, and what buyers wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.claims.ledger import Claim
from planner.storage.records.feedback import FeedbackLine
from ui.feedback.columns import CLAIMS, FEEDBACK, GAP_TOKENS, NONE, SIGN_TOKENS
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.model import LinesModel
from ui.grid.table import LinesTable
from ui.theme import Theme

SORTED_BY: dict[str, Callable[[Claim], object]] = {
    "product": lambda one: one.product,
    "aspect": lambda one: one.aspect,
    "promise": lambda one: len(one.promises),
    "strength": lambda one: one.strength,
    "praised": lambda one: one.evidence.praised,
    "blamed": lambda one: one.evidence.blamed,
    "returned": lambda one: one.evidence.returned_share or 0.0,
    "comments": lambda one: one.evidence.comments_blamed,
}
"""The ledger is small and at hand: it is sorted here. ``gap`` is the order it comes in."""


class ClaimsModel(LinesModel[Claim]):
    """The ledger."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._claims: dict[str, Claim] = {}
        super().__init__(CLAIMS, lambda keys: [self._claims[key] for key in keys if key in self._claims], parent)

    def know(self, claims: Sequence[Claim]) -> None:
        """These are the lines; the table is told which of them to show."""
        self._claims = {one.key: one for one in claims}

    def claim(self, key: str) -> Claim | None:
        """One line."""
        return self._claims.get(key)

    def id_of(self, line: Claim) -> str:
        return line.key


def sorted_claims(claims: Sequence[Claim], column: str, *, descending: bool) -> list[Claim]:
    """The lines by a column; by ``gap`` as they come, the worst first or last."""
    if column not in SORTED_BY:
        return list(reversed(claims)) if descending else list(claims)
    value = SORTED_BY[column]
    return sorted(claims, key=lambda one: value(one), reverse=descending)  # type: ignore[arg-type,return-value]


class ClaimCells(LineCells[Claim]):
    """What does not hold stands out, in words and colour."""

    def token(self, column: Column[Claim], line: Claim) -> str:
        if column.sort == "gap":
            return GAP_TOKENS.get(line.gap, "soft")
        return "soft" if column.show(line) == NONE else column.token


class FeedbackCells(LineCells[FeedbackLine]):
    """Praise and blame stand out."""

    def token(self, column: Column[FeedbackLine], line: FeedbackLine) -> str:
        if column.sort == "sign":
            return SIGN_TOKENS.get(line.sign or 0, "soft")
        return "soft" if column.show(line) == NONE else column.token


class ClaimsTable(LinesTable[Claim]):
    """Enter shows the counterexamples of the chosen line."""

    def __init__(self, theme: Theme, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "承诺账本", model, ClaimCells(theme, model), parent)


class FeedbackTable(LinesTable[FeedbackLine]):
    """Delete puts the chosen feedback into the waste basket, B briefs a slot from it."""

    brief_wished = Signal()

    def __init__(self, theme: Theme, model: LinesModel[FeedbackLine], parent: QWidget | None = None) -> None:
        super().__init__(theme, "买家原话", model, FeedbackCells(theme, model), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().lower() == "b" and not event.modifiers():
            self.brief_wished.emit()
        else:
            super().keyPressEvent(event)


def feedback_model(
    fetch: Callable[[Sequence[str]], Sequence[FeedbackLine]], parent: QObject | None = None
) -> LinesModel[FeedbackLine]:
    """What buyers wrote, a page at a time."""
    return LinesModel(FEEDBACK, fetch, parent)
