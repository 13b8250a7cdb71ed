"""What the reminders look at: slots in few words, and what has to be known around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from planner.matrix.candidates import CLOSED, Candidate
from planner.presets import UNKNOWN
from planner.routes import Routes
from planner.storage.kinds import keyword_key
from planner.storage.records import Campaign, SlotLine

DONE = frozenset(("已发", "复盘"))


class Seen(NamedTuple):
    """A slot as reminders see it: of hundred thousand, most of which nothing is wrong with.

    ``on`` is the day as an ordinal, ``longtails`` the keys of the 长尾 with their texts, ``mine`` whether it belongs to the campaign
    that is looked at (others only fill their accounts' days).
    """

    id: str
    account_id: str | None
    role: str
    on: int | None
    status: str
    fixed: bool
    mine: bool = True
    longtails: tuple[tuple[str, str], ...] = ()
    crowd: str | None = None
    route: str | None = None
    filed: bool | None = None
    price: float | None = None
    title: str = ""
    draft_id: str | None = None

    @property
    def done(self) -> bool:
        return self.status in DONE

    @property
    def free(self) -> bool:
        """Whether advice may change it."""
        return self.mine and not self.fixed and self.status not in DONE


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a published note did: its engagement, and the median of comparable notes."""

    engagement: float
    median: float


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two slots whose drafts are alike: ``share`` of the shorter one stands in the other."""

    first: str
    second: str
    share: float


@dataclass(frozen=True)
class ReminderFacts:
    """``outcomes`` by slot id, of published notes whose engagement and comparable notes are known."""

    today: date
    campaign: Campaign
    accounts: Mapping[str, Candidate]
    routes: Routes
    alike: Sequence[AlikePair] = ()
    outcomes: Mapping[str, Outcome] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def now(self) -> int:
        return self.today.toordinal()

    @cached_property
    def first(self) -> int:
        return date.fromisoformat(self.campaign.start).toordinal()

    @cached_property
    def last(self) -> int:
        return date.fromisoformat(self.campaign.end).toordinal()

    @cached_property
    def month(self) -> Callable[[int], int]:
        """The month of a day (ordinal), as a number that rises by one each month."""
        known: dict[int, int] = {}

        def month(on: int) -> int:
            found = known.get(on)
            if found is None:
                day = date.fromordinal(on)
                found = known[on] = day.year * 12 + day.month - 1
            return found

        return month

    def name(self, account_id: str | None) -> str:
        account = self.accounts.get(account_id or "")
        return account.name if account else "未定账号"

    def label(self, one: Seen) -> str:
        """A slot in a sentence: its title, else its account and keyword."""
        if one.title:
            return f"《{one.title}》"
        account = self.accounts.get(one.account_id or "")
        keyword = f"“{one.longtails[0][1]}”" if one.longtails else ""
        return f"{account.name} 的{keyword or '一篇'}" if account else (keyword or "没定账号的一篇")

    @cached_property
    def ranked(self) -> Mapping[tuple[str, str], tuple[Candidate, ...]]:
        """Accounts that can be planned on, by role and category ("": all of the role).

        Healthy ones first, then the cheaper, the unknown price last.
        """
        found: dict[tuple[str, str], list[Candidate]] = {}
        for account in sorted(self.accounts.values(), key=_rank):
            if account.role != UNKNOWN and account.health not in CLOSED:
                for category in {account.category, ""}:
                    found.setdefault((account.role, category), []).append(account)
        return {key: tuple(those) for key, those in found.items()}


def _rank(account: Candidate) -> tuple[bool, float, str, str]:
    price = float("inf") if account.price is None else account.price
    return account.health not in ("正常", None), price, account.name, account.id


def shown(on: int, from_year: int) -> str:
    """A day in a sentence: ``12月3日``, with the year where it is another."""
    day = date.fromordinal(on)
    return f"{day.month}月{day.day}日" if day.year == from_year else f"{day.year}年{day.month}月{day.day}日"


def seen_of(lines: Iterable[SlotLine]) -> list[Seen]:
    """Lines of the matrix in the few words that reminders need; what lies in the basket is left out."""
    ordinals: dict[str | None, int | None] = {None: None}
    keys: dict[str, str] = {}
    found = []
    for line in lines:
        slot = line.slot
        if slot.deleted_at is not None:
            continue
        if slot.day not in ordinals:
            ordinals[slot.day] = date.fromisoformat(slot.day or "").toordinal()
        longtails = []
        for keyword in slot.keywords:
            if keyword.role == "长尾":
                if keyword.text not in keys:
                    keys[keyword.text] = keyword_key(keyword.text)
                longtails.append((keys[keyword.text], keyword.text))
        found.append(
            Seen(
                slot.id, slot.account_id, line.role, ordinals[slot.day], slot.status, slot.fixed, True, tuple(longtails),
                slot.crowd, slot.route, slot.filed, slot.price, slot.title or line.draft_title, slot.draft_id,
            )
        )  # fmt: skip
    return found
