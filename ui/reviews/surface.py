"""The draft that is reviewed: where it belongs, its gates, its text with wording and annotations marked, and what to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nlp.findings import Mark
from planner.storage.records import Annotation, Gate
from ui.draft.highlighter import Highlighter, Place
from ui.draft.reading import LINE_HEIGHT, ReadingField
from ui.reviews.asking import Read
from ui.reviews.gates import FORWARD, PASSED, is_open, shown, token
from ui.reviews.listing import who_and_when
from ui.theme import Theme
from ui.utf16 import Positions
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

EDGE = 24
TITLE_HEIGHT = 32
DONE = "审完了"


class ReviewField(ReadingField):
    """Text to be read, with wording marked and annotated sentences on a ground of their own. Enter and letters go to the page."""

    def __init__(self, theme: Theme, name: str, kind: str, size: int, weight: int = 400) -> None:
        super().__init__(theme, name)
        self.kind = kind
        self._shown = ""
        self._size, self._weight = size, weight
        self._dress_larger()
        # After the base's own: what is reviewed is read closely, and larger.
        theme.theme_changed.connect(self._dress_larger)
        self._highlighter = Highlighter(self.document(), theme)

    def show_part(self, text: str) -> None:
        """Show a text; the same one stays as it is, with what is selected in it."""
        if text != self._shown:
            self._shown = text
            self._highlighter.show(())
            self.show_text(text)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Mark wording and keywords."""
        places = Positions(self._shown)
        self._highlighter.show(
            Place(places.to_qt(mark.span.start), places.to_qt(mark.span.end), mark.kind)
            for mark in marks
            if mark.span.field == self.kind and mark.span.end <= len(self._shown)
        )

    @property
    def marks(self) -> tuple[Place, ...]:
        """What is coloured, in Qt's positions."""
        return self._highlighter.places

    @property
    def selected(self) -> tuple[int, int] | None:
        """The selected stretch as Python indices; None when nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        places = Positions(self._shown)
        return places.to_python(cursor.selectionStart()), places.to_python(cursor.selectionEnd())

    @Slot()
    def _dress_larger(self) -> None:
        font = self._theme.font(self._size, self._weight)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.pitch = round(self._theme.px(self._size) * LINE_HEIGHT)
        self.document().markContentsDirty(0, self.document().characterCount())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A field that is only read needs no Enter: the page passes with it.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Surface(QWidget):
    """Shows, and says what the lead wants; nothing is written here."""

    pass_wished = Signal()
    return_wished = Signal()
    annotate_wished = Signal()
    open_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read: Read | None = None
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = QHBoxLayout()
        self._where = ElidedLabel("", "soft")
        self._status = PlainLabel("", "tag")
        self._gates = QWidget()
        self._row = Flow(self._gates, gap=12)
        self.title = ReviewField(theme, "标题", "title", 18, 600)
        self.body = ReviewField(theme, "正文", "body", 15)
        self._topics = PlainLabel("", "soft", wrap=True)
        self._nothing = EmptyState(theme, "file-pen", "还没有草稿", "先写好草稿，再来审")
        self._empty = EmptyState(theme, "circle-check", DONE, "在“矩阵”里把稿子推到一审或终审，就会排在这里")
        self.annotate = Button("批注", keys="A")
        self.back = Button("退回", keys="R")
        self.forward = Button("通过", kind="primary")
        self._open = Button("打开草稿", kind="quiet")
        self._text = QWidget()
        self._stack = QStackedWidget()
        self._whole = QWidget()
        self._outer = QStackedWidget()
        self._lay_out()
        for button, wish in (
            (self.annotate, self.annotate_wished),
            (self.back, self.return_wished),
            (self.forward, self.pass_wished),
            (self._open, self.open_wished),
        ):
            button.clicked.connect(wish)
        for field in (self.title, self.body):
            field.selectionChanged.connect(self._selection_changed)
        self._selection_changed()

    @property
    def selected(self) -> tuple[str, int, int] | None:
        """The field and the stretch that are selected."""
        for field in (self.body, self.title):
            if found := field.selected:
                return field.kind, *found
        return None

    def show_nothing(self) -> None:
        """Nothing waits."""
        self._read = None
        self._outer.setCurrentWidget(self._empty)

    def show_read(self, read: Read, chosen: int) -> None:
        """Show a slot; ``chosen`` says how many are to be decided together."""
        slot = read.line.slot
        self._read = read
        parts = (who_and_when(read.line), read.line.role, read.line.product, slot.route or "", slot.owner)
        self._where.setText(" · ".join(filter(None, parts)))
        self._status.setText(slot.status)
        self._show_gates(read.gates)
        content = read.content
        self._stack.setCurrentWidget(self._text if content else self._nothing)
        if content:
            self.title.show_part(content.title)
            self.body.show_part(content.body)
            self._topics.setText("  ".join(f"#{topic}" for topic in content.topics))
            self._topics.setVisible(bool(content.topics))
            self.show_annotations(read.annotations, None)
        self._open.setVisible(content is not None)
        self.annotate.setVisible(content is not None)
        words = FORWARD.get(slot.status, "通过")
        self.forward.setText(f"通过这 {chosen} 篇" if chosen > 1 else words)
        self.back.setText(f"退回这 {chosen} 篇" if chosen > 1 else "退回")
        self.forward.setEnabled(chosen > 1 or is_open(read.gates))
        closed = next((gate for gate in read.gates if not gate.open), None)
        set_tip(self.forward, closed.text if closed and chosen == 1 else f"{self.forward.text()}  Enter")
        self._outer.setCurrentWidget(self._whole)
        self._selection_changed()

    def show_annotations(self, annotations: Sequence[Annotation], stressed: Annotation | None) -> None:
        """Put a ground under annotated sentences; bring one of them into sight."""
        for field in (self.title, self.body):
            mine = [one for one in annotations if one.field == field.kind and one.start is not None and not one.done]
            field.mark([(one.start or 0, (one.start or 0) + len(one.quote)) for one in mine], "select")
            here = stressed is not None and stressed.field == field.kind and stressed.start is not None
            field.stress(
                (stressed.start or 0, (stressed.start or 0) + len(stressed.quote)) if here and stressed else None
            )

    def _show_gates(self, gates: Sequence[Gate]) -> None:
        self._row.clear()
        for gate in gates:
            # What passes is quiet: the eye is to find what does not.
            label = PlainLabel(f"{gate.name} {shown(gate)}", "soft" if gate.verdict == PASSED else token(gate))
            set_tip(label, gate.text)
            label.setAccessibleDescription(gate.text)
            self._row.addWidget(label)

    @Slot()
    def _selection_changed(self) -> None:
        self.annotate.setEnabled(self.selected is not None)
        set_tip(self.annotate, "批注选中的句子  A" if self.annotate.isEnabled() else "先选中一句话，再批注  A")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.forward.isEnabled():
            self.pass_wished.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        text = QVBoxLayout(self._text)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(10)
        self.title.setFixedHeight(self._theme.px(TITLE_HEIGHT))
        self.title.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows: tuple[QWidget, ...] = (self.title, hairline(), self.body, self._topics)
        for widget in rows:
            text.addWidget(widget, 1 if widget is self.body else 0)
        for widget in (self._text, self._nothing):
            self._stack.addWidget(widget)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._where, 1)
        top.addWidget(self._status)
        top.addLayout(self.head)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._open)
        foot.addStretch(1)
        for button in (self.annotate, self.back, self.forward):
            foot.addWidget(button)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(EDGE, 20, EDGE, 16)
        whole.setSpacing(10)
        whole.addLayout(top)
        whole.addWidget(self._gates)
        whole.addWidget(hairline())
        whole.addWidget(self._stack, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)
        for page in (self._whole, self._empty):
            self._outer.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._outer)
        self._outer.setCurrentWidget(self._empty)
