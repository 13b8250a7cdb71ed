"""What a back-test says, in words for people who know no statistics. The terminal says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.ranks import Stratum

if TYPE_CHECKING:
    from nlp.forecasting.backtest import Backtest

READ_RHO = "ρ 怎么读：1 是预估的名次和实际一模一样，0 等于瞎猜，负数是反着来；后面的范围有 95% 的把握。"
OFF = "范围碰到 0，在这个笔记库上看不出有用，已关闭，不计入预估"
STRENGTHS = ((0.5, "相当准"), (0.35, "有用，能分出好坏"), (0.2, "有点用，当参考"), (-1.0, "很弱，只当提醒"))
"""From which ρ on a forecast is called what."""

LOOKS_AT = {
    "用词": "标题、正文和话题里的词与字",
    "文风": "长短、段落、表情、数字、问句",
    "相似笔记": "像哪些笔记，那些笔记做得怎样",
    "写法相近": "写法像它的笔记做得怎样，不管写的是什么",
}
"""What each component of the forecast looks at."""

WHAT_NEXT = "怎么办：再导入一些同一个搜索词或来源、不同作者的笔记，通常要几百篇才看得出规律，然后重新学习。"
"""What to do about a forecast without signal."""

PROMISED = 0.8
LESS = 0.1
"""How much lower the correlation with later notes may be before the first sentence says so."""
NEAR = 0.05
"""How far the share of kept intervals may be from the promised one to be called right."""


def ranged(value: float, low: float, high: float) -> str:
    """A correlation with its interval: ``0.43（0.41–0.45）``."""
    between = " 到 " if low < 0 else "–"
    return f"{_plain(value)}（{_plain(low)}{between}{_plain(high)}）"


def headline(tested: Backtest) -> str:
    """What the forecast is worth here, in one sentence."""
    unseen = "没见过作者的笔记" if tested.authors else "没学过的笔记（作者太少，只能按笔记分开）"
    measured = f"在 {tested.notes:,} 篇{unseen}上，预估与实际名次的相关 ρ {ranged(tested.rho, tested.low, tested.high)}"
    if not tested.predicts:
        return f"{measured}：范围碰到 0，看不出预测力，所以写稿时不给预估，只做检查。"
    strength = next(words for least, words in STRENGTHS if tested.rho >= least)
    best = f"预估最好的五分之一里，真正进前五分之一的是随手挑的 {tested.lift:.1f} 倍。"
    last = tested.later[-1] if tested.later else None
    later = (
        f"对后来发布的笔记 ρ 只有 {_plain(last.rho)}，往后看要打折扣。" if last and last.rho < tested.rho - LESS else ""
    )
    return f"{measured}：{strength}。{best}{later}"


def held(tested: Backtest) -> str:
    """Whether the intervals keep what they promise."""
    off = tested.coverage - PROMISED
    if abs(off) <= NEAR:
        return "说好 80%，说话算数"
    return "说好 80%，实际更没把握" if off < 0 else "说好 80%，实际更有把握"


def won(tested: Backtest) -> str:
    """What picking the notes that were promised most would have won, or cost."""
    if not tested.predicts:
        return "看不出预测力，这个数可能只是运气"
    more = tested.reached - 50
    return f"平均超过 {tested.reached:.0f}% 的同类，比随手挑{'多' if more >= 0 else '少'} {abs(more):.0f} 个点"


def behind(tested: Backtest) -> str:
    """Who and what stands behind the figures."""
    people = f"{tested.owners:,} 位作者 · " if tested.owners else ""
    return f"{people}{tested.strata} 组同类"


def of_stratum(name: str) -> str:
    """What the notes of a stratum have in common: ``搜「面霜」 · 采集表``."""
    one = Stratum.of(name)
    if one.account:
        return f"我们的账号 {one.account} · {_month(one.month)}"
    what = f"搜「{one.query}」" if one.query else _month(one.month)
    return " · ".join(part for part in (what, one.source or ("" if what else "其余笔记")) if part)


def since(day: str) -> str:
    """An ISO day as the beginning of a time: ``2024年6月3日起``."""
    month, _, number = day.rpartition("-")
    return f"{_month(month)}{int(number)}日起" if number.isdigit() else f"{day} 起"


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月" if number.isdigit() else ""


def _plain(value: float) -> str:
    # A minus of its own width, and no −0.00.
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
