"""Looking into an XLSX package before a reader is let near it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from planner.importing.reading.budgets import CELLS_MOST, MEMBERS_MOST, RATIO_FROM, RATIO_MOST, UNPACKED_MOST
from planner.problems import Problem

PIECE = 2**20
OVERLAP = 256
PROLOG = 2**16

FAR = re.compile(rb'r=["\'](?:[A-Z]{3}\d|[A-Z]{1,2}\d{7}|[A-Z]{1,2}[2-9]\d{5})')
"""A cell beyond column ZZ or row 199,999. Only then every cell is looked at. It begins with letters that are always the same: such are
found four times as quickly as what may begin with any blank."""
CELL = re.compile(rb'<(?:\w{1,20}:)?c\b[^>]*?\sr=["\']([A-Z]{1,3})(\d{1,7})["\'][^>]*?(/?)>')


def inspect(path: Path) -> None:
    """Raise Problem for a package that is broken, unpacks to too much, holds a DOCTYPE, or has cells too far out."""
    try:
        with zipfile.ZipFile(path) as package:
            _weigh(package, path)
            for member in package.infolist():
                name = member.filename.lower()
                if name.endswith((".xml", ".rels")):
                    _refuse_doctype(package, member)
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                    _refuse_far_cells(package, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError):
        raise Problem(f"{path.name} 不完整或已损坏", "可能没有下载完，请重新导出后再试") from None


def _weigh(package: zipfile.ZipFile, path: Path) -> None:
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    ratio = unpacked / max(path.stat().st_size, 1)
    if unpacked <= UNPACKED_MOST and unpacked > RATIO_FROM and ratio > RATIO_MOST:
        raise Problem(
            f"{path.name} 解压后太大（是原来的 {ratio:,.0f} 倍），不像真的表格，为了安全没有打开",
            "请用 Excel 或 WPS 打开看看，另存后再导入",
        )
    if len(members) > MEMBERS_MOST or unpacked > UNPACKED_MOST:
        raise Problem(
            f"{path.name} 解压后太大（{unpacked / 2**20:,.0f} MB），为了安全没有打开",
            f"一个表格最多 {UNPACKED_MOST // 2**20} MB，请拆成几个文件再导入",
        )


def _refuse_doctype(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with package.open(member) as file:
        # Without the zeros, UTF-16 reads like ASCII.
        prolog = file.read(PROLOG).replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
        raise Problem("这个表格里有不该有的内容（DOCTYPE），为了安全没有打开", "请用 Excel 或 WPS 另存一份再导入")


def _refuse_far_cells(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if not any(FAR.search(piece) for piece in _pieces(package, member)):
        return
    lowest, rightmost, far = 0, 0, ""
    for piece in _pieces(package, member):
        for match in CELL.finditer(piece):
            if match[3]:
                continue
            row, column = int(match[2]), _column(match[1])
            if row > lowest or column > rightmost:
                far = (match[1] + match[2]).decode()
            lowest, rightmost = max(lowest, row), max(rightmost, column)
    if lowest * rightmost > CELLS_MOST:
        raise Problem(
            f"工作表里有一个很远的单元格（{far}），表格大得不正常，没有打开", "请删掉数据区域以外的行和列，另存后再导入"
        )


def _pieces(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member piece by piece; the end of one is repeated in the next, so that no tag is cut in two."""
    tail = b""
    with package.open(member) as file:
        while piece := file.read(PIECE):
            yield tail + piece
            tail = piece[-OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
