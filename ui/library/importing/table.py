"""One table of a file: what it was taken for, its first rows as they would be taken in, and which column is which field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from planner.importing.fields import NOUNS
from planner.importing.kinds import kinds
from planner.importing.preview import Preview
from ui.library.importing.looked import Looked
from ui.library.importing.mapping import Mapping
from ui.library.importing.report import COLUMNS as TROUBLE_COLUMNS
from ui.library.importing.report import Trouble
from ui.library.importing.taken import columns_for
from ui.settings.rows import RowModel
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.table import DENSE, Table

NOTHING = ""
SURE = 0.6
"""Below this confidence the columns are shown first: a person should look at them."""
PREVIEW, MAPPING, TROUBLES = range(3)


class TableView(QWidget):
    """Says ``kind_chosen`` or ``field_chosen`` when a person knows better."""

    kind_chosen = Signal(str)
    field_chosen = Signal(str, str)
    """The column of the file, and the field ("" for none)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key: object = None
        self._name = ElidedLabel("", "section", mode=Qt.TextElideMode.ElideMiddle)
        self._kind = Choice(theme, "文件种类")
        self._kind.activated.connect(self._say_kind)
        self._facts = ElidedLabel("", "soft")
        self._why_not = PlainLabel("", "warn", wrap=True)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("看什么")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for text in ("会这样导入", "列的对应", "要留意"):
            self._tabs.addTab(text)
        self._sample = Table(theme, "会这样导入", row=DENSE)
        self._no_sample = EmptyState(
            theme, "table-columns", "还不知道哪一列是什么", "到「列的对应」里指定，或换一个文件种类"
        )
        self._mapping = Mapping(theme)
        self._mapping.field_chosen.connect(self.field_chosen)
        self._troubles = Table(theme, "要留意的行", row=DENSE)
        self._unread = EmptyState(theme, "file-circle-xmark", "")
        self._pages = QStackedWidget()
        for page in (self._sample, self._mapping, self._troubles, self._no_sample):
            self._pages.addWidget(page)
        self._tabs.currentChanged.connect(self._turn)
        self._whole = QStackedWidget()
        readable = QWidget()
        self._lay_out(readable)
        self._whole.addWidget(readable)
        self._whole.addWidget(self._unread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def show_table(self, looked: Looked) -> None:
        """Show what was looked at; another reading of the same table leaves the person where they are."""
        again, self._key = looked.key == self._key, looked.key
        seen = looked.seen
        if seen is None:
            self._unread.say(looked.path.name, looked.why_not)
            self._whole.setCurrentIndex(1)
            return
        self._whole.setCurrentIndex(0)
        self._name.setText(looked.name)
        self._offer_kinds(seen)
        self._facts.setText(" · ".join(filter(None, _facts(seen))))
        self._why_not.setText(looked.why_not)
        self._why_not.setVisible(bool(looked.why_not))
        self._mapping.show_table(seen, looked.fields)
        self._show_rows(looked, seen)
        if not again:
            self._tabs.setCurrentIndex(PREVIEW if looked.usable and seen.confidence >= SURE else MAPPING)
        self._turn(self._tabs.currentIndex())

    def _show_rows(self, looked: Looked, seen: Preview) -> None:
        if seen.noun is not None:
            self._fill(self._sample, RowModel(columns_for(seen.noun, seen.sample), self), seen.sample, stretch=0)
        troubles = [Trouble.of(looked.name, problem, seen.noun) for problem in seen.problems]
        self._fill(self._troubles, RowModel(TROUBLE_COLUMNS[1:], self), troubles, stretch=len(TROUBLE_COLUMNS) - 2)
        columns = sum(map(bool, seen.header))
        self._tabs.setTabText(MAPPING, f"列的对应 {len(set(seen.mapping.values()))} / {columns}")
        self._tabs.setTabText(TROUBLES, f"要留意 {len(troubles)}")
        self._tabs.setTabVisible(TROUBLES, bool(troubles))

    def _fill(self, table: Table, rows: RowModel[Any], things: Sequence[Any], stretch: int) -> None:
        old = table.model()
        rows.show(things)
        table.setModel(rows)
        rows.dress(table, stretch)
        if old is not None:
            old.deleteLater()

    def _offer_kinds(self, seen: Preview) -> None:
        self._kind.clear()
        if seen.noun is None:
            self._kind.add(seen.label or "看不出来", NOTHING)
        for id, kind in kinds().items():
            if kind.noun is not None:
                self._kind.add(f"其他{NOUNS[kind.noun]}表" if kind.general else kind.label, id)
        self._kind.choose(seen.kind if seen.noun else NOTHING)

    def _lay_out(self, inside: QWidget) -> None:
        kind = QHBoxLayout()
        kind.setSpacing(8)
        kind.addWidget(PlainLabel("识别为", "soft"))
        kind.addWidget(self._kind)
        kind.addWidget(self._facts, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._name)
        column.addLayout(kind)
        column.addWidget(self._why_not)
        column.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pages, 1)

    @Slot(int)
    def _turn(self, tab: int) -> None:
        page: QWidget = (self._sample, self._mapping, self._troubles)[max(tab, 0)]
        nothing = page is self._sample and self._sample.model() is None
        self._pages.setCurrentWidget(self._no_sample if nothing else page)

    @Slot(int)
    def _say_kind(self, _index: int) -> None:
        if self._kind.currentData():
            self.kind_chosen.emit(self._kind.currentData())


def _facts(seen: Preview) -> tuple[str, ...]:
    return (
        NOUNS[seen.noun] if seen.noun else "",
        f"约 {seen.expected:,} 行" if seen.expected else "",
        seen.encoding,
        "按你定的对应" if seen.by_choice else "",
    )
