"""What is known of a long-tail, as words: no widgets here."""

from __future__ import annotations

from planner.research.rows import Longtail
from ui.keywords.columns import lift_text, lift_tip, lift_token, own_text, text_tip, times, trend_tip, volume_tip
from ui.library.detail.known import Fact
from ui.show import exact, number

TOO_FEW = "名次已知的笔记太少，还不能比较好坏"


def meta(row: Longtail) -> str:
    """人群+品类 · 长尾 · 待写."""
    facts = (row.kind, row.role, row.status, "自己加的词" if row.own else "")
    return " · ".join(fact for fact in facts if fact)


def tiles(row: Longtail) -> tuple[Fact, ...]:
    """The four numbers at the top."""
    return (
        Fact("机会", f"{row.opportunity:.0f}", "", text_tip(row)),
        Fact("支持", number(row.support), "", f"{exact(row.support)} 篇笔记用到它"),
        Fact("表现", lift_text(row), "", lift_tip(row)),
        Fact("走势", times(row.trend), "", trend_tip(row)),
    )


def verdict(row: Longtail) -> str:
    """How its notes did, in one sentence."""
    if row.lift is None or row.lift_low is None or row.lift_high is None:
        return TOO_FEW
    words = {"accent": "好于同类", "bad": "不如同类"}.get(lift_token(row), "和同类差不多")
    return f"用到它的笔记{words}：{row.lift_low:.2f}–{row.lift_high:.2f}（95% 区间，竖线是平均）"


def facts(row: Longtail) -> tuple[Fact, ...]:
    """Search and rivalry from imported tables, and what we have written ourselves."""
    found = []
    if row.volume is not None:
        found.append(Fact("搜索量", number(row.volume), _change(row.volume_trend), volume_tip(row)))
    if row.competition is not None:
        about = f"竞争指数 {exact(row.competition)}，来自导入的关键词表"
        found.append(Fact("竞争", number(row.competition), "", about))
    mine = f"我们的笔记用过 {row.own_notes} 篇，草稿里有 {row.own_drafts} 篇"
    found.append(Fact("我们的", own_text(row), "" if row.own_notes or row.own_drafts else "还没写过", mine))
    return tuple(found)


def _change(trend: float | None) -> str:
    return f"比上一次导入 {trend - 1:+.0%}" if trend is not None else ""
