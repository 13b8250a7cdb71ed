"""How the bytes of a text file become characters.

BOM, then strict UTF-8, then strict GB18030 or, where that is nonsense, Big5; guessers that weigh letter frequencies call
short GB18030 "big5". A file that is UTF-8 but for a few spoiled characters (a crawler cut it in the middle of one) is still
read as UTF-8.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from planner.problems import Problem

PIECE = 2**20
SAMPLE = 2**20
SPOILED_MOST = 0.02
ODD_MOST = 0.02
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
EVERYDAY = {"gb18030": (b"\xa1\xa1", b"\xd7\xfe"), "cp950": (b"\xa1\x40", b"\xc6\x7e")}
"""Punctuation and the characters of level one, which both sets put before the rare ones."""
SET_OF = {"gb18030": "gb2312", "cp950": "big5"}
SENSE, NONSENSE = 0.95, 0.8
RARE = re.compile("[\ue000-\uf8ff\ufff0-\uffff]")
"""Private use: what bytes of another encoding become when they are read as GB18030."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A Python codec and how it meets bytes it cannot read; ``spoiled`` when some characters are lost."""

    name: str
    errors: str
    spoiled: bool = False

    def open(self, path: Path) -> IO[str]:
        """The file's characters, line ends as they are."""
        return path.open(encoding=self.name, errors=self.errors, newline="")


def encoding_of(path: Path) -> Encoding:
    """The encoding of a text file; raises Problem when it is none we know, or no text."""
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    found = _with_bom(head) or _without_bom(path, head)
    _refuse_binary(path, found, head)
    return found


def _with_bom(head: bytes) -> Encoding | None:
    return next((Encoding(name, "replace") for bom, name in BOMS if head.startswith(bom)), None)


def _without_bom(path: Path, head: bytes) -> Encoding:
    even, odd = head[:4096:2].count(0), head[1:4096:2].count(0)
    if max(even, odd) > len(head[:4096]) * 0.15 and abs(even - odd) > len(head[:4096]) * 0.1:
        return Encoding("utf-16-be" if even > odd else "utf-16-le", "replace")
    # Nothing is ignored afterwards but lone surrogates and a last character that was cut in half.
    if _reads(path, "utf-8", "surrogatepass"):
        return Encoding("utf-8", "ignore")
    if _nearly_utf8(head):
        return Encoding("utf-8", "replace", spoiled=True)
    # Nearly every GB2312 text can be read as Big5, too: only what is nonsense in GB18030 and sense in Big5 is Big5.
    readable = _reads(path, "gb18030", "strict")
    is_nonsense = not readable or _sense(head, "gb18030") < NONSENSE
    if is_nonsense and _sense(head, "cp950") >= SENSE and _reads(path, "cp950", "strict"):
        return Encoding("cp950", "ignore")
    if readable:
        return Encoding("gb18030", "ignore")
    raise Problem(f"认不出 {path.name} 的文字编码", "请用 Excel 或记事本打开，另存为 UTF-8 编码的 CSV 再导入")


def _sense(head: bytes, name: str) -> float:
    """The share of the wide characters that stand in the first, everyday half of the character set they were written in."""
    text = head.decode(name, "ignore")
    wide = [char for char in text if char > "\x7f"]
    first, last = EVERYDAY[name]
    return sum(first <= char.encode(SET_OF[name], "replace") <= last for char in wide) / len(wide) if wide else 0.0


def _reads(path: Path, name: str, errors: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)(errors)
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                decoder.decode(piece)
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(head: bytes) -> bool:
    text = head.decode("utf-8", "replace")
    wide = sum(char > "\x7f" for char in text)
    return wide > 20 and text.count("\ufffd") <= wide * SPOILED_MOST


def _refuse_binary(path: Path, found: Encoding, head: bytes) -> None:
    text = head[: 2**16].decode(found.name, "replace")
    controls, rare = len(CONTROLS.findall(text)), len(RARE.findall(text))
    zeros = text.count("\0")
    if controls - zeros > len(text) * ODD_MOST or zeros > len(text) * 0.3:
        raise Problem(f"{path.name} 不是文本或表格文件", "请选择导出的表格（.xlsx、.csv、.json 等）")
    if found.name == "gb18030" and rare > sum(char > "\x7f" for char in text) * ODD_MOST:
        raise Problem(f"认不出 {path.name} 的文字编码", "请用 Excel 或记事本打开，另存为 UTF-8 编码的 CSV 再导入")
