"""Looking for words in the sheet: the store finds the rows, the cells that hold the words are coloured."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from planner.slots import Slots
from planner.storage.records import SlotFilter
from planner.storage.store import Store
from ui.jobs import Job, Stopped
from ui.services import Services
from ui.widgets.buttons import IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.search import SearchBox

if TYPE_CHECKING:
    from planner.paths import Workspace


class FindBar(QFrame):
    """``found`` tells the ids of all slots that hold the words, and the words; both empty when nothing is looked for any more."""

    found = Signal(list, str)
    next_wished = Signal(int)
    """1: the next; -1: the one before."""
    left = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._campaign_id: str | None = None
        self._deleted = False
        self._job: Job | None = None
        self.box = SearchBox(theme, "在表格里找，回车找下一处")
        self.box.setMaximumWidth(theme.px(320))
        self._count = PlainLabel("", "soft")
        before, after = (
            IconButton(theme, "chevron-up", "上一处", "Shift+F3", size=12),
            IconButton(theme, "chevron-down", "下一处", "F3", size=12),
        )
        close = IconButton(theme, "xmark", "关闭查找", "Esc", size=12)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        for widget in (before, after, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        before.clicked.connect(partial(self.next_wished.emit, -1))
        after.clicked.connect(partial(self.next_wished.emit, 1))
        close.clicked.connect(self.close_bar)
        self.box.searched.connect(self._search)
        self.box.installEventFilter(self)
        self.hide()

    def look_in(self, campaign_id: str | None, *, deleted: bool) -> None:
        """Look in the slots of this campaign from now on."""
        self._campaign_id, self._deleted = campaign_id, deleted

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.box.text().strip() if not self.isHidden() else ""

    def open_bar(self) -> None:
        """Show the line and put the keys into it."""
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    @Slot()
    def close_bar(self) -> None:
        """Put it away, and look for nothing."""
        self.hide()
        self._say([], "")
        self.left.emit()

    def tell_place(self, at: int, of: int) -> None:
        """Show the how many-eth it is."""
        self._count.setText(f"{at:,} / {of:,} 行" if of else "没有找到")

    def eventFilter(self, watched: object, event: object) -> bool:
        # The box takes Enter and Esc for itself.
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and watched is self.box:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.box.keyPressEvent(event)
                if not self._busy:
                    self.next_wished.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return False

    def search_again(self) -> None:
        """The rows are others now."""
        if self.words:
            self._search(self.words)

    @property
    def _busy(self) -> bool:
        return self._job is not None

    @Slot(str)
    def _search(self, words: str) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        if not words:
            self._count.setText("")
            self._say([], "")
            return
        work = partial(
            find, self._services.workspace, self._campaign_id, SlotFilter(search=words, deleted=self._deleted)
        )
        self._job = self._services.review_lane.queue(work, partial(self._answered, words), self._failed)

    def _answered(self, words: str, ids: list[str]) -> None:
        if words == self.words:
            self._job = None
            self._say(ids, words)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._job = None
            self._services.status.failed(error)

    def _say(self, ids: list[str], words: str) -> None:
        self.found.emit(ids, words)


def find(workspace: Workspace, campaign_id: str | None, wanted: SlotFilter, job: Job) -> list[str]:
    """The ids of slots that hold the words, with a store of this thread's own."""
    with Store.open(workspace) as store:
        job.check()
        return Slots(store).find(campaign_id, wanted)
