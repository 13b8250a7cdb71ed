"""A workbook of 1997 (BIFF8 in an OLE container), as old export pages still write it."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SMALL_STREAM = 4096


def write_xls(path: Path, rows: Sequence[Sequence[str | float]]) -> Path:
    """One sheet of texts and numbers."""
    path.write_bytes(_container(_workbook(rows)))
    return path


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0xDBB, 0x7CC, 0, 6))
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0xDBB, 0x7CC, 0, 6))
    sheet += b"".join(_cell(row, column, value) for row, cells in enumerate(rows) for column, value in enumerate(cells))
    end = _record(0x0A, b"")
    name = "Sheet1"
    place = len(begin) + 4 + 8 + len(name) + len(end)
    bound = _record(0x85, struct.pack("<IBBBB", place, 0, 0, len(name), 0) + name.encode())
    content = begin + bound + end + sheet + end
    return content.ljust(SMALL_STREAM, b"\0")


def _cell(row: int, column: int, value: str | float) -> bytes:
    where = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return _record(0x204, where + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x203, where + struct.pack("<d", value))


def _container(stream: bytes) -> bytes:
    sectors = -(-len(stream) // SECTOR)
    stream = stream.ljust(sectors * SECTOR, b"\0")
    chain = [FAT, END, *range(3, sectors + 2), END]
    fat = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, SMALL_STREAM, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + fat + directory.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<IIII", FREE, FREE, child, 0)[:12]
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
