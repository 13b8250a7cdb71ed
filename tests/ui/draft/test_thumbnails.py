"""Pictures are read only from files that are what they say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.draft.draft_world import World
from ui.draft.images import Pictures
from ui.draft.thumbnails import BYTES_MOST, Thumbnails, is_image, read_picture

SMALL = QSize(64, 64)


def picture(path: Path, width: int = 400, height: int = 200) -> str:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x33AA66)
    assert image.save(str(path))
    return str(path)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp"])
def test_a_picture_comes_small(tmp_path: Path, name: str) -> None:
    found = read_picture(picture(tmp_path / name), SMALL)
    assert found.image is not None
    assert (found.image.width(), found.image.height()) == (128, 64)


def test_what_is_no_picture_says_so(tmp_path: Path) -> None:
    text = tmp_path / "a.png"
    text.write_text("这不是图片", encoding="utf-8")
    cut = tmp_path / "cut.png"
    cut.write_bytes(Path(picture(tmp_path / "b.png")).read_bytes()[:20])
    empty = tmp_path / "empty.png"
    empty.touch()
    troubles = [read_picture(str(path), SMALL).trouble for path in (text, cut, empty, tmp_path, tmp_path / "none")]
    # Windows cannot open a folder at all.
    assert troubles[:3] == ["不是图片", "读不出来", "不是图片"]
    assert troubles[3] in ("不是文件", "找不到文件")
    assert troubles[4] == "找不到文件"


def test_a_device_never_keeps_it_waiting() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    assert read_picture("/dev/zero", SMALL).trouble == "不是文件"


def test_a_pipe_never_keeps_it_waiting(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe.png")
    assert read_picture(str(tmp_path / "pipe.png"), SMALL).trouble == "不是文件"


def test_another_computer_is_never_asked() -> None:
    assert read_picture(r"\\server\share\a.png", SMALL).trouble == "不读取网络位置"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.png").open("wb") as file:
        file.truncate(BYTES_MOST + 1)
    assert read_picture(str(tmp_path / "big.png"), SMALL).trouble == "超过 30 MB"


def test_nonsense_paths_are_met_calmly() -> None:
    assert [read_picture(path, SMALL).trouble for path in ("", "a\0b", "\ud800")] == ["找不到文件"] * 3


def test_the_magic_is_looked_at() -> None:
    assert is_image(b"RIFF1234WEBPVP8 ")
    assert not is_image(b"RIFF1234WAVE")


def test_pictures_come_from_the_lane(world: World, tmp_path: Path, qtbot: QtBot) -> None:
    thumbnails = Thumbnails(world.services.review_lane)
    path = picture(tmp_path / "a.png")
    with qtbot.waitSignal(thumbnails.ready):
        assert thumbnails.get(path, SMALL) is None
    found = thumbnails.get(path, SMALL)
    assert found is not None
    assert found.image is not None


def test_the_cover_stays_the_same_picture() -> None:
    three = Pictures(("a", "b", "c"), 1)
    assert three.moved(1, 0) == Pictures(("b", "a", "c"), 0)
    assert three.moved(0, 2) == Pictures(("b", "c", "a"), 0)
    assert three.without(0) == Pictures(("b", "c"), 0)
    assert three.without(1) == Pictures(("a", "c"), 0)
    assert three.added(("c", "d")) == Pictures(("a", "b", "c", "d"), 1)
