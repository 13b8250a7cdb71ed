"""Which lines of the ledger, and which feedback, to show: two rows of chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.claims.kinds import KINDS
from planner.claims.ledger import Claim
from planner.storage.records.feedback import FeedbackFacets, FeedbackFilter
from ui.feedback.columns import SIGNS
from ui.library.dropchip import DropChip, Entry
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import set_tip

SPANS = {30: "近 30 天", 90: "近 90 天", 180: "近半年", 365: "近一年", 0: "全部时间"}
UNNAMED = "（没有归到产品）"
NO_PRODUCT = "?"
"""In a chip None means everything."""


class ClaimFilters(QWidget):
    """Says ``changed`` when a person wants other lines, ``span_changed`` when evidence counts from another day."""

    changed = Signal()
    span_changed = Signal()

    def __init__(self, theme: Theme, days: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self._span = DropChip(theme, "时间")
        self._span.offer([Entry(text, value) for value, text in SPANS.items()])
        self._span.choose(days)
        self._product = DropChip(theme, "产品")
        self._risky = Chip("只看有风险", "filter")
        self._promised = Chip("只看承诺过的", "filter")
        set_tip(self._promised, "笔记、草稿或产品卖点里写到的方面")
        row = Flow(self, gap=2)
        for widget in (self._span, self._product, self._risky, self._promised):
            row.addWidget(widget)
        self._span.chosen.connect(self._span_chosen)
        self._product.chosen.connect(self.changed)
        for chip in (self._risky, self._promised):
            chip.clicked.connect(self._tell)

    @property
    def days(self) -> int:
        """How far back evidence counts; 0: all there is."""
        return self._days

    @property
    def active(self) -> bool:
        """Whether anything is filtered."""
        return self._product.value is not None or self._risky.isChecked() or self._promised.isChecked()

    def offer(self, claims: Sequence[Claim]) -> None:
        """The products there are."""
        names = dict.fromkeys((one.product_id or NO_PRODUCT, one.product) for one in claims)
        self._product.offer([Entry(name, id) for id, name in names])

    def wanted(self, claims: Sequence[Claim]) -> list[Claim]:
        """The lines that fit."""
        product = self._product.value
        return [
            one
            for one in claims
            if (product is None or (one.product_id or NO_PRODUCT) == product)
            and (not self._risky.isChecked() or one.at_risk)
            and (not self._promised.isChecked() or one.promises)
        ]

    @Slot()
    def clear(self) -> None:
        """Show every line again."""
        self._product.choose(None)
        self._risky.setChecked(False)
        self._promised.setChecked(False)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    @Slot()
    def _span_chosen(self) -> None:
        value = self._span.value
        # 全部时间 stands for everything: the chip calls it None when it is taken from its head.
        self._days = value if isinstance(value, int) else 0
        if value is None:
            self._span.choose(0)
        self.span_changed.emit()


class FeedbackFilters(QWidget):
    """Says ``changed`` when a person chose otherwise; ``wanted`` is what they ask for."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = {kind: Chip(kind, "filter") for kind in KINDS}
        self._signs = {sign: Chip(SIGNS[sign], "filter") for sign in (1, -1)}
        self._product = DropChip(theme, "产品")
        self._aspect = DropChip(theme, "方面")
        self._word = DropChip(theme, "人群和用法")
        self._basket = Chip("回收站", "filter")
        self._clear = Button("清除", kind="link")
        self._clear.setAccessibleName("清除筛选")
        self._since: str | None = None
        self._aspect_sign: int | None = None
        row = Flow(self, gap=2)
        drops = (self._product, self._aspect, self._word)
        for widget in (*self._kinds.values(), *self._signs.values(), *drops, self._basket, self._clear):
            row.addWidget(widget)
        for chip in (*self._kinds.values(), *self._signs.values(), self._basket):
            chip.clicked.connect(self._tell)
        # Before anyone is told: another aspect is asked for whatever is said of it.
        self._aspect.chosen.connect(self._forget_sign)
        for drop in drops:
            drop.chosen.connect(self._tell)
        self._clear.clicked.connect(self.clear)
        self.offer(FeedbackFacets())
        self._clear.hide()

    def offer(self, facets: FeedbackFacets) -> None:
        """What there is to choose from, with how many."""
        kinds, signs = dict(facets.kinds), dict(facets.signs)
        for kind, chip in self._kinds.items():
            chip.set_text(f"{kind} {kinds[kind]:,}" if kinds.get(kind) else kind)
        for sign, chip in self._signs.items():
            chip.set_text(f"{SIGNS[sign]} {signs[sign]:,}" if signs.get(sign) else SIGNS[sign])
        self._product.offer(
            [Entry(name or UNNAMED, id or NO_PRODUCT, f"（{count:,}）") for id, name, count in facets.products]
        )
        self._aspect.offer([Entry(name, name, f"（{count:,}）") for name, count in facets.aspects])
        self._word.offer([Entry(name, name, f"（{count:,}）") for name, count in facets.words])
        for drop in (self._product, self._aspect, self._word):
            # What was chosen before its name was known is called by it now.
            drop.choose(drop.value)

    def name_product(self, id: str | None, name: str) -> None:
        """How a product is called, before the store has been asked what there is to choose."""
        self._product.offer([Entry(name, id or NO_PRODUCT)])

    def wanted(self, search: str = "") -> FeedbackFilter:
        """The filter, with a search text."""
        product, aspect, word = self._product.value, self._aspect.value, self._word.value
        return FeedbackFilter(
            search=search,
            kinds=tuple(kind for kind, chip in self._kinds.items() if chip.isChecked()),
            signs=tuple(sign for sign, chip in self._signs.items() if chip.isChecked()),
            products=() if product is None else (None if product == NO_PRODUCT else str(product),),
            aspect=None if aspect is None else str(aspect),
            aspect_sign=self._aspect_sign if aspect is not None else None,
            words=() if word is None else (str(word),),
            since=self._since,
            deleted=self._basket.isChecked(),
        )

    def show_filter(self, wanted: FeedbackFilter) -> None:
        """Show a filter as chosen, without saying so."""
        for kind, chip in self._kinds.items():
            chip.setChecked(kind in wanted.kinds)
        for sign, mark in self._signs.items():
            mark.setChecked(sign in wanted.signs)
        product = wanted.products[0] if wanted.products else None
        self._product.choose((product or NO_PRODUCT) if wanted.products else None)
        self._aspect.choose(wanted.aspect)
        self._aspect_sign = wanted.aspect_sign
        self._word.choose(next(iter(wanted.words), None))
        self._since = wanted.since
        self._basket.setChecked(wanted.deleted)
        self._clear.setVisible(self.active)

    @property
    def active(self) -> bool:
        """Whether anything is filtered."""
        return self.wanted() != FeedbackFilter()

    @property
    def shows_deleted(self) -> bool:
        """Whether the waste basket is shown."""
        return self._basket.isChecked()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        if self.active:
            self.show_filter(FeedbackFilter())
            self._tell()

    @Slot()
    def _forget_sign(self) -> None:
        self._aspect_sign = None

    @Slot()
    def _tell(self) -> None:
        self._clear.setVisible(self.active)
        self.changed.emit()
