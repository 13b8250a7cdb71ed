"""Which file would bring a number that is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from planner.importing.kinds import kinds
from planner.metrics import METRICS

ELSEWHERE: Mapping[str, str] = {
    "slot_price": "在排期里填报价",
    "gmv_t": "要有决策周期（产品里填）、花费，和盖住 T+x 每一天的小红星或小红盟日报",
    "cost_t": "要有决策周期（产品里填）和花费",
}


def brought_by(metric: str, known: Iterable[str] = ()) -> str:
    """A sentence that says what to import; for a computed metric only what is not ``known`` yet."""
    there = frozenset(known)
    if METRICS[metric].compute is None:
        return ELSEWHERE.get(metric) or _files(metric)
    needed = [name for name in METRICS[metric].needs if not _is_there(name, there)]
    if METRICS[metric].any_of and not any(name in there for name in METRICS[metric].any_of):
        needed.append(METRICS[metric].any_of[0])
    if not needed:
        return "有数的笔记里，没有一篇同时知道要用的几个数"
    return "；".join(dict.fromkeys(brought_by(name, there) for name in needed))


def _is_there(metric: str, known: frozenset[str]) -> bool:
    one = METRICS[metric]
    if one.compute is None:
        return metric in known
    return all(_is_there(name, known) for name in one.needs) and (
        not one.any_of or any(name in known for name in one.any_of)
    )


@cache
def _files(metric: str) -> str:
    labels = [
        kind.label
        for kind in kinds().values()
        if kind.noun == "figures" and not kind.general and not kind.account and _has(kind.id, metric)
    ]
    label = METRICS[metric].label
    # Such a file may be there already, exported without the column.
    return f"缺{label}：导入带这列数的 {' 或 '.join(labels[:3])}" if labels else f"缺{label}：导入有这一列的数据表"


def _has(kind: str, metric: str) -> bool:
    """Whether exports of this kind hold a number: it names it, or it falls back on the names of any table and is about the shop."""
    fields = kinds()[kind].fields
    if metric in fields:
        return bool(fields[metric])
    shop = METRICS[metric].source.startswith("小红星")
    return shop and "attribution" in fields
