"""The generated notes as the files an operator would bring."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook

from nlp.note import Note

HEADINGS = (
    "笔记ID",
    "笔记标题",
    "笔记正文",
    "话题",
    "点赞数",
    "收藏数",
    "评论数",
    "发布时间",
    "作者ID",
    "作者昵称",
    "笔记类型",
    "搜索词",
)
TYPES = {"image": "图文", "video": "视频", None: ""}


def rows_of(notes: Iterable[Note], first: int = 0) -> Iterator[tuple[str | int | None, ...]]:
    """One row a note, numbered from ``first``: other numbers are other notes."""
    for number, note in enumerate(notes, first):
        # The first eight digits of a platform id are the second of publishing.
        yield (
            f"{0x65000000 + number:08x}{number:016x}",
            note.title,
            note.body,
            " ".join(f"#{topic}" for topic in note.topics),
            note.likes,
            note.collects,
            note.comments,
            (note.published_at or "")[:19].replace("T", " "),
            f"{number % 20_000:024x}",
            note.author,
            TYPES[note.type],
            note.query,
        )


def write_csv(path: Path, notes: Iterable[Note], first: int = 0, columns: int = len(HEADINGS)) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS[:columns])
        table.writerows(row[:columns] for row in rows_of(notes, first))
    return path


def write_xlsx(path: Path, notes: Iterable[Note], first: int = 0, columns: int = len(HEADINGS)) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("笔记")
    sheet.append(HEADINGS[:columns])
    for row in rows_of(notes, first):
        sheet.append(row[:columns])
    book.save(path)
    return path
