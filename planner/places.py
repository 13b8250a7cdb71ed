"""Folders in which a database comes to harm: those a sync service copies about, and those on another computer.

A sync service copies the data file and its log at different moments, and puts an old one back when it meets another: both end in
a file that is neither. Locks do not hold across a network. Nothing is opened or asked over the network to find out.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

SERVICES: tuple[tuple[str, str], ...] = (
    ("OneDrive", r"onedrive( .*|[-–].*)?"),
    ("iCloud", r"icloud ?drive|com~apple~clouddocs|mobile documents|iclouddrive"),
    ("坚果云", r"坚果云.*|我的坚果云|nutstore.*|nutstore files"),
    ("百度网盘", r"百度网盘.*|百度云.*|baidunetdisk.*|baidusyncdisk|baiduyun.*"),
    ("Dropbox", r"dropbox( .*)?"),
    ("Google Drive", r"google ?drive|googledrive-.*|my drive|我的云端硬盘"),
    ("腾讯微云", r"微云.*|腾讯微云.*|weiyun.*"),
    ("阿里云盘", r"阿里云盘.*|aliyundrive.*|adrive"),
    ("WPS 云盘", r"wps ?云盘|wpsdrive|wps cloud files"),
    ("夸克网盘", r"夸克网盘.*|quark ?(cloud|drive)"),
    ("Nextcloud", r"nextcloud.*|owncloud.*"),
    ("Seafile", r"seafile|seadrive.*"),
)
"""A service and the names of its folder, without case."""

MARKS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".nutstore": "坚果云"}
"""What a service leaves in the folder it copies, however that is called."""

VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "davfs", "fuse.davfs2", "fuse.sshfs", "fuse.rclone", "ceph")
)
REMOTE_DRIVE = 4
"""``DRIVE_REMOTE`` of Windows."""


@dataclass(frozen=True, slots=True)
class Place:
    """Why a folder is no good place: ``service`` copies it about, or it is on another computer (``service`` is empty)."""

    service: str = ""

    @property
    def words(self) -> str:
        """One sentence."""
        if self.service:
            return f"数据文件夹在 {self.service} 的同步目录里：同步会弄坏数据文件"
        return "数据文件夹在网络盘上：断线和锁失灵会弄坏数据文件"


def bad_place(folder: Path, variables: Mapping[str, str] = os.environ, mounts: str | None = None) -> Place | None:
    """Why the data should not lie in this folder, or None when it may. ``mounts`` is the table of mounts as Linux writes it.

    A guess by names and marks, made without asking any service: it may miss one.
    """
    if is_network(folder, mounts):
        return Place()
    service = _named(folder) or _by_variable(folder, variables) or _marked(folder)
    return Place(service) if service else None


def is_network(folder: PurePath, mounts: str | None = None) -> bool:
    """Whether a folder is on another computer."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\") == REMOTE_DRIVE)
    return _kind_of_mount(folder, _mounts() if mounts is None else mounts) in NETWORK


def _named(folder: Path) -> str:
    # A link may lead into such a folder under another name.
    parts = {*folder.parts, *folder.resolve().parts}
    for service, pattern in SERVICES:
        if any(re.fullmatch(pattern, part, re.IGNORECASE) for part in parts):
            return service
    return ""


def _by_variable(folder: Path, variables: Mapping[str, str]) -> str:
    return next((VARIABLES[0] for name in VARIABLES if variables.get(name) and _inside(folder, variables[name])), "")


def _inside(folder: Path, outer: str) -> bool:
    return folder.resolve().is_relative_to(Path(outer).resolve())


def _marked(folder: Path) -> str:
    here = folder.resolve()
    for outer in (here, *here.parents):
        for mark, service in MARKS.items():
            # What Dropbox keeps in the home folder is its settings and no mark of a folder it copies.
            if (outer / mark).exists() and outer != Path.home():
                return service
    return ""


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _kind_of_mount(folder: PurePath, mounts: str) -> str:
    """The kind of file system of the longest mount point above a folder."""
    longest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(fields[1].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= longest:
            longest, kind = len(point.parts), fields[2]
    return kind
