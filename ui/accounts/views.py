"""Saved views as a menu: choose, save, rename, delete. There may be any number of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from planner.account_views import NAME_MOST, AccountView, AccountViews
from planner.storage.changes import Changes
from ui.accounts.acts import PAGE
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.sheet import Sheet

NAMELESS = "视图"


class ViewsButton(Button):
    """Says which view was ``chosen``; ``present`` gives the view that is looked at now, without a name."""

    chosen = Signal(object)
    """AccountView."""

    def __init__(self, services: Services, present: Callable[[], AccountView], parent: QWidget | None = None) -> None:
        super().__init__(NAMELESS, parent, theme=services.theme, icon_name="bookmark", keys="Ctrl+Shift+V")
        self._services, self._present = services, present
        self._views = AccountViews(services.settings)
        self.current = ""
        """The name of the view that is looked at; empty when it is none of them."""
        self.clicked.connect(self.open)

    def mark(self, name: str) -> None:
        """Show which view is looked at."""
        self.current = name
        self.setText(name or NAMELESS)

    @Slot()
    def open(self) -> None:
        """Show the menu."""
        self.menu_now().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def menu_now(self) -> QMenu:
        """A fresh menu of all views and what can be done with them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for view in self._views.all():
            action = QAction(view.name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(view.name == self.current)
            action.triggered.connect(partial(self._choose, view))
            menu.addAction(action)
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction("保存现在的样子…", self.ask_save)
        if self.current:
            menu.addAction(f"更新“{self.current}”".replace("&", "&&"), partial(self.save, self.current))
            menu.addAction("改名…", self.ask_rename)
            menu.addAction(f"删除“{self.current}”".replace("&", "&&"), self.delete)
        return menu

    def save(self, name: str) -> None:
        """Keep what is looked at now under a name."""
        present = self._present()
        view = AccountView(name, present.wanted, present.sort, present.descending, present.columns)
        if self._change("保存视图", partial(self._views.save, view)):
            self.mark(" ".join(name.split()))
            self._services.status.say(f"视图“{self.current}”已保存", self._services.undo.back(PAGE))

    def rename(self, name: str) -> None:
        """Another name for the view that is looked at."""
        if self._change("视图改名", partial(self._views.rename, self.current, name)):
            self.mark(" ".join(name.split()))

    @Slot()
    def delete(self) -> None:
        """Forget the view that is looked at; the accounts and what is shown of them stay."""
        name = self.current
        if self._change("删除视图", partial(self._views.delete, name)):
            self.mark("")
            self._services.status.say(f"视图“{name}”已删除", self._services.undo.back(PAGE))

    @Slot()
    def ask_save(self) -> None:
        """Ask for a name and save."""
        self._ask("保存视图", "筛选、排序和显示的列会一起记住", self.current, self.save)

    @Slot()
    def ask_rename(self) -> None:
        """Ask for another name."""
        self._ask("视图改名", "", self.current, self.rename)

    def _ask(self, title: str, hint: str, name: str, then: Callable[[str], None]) -> None:
        sheet = Sheet(self._services.theme, title, self.window(), width=360)
        field = QLineEdit(name)
        field.setAccessibleName("视图的名字")
        field.setPlaceholderText(hint or "视图的名字")
        field.setMaxLength(NAME_MOST)
        field.selectAll()
        sheet.body.addWidget(field)
        sheet.add_button("取消", sheet.reject)
        sheet.add_button("保存", sheet.accept, kind="primary", default=True)
        sheet.accepted.connect(lambda: then(field.text()))
        sheet.open()
        field.setFocus()

    def _change(self, text: str, redo: Callable[[], Changes]) -> bool:
        before = self._views.all()
        return self._services.undo.do(PAGE, text, redo, partial(self._views.put, before))

    def _choose(self, view: AccountView, _checked: bool = False) -> None:
        self.mark(view.name)
        self.chosen.emit(view)
