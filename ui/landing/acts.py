"""What a person writes on this page: texts of the shop, and ticks of the checklist. Everything can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.landing.answers import LandingText, Tick
from planner.landing.texts import LandingTexts
from planner.problems import Problem
from planner.products import Products
from ui.services import Services

if TYPE_CHECKING:
    from planner.landing.bringing import BroughtText
    from planner.matrix.written import Written
    from ui.jobs import Job

PAGE = "landing"


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read from a file, and the product that was looked at meanwhile."""

    file: str
    product_id: str
    texts: Sequence[BroughtText]


class Acts(QObject):
    """Writes, says so with a way back."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._texts = LandingTexts(services.store)

    def add(self, product_id: str, row: Mapping[str, object]) -> None:
        """A text that was pasted."""
        if self._services.undo.put(PAGE, "添加店铺文字", lambda: self._texts.add([(product_id, row)])[1]):
            self._said("已添加店铺文字")

    def edit(self, text: LandingText, row: Mapping[str, object]) -> None:
        """A text that was changed."""
        if self._services.undo.put(PAGE, "修改店铺文字", lambda: self._texts.edit(text.id, **row)):
            self._said("已保存")

    def delete(self, text: LandingText) -> None:
        """Take a text away."""
        if self._services.undo.put(PAGE, "删除店铺文字", lambda: self._texts.delete([text.id])):
            self._said(f"已删除「{text.title}」")

    def tick(self, product_id: str, points: Sequence[str], state: Tick | None) -> None:
        """Settle points of the checklist, or open them again."""
        said = f"{len(points)} 条已勾为{state}" if state else f"{len(points)} 条重新打开"
        if points and self._services.undo.put(PAGE, "勾选清单", lambda: self._texts.tick(product_id, points, state)):
            self._said(said)

    def bring(self, product_id: str, path: str) -> None:
        """Read a file in the library lane, then add its texts to the products it names, or to this one."""
        file = Path(path)

        def read(_job: Job) -> Brought:
            from planner.landing.bringing import read_texts

            return Brought(file.name, product_id, read_texts(file))

        self._services.library_lane.queue(read, self._brought, self._services.status.failed)

    def _brought(self, brought: Brought) -> None:
        known = {one.name: one.id for one in Products(self._services.store).list()}
        strangers = {one.product for one in brought.texts if one.product and one.product not in known}
        if strangers:
            names = "、".join(sorted(strangers)[:3])
            self._services.status.trouble(
                Problem(f"{brought.file} 里的产品“{names}”这里没有，没有导入", "先在矩阵的“管理产品”里加上，再导入")
            )
            return
        rows = [
            (
                known.get(one.product, brought.product_id),
                {"place": one.place, "name": one.name, "text": one.text, "source": brought.file},
            )
            for one in brought.texts
        ]
        if self._services.undo.put(PAGE, f"导入 {brought.file}", partial(self._add_all, rows)):
            self._said(f"已导入 {len(rows)} 段文字")

    def _add_all(self, rows: Sequence[tuple[str, Mapping[str, object]]]) -> Written:
        return self._texts.add(rows)[1]

    def _said(self, words: str) -> None:
        self._services.status.say(words, self._services.undo.back(PAGE))
