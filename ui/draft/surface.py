"""The work surface: where one draft is written."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nlp.draft import Field
from nlp.findings import Limit, Mark
from planner.storage.records import DraftContent, DraftRecord
from ui.draft.body import BodyField, Explain, MarkedField
from ui.draft.counters import Counter, Counters
from ui.draft.days import day_of, long_day
from ui.draft.images import ImagesStrip, Pictures
from ui.draft.saved import SavedLabel
from ui.draft.thumbnails import Thumbnails
from ui.draft.title import TitleField
from ui.draft.topics import TopicsBar
from ui.theme import Theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel


class Surface(QWidget):
    """Title, body, topics, pictures, counters and what can be done with the draft. It only shows and says."""

    images_dropped = Signal(object)
    """tuple[str, ...]: paths."""
    retry_requested = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails, explain: Explain) -> None:
        super().__init__()
        self.setProperty("place", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.open_list = IconButton(theme, "bars", "草稿列表", "Ctrl+Alt+L")
        self.open_inspector = IconButton(theme, "gauge-high", "评阅", "Ctrl+Alt+I")
        for drawer in (self.open_list, self.open_inspector):
            drawer.hide()
        self.where = ElidedLabel("", "soft")
        self.saved = SavedLabel()
        self.saved.clicked.connect(self.retry_requested)
        self.title = TitleField(theme, explain)
        self.title_counter = Counter("标题")
        self.body = BodyField(theme, explain)
        self.topics = TopicsBar(theme)
        self.images = ImagesStrip(theme, thumbnails)
        self.counters = Counters()
        self.preview = Button("手机预览", keys="Ctrl+P")
        self.versions = Button("版本", keys="Ctrl+H")
        self.add_images = Button("加图", keys="Ctrl+Shift+I")
        self.copy_title = Button("复制标题", keys="Ctrl+Shift+C")
        self.copy_body = Button("复制正文+话题", keys="Ctrl+Alt+C")
        self.forward = Button("送一审", kind="primary", keys="Ctrl+Return")
        self.more = IconButton(theme, "ellipsis", "更多")
        self._lay_out(theme)
        self.title.down_wished.connect(self._to_body)
        self.body.up_wished.connect(self._to_title)

    def show_draft(self, record: DraftRecord) -> None:
        """Show the texts of a draft; nobody is told of a change."""
        content = record.content
        self.title.show_text(content.title)
        self.body.show_text(content.body)
        self.topics.fold()
        self.topics.show_topics(content.topics)
        self.images.show_pictures(Pictures(content.images, content.cover))
        self.show_record(record)

    def show_record(self, record: DraftRecord) -> None:
        """Show where the draft stands."""
        day = day_of(record.posted_on or record.updated_at)
        words = [record.status, record.template or "", long_day(day) if day else ""]
        if record.posted_on:
            words.append("发布")
        self.where.setText("  ›  ".join(word for word in words if word))

    def content(self, old: DraftContent) -> DraftContent:
        """What the surface holds now; what it has no place for comes from ``old``."""
        pictures = self.images.pictures
        return DraftContent(
            self.title.text(),
            self.body.text(),
            self.topics.topics,
            pictures.paths,
            pictures.cover,
            old.format,
            old.keywords,
        )

    def field(self, name: Field) -> MarkedField:
        """Title or body by name."""
        return self.title if name == "title" else self.body

    def show_limits(self, limits: Iterable[Limit]) -> None:
        for limit in limits:
            if limit.name == "标题":
                self.title_counter.show_limit(limit)
            else:
                self.counters.show_limits((limit,))

    def show_marks(self, marks: Iterable[Mark]) -> None:
        marks = tuple(marks)
        self.title.show_marks(marks)
        self.body.show_marks(marks)

    @property
    def composing(self) -> bool:
        """Whether the input method is in the middle of a word."""
        return self.title.composing or self.body.composing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = tuple(url.toLocalFile() for url in urls if url.isLocalFile() and url.toLocalFile())
        if paths:
            event.acceptProposedAction()
            self.images_dropped.emit(paths)

    @Slot()
    def _to_body(self) -> None:
        self.body.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _to_title(self) -> None:
        self.title.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _lay_out(self, theme: Theme) -> None:
        for field in (self.title, self.body):
            field.setProperty("bare", True)
            field.document().setDocumentMargin(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 14)
        column.setSpacing(0)
        column.addLayout(_row([self.open_list, self.where], [self.saved, self.open_inspector], wide=True))
        column.addSpacing(8)
        column.addLayout(_row([self.title], [self.title_counter], wide=True))
        column.addSpacing(8)
        column.addWidget(_hairline())
        column.addSpacing(12)
        column.addWidget(self.body, 1)
        column.addSpacing(8)
        column.addWidget(self.images)
        column.addSpacing(8)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self.topics, 1)
        chips.addSpacing(8)
        chips.addWidget(self.counters, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(chips)
        column.addSpacing(8)
        column.addWidget(_hairline())
        column.addSpacing(8)
        column.addLayout(
            _row(
                [self.preview, self.versions, self.add_images],
                [self.copy_title, self.copy_body, self.forward, self.more],
            )
        )


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("place", "hairline")
    line.setFixedHeight(1)
    return line


def _row(left: Iterable[QWidget], right: Iterable[QWidget], *, wide: bool = False) -> QHBoxLayout:
    """Widgets at both ends; ``wide``: the left ones take the room between."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in left:
        row.addWidget(widget, int(wide and not isinstance(widget, IconButton)))
    if not wide:
        row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
