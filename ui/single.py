"""One window a workspace: a second start asks the first one to come forward."""

from __future__ import annotations

import getpass
import logging
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500

log = logging.getLogger("caotian.single")


def name_of(folder: Path) -> str:
    """The name two starts on the same folder by the same person agree on."""
    whole = f"{getpass.getuser()}\n{folder.resolve()}"
    digest = QCryptographicHash.hash(whole.encode(), QCryptographicHash.Algorithm.Sha256)
    return f"caotian-{bytes(digest.data()).hex()[:20]}"


class Single(QObject):
    """``claim`` says whether this is the first window of a workspace; ``called`` tells the first of every later start.

    The socket is local to this machine and this user. After a kill nobody answers, and the next start takes over.
    """

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_of(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """True when no other window has this workspace; otherwise that window was asked to come forward."""
        if self._someone_answers():
            return False
        if self._server.listen(self._name):
            return True
        # Either somebody was a moment faster, or a killed window left its socket behind.
        if self._someone_answers():
            return False
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            log.warning("no local socket: a second window of this workspace will not be noticed")
        return True

    def release(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _someone_answers(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        found = socket.waitForConnected(WAIT_MS)
        socket.abort()
        return found

    def _answer(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
        self.called.emit()
