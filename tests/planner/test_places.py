"""Folders that other programs copy about are recognised, ordinary ones are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.places import bad_place

MOUNTS = "/dev/vda / ext4 rw 0 0\nserver:/x /mnt/team nfs4 rw 0 0\n//nas/a /mnt/my\\040share cifs rw 0 0\n"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive/草田", "OneDrive"),
        ("OneDrive - 某某公司/文档/草田", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/草田", "iCloud"),
        ("iCloudDrive/草田", "iCloud"),
        ("我的坚果云/草田", "坚果云"),
        ("Nutstore Files/草田", "坚果云"),
        ("BaiduSyncdisk/草田", "百度网盘"),
        ("百度网盘同步空间/草田", "百度网盘"),
        ("Dropbox (Personal)/草田", "Dropbox"),
        ("Library/CloudStorage/GoogleDrive-a@b.c/草田", "Google Drive"),
    ],
)
def test_sync_folders_are_known_by_name(tmp_path: Path, folder: str, service: str) -> None:
    found = bad_place(tmp_path / folder, {}, MOUNTS)
    assert found is not None
    assert found.service == service
    assert service in found.words


@pytest.mark.parametrize(
    "folder", ["caotian", "文档/草田", "one drive", "我的百度资料", "dropboxes", "work/icloud-notes"]
)
def test_ordinary_folders_are_left_alone(tmp_path: Path, folder: str) -> None:
    assert bad_place(tmp_path / folder, {}, MOUNTS) is None


def test_a_mark_tells_whatever_the_folder_is_called(tmp_path: Path) -> None:
    (tmp_path / "同步" / ".stfolder").mkdir(parents=True)
    inside = tmp_path / "同步" / "组" / "草田"
    found = bad_place(inside, {}, MOUNTS)
    assert found is not None
    assert found.service == "Syncthing"


def test_windows_says_where_its_own_service_lies(tmp_path: Path) -> None:
    found = bad_place(tmp_path / "云" / "草田", {"OneDriveCommercial": str(tmp_path / "云")}, MOUNTS)
    assert found is not None
    assert found.service == "OneDrive"


def test_a_link_does_not_hide_it(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "工作").symlink_to(tmp_path / "OneDrive")
    assert bad_place(tmp_path / "工作" / "草田", {}, MOUNTS) is not None


@pytest.mark.parametrize("folder", ["/mnt/team/草田", "/mnt/my share/草田", "//nas/share/草田", "\\\\nas\\share\\草田"])
def test_folders_on_another_computer(folder: str) -> None:
    found = bad_place(Path(folder), {}, MOUNTS)
    assert found is not None
    assert "网络盘" in found.words
