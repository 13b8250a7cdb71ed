"""Everything of a workspace as one file that any program can read: a zip of JSON Lines and CSV, with a README.

The tables are asked of the data file itself, so what is added to it later is in the package without being named here.
"""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.exporting.cells import guarded, storable
from planner.problems import Problem
from planner.storage import engine
from planner.storage.payloads import unwrap
from planner.storage.schema import columns, parents, references
from planner.storage.store import Store
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

READ = (
    *("comment_state", "comment_aspect", "comment_asked"),
    *("feedback_reading", "feedback_aspect", "feedback_mention"),
)
"""What was read out of comments and feedback."""

REBUILT = frozenset(("word", "note_words", "note_gone", "slot_gone", "matrix_revision", *READ))
"""Made from the rest whenever they are missing, or counters of ours: nothing anybody wrote."""

PRIVATE = ("price",)
"""Of a table whose rows name an account, this is what the creator asks: only written when private details are asked for."""

PAID = ("fee", "creator_price", "service_fee")
"""The same among the numbers of a note."""
FIGURES = ("figure", "figure_sighting")

LABELS: Mapping[str, str] = {
    "note": "笔记（点赞等为现在的值）",
    "note_text": "笔记的正文和话题",
    "note_metric": "笔记的更多数字",
    "note_query": "笔记是用哪个词搜到的",
    "sighting": "每次导入看到的笔记（payload 是当时的全部内容）",
    "comment": "评论",
    "comment_sighting": "每次导入看到的评论",
    "handling": "评论的处理（状态、负责人、期限、写到一半的回复）",
    "handling_log": "评论的处理记录（答应过什么、做了什么）",
    "reply": "自己的话术",
    "account": "账号",
    "account_snapshot": "每次导入看到的账号",
    "keyword": "关键词",
    "keyword_snapshot": "每次导入看到的关键词",
    "feedback": "评价、追评、问大家和退货（不含买家是谁）",
    "feedback_sighting": "每次导入看到的评价",
    "feedback_quote": "选题用到的买家原话",
    "draft": "草稿",
    "draft_version": "草稿的历史版本",
    "dismissal": "忽略过的违禁提示和理由",
    "own_word": "我的词库",
    "own_author": "标为自家的作者",
    "batch": "导入批次",
    "batch_problem": "导入时有问题的行",
    "setting": "设置",
    "product": "产品",
    "campaign": "项目",
    "live": "直播",
    "slot": "排期",
    "slot_keyword": "排期的关键词",
    "approval": "审批记录",
    "waiver": "放行记录",
    "figure": "数据（漏斗用的数，每行一条）",
    "figure_sighting": "每次导入看到的数据",
    "settling": "人工匹配的数据",
    "annotation": "批注",
    "landing_text": "承接：店铺的文字",
    "landing_tick": "承接：清单上勾过的",
    "draft_forecast": "草稿发布前的预估",
    "private_detail": "创作者的联系方式和报价",
}

README = """草田 Caotian 的全部内容
=======================

导出时间：{moment}（UTC）
数据格式版本：{version}

jsonl/  每张表一个文件，一行一条 JSON，UTF-8。最完整，给程序读。
csv/    同样的内容，表格软件可以直接打开。以 = + - @ 开头的文字前面加了一个 '，避免被当成公式。

{tables}
{private}
这里没有：搜索索引和学习结果（可随时重建）、图片文件本身（草稿里只记路径）、备份。
"""

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class _Table:
    """One table: where it lies, its columns that are written, and which of its rows."""

    db: Database
    name: str
    columns: tuple[str, ...]
    where: str
    private: bool = True

    def rows(self) -> Iterator[tuple[Any, ...]]:
        names = ", ".join(f'"{name}"' for name in self.columns)
        for row in self.db.conn.execute(f'select {names} from "{self.name}" where {self.where}'):
            values = tuple(unwrap(value) if isinstance(value, bytes) else value for value in row)
            yield values if self.private or self.name not in FIGURES else tuple(map(_unpriced, values, self.columns))

    def count(self) -> int:
        return int(engine.value(self.db, f'select count(*) from "{self.name}" where {self.where}'))


def _unpriced(value: Any, column: str) -> Any:
    """Numbers of a note without what its creator was paid."""
    if column == "payload":
        return {**value, "metrics": {k: v for k, v in value.get("metrics", {}).items() if k not in PAID}}
    if column == "metrics":
        return json.dumps({k: v for k, v in json.loads(value).items() if k not in PAID}, ensure_ascii=False)
    return value


def export_package(
    store: Store,
    file: Path,
    *,
    private: bool = False,
    check: Check = lambda: None,
    progress: Progress = lambda *_: None,
) -> int:
    """Write the package; an old file goes when the new one is whole and has been read again. Returns the number of rows.

    ``private`` adds contacts and prices of creators. Raises Problem when the file cannot be written, and what ``check`` raises.
    """
    if file.suffix.lower() != ".zip":
        raise Problem(f"不能导出为 {file.suffix or '没有后缀的文件'}", "请用 .zip")
    part = file.with_name(f".{file.name}.part")
    try:
        with engine.reading(store.db), engine.reading(store.private):
            tables = list(_tables(store, private))
            counts = {table.name: table.count() for table in tables}
            with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
                _write(target, store, tables, counts, private, check, progress)
                target.flush()
                os.fsync(target.fileno())
        _verify(part, counts)
        part.replace(file)
    except (OSError, zipfile.BadZipFile) as error:
        raise Problem(f"没有写成 {file.name}", "请检查磁盘空间和文件夹权限，再试一次") from error
    finally:
        part.unlink(missing_ok=True)
    return sum(counts.values())


def _tables(store: Store, private: bool) -> Iterator[_Table]:
    creators = {one.table for one in references(store.db, "account")}
    shape = columns(store.db)
    for name, names in shape.items():
        if name not in REBUILT:
            hidden = () if private or name not in creators else PRIVATE
            kept = tuple(column for column in names if column not in hidden)
            yield _Table(store.db, name, kept, _seen(store.db, name, shape), private)
    if private:
        for name, names in columns(store.private).items():
            yield _Table(store.private, name, names, "true")


def _seen(db: Database, name: str, shape: Mapping[str, tuple[str, ...]]) -> str:
    """Rows of batches that are being written or taken away are nobody's yet, or no more, and so is what hangs on them."""
    if name == "batch":
        return "hidden = 0"
    if "batch" in shape[name]:
        return visible(db, "batch")
    owners = [one for one in parents(db, name) if one.on_delete == "CASCADE" and "batch" in shape.get(one.to, ())]
    wishes = [f'"{one.column}" in (select {one.by} from {one.to} where {visible(db, "batch")})' for one in owners]
    return " and ".join(wishes) or "true"


def _write(
    target: Any,
    store: Store,
    tables: list[_Table],
    counts: Mapping[str, int],
    private: bool,
    check: Check,
    progress: Progress,
) -> None:
    done, total = 0, 2 * sum(counts.values())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("README.txt", _readme(store, counts, private))
        for table in tables:
            for folder, put in (("jsonl", _json_lines), ("csv", _csv_lines)):
                with package.open(f"{folder}/{table.name}.{folder}", "w", force_zip64=True) as member:
                    for number, line in enumerate(put(table)):
                        if number % 500 == 0:
                            check()
                            progress(done + number, total, "正在打包")
                        member.write(line.encode("utf-8", "replace"))
                done += counts[table.name]


def _json_lines(table: _Table) -> Iterator[str]:
    for row in table.rows():
        yield json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False, allow_nan=False) + "\n"


def _csv_lines(table: _Table) -> Iterator[str]:
    yield "\ufeff" + _csv_line(table.columns)
    for row in table.rows():
        yield _csv_line(
            guarded(storable(json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value))
            for value in row
        )


def _csv_line(values: Any) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def _readme(store: Store, counts: Mapping[str, int], private: bool) -> str:
    return README.format(
        moment=store.now(),
        version=engine.value(store.db, "pragma user_version"),
        tables="\n".join(f"  {name}: {LABELS.get(name, name)}，{count:,} 行" for name, count in counts.items()),
        private="\n注意：含创作者的联系方式和报价，请妥善保管。\n" if private else "\n不含创作者的联系方式和报价。\n",
    )


def _verify(part: Path, counts: Mapping[str, int]) -> None:
    """Read the package again: every member whole, every row there."""
    with zipfile.ZipFile(part) as package:
        if package.testzip() is not None:
            raise Problem("导出的文件没有写完整", "请再试一次，或换一个文件夹")
        for name, count in counts.items():
            with package.open(f"jsonl/{name}.jsonl") as lines:
                found = sum(1 for _ in lines)
            if found != count:
                raise Problem("导出的文件没有写完整", "请再试一次，或换一个文件夹")
