"""What opens beside or over the page: the phone, the versions, a similar note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from nlp.findings import Similar
from planner.problems import Problem
from planner.storage.records import DraftContent, DraftVersion
from ui.draft.alike import Shared, shared_phrases
from ui.draft.beside import BesideSheet
from ui.draft.compare import Comparison, compare
from ui.draft.preview.window import PreviewWindow
from ui.draft.thumbnails import Thumbnails
from ui.draft.versions import Show, VersionsSheet
from ui.draft.writing import PAGE, Writing
from ui.services import Services
from ui.timers import one_shot

if TYPE_CHECKING:
    from ui.jobs import Job

FOLLOW_MS = 150
"""The phone follows the text this much later: it is looked at in pauses."""


class Windows(QObject):
    """Opens them, one of each."""

    def __init__(self, services: Services, writing: Writing, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._writing, self._thumbnails, self._parent = services, writing, thumbnails, parent
        self._preview: PreviewWindow | None = None
        self._follow = one_shot(self, FOLLOW_MS, self._follow_now)
        writing.changed.connect(self._changed)

    @property
    def preview(self) -> PreviewWindow | None:
        """The open phone, if any."""
        return self._preview if self._preview is not None and isValid(self._preview) else None

    @Slot()
    def open_preview(self) -> None:
        """Show the phone, or bring it to the front."""
        if self.preview is None:
            self._thumbnails.look_again()
            self._preview = PreviewWindow(self._services.theme, self._thumbnails, self._parent)
            self._preview.show_content(self._writing.content)
        assert self._preview is not None
        self._preview.show()
        self._preview.raise_()
        self._preview.activateWindow()

    @Slot()
    def open_versions(self) -> None:
        """Show the kept states of the draft in hand."""
        if self._writing.id is None or not self._writing.autosave.flush():
            return
        versions = self._services.drafts.versions(self._writing.id)
        sheet = VersionsSheet(self._services.theme, versions, self._writing.content, self._compare, self._parent)
        sheet.restore_requested.connect(self.restore)
        sheet.open()

    @Slot(object)
    def open_beside(self, one: Similar) -> None:
        """Show a similar note beside the draft."""
        try:
            note = self._services.notes.get(one.id).note
        except Problem as problem:
            self._services.status.trouble(problem)
            return
        content = self._writing.content
        mine, theirs = (content.title, content.body), (note.title, note.body)
        sheet = BesideSheet(self._services.theme, one, mine, theirs, self._parent)
        sheet.open()

        def work(_job: Job) -> tuple[Shared, ...]:
            return shared_phrases(mine[1], theirs[1])

        self._services.review_lane.queue(work, sheet.show_shared)

    def _compare(self, before: str, after: str, show: Show) -> None:
        library = self._services.library

        def work(_job: Job) -> Comparison:
            # Words are cut with what reviews cut with; loading a cutter for this alone would take seconds.
            reference = library.reference
            if reference is None:
                return compare(before, after)
            return compare(before, after, lambda text: [word.text for word in reference.cutter.cut(text)])

        self._services.review_lane.queue(work, show)

    @Slot(object)
    def restore(self, version: DraftVersion) -> None:
        """Go back to a kept state."""
        drafts, before = self._services.drafts, self._writing.content
        undo = self._services.undo
        if undo.do(
            PAGE,
            "恢复版本",
            lambda: drafts.restore(version.id),
            lambda: drafts.save(version.draft_id, before),
        ):
            self._services.status.say("已恢复到这一版，恢复前的样子也留了一版", undo.back(PAGE))

    @Slot(object)
    def _changed(self, _content: DraftContent) -> None:
        if self.preview is not None and not self._follow.isActive():
            self._follow.start()

    @Slot()
    def _follow_now(self) -> None:
        if self.preview is not None:
            self.preview.show_content(self._writing.content)
