"""What a plan sheet would change, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from planner.storage.records import Status

Kind = Literal["new", "changed", "same", "left"]
KINDS: Mapping[Kind, str] = {"new": "新增", "changed": "修改", "same": "没有变化", "left": "没有读懂"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field as it is and as it would be, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """A row of the file: ``left`` rows are not taken, ``notes`` say why, or what of a row that is taken was left out.

    ``fields`` are the values of Slot to be written; ``account`` and ``product`` are names that nothing is called by yet.
    """

    row: int
    kind: Kind
    name: str
    changes: tuple[FieldChange, ...] = ()
    notes: tuple[str, ...] = ()
    slot_id: str | None = None
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    status: Status | None = None
    account: str | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class BroughtPlan:
    """A whole file, as it would be brought into a campaign.

    ``columns`` are the fields that were found with their headings, ``unused`` the headings that mean nothing to us; unknown
    names are offered, and made only when the person says so.
    """

    file: str
    sheet: str
    campaign_id: str
    rows: tuple[BroughtRow, ...]
    columns: Mapping[str, str]
    unused: tuple[str, ...] = ()

    def count(self, kind: Kind) -> int:
        """How many rows of a kind."""
        return sum(row.kind == kind for row in self.rows)

    @property
    def unknown_accounts(self) -> tuple[str, ...]:
        """Names of accounts nobody knows, in the order of the file."""
        return tuple(dict.fromkeys(row.account for row in self.rows if row.account and row.kind != "left"))

    @property
    def unknown_products(self) -> tuple[str, ...]:
        """Names of products nobody knows."""
        return tuple(dict.fromkeys(row.product for row in self.rows if row.product and row.kind != "left"))

    @property
    def anything(self) -> bool:
        """Whether there is anything to write."""
        return any(row.kind in ("new", "changed") for row in self.rows)
