"""How figures are stored: one row for each thing, window and definition that exports speak of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from nlp.text import fold_plain
from planner.importing.rows import FigureRow
from planner.importing.values.ids import id_of_link
from planner.storage.kinds import PlainKind
from planner.storage.note_kind import MINUTE, digest
from planner.storage.payloads import Values
from planner.storage.sightings import Sight
from planner.storage.texts import dumps, storable
from planner.storage.times import china, utc

if TYPE_CHECKING:
    from sqlite_utils import Database

LIFETIME, DAILY, SPAN, ORDER = "累计", "逐日", "时段", "投放期"
"""The windows of figures: since publishing; one day; from one day to another; one paid order."""

TRACKERS = re.compile(r"[?#].*$")
SCHEME = re.compile(r"^(?:https?:)?//(?:www\.)?", re.I)


@lru_cache(maxsize=32_768)
def spelled(title: str) -> str:
    """A title in the one spelling in which titles are compared."""
    return "".join(fold_plain(title).split())


def bare_link(url: str) -> str:
    """A link without what trackers add to it."""
    return TRACKERS.sub("", SCHEME.sub("", url.strip())).rstrip("/").lower()


def subject_of(row: FigureRow) -> str:
    """What a row names, in one spelling: ``p:`` the platform's id, ``u:`` a link without one, ``t:`` title, time and author, ``a:`` an
    account."""
    if row.about == "account":
        return f"a:{spelled(row.author_name or '')}"
    id = row.id or id_of_link(row.url)
    if id:
        return f"p:{id}"
    if row.url:
        return f"u:{bare_link(row.url)}"
    moment = (china(row.published_at) or "")[:MINUTE]
    return f"t:{digest(spelled(row.title), moment, spelled(row.author_name or ''))}"


class FigureKind(PlainKind):
    """Figures, told apart by what they speak of, their window and their definition."""

    noun = "figure"
    table = "figure"
    sightings = "figure_sighting"
    column = "figure"
    columns = (
        *("source", "about", "subject", "platform_id", "url", "title", "published_at", "author"),
        *("window", "since", "until", "flow", "attribution", "order_no", "metrics"),
    )
    filled: ClassVar[Mapping[str, Any]] = {
        "source": "",
        "about": "note",
        "subject": "",
        "window": LIFETIME,
        "metrics": {},
    }

    def key(self, row: FigureRow) -> str:
        return figure_key(row)

    def seen_at(self, row: FigureRow) -> str | None:
        return utc(row.until) if row.window == LIFETIME else None

    def pack(self, row: FigureRow) -> Values:
        values: Values = {
            "source": row.source,
            "about": row.about,
            "subject": subject_of(row),
            "platform_id": row.id,
            "url": row.url,
            "title": row.title,
            "published_at": china(row.published_at),
            "author": row.author_name,
            "window": row.window,
            "since": row.since,
            "until": row.until,
            "flow": row.flow,
            "attribution": row.attribution,
            "order_no": row.order,
            "metrics": dict(row.metrics),
        }
        return {
            name: storable(value) if isinstance(value, str) else value
            for name, value in values.items()
            if value not in (None, "", {})
        }

    def beside(self, db: Database, kept: Sequence[tuple[int, Sight]]) -> None:
        """In which row of the file it stood."""
        db.conn.executemany(
            "update figure_sighting set row = ? where figure = ? and batch = ?",
            [(sight.row, no, sight.batch) for no, sight in kept],
        )


def figure_key(row: FigureRow) -> str:
    """A count since publishing is the same thing on whatever day it was counted; an order is told by its number, without one by its
    days, without those by what it says."""
    match row.window:
        case "累计":
            window = ""
        case "投放期":
            days = f"{row.since}~{row.until}" if row.since else dumps(sorted(row.metrics.items()))
            window = row.order or days
        case _:
            window = f"{row.since}~{row.until}"
    if row.about == "note" and not (row.id or row.url or row.title or row.published_at):
        # Two notes of one author look the same here: neither may swallow the other.
        window += dumps(sorted(row.metrics.items()))
    return digest(row.source, subject_of(row), row.window, window, row.flow, row.attribution)
