"""Small pictures of image files, read off the GUI thread and only from files that are what they say."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from ui.jobs import Lane

BYTES_MOST = 30 * 1024 * 1024
PIXELS_MOST = 100_000_000
"""A picture of a good camera has 50 million; a bomb of a few kilobytes may claim billions."""
REMEMBERED = 400

Key = tuple[str, int, int]
"""Path, width, height."""

MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of at most the asked size, or why there is none: a short Chinese text."""

    image: QImage | None
    trouble: str = ""


def read_picture(path: str, size: QSize) -> Picture:
    """Read an image file, no larger than ``size``. Never blocks on a device, a pipe or another computer."""
    if path.startswith(("\\\\", "//")):
        return Picture(None, "不读取网络位置")
    try:
        # Not even opened when it is a device: some begin to work then. Path("") would be the current folder.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            return Picture(None, "不是文件")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return Picture(None, "找不到文件")
    try:
        return _read(handle, size)
    except OSError:
        return Picture(None, "读不出来")
    finally:
        os.close(handle)


def _read(handle: int, size: QSize) -> Picture:
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        return Picture(None, "不是文件")
    if about.st_size > BYTES_MOST:
        return Picture(None, "超过 30 MB")
    with open(handle, "rb", closefd=False) as file:
        data = file.read(BYTES_MOST)
    return _decoded(data, size) if is_image(data) else Picture(None, "不是图片")


def is_image(head: bytes) -> bool:
    """Whether a file begins as JPEG, PNG, GIF, BMP or WebP do."""
    return head.startswith(MAGIC) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _decoded(data: bytes, size: QSize) -> Picture:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid() or whole.width() * whole.height() > PIXELS_MOST:
        return Picture(None, "读不出来")
    # Filling the asked size in both directions, so that it can be cropped to it.
    small = whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if small.width() < whole.width():
        reader.setScaledSize(small)
    image = reader.read()
    return Picture(None, "读不出来") if image.isNull() else Picture(image)


class Thumbnails(QObject):
    """Pictures by path and size, read in a lane and remembered. ``ready`` tells that one has come.

    One picture is read at a time, so that a review never waits for a whole strip of them.
    """

    ready = Signal(str)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._known: dict[Key, Picture] = {}
        self._wanted: list[Key] = []
        self._reading: Key | None = None

    def get(self, path: str, size: QSize) -> Picture | None:
        """The picture, or None while it is being read."""
        key = (path, size.width(), size.height())
        if key not in self._known and key not in self._wanted and key != self._reading:
            self._wanted.append(key)
            self._read_next()
        return self._known.get(key)

    def look_again(self) -> None:
        """Files may have come back or changed: forget what is known."""
        self._known.clear()

    def _read_next(self) -> None:
        if self._reading is None and self._wanted:
            self._reading = path, width, height = self._wanted.pop(0)
            self._lane.queue(lambda _job: read_picture(path, QSize(width, height)), self._keep, self._failed)

    def _keep(self, picture: Picture) -> None:
        key, self._reading = self._reading, None
        if key is not None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = picture
            self.ready.emit(key[0])
        self._read_next()

    def _failed(self, _error: BaseException) -> None:
        self._keep(Picture(None, "读不出来"))
