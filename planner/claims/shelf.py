"""Where the ledger stands ready: replaced as a whole, by one assignment, so that a review which runs meanwhile keeps what it began with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.claims.desk import ClaimDesk


class Shelf:
    """``desk`` is None until feedback has been read, and where there is none."""

    def __init__(self) -> None:
        self.desk: ClaimDesk | None = None
