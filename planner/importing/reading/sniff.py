"""What a file is by its content. Its name says nothing: exports are renamed, and half of all .xls files are web pages."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal

from planner.importing.reading.readable import readable
from planner.problems import Problem

Format = Literal["xlsx", "xls", "sqlite", "text"]

HEAD = 4096

SAVE_AGAIN = "请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv 再导入"
CHOOSE_TABLE = "请选择导出的表格（.xlsx、.csv、.json 等）"

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "一张图片（PNG）", CHOOSE_TABLE),
    (b"\xff\xd8\xff", "一张图片（JPEG）", CHOOSE_TABLE),
    (b"GIF8", "一张图片（GIF）", CHOOSE_TABLE),
    (b"BM", "一张图片（BMP）", CHOOSE_TABLE),
    (b"II*\x00", "一张图片（TIFF）", CHOOSE_TABLE),
    (b"MM\x00*", "一张图片（TIFF）", CHOOSE_TABLE),
    (b"8BPS", "一张图片（PSD）", CHOOSE_TABLE),
    (b"%PDF", "一个 PDF 文件", "请导出成表格再导入"),
    (b"Rar!", "一个压缩包（RAR）", "请先解压，再选择里面的表格"),
    (b"7z\xbc\xaf", "一个压缩包（7z）", "请先解压，再选择里面的表格"),
    (b"\x1f\x8b", "一个压缩包（gzip）", "请先解压，再选择里面的表格"),
    (b"BZh", "一个压缩包（bzip2）", "请先解压，再选择里面的表格"),
    (b"\xfd7zXZ", "一个压缩包（xz）", "请先解压，再选择里面的表格"),
    (b"MZ", "一个程序", CHOOSE_TABLE),
    (b"\x7fELF", "一个程序", CHOOSE_TABLE),
    (b"ID3", "一段音频", CHOOSE_TABLE),
    (b"OggS", "一段音频", CHOOSE_TABLE),
    (b"\x1aE\xdf\xa3", "一段视频", CHOOSE_TABLE),
    (b"PAR1", "一个 Parquet 数据文件", "请导出成 .csv 再导入"),
    (b"{\\rtf", "一个 RTF 文档", CHOOSE_TABLE),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WEB = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<style", b"<script")


def sniff(path: Path) -> Format:
    """The format of a file; raises Problem when it is nothing we read, or cannot be read at all."""
    readable(path)
    with path.open("rb") as file:
        return _of_head(path, file.read(HEAD))


def _of_head(path: Path, head: bytes) -> Format:
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise Problem(f"{path.name} 是空的", "请重新导出后再试")
    if head.startswith(b"SQLite format 3\0"):
        return "sqlite"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _of_package(path)
    if head.startswith(OLE):
        return _of_compound(path)
    for magic, what, todo in MAGIC:
        # Two letters may also begin a text.
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head[:64]):
            raise Problem(f"{path.name} 其实是{what}，不是表格", todo)
    if head[4:8] == b"ftyp":
        raise Problem(f"{path.name} 其实是图片或视频，不是表格", CHOOSE_TABLE)
    if head.startswith(b"RIFF") and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise Problem(f"{path.name} 其实是图片或音视频，不是表格", CHOOSE_TABLE)
    _refuse_markup(path, head)
    return "text"


def _of_package(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        raise Problem(f"{path.name} 不完整或已损坏", "可能没有下载完，请重新导出后再试") from None
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Problem(f"{path.name} 是二进制工作簿（.xlsb）", SAVE_AGAIN)
    if any(name.startswith("word/") for name in names):
        raise Problem(f"{path.name} 其实是 Word 文档，不是表格", CHOOSE_TABLE)
    if any(name.startswith("ppt/") for name in names):
        raise Problem(f"{path.name} 其实是演示文稿，不是表格", CHOOSE_TABLE)
    if "content.xml" in names or "index/document.iwa" in names:
        raise Problem(f"{path.name} 是 OpenDocument 或 Numbers 表格", SAVE_AGAIN)
    if "[content_types].xml" in names:
        raise Problem(f"{path.name} 里没有工作表，可能已损坏", SAVE_AGAIN)
    raise Problem(f"{path.name} 是一个压缩包，不是表格", "请先解压，再选择里面的表格")


def _of_compound(path: Path) -> Format:
    with path.open("rb") as file:
        content = file.read(64 * 2**20)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Problem(f"{path.name} 加了密码", "请去掉密码，另存一份再导入")
    if "Workbook".encode("utf-16-le") in content or "Book\0".encode("utf-16-le") in content:
        return "xls"
    raise Problem(f"{path.name} 是旧版 Office 文档，里面没有工作表", CHOOSE_TABLE)


def _refuse_markup(path: Path, head: bytes) -> None:
    start = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").lstrip().lower()
    if start.startswith(b"<?xml") or start.startswith(b"<workbook"):
        what = "XML 表格（Excel 2003）" if b"excel.sheet" in start or b"<workbook" in start else "XML 文件"
        raise Problem(f"{path.name} 其实是{what}", SAVE_AGAIN)
    if start.startswith(b"<!doctype") or start.startswith(WEB):
        raise Problem(f"{path.name} 其实是一个网页（HTML），不是真正的表格文件", SAVE_AGAIN)
