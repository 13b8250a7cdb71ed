"""What can be done with accounts. Everything can be taken back.

A few are written at once. Many are written in the library lane, so that nothing waits for the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.accounts import Accounts
from planner.merging import Merged, Merging
from planner.new_accounts import NewAccounts
from planner.private import NAMES, Private
from planner.storage.changes import Changes
from planner.storage.records import Word
from planner.storage.store import Store
from ui.jobs import Job
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace

PAGE = "accounts"
FEW = 400
"""Written at once: a few transactions, some ten milliseconds."""
Edit = Callable[[Accounts], Changes]


class Acts(QObject):
    """Does it, and says so with a way back."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._accounts = Accounts(services.store)
        self._private = Private(services.store)
        self._merging = Merging(services.store)
        self._new = NewAccounts(services.store)

    def say(self, ids: Sequence[str], words: Mapping[str, Word], text: str) -> None:
        """Write these words in these columns of the accounts."""
        names = tuple(words)
        kept: list[Mapping[str, tuple[Word, ...]]] = []

        def redo(accounts: Accounts) -> Changes:
            if not kept:
                kept.append(accounts.said(ids, names))
            return accounts.edit(ids, words)

        self._do(text, ids, redo, lambda accounts: accounts.put_back(names, kept[0]), f"{text}：{len(ids):,} 个账号")

    def add(self, name: str, url: str) -> None:
        """A new account by hand."""
        done: list[str] = []

        def redo() -> Changes:
            id, changes = self._new.add(name, url, done[0] if done else None)
            done[:] = [id]
            return changes

        self._now("新建账号", redo, lambda: self._new.take_back(done[0]), f"已新建 {' '.join(name.split())}")

    def delete(self, ids: Sequence[str]) -> None:
        """Put accounts into the waste basket."""
        said = f"已删除 {len(ids):,} 个账号，可在回收站找到"
        self._do("删除账号", ids, lambda accounts: accounts.delete(ids), lambda accounts: accounts.undelete(ids), said)

    def restore(self, ids: Sequence[str]) -> None:
        """Take accounts out of the waste basket."""
        said = f"已恢复 {len(ids):,} 个账号"
        self._do("恢复账号", ids, lambda accounts: accounts.undelete(ids), lambda accounts: accounts.delete(ids), said)

    def merge(self, keep: str, others: Sequence[str]) -> None:
        """Show several accounts as one."""
        done: list[Merged] = []

        def redo() -> Changes:
            if done:
                return self._merging.again(done[0])
            merged, changes = self._merging.merge(keep, others)
            done[:] = [merged]
            return changes

        self._now("合并账号", redo, lambda: self._merging.part(done[0]), f"已合并 {len(others) + 1} 个账号，数据都留着")

    def move_out(self, id: str) -> None:
        """Let a merged account stand for itself again."""
        done: list[Merged] = []

        def redo() -> Changes:
            merged, changes = self._merging.move_out(id)
            done[:] = [merged]
            return changes

        self._now("拆开账号", redo, lambda: self._merging.part(done[0]), "已拆开，两个账号各自显示")

    def leave_apart(self, ids: Sequence[str]) -> None:
        """Do not suggest to merge these again."""
        redo, undo = partial(self._merging.leave_apart, ids), partial(self._merging.suggest_again, ids)
        self._now("不再建议合并", redo, undo, "记下了，不再建议合并它们")

    def enter(self, id: str, name: str, value: str) -> None:
        """A price, a rebate or a contact, in the private file."""
        before = self._private.by_hand(id).get(name, "")
        text = f"改{NAMES[name]}"
        redo, undo = partial(self._private.enter, id, name, value), partial(self._private.enter, id, name, before)
        self._services.undo.do(PAGE, text, redo, undo)

    def _now(self, text: str, redo: Callable[[], Changes], undo: Callable[[], Changes], said: str) -> None:
        if self._services.undo.do(PAGE, text, redo, undo):
            self._services.status.say(said, self._services.undo.back(PAGE))

    def _do(self, text: str, ids: Sequence[str], redo: Edit, undo: Edit, said: str) -> None:
        if not ids:
            return
        if len(ids) <= FEW:
            self._now(text, partial(redo, self._accounts), partial(undo, self._accounts), said)
        elif self._services.undo.do(PAGE, text, self._later(text, redo), self._later(f"撤销{text}", undo)):
            self._services.status.say(said, self._services.undo.back(PAGE))

    def _later(self, text: str, edit: Edit) -> Callable[[], None]:
        def begin() -> None:
            work = partial(edit_many, self._services.workspace, edit)
            job = self._services.library_lane.queue(work, self._services.hub.tell, self._broke_off)
            self._services.status.progress(job, text)

        return begin

    def _broke_off(self, error: BaseException) -> None:
        # Some are written: what is shown must be looked at again.
        self._services.hub.tell(Changes.everything("account"))
        self._services.status.failed(error)


def edit_many(workspace: Workspace, edit: Edit, job: Job) -> Changes:
    """Edit accounts with a store of this thread's own."""
    with Store.open(workspace) as store:
        job.check()
        return edit(Accounts(store))
