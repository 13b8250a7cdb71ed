"""The metrics from a note to a sale: what exports bring, and what is computed from it.

Costs are what was really paid, platform fee included. Where sources disagree on a word (阅读, 互动量), each meaning is a metric of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.metric import Metric, Unit, Values, ratio

SHOP = "小红星、小红盟等电商侧报表，只看报备笔记"
PGY = "蒲公英"
CHIPS = "薯条订单"
AGENCY = "代理或品牌自己的表"
OURS = "由导入的数算出"


def _imported(source: str, *rows: tuple[str, str, str], unit: Unit = "count", below: str = "") -> tuple[Metric, ...]:
    return tuple(
        Metric(name, label, formula, source, unit, below, adds_up=unit in ("count", "yuan"))
        for name, label, formula in rows
    )


def _per(name: str, label: str, top: str, bottom: str, words: str, below: str, unit: Unit = "share") -> Metric:
    """One metric divided by another; ``words`` is the formula, ``below`` what it is divided by."""
    return Metric(name, label, words, OURS, unit, below, needs=(top, bottom), compute=ratio(top, bottom), adds_up=False)


def _creator_cost(values: Values) -> float | None:
    if "fee" in values:
        return values["fee"]
    if "creator_price" in values:
        return values["creator_price"] + values.get("service_fee", 0)
    return values.get("slot_price")


def _ads_cost(values: Values) -> float | None:
    return values.get("ad_spend", values.get("boost_spend"))


def _cost(values: Values) -> float | None:
    parts = [part for part in (_creator_cost(values), _ads_cost(values)) if part is not None]
    return sum(parts, 0.0) if parts else None


def _thousand(values: Values) -> float | None:
    return 1000 * values["cost"] / values["impressions"] if values["impressions"] else None


def _clicks(values: Values) -> float | None:
    places = ("body", "footer", "comment")
    shown = [f"{place}_component_impressions" for place in places]
    clicked = [f"{place}_component_clicks" for place in places]
    pairs = [(values[a], values[b]) for a, b in zip(shown, clicked, strict=True) if a in values and b in values]
    total = sum(pair[0] for pair in pairs)
    return sum(pair[1] for pair in pairs) / total if total else None


def _natural(values: Values) -> float | None:
    total = values["natural_views"] + values["paid_views"] + values.get("boosted_views", 0)
    return values["natural_views"] / total if total else None


def _cost_of(
    name: str, label: str, formula: str, compute: Callable[[Values], float | None], any_of: tuple[str, ...]
) -> Metric:
    return Metric(name, label, formula, OURS, "yuan", compute=compute, any_of=any_of)


FEES = ("fee", "creator_price", "slot_price")
SPENDS = ("ad_spend", "boost_spend")
CLICKS = ("body_component_clicks", "footer_component_clicks", "comment_component_clicks")

FUNNEL_METRICS: tuple[Metric, ...] = (
    *_imported(
        "蒲公英、小红星等",
        ("read_uv", "阅读UV", "阅读或播放的人数，来源各自去重；逐日相加时，同一人几天来算几次"),
    ),
    *_imported(
        PGY,
        ("natural_impressions", "自然曝光", "没有花钱的曝光"),
        ("natural_views", "自然阅读", "没有花钱的阅读"),
        ("paid_impressions", "推广曝光", "广告带来的曝光"),
        ("paid_views", "推广阅读", "广告带来的阅读"),
        ("boosted_impressions", "加热曝光", "加热带来的曝光"),
        ("boosted_views", "加热阅读", "加热带来的阅读"),
        ("given_engagement", "互动量（来源）", "来源自己算的互动量，含不含分享、关注以来源为准，不和赞藏评混用"),
        ("body_component_impressions", "正文组件曝光", "正文里的组件被看到的次数"),
        ("body_component_clicks", "正文组件点击", "正文里的组件被点的次数"),
        ("footer_component_impressions", "底栏组件曝光", "笔记底栏的组件被看到的次数"),
        ("footer_component_clicks", "底栏组件点击", "笔记底栏的组件被点的次数"),
        ("comment_component_impressions", "评论区组件曝光", "评论区的组件被看到的次数"),
        ("comment_component_clicks", "评论区组件点击", "评论区的组件被点的次数"),
    ),
    *_imported(
        SHOP,
        ("engagement_uv", "互动UV", "点赞、收藏、评论、转发的人数，去重"),
        ("search_impressions", "搜索曝光UV", "看过笔记的人在电商平台搜索时看到商品的人数"),
        ("shop_visits", "进店UV", "归因周期内进店的人数"),
        ("new_visits", "新客进店UV", "其中第一次来的人数"),
        ("search_visits", "搜索进店UV", "归因周期内搜索进店的人数"),
        ("shop_collects", "商品收藏UV", "归因周期内收藏商品的人数"),
        ("carts", "商品加购UV", "归因周期内加购的人数"),
        ("shop_follows", "关注店铺UV", "归因周期内关注店铺的人数"),
        ("members", "入会UV", "归因周期内成为店铺会员的人数"),
        ("buyers", "成交UV", "归因周期内成交的人数"),
        ("new_buyers", "新客成交UV", "其中第一次成交的人数"),
        ("rebuyers", "复购UV", "归因周期内再次成交的人数"),
        ("orders", "成交单数", "归因周期内的订单数"),
    ),
    *_imported(
        CHIPS,
        ("boost_impressions", "薯条曝光", "薯条带来的曝光"),
        ("boost_views", "薯条阅读", "薯条带来的阅读"),
        ("boost_likes", "薯条点赞", "薯条带来的点赞"),
        ("boost_collects", "薯条收藏", "薯条带来的收藏"),
        ("boost_comments", "薯条评论", "薯条带来的评论"),
        ("boost_shares", "薯条分享", "薯条带来的分享"),
        ("boost_fans", "薯条涨粉", "薯条带来的新粉丝"),
    ),
    *_imported(
        PGY,
        ("given_engagement_rate", "互动率（来源）", "来源自己算的互动率，分母以来源为准"),
        unit="share",
        below="以来源为准",
    ),
    *_imported(PGY, ("read_3s_rate", "3s 阅读率", "图文停留满 3 秒的阅读 ÷ 阅读"), unit="share", below="阅读"),
    *_imported(PGY, ("play_5s_rate", "5s 播放率", "视频播放满 5 秒 ÷ 播放"), unit="share", below="播放"),
    *_imported(PGY, ("finish_rate", "完播率", "视频看完 ÷ 播放"), unit="share", below="播放"),
    *_imported(PGY, ("component_ctr", "组件CTR（来源）", "来源给的组件点击率"), unit="share", below="组件曝光"),
    *_imported(
        PGY,
        ("creator_price", "博主报价", "付给博主的价，不含服务费"),
        ("service_fee", "服务费", "平台服务费"),
        ("fee", "合作总金额", "博主报价 + 服务费，来源给的合计"),
        unit="yuan",
    ),
    *_imported(
        SHOP,
        ("gmv", "商家GMV", "归因周期内全店的成交金额"),
        ("order_gmv", "订单商品GMV", "归因周期内任务商品的成交金额"),
        ("presale_gmv", "预售GMV", "预售付定的整单预估金额"),
        unit="yuan",
    ),
    *_imported(
        CHIPS,
        ("boost_spend", "薯条消耗", "薯条订单实际消耗，各单相加"),
        unit="yuan",
    ),
    *_imported(AGENCY, ("ad_spend", "投放总消耗", "表里给的投放消耗合计"), unit="yuan"),
    *_imported("排期", ("slot_price", "排期报价", "排期上填的实付，含平台服务费"), unit="yuan"),
    Metric("gmv_t", "GMV（T+x）", "发布后 x 天内的商家GMV，x 是产品的决策周期；要逐日数据", SHOP, "yuan"),
    Metric("cost_t", "花费（已到结算）", "已到结算的笔记的花费", OURS, "yuan"),
    *_imported(
        "创作服务平台",
        ("profile_visits", "主页访客", "看账号主页的人数"),
        ("fans_lost", "取消关注", "取消关注的人数"),
        ("fans_net", "净涨粉", "新增关注 − 取消关注"),
        ("posts", "发布篇数", "那天发布的笔记数"),
    ),
    _cost_of(
        "creator_cost", "合作费用", "合作总金额；没有就用博主报价 + 服务费，再没有用排期报价", _creator_cost, FEES
    ),
    _cost_of("ads_cost", "投放费用", "投放总消耗；没有就用薯条消耗", _ads_cost, SPENDS),
    _cost_of("cost", "花费", "合作费用 + 投放费用，只加知道的部分", _cost, (*FEES, *SPENDS)),
    Metric(
        "cpm",
        "CPM",
        "花费 ÷ 曝光 × 1000",
        OURS,
        "yuan",
        "曝光",
        needs=("cost", "impressions"),
        compute=_thousand,
        adds_up=False,
    ),
    _per("cpc", "CPC", "cost", "views", "花费 ÷ 阅读", "阅读", "yuan"),
    _per("cpe", "CPE", "cost", "engagement", "花费 ÷ 互动量（赞 + 藏 + 评）", "互动量", "yuan"),
    _per("cost_per_visit", "进店成本", "cost", "shop_visits", "花费 ÷ 进店UV", "进店UV", "yuan"),
    _per("cost_per_buyer", "成交成本", "cost", "buyers", "花费 ÷ 成交UV", "成交UV", "yuan"),
    _per("roi", "ROI（归因期）", "gmv", "cost", "商家GMV ÷ 花费，归因期内的全部成交", "花费", "ratio"),
    _per(
        "roi_t",
        "ROI（T+x）",
        "gmv_t",
        "cost_t",
        "发布后 x 天内的商家GMV ÷ 花费，x 是产品的决策周期；未到结算的不算",
        "花费",
        "ratio",
    ),
    _per("click_rate", "点击率", "views", "impressions", "阅读 ÷ 曝光", "曝光"),
    _per("visit_rate", "进店率", "shop_visits", "read_uv", "进店UV ÷ 阅读UV", "阅读UV"),
    _per("shop_collect_rate", "商品收藏率", "shop_collects", "shop_visits", "商品收藏UV ÷ 进店UV", "进店UV"),
    _per("cart_rate", "加购率", "carts", "shop_visits", "商品加购UV ÷ 进店UV", "进店UV"),
    _per("buy_rate", "成交率", "buyers", "shop_visits", "成交UV ÷ 进店UV", "进店UV"),
    _per("rebuy_rate", "复购率", "rebuyers", "buyers", "复购UV ÷ 成交UV", "成交UV"),
    _per("new_visit_share", "新客进店占比", "new_visits", "shop_visits", "新客进店UV ÷ 进店UV", "进店UV"),
    _per("search_visit_share", "搜索进店占比", "search_visits", "shop_visits", "搜索进店UV ÷ 进店UV", "进店UV"),
    _per("gmv_per_buyer", "客单价", "gmv", "buyers", "商家GMV ÷ 成交UV", "成交UV", "yuan"),
    Metric(
        "natural_share",
        "自然阅读占比",
        "自然阅读 ÷（自然 + 推广 + 加热）阅读",
        OURS,
        "share",
        "阅读",
        needs=("natural_views", "paid_views"),
        compute=_natural,
        adds_up=False,
    ),
    Metric(
        "component_rate",
        "组件点击率",
        "各处组件点击之和 ÷ 组件曝光之和",
        OURS,
        "share",
        "组件曝光",
        compute=_clicks,
        any_of=CLICKS,
        adds_up=False,
    ),
)
