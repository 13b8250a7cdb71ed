"""How comments are spoken of: when one is due, how much it weighs, where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from planner.inbox.records import SEVERITIES, InboxLine
from planner.storage.times import CHINA
from ui import show

SOON = 2 * 3600
HOUR, DAY = 3600, 86_400
LEVEL_TOKENS: Mapping[int, str] = MappingProxyType({3: "bad", 2: "warn", 1: "text", 0: "soft"})
STATUS_TOKENS: Mapping[str, str] = MappingProxyType(
    {"待处理": "text", "跟进中": "warn", "已回复": "accent", "已解决": "accent"}
)
SOMEBODY = "匿名"


def level_text(level: int) -> str:
    """先看, 尽快, 留意, 不急."""
    return SEVERITIES[level]


def due_words(line: InboxLine, now: int) -> tuple[str, str]:
    """When a comment is due, and in which colour; empty for what is not due at all."""
    if not line.open or line.due is None:
        return "", "soft"
    left = line.due - now
    if left < 0:
        return f"超时 {span_text(-left)}", "bad"
    if left <= SOON:
        return f"剩 {span_text(left)}", "warn"
    due = datetime.fromtimestamp(line.due, CHINA)
    today = datetime.fromtimestamp(now, CHINA).date()
    days = (due.date() - today).days
    if days <= 1:
        return f"{'今天' if days == 0 else '明天'} {due:%H:%M} 前", "soft"
    return f"{due.month}月{due.day}日 前", "soft"


def span_text(seconds: int) -> str:
    """40 分钟, 3 小时, 2 天."""
    if seconds < HOUR:
        return f"{max(1, seconds // 60)} 分钟"
    if seconds < 2 * DAY:
        return f"{seconds // HOUR} 小时"
    return f"{seconds // DAY:,} 天"


def said_when(published_at: str | None, now: int) -> str:
    """5 小时前 for what is new, a day for what is older; empty when that is unknown."""
    if not published_at:
        return ""
    try:
        moment = datetime.fromisoformat(published_at)
    except ValueError:
        return published_at
    if len(published_at) > 10:
        ago = now - int(moment.timestamp())
        if 0 <= ago < DAY:
            return f"{span_text(ago)}前" if ago >= 60 else "刚刚"
    return show.day(moment.date(), datetime.fromtimestamp(now, CHINA).date()).rsplit(" ", 1)[0]


def row_said(line: InboxLine, now: int) -> str:
    """A row for a screen reader."""
    due, _ = due_words(line, now)
    parts = (level_text(line.level), line.intent, line.text, line.status, due, line.owner, line.note or "")
    return "，".join(filter(None, (" ".join(part.split()) for part in parts)))


def row_tip(line: InboxLine, now: int) -> str:
    """Everything of a row."""
    likes = f"{show.exact(line.likes)} 赞" if line.likes is not None else ""
    head = " · ".join(filter(None, (line.author or SOMEBODY, said_when(line.published_at, now), likes)))
    why = f"{level_text(line.level)}：{line.why}" if line.why else level_text(line.level)
    return f"{head}\n{line.text}\n{line.intent} · {why} · {line.status}{f'（{line.owner}）' if line.owner else ''}"
