"""彻底删除: choose a creator, read what will go, and say yes. There is no way back, and that is said before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from planner.accounts import Accounts
from planner.problems import Problem
from planner.storage.records import AccountFilter
from ui.services import Services
from ui.show import number
from ui.widgets.labels import PlainLabel
from ui.widgets.search import SearchBox
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from planner.erasing import Person, Traces
    from planner.paths import Workspace
    from ui.jobs import Job

SHOWN = 50
NAME_MOST = 16
WHOLE = (
    "会从数据文件、联系方式文件、每一份备份、恢复时留下的旧文件、搜索索引和学习结果里一起删掉；读不出来的旧备份会整份删除。"
    "删除后不能撤销，也不能从备份找回。"
)
STAYS = "不会动的：你自己写的草稿和排期（排期会清空账号、价格和备注）、图片文件、以前导出到别处的表格。"


class ForgetSheet(Sheet):
    """The creators by name; the chosen one is asked about again with all that would go."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(services.theme, "彻底删除一位创作者", parent, width=520)
        self._services, self._parent = services, parent
        self._accounts = Accounts(services.store)
        self.body.addWidget(PlainLabel("合作结束、对方要求删除资料时用。" + WHOLE, "soft", wrap=True))
        self._search = SearchBox(services.theme, "搜索账号，或拼音首字母")
        self._list = QListWidget()
        self._list.setAccessibleName("账号")
        self._list.setMinimumHeight(services.theme.px(220))
        self.body.addWidget(self._search)
        self.body.addWidget(self._list, 1)
        self.add_button("取消", self.reject, default=True)
        self._next = self.add_button("下一步…", self._ask, kind="bad")
        self._next.setEnabled(False)
        self._search.searched.connect(self._show)
        self._list.currentRowChanged.connect(lambda row: self._next.setEnabled(row >= 0))
        self._list.itemDoubleClicked.connect(lambda _item: self._ask())
        self._show("")
        self._search.setFocus()

    @Slot(str)
    def _show(self, search: str) -> None:
        self._list.clear()
        # Also those in the waste basket: who deleted an account there thinks of it as gone.
        ids = [id for deleted in (False, True) for id in self._accounts.find(AccountFilter(search, deleted=deleted))]
        for record in self._accounts.lines(ids[:SHOWN]):
            words = [record.name or "（没有名字）", f"{number(record.fans)} 粉"]
            if record.deleted_at:
                words.append("在回收站")
            item = QListWidgetItem(" · ".join(words), self._list)
            item.setData(Qt.ItemDataRole.UserRole, record.id)
        self._next.setEnabled(False)

    def _ask(self) -> None:
        from planner.erasing import look_up

        item = self._list.currentItem()
        if item is None:
            return
        try:
            person, traces = look_up(self._services.store, item.data(Qt.ItemDataRole.UserRole))
        except Problem as problem:
            self._services.status.trouble(problem)
            return
        self.accept()
        AskSheet(self._services, self._parent, person, traces).open()


class AskSheet(Sheet):
    """The last question: what goes, from where, and what stays."""

    def __init__(self, services: Services, parent: QWidget, person: Person, traces: Traces) -> None:
        name = person.names[0] if person.names else "这个账号"
        short = name if len(name) <= NAME_MOST else f"{name[:NAME_MOST]}…"
        super().__init__(services.theme, f"彻底删除“{short}”？", parent, width=520)
        self.body.addWidget(PlainLabel(told(traces), "strong", wrap=True))
        self.body.addWidget(PlainLabel(WHOLE, wrap=True))
        self.body.addWidget(PlainLabel(STAYS, "soft", wrap=True))
        self.add_button("取消", self.reject, default=True)
        self.add_button("彻底删除", self.accept, kind="bad")
        work = partial(forget, services.workspace, person)
        self.accepted.connect(lambda: services.between(work, "正在彻底删除"))


def told(traces: Traces) -> str:
    """How much will go, in words."""
    parts = [f"{traces.accounts} 个账号和它的全部快照", f"{traces.notes:,} 篇笔记", f"{traces.comments:,} 条评论"]
    if traces.private:
        parts.append(f"{traces.private} 条联系方式和报价")
    return "将删除：" + "、".join(parts) + "。"


def forget(workspace: Workspace, person: Person, job: Job) -> str:
    """Do it, with every store closed; gives back what to say."""
    from planner.erasing import erase

    done = erase(workspace, person, job.check, job.progress)
    said = f"已彻底删除：{done.traces.notes:,} 篇笔记、{done.traces.comments:,} 条评论，清理了 {done.cleaned} 个旧文件"
    return said + (f"，{done.deleted} 个读不出来的已删除" if done.deleted else "")
