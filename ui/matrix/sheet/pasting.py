"""What lies on the clipboard, written into the sheet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.matrix import clip
from ui.matrix.sheet.acts import Acts
from ui.matrix.sheet.asking import Asking
from ui.matrix.sheet.block_acts import ROWS_MOST, TOO_MANY, BlockActs
from ui.matrix.sheet.blocks import Block, placed
from ui.matrix.sheet.columns import COLUMNS
from ui.matrix.sheet.deck import Deck
from ui.matrix.sheet.given import Given
from ui.matrix.sheet.marks import Marks
from ui.matrix.sheet.model import SlotsModel
from ui.services import Services

TEXT_MOST = 3_000_000
"""Characters that are taken from the clipboard: five thousand full rows have fewer."""
NO_ROWS = "下面没有行了，多出的没有粘贴：先选一个计划"


class Pasting(QObject):
    """From the marked cell on; rows beyond the last become new slots of the campaign."""

    def __init__(
        self, services: Services, deck: Deck, model: SlotsModel, blocks: BlockActs, acts: Acts, asking: Asking
    ) -> None:
        super().__init__(deck)
        self._services, self._deck, self._model = services, deck, model
        self._blocks, self._acts, self._asking = blocks, acts, asking

    def paste(self) -> None:
        """Write it, in one step."""
        text = QGuiApplication.clipboard().text()
        if len(text) > TEXT_MOST:
            self._services.status.say("剪贴板里的内容太多，请用导入")
            return
        block, has_head = self._without_head(self._read(text))
        marks, rows = self._deck.marks, len(self._model.ids)
        if not rows:
            marks = Marks((0, marks.cell[1]), (0, marks.cell[1]))
        if not block:
            self._services.status.say("剪贴板里没有可以粘贴的文字")
        elif max(len(block), len(marks.area.rows)) > ROWS_MOST:
            self._services.status.say(TOO_MANY)
        else:
            self._write(block, marks, ["第一行是表头，没有粘贴"] if has_head else [])

    def _read(self, text: str) -> Block:
        copied, block = self._blocks.copied
        return block if text and text == copied else [[Given(cell) for cell in row] for row in clip.read(text)]

    def _without_head(self, block: Block) -> tuple[Block, bool]:
        """A first row of nothing but the headings of these columns is no slot."""
        order, left = self._deck.order, self._deck.marks.area.left
        headings = [COLUMNS[at].heading for at in order[left:]]
        pairs = list(zip((given.text.strip() for given in block[0]), headings, strict=False)) if block else []
        is_head = len(pairs) > 1 and any(text for text, _heading in pairs)
        is_head = is_head and all(text in ("", heading) for text, heading in pairs)
        return (block[1:] if is_head else block), is_head

    def _write(self, block: Block, marks: Marks, told: list[str]) -> None:
        deck, campaign_id = self._deck, self._asking.campaign_id
        order = deck.order
        found = placed(block, marks, len(self._model.ids), len(order))
        below: list[Mapping[int, Given]] = []
        if found.below and campaign_id is None:
            told.append(NO_ROWS)
        elif found.below:
            below = [{order[place]: given for place, given in line.items()} for line in found.below]
        if found.lost:
            told.append(f"右边放不下 {found.lost} 列")
        said = "，".join(("已粘贴 {} 格", *told))
        self._acts.write("粘贴", self._blocks.cells(found.cells), said=said, campaign_id=campaign_id, below=below)
        if found.cells:
            area = found.area
            deck.set_marks(Marks((area.top, area.left), (area.bottom, area.right)), bring=False)
