"""A shop's texts from a file: a .txt is one text, a .csv has a row for each, with the columns 位置、名称、内容 and perhaps 产品."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp.text import fold_plain
from planner.importing.reading.delimited import NO_SEPARATOR, separator_of
from planner.importing.reading.encoding import encoding_of
from planner.landing.answers import PLACES, Place
from planner.problems import Problem

BYTES_MOST = 5_000_000
ROWS_MOST = 2000
ENDINGS = (".txt", ".md", ".csv", ".tsv")
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "place": ("位置", "页面", "类型", "place"),
    "name": ("名称", "标题", "模块", "问题", "name"),
    "text": ("内容", "文字", "文案", "文本", "回复", "回答", "答案", "text"),
    "product": ("产品", "商品", "商品名称", "产品名", "product"),
}
SIGNS: Sequence[tuple[Place, tuple[str, ...]]] = (
    ("客服自动回复", ("客服", "自动回复", "话术", "问答", "faq", "回复")),
    ("首页", ("首页", "店铺页", "home")),
    ("详情页", ("详情", "商品页", "detail", "宝贝")),
)


@dataclass(frozen=True, slots=True)
class BroughtText:
    """One text of a file; ``product`` is the name the file gives, empty when it gives none."""

    place: Place
    name: str
    text: str
    product: str = ""


def read_texts(file: Path) -> list[BroughtText]:
    """The texts of a file in order. Raises Problem for a file that is too large, of another kind, or holds none."""
    if file.suffix.lower() not in ENDINGS:
        raise Problem(f"不认得 {file.suffix or '没有后缀的文件'}", "请用 .txt 或 .csv")
    try:
        if file.stat().st_size > BYTES_MOST:
            raise Problem(f"{file.name} 太大了", "店铺文字一般不到 1 MB，请检查是不是选错了文件")
        with encoding_of(file).open(file) as lines:
            content = lines.read()
    except OSError as error:
        raise Problem(f"打不开 {file.name}", "请检查文件是否还在、能否读取") from error
    found = _rows(content, file) if file.suffix.lower() in (".csv", ".tsv") else _whole(content, file)
    if not found:
        raise Problem(f"{file.name} 里没有文字", "一段文字放一行，列名写“位置、名称、内容”")
    return found


def place_of(words: str) -> Place | None:
    """The place that a word or the name of a file speaks of; None when it speaks of none."""
    folded = fold_plain(words)
    if folded in PLACES:
        return next(place for place in PLACES if place == folded)
    return next((place for place, signs in SIGNS if any(sign in folded for sign in signs)), None)


def _whole(content: str, file: Path) -> list[BroughtText]:
    text = content.strip()
    return [BroughtText(place_of(file.stem) or "详情页", "", text)] if text else []


def _rows(content: str, file: Path) -> list[BroughtText]:
    separator = separator_of(content)
    rows = csv.reader(content.splitlines(keepends=True), delimiter="," if separator == NO_SEPARATOR else separator)
    try:
        heading = [fold_plain(cell) for cell in next(rows, [])]
        at = {field: _column(heading, names) for field, names in HEADINGS.items()}
        column = at["text"]
        if column is None:
            raise Problem(f"{file.name} 里没有“内容”这一列", "第一行写列名：位置、名称、内容，多个产品再加一列产品")
        found = []
        for cells in rows:
            said = {field: _cell(cells, place) for field, place in at.items()}
            if said["text"]:
                place = place_of(said["place"]) or place_of(file.stem) or "详情页"
                found.append(BroughtText(place, said["name"], said["text"], said["product"]))
            if len(found) > ROWS_MOST:
                raise Problem(f"{file.name} 超过 {ROWS_MOST:,} 行", "请检查是不是选错了文件")
    except csv.Error as error:
        raise Problem(f"{file.name} 读不出表格", "请另存为 UTF-8 的 CSV 再试") from error
    return found


def _column(heading: Sequence[str], names: Sequence[str]) -> int | None:
    return next((heading.index(name) for name in names if name in heading), None)


def _cell(cells: Sequence[str], at: int | None) -> str:
    if at is None or at >= len(cells):
        return ""
    # What an export of ours put before a text that would be computed.
    return cells[at].strip().removeprefix("'")
