"""Everything a person can do, by name: one registry behind the keys, the palette and the sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.pinyin import fits


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: ``page`` None means everywhere, ``keys`` are written as Qt does (``Ctrl+N``)."""

    id: str
    text: str
    keys: tuple[str, ...]
    page: str | None
    action: QAction

    @property
    def shown_keys(self) -> str:
        """The first key as this system writes it, or nothing."""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""


class Commands(QObject):
    """The registry. Keys live on ``window``; those of a page work only while it is shown."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page: str | None = None
        self._commands: dict[str, Command] = {}

    def add(
        self, id: str, text: str, keys: str | tuple[str, ...], run: Callable[[], object], page: str | None = None
    ) -> QAction:
        """Register a command; the action that comes back can be disabled, and carries the key."""
        self._drop(id)
        shortcuts = (keys,) if isinstance(keys, str) else keys
        shortcuts = tuple(key for key in shortcuts if key)
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # triggered hands over "checked", which no command wants.
        action.triggered.connect(lambda _checked=False: run())
        self._window.addAction(action)
        # Hidden actions answer no key: that is how two pages share one.
        action.setVisible(page is None or page == self._page)
        self._commands[id] = Command(id, text, shortcuts, page, action)
        if shortcuts and page in (None, self._page):
            self._settle_keys()
        self.changed.emit()
        return action

    def ids(self) -> frozenset[str]:
        """The ids of all commands."""
        return frozenset(self._commands)

    def keep_only(self, ids: Iterable[str]) -> None:
        """Forget every other command: the pages that offered them are gone."""
        for id in set(self._commands) - set(ids):
            self._drop(id)

    def _drop(self, id: str) -> None:
        old = self._commands.pop(id, None)
        if old:
            self._window.removeAction(old.action)
            old.action.deleteLater()

    def show(self, page: str) -> None:
        """The page that is shown now: only its commands, and those of everywhere, answer."""
        self._page = page
        for command in self._commands.values():
            command.action.setVisible(command.page is None or command.page == page)
        self._settle_keys()

    def _settle_keys(self) -> None:
        """Keys that the page uses itself are its own while it is shown: two that answer to one key, and Qt asks neither."""
        here = [
            command for command in self._commands.values() if command.page is not None and command.page == self._page
        ]
        own = {key for command in here for key in command.keys}
        for command in self._commands.values():
            if command.page is None and command.keys:
                wanted = [QKeySequence(key) for key in command.keys if key not in own]
                if wanted != command.action.shortcuts():
                    command.action.setShortcuts(wanted)

    def get(self, id: str) -> Command:
        """A command by its id; KeyError when nobody registered it."""
        return self._commands[id]

    def all(self, page: str | None = None) -> list[Command]:
        """Every command of everywhere and of ``page`` (None: of all pages), in the order they were added."""
        return [command for command in self._commands.values() if page is None or command.page in (None, page)]

    def find(self, query: str) -> list[Command]:
        """What the palette shows: commands that answer now, best match first, by words or pinyin initials."""
        found = []
        for at, command in enumerate(self._commands.values()):
            rank = fits(command.text, query)
            if rank is not None and command.action.isVisible() and command.action.isEnabled():
                found.append((rank, command.page is None, at, command))
        return [command for *_, command in sorted(found, key=lambda entry: entry[:3])]
