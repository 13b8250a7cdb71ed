"""The report of a campaign: every chapter asked in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from planner.campaigns import Campaigns
from planner.reporting.answers import Chapter, Report
from planner.reporting.asked import Asked
from planner.reporting.chapters.best import best
from planner.reporting.chapters.claims import claims
from planner.reporting.chapters.funnel import funnel
from planner.reporting.chapters.graded import graded
from planner.reporting.chapters.keywords import keywords
from planner.reporting.chapters.next_steps import next_steps
from planner.reporting.chapters.plan import plan
from planner.reporting.chapters.pyramid import pyramid
from planner.reporting.posts import posts_of
from planner.storage.store import Store

CHAPTERS: Sequence[Callable[[Asked], Chapter]] = (plan, pyramid, funnel, best, graded, keywords, claims, next_steps)


def build(
    store: Store,
    campaign_id: str,
    today: date,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[int, int | None, str], None] = lambda *_: None,
) -> Report:
    """The report as of ``today``. Raises Problem for a campaign that is gone, and what ``check`` raises."""
    campaign = Campaigns(store).get(campaign_id)
    asked = Asked(store, campaign, posts_of(store, campaign_id), today.isoformat())
    chapters = []
    for number, make in enumerate(CHAPTERS):
        check()
        progress(number, len(CHAPTERS), "正在写复盘")
        chapters.append(make(asked))
    span = f"{_day(campaign.start)} – {_day(campaign.end)}"
    return Report(campaign.id, campaign.name, span, _day(asked.today), tuple(chapters))


def _day(day: str) -> str:
    when = date.fromisoformat(day)
    return f"{when.year}年{when.month}月{when.day}日"
