"""What is done with the keywords that are chosen, whichever view they are chosen in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from nlp.lexicon import CLASSES
from planner.bank import STATUSES
from planner.keywords import ROLES
from planner.research.planning import Worded
from ui.keywords.acts import Acts
from ui.keywords.bank.columns import status_text
from ui.keywords.menu import Entry, fill, menu_of
from ui.keywords.taking import Taking
from ui.services import Services

if TYPE_CHECKING:
    from ui.keywords.page import KeywordsPage

FIRST = "先选几个词"


@dataclass(frozen=True, slots=True)
class Named:
    """A keyword of which only the text is known."""

    text: str


class Doing(QObject):
    """Writes, banks, copies and exports what is chosen in the view in front."""

    def __init__(self, services: Services, page: KeywordsPage) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self.acts = Acts(services, self)
        self.taking = Taking(services, page)

    @property
    def chosen(self) -> Sequence[Worded]:
        """The chosen keywords, from the top."""
        page = self._page
        if page.view == "bank":
            return page.bank.chosen
        if page.view == "coverage":
            return [Named(text) for text in page.coverage.chosen]
        return page.mining.chosen

    @Slot()
    def write(self) -> None:
        """Begin a draft for each chosen keyword."""
        self.acts.write(self.chosen)

    @Slot()
    def bank(self) -> None:
        """Put the chosen keywords into the bank, to be written."""
        page = self._page
        if page.view in ("longtails", "heat"):
            self.acts.bank(page.mining.chosen)
        elif page.view == "bank":
            page.edits.move([word for word in page.bank.chosen if not word.status], STATUSES[0])
        elif page.coverage.chosen:
            page.edits.add(page.coverage.chosen)

    @Slot()
    def copy(self) -> None:
        """Copy the chosen keywords, one a line."""
        texts = [row.text for row in self.chosen]
        if texts:
            self.taking.copy_texts(texts)
        else:
            self._services.status.say(FIRST)

    @Slot()
    def export(self) -> None:
        """Export what is chosen when that is several, else all that are shown."""
        page = self._page
        if page.view == "bank":
            several = page.bank.chosen if len(page.bank.chosen) > 1 else page.bank.words
            self.taking.export_words([word.id for word in several], "关键词")
        else:
            rows = page.mining.chosen if len(page.mining.chosen) > 1 else page.mining.rows
            self.taking.export(rows, f"长尾词 {' '.join(page.mining.seeds.seeds)[:30]}".strip())

    @Slot(QPoint)
    def offer(self, point: QPoint) -> None:
        """The menu of a right click."""
        page, rows = self._page, self.chosen
        if not rows:
            return
        entries: list[Entry] = []
        if len(rows) == 1:
            entries = [("看它的长尾词", "", partial(page.seed, rows[0].text)), None]
        entries.append(("写成草稿", "Ctrl+N", self.write))
        if page.view != "bank":
            entries.append(("收进我的关键词", "Ctrl+D", self.bank))
        entries += [None, ("复制成一行一个", "Ctrl+C", self.copy)]
        if page.view in ("longtails", "heat"):
            table = partial(self.taking.copy_table, page.mining.chosen)
            some = partial(self.taking.export, page.mining.chosen, "长尾词")
            entries += [("复制成表格", "", table), ("导出选中的…", "", some)]
        menu = menu_of(page, f"{len(rows):,} 个词", entries)
        if page.view == "bank":
            words, edits = page.bank.chosen, page.edits
            some = partial(self.taking.export_words, [word.id for word in words], "关键词")
            fill(menu, [("导出选中的…", "", some), None])
            statuses = [
                (status_text(one), str(at), partial(edits.move, words, one)) for at, one in enumerate(STATUSES, 1)
            ]
            fill(menu.addMenu("状态"), statuses)
            fill(menu.addMenu("类别"), [(one, "", partial(edits.name, words, class_=one)) for one in CLASSES])
            fill(menu.addMenu("角色"), [(one, "", partial(edits.name, words, role=one)) for one in ROLES])
            if any(word.status for word in words):
                fill(menu, [None, ("移出我的关键词", "Del", partial(edits.remove, words))])
        menu.popup(point)
