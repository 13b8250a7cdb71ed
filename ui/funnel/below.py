"""Below the charts: the same in rows, by groups or by notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.funnel.answers import AXES, FunnelAnswer, NoteRow, Slice
from ui.funnel.columns import MEASURE, STAGE, Shape, definition_of, group_columns, headings, note_columns
from ui.funnel.finding import Found
from ui.funnel.tables import GroupCells, KeptTable, NoteCells, group_id, group_value, note_value
from ui.funnel.words import definition_words
from ui.services import Services
from ui.widgets.buttons import IconButton, native
from ui.widgets.labels import ElidedLabel
from ui.widgets.segments import Segments

ROWS = "funnel.rows"
KINDS = {"groups": "分组", "notes": "笔记"}
MEASURES_SHOWN = ("cost", "cpm", "cpc", "cpe", "roi")


class Below(QWidget):
    """``chosen_changed``: other rows are chosen. The tables are made when the first answer tells which numbers there are."""

    chosen_changed = Signal()
    open_wished = Signal(tuple, str)
    """Notes to be looked at in the library, and what they are in words."""
    copy_wished = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._shape = Shape()
        self._found: Found | None = None
        self.groups: KeptTable[Slice] | None = None
        self.notes: KeptTable[NoteRow] | None = None
        kept = services.memory.get(ROWS)
        self.kinds = Segments("表格看", KINDS)
        self.kinds.choose(kept if kept in KINDS else "groups")
        self._about = ElidedLabel("", "soft")
        self._choose = IconButton(services.theme, "list-check", "选择显示的列")
        self._choose.clicked.connect(self.offer_columns)
        self.kinds.chosen.connect(self._kind_chosen)
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 24, 0)
        head.setSpacing(10)
        head.addWidget(self.kinds)
        head.addWidget(self._about, 1)
        head.addWidget(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @property
    def shows_notes(self) -> bool:
        """Whether the rows are notes, and not groups."""
        return self.kinds.value == "notes"

    @property
    def table(self) -> KeptTable[Slice] | KeptTable[NoteRow] | None:
        """The table that is shown."""
        return self.notes if self.shows_notes else self.groups

    @property
    def chosen_notes(self) -> list[NoteRow]:
        """The chosen notes; none while groups are shown."""
        if self.notes is None or not self.shows_notes:
            return []
        return [row for row in map(self.notes.model_of_lines.get, self.notes.chosen_ids) if row]

    @property
    def chosen_groups(self) -> list[Slice]:
        """The chosen groups; none while notes are shown."""
        if self.groups is None or self.shows_notes:
            return []
        return [one for one in map(self.groups.model_of_lines.get, self.groups.chosen_ids) if one]

    def show_found(self, found: Found) -> None:
        """Show an answer."""
        self._found = found
        self._shape.take(found.answer)
        if self.groups is None:
            self._make(found.answer)
        self._fill(stay=found.question.stay)

    def show_notes(self, note_ids: tuple[str, ...]) -> None:
        """Look at these notes in the table of notes."""
        self.kinds.choose("notes")
        self._kind_chosen("notes")
        if self.notes is not None and note_ids:
            at = [self.notes.model_of_lines.ids.index(id) for id in note_ids if id in self.notes.model_of_lines.ids]
            if at:
                self.notes.choose(at[0])

    def rank_notes(self, column: str) -> None:
        """Look at the notes with the most of a number first."""
        self.show_notes(())
        if self.notes is not None and column in {one.sort for one in self.notes.model_of_lines.columns}:
            self.notes.sorting.by(column, descending=True)

    def rank_notes_by(self, metric: str) -> None:
        """The same for a metric, where a column shows it."""
        step = next((name for name, one in self._shape.stages.items() if one.metric == metric), "")
        self.rank_notes(STAGE + step if step else MEASURE + metric)

    @Slot()
    def offer_columns(self) -> None:
        """Let the person choose columns."""
        if self.table is not None:
            self.table.layout_of_columns.offer(self._choose.mapToGlobal(QPoint(0, self._choose.height())))

    @Slot()
    def enter(self) -> None:
        """Put the keys into the table."""
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.model_of_lines.ids and not self.table.chosen_count:
                self.table.choose(0)

    def _make(self, answer: FunnelAnswer) -> None:
        names = [stage.name for stage in answer.funnel.stages]
        measures = {name: one.label for name, one in answer.funnel.measures.items()}
        numbers = headings(names, measures, MEASURES_SHOWN)
        first = (STAGE + names[0], True) if names else ("notes", True)
        self.groups = KeptTable(
            self._services,
            "分组",
            "funnel.groups",
            group_columns(numbers),
            group_id,
            group_value,
            ("notes", True),
            self._define,
            partial(GroupCells, self._shape),
        )
        self.notes = KeptTable(
            self._services,
            "笔记",
            "funnel.notes",
            note_columns(self._shape, numbers),
            lambda row: row.note_id,
            partial(note_value, self._shape),
            first,
            self._define,
            NoteCells,
        )
        for table in (self.groups, self.notes):
            self._stack.addWidget(table)
            table.chosen_changed.connect(self.chosen_changed)
            table.open_requested.connect(self.open_chosen)
            table.doubleClicked.connect(lambda _index: self.open_chosen())
            table.copy_wished.connect(self.copy_wished)
            table.menu_wished.connect(self.menu_wished)
        self._front()

    def _fill(self, *, stay: bool) -> None:
        found = self._found
        if found is None or self.groups is None or self.notes is None:
            return
        if self.shows_notes:
            self.notes.show_lines(found.answer.notes, stay=stay)
            who = found.question.one.name if found.question.one else "筛出的全部"
            self._about.setText(f"{who} {len(found.answer.notes):,} 篇")
        else:
            self.groups.show_lines(found.slices, stay=stay)
            named = f"按{AXES[found.question.axis]}分的 {len(found.slices):,} 组"
            self._about.setText(f"{named}。选两行按 {native('Ctrl+D')} 并排比较，回车在笔记库看")

    def _define(self, column: str) -> str:
        """What a column counts at present."""
        found = definition_of(self._shape, column)
        return f"{found.label}\n{definition_words(found)}" if found else ""

    def _front(self) -> None:
        if self.table is not None:
            self._stack.setCurrentWidget(self.table)

    @Slot(str)
    def _kind_chosen(self, kind: str) -> None:
        self._services.memory.keep(ROWS, kind)
        self._front()
        self._fill(stay=True)
        self.chosen_changed.emit()

    @Slot()
    def open_chosen(self) -> None:
        """Look at what is chosen in the library."""
        notes = self.chosen_notes
        if notes:
            self.open_wished.emit(
                tuple(row.note_id for row in notes), f"链路：{len(notes)} 篇" if notes[1:] else notes[0].title
            )
        for one in self.chosen_groups[:1]:
            self.open_wished.emit(one.funnel.note_ids, f"链路：{one.label}")
