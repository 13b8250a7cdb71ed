"""Files as people bring them, made for the test, and what becomes of them without another process."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from nlp.note import Note
from planner.importing import child
from planner.importing.choice import Choice
from planner.importing.rows import NoteRow
from planner.importing.wire import unpack
from planner.storage.records import RowProblem

Cells = Sequence[Any]

IDS = tuple(f"66{number:06x}00000000{number:08x}" for number in range(1, 500))
"""Note ids of the year 2024."""


def words(text: str) -> list[str]:
    """Headings, written with blanks between them."""
    return text.split()


def link(id: str) -> str:
    return f"https://www.xiaohongshu.com/explore/{id}"


def user(number: int) -> str:
    return f"5f5b18d00dfbcb7dda4c94{number:02x}"


def profile(number: int) -> str:
    return f"https://www.xiaohongshu.com/user/profile/{user(number)}"


BODY = "早八通勤妆，油皮亲妈\n\t\n第一步先打底[笑哭R]\n#早八[话题]# #油皮[话题]#"

ORDINARY: tuple[tuple[str, Any], ...] = (
    ("note_id 笔记id 作品ID item_id", lambda at: IDS[at]),
    ("note_url url 笔记url 笔记链接 作品链接 官方笔记地址", lambda at: link(IDS[at])),
    ("title 标题 笔记标题 作品标题", lambda at: f"早八妆容{at}"),
    ("desc body content 描述 笔记内容 作品描述", lambda at: BODY),
    ("type note_type 笔记类型 体裁 作品类型", lambda at: "图文"),
    ("user_id author_id poster_id 用户id 用户ID 作者ID", user),
    ("author_url home_url 用户主页url 作者主页 小红书账号主页", profile),
    (
        "nickname author 昵称 用户名 作者 笔记作者 博主昵称 达人昵称 达人名称 小红书账号昵称 作者昵称",
        lambda at: f"小红{at}",
    ),
    ("liked_count like_count likes 点赞 点赞数 点赞量 点赞数量 笔记点赞数量", lambda at: 100 + at),
    ("collected_count 收藏 收藏数 收藏量 收藏数量 笔记收藏数量", lambda at: 50 + at),
    ("comment_count 评论 评论数 评论量 评论数量 笔记评论数量", lambda at: 10 + at),
    ("share_count 分享 分享数 分享量 分享数量 笔记转发数量 转发量", lambda at: at),
    ("time last_update_time", lambda at: 1717646493000),
    ("发布时间 上传时间 笔记发布时间 upload_time create_time", lambda at: "2024-06-06 12:01:33"),
    ("source_keyword keyword", lambda at: "通勤妆"),
    ("tag_list", lambda at: "早八,油皮"),
)


def filled(header: Sequence[str], count: int, **special: Any) -> list[list[Any]]:
    """Rows under these headings, ordinary but for ``special`` ones (a value, or a list with one for each row)."""
    ordinary = {name: make for names, make in ORDINARY for name in names.split()}

    def cell(name: str, at: int) -> Any:
        if name in special:
            return special[name][at] if isinstance(special[name], list) else special[name]
        return ordinary[name](at) if name in ordinary else ""

    return [[cell(name, at) for name in header] for at in range(count)]


@dataclass
class Taken:
    """One table of a file as it would be imported."""

    info: Mapping[str, Any]
    rows: list[Any] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    rejected: int = 0

    @property
    def kind(self) -> str:
        return str(self.info["kind"])

    @property
    def noun(self) -> str | None:
        noun: str | None = self.info["noun"]
        return noun

    @property
    def mapping(self) -> Mapping[str, str]:
        mapping: Mapping[str, str] = self.info["mapping"]
        return mapping

    @property
    def refusal(self) -> str:
        return str(self.info["refusal"])

    @property
    def notes(self) -> list[Note]:
        return [row.note for row in self.rows if isinstance(row, NoteRow)]


class _Heard:
    """Stands in for the way to the parent."""

    def __init__(self) -> None:
        self.tables: list[Taken] = []

    def send(self, message: Any) -> None:
        # As it is after the pipe.
        message = json.loads(json.dumps(message))
        (name, content), *_ = message.items()
        if name in ("table", "refused"):
            self.tables.append(Taken(content))
        elif name == "rows":
            self.tables[-1].rows.extend(unpack(self.tables[-1].info["noun"], row) for row in content)
        elif name == "problems":
            self.tables[-1].problems.extend(RowProblem(*one) for one in content)
        elif name == "end":
            self.tables[-1].rejected = content["rejected"]

    def progress(self, *told: Any) -> None:
        pass


def take_all(
    path: Path, choice: Choice | None = None, memory: Mapping[str, Mapping[str, str]] | None = None
) -> list[Taken]:
    """Every table of a file."""
    heard: Any = _Heard()
    with tempfile.TemporaryDirectory() as scratch:
        child.read(heard, str(path), scratch, (choice or Choice()).plain(), memory or {})
    tables: list[Taken] = heard.tables
    return tables


def take(path: Path, choice: Choice | None = None, memory: Mapping[str, Mapping[str, str]] | None = None) -> Taken:
    """The only table of a file."""
    (taken,) = take_all(path, choice, memory)
    return taken


def as_csv(rows: Sequence[Cells], separator: str = ",", end: str = "\n") -> str:
    """Rows as the text of a CSV file."""
    text = io.StringIO()
    # With a lone \\r the writer forgets to quote line breaks inside cells.
    quoting = csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    return text.getvalue()


def write_csv(
    path: Path, rows: Sequence[Cells], encoding: str = "utf-8", separator: str = ",", end: str = "\n"
) -> Path:
    path.write_bytes(as_csv(rows, separator, end).encode(encoding))
    return path


def write_xlsx(path: Path, rows: Sequence[Cells] | Mapping[str, Sequence[Cells]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    sheets = rows if isinstance(rows, Mapping) else {"Sheet1": rows}
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(list(row))
    book.save(path)
    return path


def write_json(path: Path, value: Any, encoding: str = "utf-8") -> Path:
    path.write_bytes(json.dumps(value, ensure_ascii=False).encode(encoding))
    return path


def write_lines(path: Path, values: Sequence[Any]) -> Path:
    text = "\n".join(json.dumps(value, ensure_ascii=False) for value in values)
    path.write_bytes(f"{text}\n".encode("utf-8", "surrogatepass"))
    return path


def records(header: Sequence[str], rows: Sequence[Cells]) -> list[dict[str, Any]]:
    return [dict(zip(header, row, strict=True)) for row in rows]
