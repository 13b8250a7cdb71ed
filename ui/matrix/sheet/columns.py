"""The columns of the sheet, as data: how a cell is shown, copied, and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.storage.records import SlotLine
from planner.storage.times import china_today
from ui.grid.columns import Column
from ui.matrix import typed
from ui.matrix.lists import Lists
from ui.show import WEEKDAYS, exact
from ui.show import day as long_day

Kind = Literal["text", "list", "words", "fixed"]
"""How a cell is written: as a text, from a list, several of a list, or not at all."""
FROZEN = 2
"""So many first columns stay while the others are scrolled."""
UNSAID = "–"


@dataclass(frozen=True, slots=True)
class SheetColumn(Column[SlotLine]):
    """``field`` is the field of Slot that a cell writes; ``say`` gives the whole of a cell as text, ``read`` takes it back.

    ``read`` raises Problem for what it does not understand. ``filters`` is the field of SlotFilter for its values.
    """

    field: str = ""
    kind: Kind = "fixed"
    say: Callable[[SlotLine, Lists], str] = lambda line, lists: ""
    read: Callable[[str, Lists], object] = lambda text, lists: text
    filters: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether nothing can be written into it."""
        return self.kind == "fixed"


def short_day(iso: str | None) -> str:
    """``11/26 周四``, with the year when it is another than now."""
    if iso is None:
        return ""
    day, today = date.fromisoformat(iso), china_today()
    year = "" if day.year == today.year else f"{day.year}/"
    return f"{year}{day.month}/{day.day} 周{WEEKDAYS[day.weekday()]}"


def money_text(price: float | None) -> str:
    """Yuan with separators."""
    return "" if price is None else f"¥{exact(price)}"


def money_plain(price: float | None) -> str:
    """Yuan as a spreadsheet takes a number."""
    return "" if price is None else f"{price:.2f}".rstrip("0").rstrip(".")


def _line(text: str) -> str:
    return " ".join(text.split())


def _text(name: str, heading: str, width: int, field: str = "", filters: str = "", token: str = "text") -> SheetColumn:
    field = field or name

    def say(line: SlotLine, lists: Lists | None = None) -> str:
        return str(getattr(line.slot, field) or "")

    return SheetColumn(
        name,
        heading,
        lambda line: _line(say(line)),
        width,
        say,
        token=token,
        field=field,
        kind="text",
        say=say,
        read=lambda text, lists: text.strip(),
        filters=filters,
    )


def _listed(
    name: str,
    heading: str,
    width: int,
    show: Callable[[SlotLine], str],
    *,
    field: str,
    filters: str = "",
    tip: Callable[[SlotLine], str] | None = None,
    is_shown: bool = True,
) -> SheetColumn:
    return SheetColumn(
        name,
        heading,
        lambda line: _line(show(line)),
        width,
        tip or show,
        is_shown=is_shown,
        field=field,
        kind="list",
        say=lambda line, lists: _line(show(line)),
        read=lambda text, lists: lists.of(field).read(text),
        filters=filters,
    )


def _fixed(
    name: str, heading: str, width: int, show: Callable[[SlotLine], str], *, filters: str = "", is_shown: bool = True
) -> SheetColumn:
    return SheetColumn(
        name,
        heading,
        lambda line: _line(show(line)),
        width,
        show,
        is_shown=is_shown,
        token="soft",
        say=lambda line, lists: show(line),
        filters=filters,
    )


def _account_tip(line: SlotLine) -> str:
    fans = f"粉丝 {exact(line.fans)}" if line.fans is not None else ""
    return "\n".join(filter(None, (line.account, fans)))


def _words(line: SlotLine) -> str:
    """Core keywords stand with a mark of their own; the tooltip has the word."""
    return "、".join(f"{typed.CORE_MARK if word.role == typed.CORE else ''}{word.text}" for word in line.slot.keywords)


def _words_tip(line: SlotLine) -> str:
    return "\n".join(f"{word.text}　{word.role}" for word in line.slot.keywords)


DRAFT = "draft_title"
FILED = {True: "报备", False: "非报备", None: ""}

COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn(
        "day",
        "日期",
        lambda line: short_day(line.slot.day),
        104,
        lambda line: long_day(date.fromisoformat(line.slot.day)) if line.slot.day else "",
        field="day",
        kind="text",
        say=lambda line, lists: line.slot.day or "",
        read=lambda text, lists: typed.day(text, china_today()),
        filters="weeks",
    ),
    _listed(
        "account", "账号", 150, lambda line: line.account, field="account_id", filters="accounts", tip=_account_tip
    ),
    SheetColumn(
        "clock",
        "时间",
        lambda line: line.slot.clock or "",
        64,
        field="clock",
        kind="text",
        say=lambda line, lists: line.slot.clock or "",
        read=lambda text, lists: typed.clock(text),
    ),
    _fixed("role", "身份", 62, lambda line: line.role, filters="roles"),
    _fixed("tier", "层级", 74, lambda line: line.tier, filters="tiers", is_shown=False),
    _listed("product", "产品", 112, lambda line: line.product, field="product_id", filters="products"),
    SheetColumn(
        "keyword",
        "关键词",
        _words,
        190,
        _words_tip,
        field="keywords",
        kind="words",
        say=lambda line, lists: typed.keywords_text(line.slot.keywords, lists.role_of),
        read=lambda text, lists: typed.keywords(text, lists.role_of),
        filters="keywords",
    ),
    _text("title", "标题", 210),
    _listed(
        "content_type",
        "形式",
        84,
        lambda line: line.slot.content_type or "",
        field="content_type",
        filters="content_types",
    ),
    _listed("crowd", "人群", 70, lambda line: line.slot.crowd or "", field="crowd", filters="crowds"),
    _listed("route", "链路", 104, lambda line: line.slot.route or "", field="route", filters="routes"),
    SheetColumn(
        "filed",
        "报备",
        lambda line: FILED[line.slot.filed],
        72,
        field="filed",
        kind="list",
        say=lambda line, lists: FILED[line.slot.filed],
        read=lambda text, lists: typed.filed(text),
    ),
    _fixed("status", "状态", 72, lambda line: line.slot.status, filters="statuses"),
    _text("owner", "负责人", 84, filters="owners"),
    SheetColumn(
        "price",
        "费用",
        lambda line: money_text(line.slot.price),
        84,
        lambda line: f"{exact(line.slot.price)} 元，含平台服务费" if line.slot.price is not None else "",
        is_number=True,
        falling=True,
        field="price",
        kind="text",
        say=lambda line, lists: money_plain(line.slot.price),
        read=lambda text, lists: typed.money(text),
    ),
    _fixed(DRAFT, "草稿", 150, lambda line: line.draft_title or ("无标题" if line.slot.draft_id else "")),
    _text("remark", "备注", 170, token="soft"),
)
BY_NAME = {column.sort: at for at, column in enumerate(COLUMNS)}
EMPTY: dict[str, object] = {"title": "", "owner": "", "remark": "", "keywords": ()}
"""What an emptied cell holds; every other field: None."""
