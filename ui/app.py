"""Builds every object once and connects them."""

from __future__ import annotations

import os
import sys
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from planner.paths import Workspace
from planner.problems import Problem
from ui.crash import Crash
from ui.garbage import Garbage
from ui.imports import read_no_sources
from ui.look import Look, read_look, write_look
from ui.opening import put_back
from ui.pages import PAGES, RAIL
from ui.savers import Savers
from ui.session import UNCLEAN, Between, Session
from ui.shortcuts import show_shortcuts
from ui.signals import Signals
from ui.single import Single
from ui.theme import Theme
from ui.widgets.sheet import ask
from ui.window import Window

if TYPE_CHECKING:
    from planner.storage.backup import Backup
    from ui.palette import Palette


def open_window(workspace: Workspace) -> int:
    """Show the window of a workspace until it is closed; returns the exit code.

    Raises Problem when there is no display or the folder cannot be used.
    """
    need_display()
    try:
        workspace.ensure()
    except OSError as error:
        raise Problem("数据文件夹不能使用", "请检查它是否存在、能否写入，或用 --data 换一个文件夹") from error
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("草田")
    qt.setDesktopFileName("caotian")
    single = Single(workspace.folder, qt)
    if not single.claim():
        return 0
    app = App(qt, workspace)
    single.called.connect(app.window.come_forward)
    Signals(app.window.close, app)
    app.start()
    try:
        return int(qt.exec())
    finally:
        app.end()
        single.release()


def need_display() -> None:
    """Raise Problem where no window can be shown: Qt itself would abort the process."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Problem(
            "这里没有显示器，窗口打不开 (no display found)",
            "终端命令照样能用，请看 main.py --help (the terminal commands work without one)",
        )


class App(QObject):
    """The window of one workspace and everything behind it. ``start`` shows it, ``end`` waits for what still runs."""

    ready = Signal()
    """The pages are there."""

    def __init__(self, qt: QApplication, workspace: Workspace) -> None:
        super().__init__(qt)
        read_no_sources()
        self.workspace = workspace
        # The offscreen platform has a screen of 800 × 800 that nobody sees.
        self._invented_screen = qt.platformName() == "offscreen"
        self._look = read_look(workspace.cache)
        self._leaving = False
        self.theme = Theme(qt, self._look.mode, self._look.text_size)
        self.theme.animated = self._look.animated
        self.window = Window(self.theme)
        self.savers = Savers()
        self.crash = Crash(workspace.logs, self.savers.save_all, self)
        self._garbage = Garbage(self)
        self._offer_commands()
        self.session = self._new_session()
        self._connect()

    def start(self) -> None:
        """Show the window; everything heavy follows its first paint."""
        died = self.crash.install()
        self._garbage.begin()
        self.window.restore(self._look.place)
        if not self._look.place and not self._invented_screen:
            self.window.fit_screen()
        self.window.show()
        if died:
            self.window.status.say(UNCLEAN)

    def end(self) -> None:
        """Wait for the lanes, close the store, take the hooks away."""
        self.session.close()
        self._garbage.end()
        self.crash.uninstall()

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the data."""
        self.between(partial(put_back, self.workspace, backup), "正在恢复备份")

    def between(self, work: Between, text: str) -> None:
        """Close everything, do something to the files, open again."""
        self.savers.save_all()
        self.session.close()
        self.session = self._new_session()
        self._connect_session()
        self.session.between(work, text)

    def _new_session(self) -> Session:
        return Session(self.workspace, self.theme, self.window, self.savers, self.restore, self.between, self)

    def _connect(self) -> None:
        self.crash.happened.connect(self.window.status.trouble)
        self.window.guard = self._may_close
        for page in RAIL:
            self.window.announce(page.id, page.icon, page.text, page.keys, bottom=page.bottom)
        self.window.painted.connect(self._open)
        self.theme.theme_changed.connect(self._remember_look)
        self._connect_session()

    def _connect_session(self) -> None:
        self.crash.happened.connect(self.session.doubt)
        self.session.ready.connect(self.ready)
        # Once: what is garbage by the next time would be kept for ever.
        self.session.ready.connect(self._garbage.keep, Qt.ConnectionType.SingleShotConnection)

    def _offer_commands(self) -> None:
        commands, window = self.window.commands, self.window
        for page in RAIL:
            keys = (page.keys, "Ctrl+,") if page.id == "settings" else page.keys
            commands.add(f"page.{page.id}", f"去{page.text}", keys, partial(window.show_page, page.id))
        commands.add("palette", "所有命令", ("Ctrl+K", "Ctrl+Shift+P"), lambda: self._palette.open())
        commands.add("shortcuts", "快捷键", "F1", partial(show_shortcuts, self.theme, commands, PAGES, window))
        commands.add("undo", "撤销", "Ctrl+Z", self._undo)
        commands.add("redo", "重做", ("Ctrl+Shift+Z", "Ctrl+Y"), self._redo)
        commands.add("quit", "退出", "Ctrl+Q", window.close)

    @cached_property
    def _palette(self) -> Palette:
        """Made when it is first asked for: lists and shadows cost 10 ms before the first paint."""
        from ui.palette import Palette

        return Palette(self.theme, self.window.commands, PAGES, self.window)

    @Slot()
    def _open(self) -> None:
        self.session.open()

    @Slot()
    def _undo(self) -> None:
        self.session.undo.undo()

    @Slot()
    def _redo(self) -> None:
        self.session.undo.redo()

    @Slot()
    def _remember_look(self) -> None:
        geometry = Look.pack(bytes(self.window.saveGeometry().data()))
        write_look(self.workspace.cache, Look(self.theme.mode, self.theme.text_size, self.theme.animated, geometry))

    def _may_close(self) -> bool:
        self._remember_look()
        if self._leaving or self.savers.save_all():
            return True
        ask(
            self.theme,
            self.window,
            "还有内容没能保存",
            "关闭后，上次保存之后写的内容会丢失。可以先复制出来，或腾出磁盘空间再试。",
            "仍然关闭",
            self._leave,
            bad=True,
        )
        return False

    def _leave(self) -> None:
        self._leaving = True
        self.window.close()
