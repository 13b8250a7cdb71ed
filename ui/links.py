"""The one way out to a browser."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.problems import Problem


def host_of(link: str) -> str | None:
    """The host of a web link, to be shown beside it; None for anything that is not http or https."""
    url = QUrl(link.strip(), QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in ("http", "https") or not url.host():
        return None
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)


def open_link(link: str) -> None:
    """Open a web link in the browser. Raises Problem for everything else: a file, a script, a program."""
    if host_of(link) is None:
        raise Problem("这不是网页链接，没有打开", "只打开 http 和 https 开头的链接")
    QDesktopServices.openUrl(QUrl(link.strip(), QUrl.ParsingMode.StrictMode))


def open_folder(folder: Path) -> None:
    """Show one of our own folders in the file manager. Raises Problem when it is not there."""
    if not folder.is_dir():
        raise Problem("文件夹不在了", str(folder))
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_file(file: Path) -> None:
    """Open a file that we have just written, in whatever shows such files here. Raises Problem when it is not there."""
    if not file.is_file():
        raise Problem(f"{file.name} 不在了", "可能已被移动或删除，请再导出一次")
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
