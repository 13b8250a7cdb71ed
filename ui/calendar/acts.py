"""What can be done with slots in the calendar. Everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial, reduce
from operator import or_

from PySide6.QtCore import QObject

from planner.campaigns import Campaigns
from planner.matrix.posting import post
from planner.matrix.timing import PUBLISHED
from planner.matrix.written import Written
from planner.problems import Problem
from planner.slots import Slots
from ui import show
from ui.services import Services

PAGE = "calendar"
FACT = "已经发布的不能改期，日期是事实"


class Acts(QObject):
    """Does it, and says so with a way back. Few slots are written at once: a person moves what can be seen."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._slots, self._campaigns = Slots(services.store), Campaigns(services.store)

    def move(self, ids: Sequence[str], by: int) -> None:
        """Move slots by so many days, in one step; what is published stays."""
        lines = [line for line in self._slots.lines(ids) if line.slot.day]
        movable = [line.slot for line in lines if line.slot.status not in PUBLISHED]
        if not movable:
            self._services.status.say(FACT)
            return
        changes = {
            slot.id: {"day": (date.fromisoformat(slot.day or "") + timedelta(by)).isoformat()} for slot in movable
        }
        where = show.day(date.fromisoformat(changes[movable[0].id]["day"]), date.today())
        said = f"已移到 {where}" if len(movable) == 1 else f"{len(movable)} 篇已移动 {abs(by)} 天"
        if len(movable) < len(lines):
            said += f"，{len(lines) - len(movable)} 篇已发布的没有动"
        self._do("改期", lambda: self._slots.edit(changes), said)

    def move_live(self, id: str, day: date) -> None:
        """Move a live session, and the slots that hang on it, in one step."""
        words = show.day(day, date.today())
        self._do(
            "移动直播",
            lambda: self._campaigns.edit_live(id, day=day.isoformat()),
            f"直播和挂在它上面的排期已移到 {words}",
        )

    def add_live(self, campaign_id: str, day: str, title: str, product_id: str | None) -> str | None:
        """A new live session; its id."""
        made: list[str] = []

        def write() -> Written:
            live, written = self._campaigns.add_live(campaign_id, day, title, product_id)
            made.append(live.id)
            return written

        self._do("新建直播", write, f"已在 {show.day(date.fromisoformat(day), date.today())} 新建直播")
        return made[0] if made else None

    def edit_live(self, id: str, fields: Mapping[str, object]) -> None:
        """Write fields of a live session; with its day move the slots that hang on it."""
        moved = "，挂在它上面的排期一起移动了" if "day" in fields else ""
        self._do("编辑直播", lambda: self._campaigns.edit_live(id, **fields), f"已改好直播{moved}")

    def hang(self, id: str, live_id: str | None, before: int | None) -> None:
        """Hang a slot on a live session so many days before it, its day follows; None takes it off, its day stays."""
        changes: Mapping[str, Mapping[str, object]] = {id: {"live_id": live_id, "before": before}}
        text, said = ("挂到直播", "已挂到直播，日期跟着直播走") if live_id else ("从直播取下", "已从直播取下，日期不变")
        self._do(text, lambda: self._slots.edit(changes), said)

    def edit(self, id: str, field: str, value: object) -> None:
        """Write one field of a slot."""
        changes: Mapping[str, Mapping[str, object]] = {id: {field: value}}
        name = {"day": "改期", "clock": "改时间"}.get(field, "修改")
        self._do(name, lambda: self._slots.edit(changes), "已改好")

    def add(self, campaign_id: str, day: date) -> str | None:
        """A new slot on a day; its id."""
        made: list[str] = []

        def write() -> Written:
            ids, written = self._slots.add(campaign_id, [{"day": day.isoformat()}])
            made[:] = ids
            return written

        self._do("新建排期", write, f"已在 {show.day(day, date.today())} 新建一篇")
        return made[0] if made else None

    def delete(self, ids: Sequence[str], lives: Sequence[str] = ()) -> None:
        """Put slots and live sessions into the waste basket in one step; what hung on a session keeps its day."""
        writes = [partial(self._campaigns.delete_live, id) for id in lives]
        if ids:
            writes.append(partial(self._slots.delete, ids))
        slots, sessions = f"{len(ids)} 篇排期" if ids else "", f"{len(lives)} 场直播" if lives else ""
        text = "删除排期" if ids else "删除直播"
        if writes:
            said = "、".join(filter(None, (slots, sessions)))
            self._do(text, lambda: reduce(or_, [write() for write in writes]), f"已删除 {said}")

    def mark_posted(self, id: str, day: str, link: str | None) -> None:
        """A person has published it, on this day; the link goes with its draft."""
        self._do("标为已发", lambda: post(self._services.store, id, day, link), "已标为已发")

    def _do(self, text: str, write: Callable[[], Written], said: str) -> None:
        undo = self._services.undo
        try:
            written = write()
        except Problem as problem:
            self._services.status.trouble(problem)
            return
        if undo.done(PAGE, text, written):
            self._services.status.say(said, undo.back(PAGE))
