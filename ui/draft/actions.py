"""What can be done with a draft as a whole: new, copied out, moved on, posted, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from nlp.findings import Limit
from planner.problems import Problem
from planner.storage.changes import Changes
from planner.storage.records import STATUSES, DraftRecord, Status
from ui.draft.asking import PostedSheet, ask_to_copy
from ui.draft.copying import BODY_LIMITS, TITLE_LIMITS, blanks, body_text, refusals, title_text
from ui.draft.surface import Surface
from ui.draft.writing import PAGE, Writing
from ui.services import Services

FORWARD: dict[Status, str] = {
    "选题": "退回选题",
    "初稿": "开始写",
    "一审": "送一审",
    "终审": "送终审",
    "待发": "定稿待发",
    "复盘": "去复盘",
}
BACK: dict[Status, str] = {"初稿": "退回初稿", "已发": "回到已发"}
IMAGES = "图片 (*.jpg *.jpeg *.png *.webp *.gif *.bmp)"
COPIED = "复制时"


class Actions(QObject):
    """Every action is taken back by Ctrl+Z where it can be; copies leave nothing behind but a version."""

    restored = Signal()
    """A draft left the waste basket: show the others again."""

    def __init__(self, services: Services, surface: Surface, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._surface, self._writing, self._parent = services, surface, writing, parent
        self._limits: Sequence[Limit] = ()
        surface.copy_title.clicked.connect(self.copy_title)
        surface.copy_body.clicked.connect(self.copy_body)
        surface.forward.clicked.connect(self.forward)
        surface.more.clicked.connect(self._show_more)
        surface.add_images.clicked.connect(self.choose_images)
        surface.images_dropped.connect(self.add_images)

    def show_record(self, record: DraftRecord | None) -> None:
        """Name the next step on the button."""
        step = self.next_step(record) if record else None
        self._surface.forward.setEnabled(step is not None)
        if step:
            self._surface.forward.setText(step[0])
            self._surface.forward.setAccessibleName(step[0])

    def show_limits(self, limits: Sequence[Limit]) -> None:
        """What is used now: asked before copying."""
        self._limits = limits

    def next_step(self, record: DraftRecord) -> tuple[str, Callable[[], object]] | None:
        """The button's words and what it does: the nearest step forward that is offered."""
        if record.status == "待发":
            return "标为已发", self.mark_posted
        here = STATUSES.index(record.status)
        ahead = [status for status in self._services.drafts.next(record.status) if STATUSES.index(status) > here]
        return (FORWARD[ahead[0]], partial(self.move, ahead[0])) if ahead else None

    def new(self, template: str | None = None) -> None:
        """Begin a draft and write its title."""
        try:
            record, changes = self._services.drafts.new(template)
        except Problem as problem:
            self._services.status.trouble(problem)
            return
        self._writing.open(record.id)
        self._services.hub.tell(changes)
        self._surface.title.setFocus()

    def delete(self, id: str | None = None) -> None:
        """Put a draft into the waste basket."""
        id = id or self._writing.id
        if id is None or (id == self._writing.id and not self._writing.autosave.flush()):
            return
        drafts, undo = self._services.drafts, self._services.undo
        name = " ".join(drafts.get(id).content.title.split())[:20] or "未命名"
        if undo.do(PAGE, "删除草稿", lambda: drafts.delete(id), partial(self._undelete, id)):
            self._services.status.say(f"已删除「{name}」", undo.back(PAGE))

    @Slot(str)
    def restore(self, id: str) -> None:
        """Take a draft out of the waste basket and go on with it."""
        drafts, undo = self._services.drafts, self._services.undo
        if undo.do(PAGE, "恢复草稿", lambda: drafts.undelete(id), lambda: drafts.delete(id)):
            self._services.status.say("已恢复", undo.back(PAGE))
            self.restored.emit()
            self._writing.open(id)

    @Slot(str)
    def offer_restore(self, id: str) -> None:
        """Say what can be done with a draft in the waste basket."""
        name = " ".join(self._services.drafts.get(id).content.title.split())[:20] or "未命名"
        self._services.status.say(f"「{name}」在回收站里", partial(self.restore, id), undo_text="恢复")

    @Slot()
    def forward(self) -> None:
        """Take the step the button names."""
        step = self.next_step(self._writing.record) if self._writing.record else None
        if step:
            step[1]()

    def move(self, status: Status) -> None:
        """Change the status."""
        record = self._writing.record
        if record is None or not self._writing.autosave.flush():
            return
        drafts, undo = self._services.drafts, self._services.undo
        before = record.status
        if undo.do(PAGE, f"改为{status}", lambda: drafts.move(record.id, status), partial(self._back, record, before)):
            self._services.status.say(f"已从{before}改为{status}", undo.back(PAGE))

    @Slot()
    def copy_title(self) -> None:
        """The title to the clipboard."""
        draft = self._writing.content.draft()
        self._copy(title_text(draft), "标题", TITLE_LIMITS)

    @Slot()
    def copy_body(self) -> None:
        """Body and topics to the clipboard."""
        draft = self._writing.content.draft()
        self._copy(body_text(draft), "正文和话题", BODY_LIMITS)

    @Slot()
    def mark_posted(self) -> None:
        """Ask when and where it was published."""
        if self._writing.record is None:
            return
        sheet = PostedSheet(self._services.theme, self._parent)
        sheet.given.connect(self._posted)
        sheet.open()

    @Slot()
    def choose_images(self) -> None:
        """Choose pictures in a file dialog."""
        paths, _ = QFileDialog.getOpenFileNames(self._parent, "添加图片", "", IMAGES)
        if paths:
            self.add_images(tuple(paths))

    @Slot(object)
    def add_images(self, paths: tuple[str, ...]) -> None:
        """Add pictures by path."""
        images = self._surface.images
        wanted = images.pictures.added(paths)
        if wanted != images.pictures and self._writing.record:
            images.edited.emit(wanted)

    def _copy(self, text: str, what: str, names: Sequence[str]) -> None:
        if not text:
            self._services.status.say(f"{what}还是空的")
            return
        doubts = refusals(self._limits, names)
        if left := len(blanks(text)):
            doubts.append(f"模板里还有 {left} 处【】没有填")
        if doubts:
            ask_to_copy(self._services.theme, self._parent, doubts, partial(self._copy_now, text, what))
        else:
            self._copy_now(text, what)

    def _copy_now(self, text: str, what: str) -> None:
        QApplication.clipboard().setText(text)
        self._writing.leave(COPIED)
        if self._writing.record and self._writing.record.status != "已发":
            self._services.status.say(f"已复制{what}，到小红书里粘贴", self.mark_posted, undo_text="标为已发")
        else:
            self._services.status.say(f"已复制{what}")

    @Slot(str, object)
    def _posted(self, day: str, link: str | None) -> None:
        record = self._writing.record
        if record is None or not self._writing.autosave.flush():
            return
        drafts, undo = self._services.drafts, self._services.undo
        if undo.do(PAGE, "标为已发", lambda: drafts.mark_posted(record.id, day, link), lambda: self._unpost(record)):
            self._services.status.say("已标为已发", undo.back(PAGE))

    def _show_more(self) -> None:
        menu = self.more_menu()
        menu.exec(self._surface.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        menu.deleteLater()

    def more_menu(self) -> QMenu:
        """Every other step of this draft."""
        menu = QMenu(self._parent)
        record = self._writing.record
        if record is None:
            return menu
        here = STATUSES.index(record.status)
        for status in self._services.drafts.next(record.status):
            words = BACK.get(status, FORWARD.get(status, status)) if STATUSES.index(status) < here else FORWARD[status]
            menu.addAction(words, partial(self.move, status))
        if record.status not in ("已发", "复盘"):
            menu.addAction("标为已发…", self.mark_posted)
        menu.addSeparator()
        menu.addAction("删除", lambda: self.delete())
        return menu

    def _undelete(self, id: str) -> Changes:
        changes = self._services.drafts.undelete(id)
        self._writing.open(id)
        return changes

    def _back(self, record: DraftRecord, status: Status) -> Changes:
        """Undo a change of status, also one that no step leads back over."""
        return self._services.drafts.put_back(record.id, status)

    def _unpost(self, record: DraftRecord) -> Changes:
        drafts = self._services.drafts
        return drafts.unmark_posted(record.id) | drafts.put_back(record.id, record.status)
