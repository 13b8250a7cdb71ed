"""Text as people wrote it, without what files and crawlers left in it."""

from __future__ import annotations

import re

from planner.importing.values.cells import Cell, as_text, is_blank

LONGEST_TITLE = 300
LONGEST_BODY = 20_000

EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
GONE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u2060\ufffe\uffff\ud800-\udfff]")
"""Controls, marks without width, halves of characters. The zero width joiner stays: it holds emoji together."""
SPACES = re.compile("[\u00a0\u3000\u2002-\u200a]")
BLANK_LINES = re.compile(r"\n[ \t]*(?=\n)")
MANY_BREAKS = re.compile(r"\n{3,}")
AROUND_BREAK = re.compile(r"[ \t]+\n")
DIRTY = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\u2002-\u200b\u2028\u2029\u2060\u3000\ufeff\ufffe\uffff\ud800-\udfff]"
    "|_x[0-9A-Fa-f]{4}_| \n|\n\n\n"
)
"""Whether any of the above can be in a text: most texts have none and are done."""

GUARDED = re.compile(r"'[=+\-@＝＋－＠\t\r]")
"""Programs lead texts that a spreadsheet would compute with a quote."""

CODES_OF_PLATFORM = re.compile(r"\[话题\]|\[[\u4e00-\u9fff]{1,6}R\]|\n\t\n")
"""What only the platform writes into texts: topic marks, its own emoji, a tab in the empty line between paragraphs."""
EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")

IMAGE_WORDS = ("normal", "image", "img", "图", "照片", "文字", "长文", "picture", "photo", "note")
VIDEO_WORDS = ("video", "视频", "vlog")
NOWHERE = frozenset(("未知", "unknown", "-", "--", "无", "其他"))
UNKNOWN_WORDS = frozenset(("未知", "unknown", "-", "--", "—"))


def clean(cell: Cell, most: int = LONGEST_BODY) -> str:
    """The cell's text: line breaks are ``\\n``, marks nobody sees are gone, at most ``most`` characters."""
    if is_blank(cell):
        return ""
    text = as_text(cell)
    if GUARDED.match(text):
        text = text[1:]
    if not DIRTY.search(text):
        return text.strip()[:most]
    if "_x" in text:
        text = EXCEL_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = GONE.sub("", BREAKS.sub("\n", text))
    text = SPACES.sub(" ", text)
    text = MANY_BREAKS.sub("\n\n", AROUND_BREAK.sub("\n", BLANK_LINES.sub("\n", text)))
    return text.strip()[:most].rstrip()


def clean_line(cell: Cell, most: int = LONGEST_TITLE) -> str:
    """The cell's text on one line."""
    return " ".join(clean(cell, most).split())


def name(cell: Cell) -> str | None:
    """A person's or thing's name, None when unknown; an address is no name."""
    text = clean_line(cell, 200)
    return text if text and text.lower() not in UNKNOWN_WORDS and "://" not in text else None


def place(cell: Cell) -> str | None:
    """A place such as ``四川``, None when unknown."""
    text = clean_line(cell, 50).removeprefix("IP属地").lstrip(":： ")
    return text if text and text.lower() not in NOWHERE and not text.endswith("前") else None


def note_type(cell: Cell) -> str | None:
    """``"image"`` or ``"video"``; None when the word is neither."""
    word = clean_line(cell, 50).lower()
    if any(known in word for known in VIDEO_WORDS) or word in ("2", "v"):
        return "video"
    if any(known in word for known in IMAGE_WORDS) or word == "1":
        return "image"
    return None


def link(cell: Cell) -> str:
    """An address of the web, or nothing: other schemes and paths are dropped."""
    text = clean_line(cell, 2_000)
    if text.startswith("//"):
        text = f"https:{text}"
    elif text.startswith(("www.xiaohongshu.com", "xiaohongshu.com", "xhslink.com")):
        text = f"https://{text}"
    return text if text.lower().startswith(("http://", "https://")) and " " not in text else ""
