"""Which comments to show: what they want, how much they weigh, whose they are, what they speak of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.inbox.records import Choice, InboxFacets, InboxFilter, View
from ui.library.dropchip import DropChip, Entry
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow

BLAMED, PRAISED = "差评", "好评"


class Filters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._intent, self._level = DropChip(theme, "意图"), DropChip(theme, "轻重")
        self._status, self._owner = DropChip(theme, "状态"), DropChip(theme, "负责人")
        self._product, self._account, self._aspect = (
            DropChip(theme, "产品"),
            DropChip(theme, "账号"),
            DropChip(theme, "方面"),
        )
        self._note = DropChip(theme, "笔记")
        self._asked = DropChip(theme, "在问")
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        row = Flow(self, gap=2)
        for drop in self._drops:
            drop.chosen.connect(self._tell)
            row.addWidget(drop)
        row.addWidget(self._clear)
        self.offer(InboxFacets())
        self.show_filter(InboxFilter())

    def offer(self, facets: InboxFacets) -> None:
        """What there is to choose from, with the number of comments."""
        self._intent.offer(_entries(facets.intents))
        self._level.offer([Entry(one.text, int(one.value), _count(one)) for one in facets.levels])
        self._status.offer(_entries(facets.statuses))
        self._owner.offer(_entries(facets.owners))
        self._product.offer(_entries(facets.products))
        self._account.offer(_entries(facets.accounts))
        self._aspect.offer(list(_aspects(facets.aspects)))

    def wanted(self, view: View, search: str = "") -> InboxFilter:
        """The filter, with a view and a search text."""
        notes, asked, aspect = self._note.value, self._asked.value, self._aspect.value
        return InboxFilter(
            search=search,
            view=view,
            intents=_several(self._intent.value, str),
            levels=_several(self._level.value, int),
            statuses=_several(self._status.value, str),
            owner=_text(self._owner.value),
            product=_text(self._product.value),
            account=_text(self._account.value),
            notes=(str(notes),) if notes is not None else (),
            aspect=_aspect(aspect),
            asked=_asked(asked),
        )

    def show_filter(self, wanted: InboxFilter, note: str = "") -> None:
        """Show a filter as chosen, without saying so; ``note`` is the title of its note."""
        self._intent.choose(next(iter(wanted.intents), None))
        self._level.choose(next(iter(wanted.levels), None))
        self._status.choose(next(iter(wanted.statuses), None))
        self._owner.choose(wanted.owner)
        self._product.choose(wanted.product)
        self._account.choose(wanted.account)
        key = next(iter(wanted.notes), None)
        self._note.offer([Entry(note or "这篇笔记", key)] if key is not None else [])
        self._note.choose(key)
        self._aspect.choose(f"{wanted.aspect[1]}\t{wanted.aspect[0]}" if wanted.aspect else None)
        asked = f"{wanted.asked[0]}\t{wanted.asked[1]}" if wanted.asked else None
        self._asked.offer([Entry(wanted.asked[1], asked)] if wanted.asked else [])
        self._asked.choose(asked)
        self._clear.setVisible(self.active)

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return self.wanted("open") != InboxFilter()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        if self.active:
            self.show_filter(InboxFilter())
            self._tell()

    @property
    def _drops(self) -> tuple[DropChip, ...]:
        return (
            self._intent,
            self._level,
            self._status,
            self._owner,
            self._product,
            self._account,
            self._aspect,
            self._note,
            self._asked,
        )

    @Slot()
    def _tell(self) -> None:
        # What was only offered because it was chosen goes with the choice.
        for drop in (self._note, self._asked):
            if drop.value is None:
                drop.offer([])
        self._clear.setVisible(self.active)
        self.changed.emit()


def plain(wanted: InboxFilter) -> dict[str, Any]:
    """A filter to be remembered: what a person searched for and one note are not."""
    return {
        "view": wanted.view,
        "intents": list(wanted.intents),
        "levels": list(wanted.levels),
        "statuses": list(wanted.statuses),
        "owner": wanted.owner,
        "product": wanted.product,
        "account": wanted.account,
        "aspect": list(wanted.aspect) if wanted.aspect else None,
    }


def remembered(kept: object) -> InboxFilter:
    """A filter as it was remembered, which a person may have edited; nonsense is ignored."""
    if not isinstance(kept, dict):
        return InboxFilter()
    view, aspect = kept.get("view"), kept.get("aspect")
    known = isinstance(aspect, list) and len(aspect) == 2 and isinstance(aspect[0], str) and aspect[1] in (-1, 0, 1)
    return InboxFilter(
        view=view if view in ("open", "late", "all") else "open",
        intents=_kept(kept.get("intents"), str),
        levels=_kept(kept.get("levels"), int),
        statuses=_kept(kept.get("statuses"), str),
        owner=_kept_text(kept.get("owner")),
        product=_kept_text(kept.get("product")),
        account=_kept_text(kept.get("account")),
        aspect=(aspect[0], aspect[1]) if known and isinstance(aspect, list) else None,
    )


def _kept(value: object, kind: type) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) and all(isinstance(one, kind) for one in value) else ()


def _kept_text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _entries(choices: Iterable[Choice]) -> list[Entry]:
    return [Entry(one.text, one.value, _count(one)) for one in choices if one.count]


def _count(one: Choice) -> str:
    return f"（{one.count:,}）"


def _aspects(choices: Iterable[Choice]) -> Iterable[Entry]:
    for one in choices:
        yield Entry(f"说到{one.value}", f"0\t{one.value}", _count(one))
        if one.text != one.value:
            yield Entry(f"{one.value}{BLAMED}", f"-1\t{one.value}")


def _several(value: object, kind: type) -> tuple[Any, ...]:
    return (kind(value),) if value is not None else ()


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def _aspect(value: object) -> tuple[str, int] | None:
    if value is None:
        return None
    sign, _, name = str(value).partition("\t")
    return name, int(sign)


def _asked(value: object) -> tuple[str, str] | None:
    if value is None:
        return None
    kind, _, text = str(value).partition("\t")
    return kind, text
