"""What the funnel comes to: a comparison, sentences, diagnoses and what it cost, each with its notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.funnel.answers import Comparison, FunnelAnswer, Number, Sentence, Waterline
from ui.draft.inspector.section import More, Rows, Section
from ui.funnel.side.rows import DifferenceRow, MeasureRow, Say, TagRow
from ui.services import Services

FEW = 6
NOTHING = "还看不出什么：数再多一点，这里会有话说"


class Overview(QScrollArea):
    """``look_wished`` asks to see notes in the library: their ids, and what they are in words."""

    look_wished = Signal(tuple, str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = services.theme
        self._sentences: Sequence[Sentence] = ()
        self._numbers: Sequence[tuple[Number, Waterline | None]] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("看到了什么")
        self._versus, self._seen, self._tags = Section("对比"), Section("看到了什么"), Section("诊断")
        self._cost, self._mind = Section("花费与回报", "悬停看口径"), Section("要留意")
        self._differences = Rows(self._versus.rows, self._make_difference, DifferenceRow.show_difference)
        self._says = Rows(self._seen.rows, self._make_say, Say.show_sentence)
        self._diagnoses = Rows(self._tags.rows, self._make_tag, TagRow.show_tag)
        self._measures: Rows[tuple[Number, Waterline | None], MeasureRow] = Rows(
            self._cost.rows, lambda: MeasureRow(self._theme), MeasureRow.show_measure
        )
        self._warnings = Rows(self._mind.rows, self._make_say, Say.show_sentence)
        self._more = More(FEW)
        self._more.folded_changed.connect(self._fill)
        self._seen.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        # What is not known yet is folded away: each of them says which file would bring it.
        self._lacking = More(1)
        self._lacking.folded_changed.connect(self._fill_measures)
        self._cost.column.addWidget(self._lacking, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(18)
        for section in (self._versus, self._seen, self._mind, self._tags, self._cost):
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(inside)

    @property
    def says(self) -> list[Say]:
        """The sentences that are shown."""
        return self._says.shown

    def show_answer(self, answer: FunnelAnswer, comparison: Comparison | None) -> None:
        """Show what an answer says."""
        funnel = answer.funnel
        lines = {line.definition.metric: line for line in answer.waterlines}
        # What a diagnosis says stands below, with what to do about it.
        named = tuple(f"{tag.name} {len(tag.note_ids)} 篇" for tag in answer.tags)
        self._sentences = [one for one in funnel.sentences if not one.text.startswith(named)]
        self._seen.setVisible(bool(self._sentences) or not named)
        self._seen.empty("" if self._sentences else NOTHING)
        self._fill()
        self._warnings.fill(funnel.warnings)
        self._mind.setVisible(bool(funnel.warnings))
        self._diagnoses.fill([tag for tag in answer.tags if tag.note_ids])
        self._tags.setVisible(any(tag.note_ids for tag in answer.tags))
        measures = sorted(funnel.measures.items(), key=lambda pair: pair[1].value is None)
        self._numbers = [(one, lines.get(name)) for name, one in measures]
        self._lacking.few = max(1, sum(one.value is not None for one in funnel.measures.values()))
        self._fill_measures()
        self._cost.setVisible(bool(funnel.measures))
        self._versus.setVisible(comparison is not None)
        if comparison is not None:
            first, second = comparison.first, comparison.second
            self._versus.remark(f"{first.notes:,} 篇 · {second.notes:,} 篇")
            known = [one for one in comparison.differences if (one.first.value, one.second.value) != (None, None)]
            self._differences.fill(known)

    def _fill(self) -> None:
        self._says.fill(self._more.cut(self._sentences))

    def _fill_measures(self) -> None:
        self._measures.fill(self._lacking.cut(self._numbers))

    def _make_say(self) -> Say:
        made = Say()
        made.look_wished.connect(self.look_wished)
        return made

    def _make_tag(self) -> TagRow:
        made = TagRow(self._theme)
        made.look_wished.connect(self.look_wished)
        made.step_wished.connect(lambda step: made.focusNextPrevChild(step > 0))
        return made

    def _make_difference(self) -> DifferenceRow:
        return DifferenceRow(self._theme)
