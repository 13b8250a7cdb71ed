"""Every figure of a report once more, by plain SQL from the raw rows."""

from __future__ import annotations

from typing import Any

from planner.storage import engine
from planner.storage.store import Store

OUT = "(s.status in ('已发', '复盘') or s.note_id is not null)"
LIVE = "s.campaign_id = :id and s.deleted_at is null"
ROLE = "coalesce(a.role, '未知')"
JOINED = "slot s left join account a on a.id = s.account_id left join product p on p.id = s.product_id"
STRATA = (
    "m.own = 1 and m.author = n.author and substr(m.published_at, 1, 7) = substr(n.published_at, 1, 7)",
    "m.source = n.source and m.query = n.query",
    "m.source = n.source and substr(m.published_at, 1, 7) = substr(n.published_at, 1, 7)",
    "m.source = n.source",
)
Figures = dict[str, float | None]


class Raw:
    """Asks the raw rows of one campaign."""

    def __init__(self, store: Store, campaign_id: str, today: str) -> None:
        self.db = store.db
        self.named = {"id": campaign_id, "today": today}
        self.db.execute("drop table if exists temp.ranked")
        self._rank()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        names = {name: value for name, value in self.named.items() if f":{name}" in sql}
        return engine.rows(self.db, sql, names)

    def one(self, sql: str) -> float | None:
        value = self.rows(sql)[0][0]
        return None if value is None else float(value)

    def _rank(self) -> None:
        """A temporary table: each published slot whose note can be compared, in the finest stratum of thirty notes."""
        self.db.execute(
            "create temp table ranked (slot text, engagement real, median real, percentile real, notes integer)"
        )
        slots = self.rows(
            f"select s.id, n.no from slot s left join draft d on d.id = s.draft_id join note n on"
            f" n.id = coalesce(s.note_id, d.note_id) where {LIVE} and {OUT} and n.engagement is not null"
        )
        for slot, no in slots:
            for stratum in STRATA:
                start = f"from note m, note n where n.no = {no} and m.engagement is not null and {stratum}"
                count = int(engine.value(self.db, f"select count(*) {start}"))
                if count >= 30:
                    lower = engine.value(self.db, f"select count(*) {start} and m.engagement < n.engagement")
                    equal = engine.value(self.db, f"select count(*) {start} and m.engagement = n.engagement")
                    middle = f"select m.engagement e {start} order by 1 limit {2 - count % 2} offset {(count - 1) // 2}"
                    median = engine.value(self.db, f"select avg(e) from ({middle})")
                    self.db.execute(
                        "insert into temp.ranked select ?, engagement, ?, ?, ? from note where no = ?",
                        (slot, median, (lower + equal / 2) / count, count, no),
                    )
                    break

    def correlation(self, rows: str) -> float | None:
        """Spearman's of the columns x and y."""
        ranks = (
            "rank() over (order by x) + (count(*) over (partition by x) - 1) / 2.0 as a,"
            " rank() over (order by y) + (count(*) over (partition by y) - 1) / 2.0 as b"
        )
        found = self.rows(
            f"select count(*), sum(a), sum(b), sum(a * a), sum(b * b), sum(a * b) from (select {ranks} from ({rows}))"
        )
        n, a, b, aa, bb, ab = found[0]
        if n < 3:
            return None
        spread = (n * aa - a * a) * (n * bb - b * b)
        return (n * ab - a * b) / spread**0.5 if spread > 1e-9 else None


def figures(store: Store, campaign_id: str, today: str) -> Figures:
    """Every figure that a report may hold, by its key."""
    raw = Raw(store, campaign_id, today)
    found = {**_plan(raw), **_phases(raw), **_weeks(raw), **_roles(raw)}
    found |= {**_notes(raw), **_groups(raw), **_forecast(raw), **_keywords(raw), **_funnel(raw)}
    return found


def _counts(of: str, row: tuple[Any, ...]) -> Figures:
    names = ("planned_notes", "published_notes", "planned_cost", "published_cost")
    return {f"{of}.{name}": float(value or 0) for name, value in zip(names, row, strict=False)}


SUMS = f"count(*), sum({OUT}), sum(s.price), sum(s.price * {OUT})"


def _plan(raw: Raw) -> Figures:
    found = _counts("plan", raw.rows(f"select {SUMS} from slot s where {LIVE}")[0])
    found["plan.target_notes"] = raw.one(
        "select sum(t.value ->> 1) from campaign, json_each(targets) t where campaign.id = :id"
    )
    found["plan.target_cost"] = raw.one(
        "select coalesce(budget, (select sum(t.value ->> 2) from json_each(targets) t)) from campaign where campaign.id = :id"
    )
    found["plan.late_notes"] = raw.one(f"select count(*) from slot s where {LIVE} and not {OUT} and s.day < :today")
    planned, out, paid, whole = (
        found[f"plan.{name}"] for name in ("planned_notes", "published_notes", "published_cost", "target_cost")
    )
    found["plan.published_share"] = (out or 0) / planned if planned else None
    found["plan.cost_share"] = (paid or 0) / whole if whole else None
    return found


def _phases(raw: Raw) -> Figures:
    found: Figures = {}
    for name, *row in raw.rows(
        f"select f.value ->> 0, count(s.no), sum({OUT}), sum(s.price), sum(s.price * {OUT}) from campaign c, json_each(c.phases) f"
        " left join slot s on s.campaign_id = c.id and s.deleted_at is null and s.day between f.value ->> 1 and f.value ->> 2"
        " where c.id = :id group by f.key"
    ):
        found |= _counts(f"phase.{name}", tuple(row))
    outside = raw.rows(
        f"select {SUMS} from slot s where {LIVE} and not exists (select 1 from campaign c, json_each(c.phases) f"
        " where c.id = :id and s.day between f.value ->> 1 and f.value ->> 2)"
    )[0]
    if found and outside[0]:
        found |= _counts("phase.", outside)
    return found


def _weeks(raw: Raw) -> Figures:
    found: Figures = {}
    monday = "coalesce(date(s.day, 'weekday 0', '-6 days'), '')"
    for week, planned, out in raw.rows(f"select {monday}, count(*), sum({OUT}) from slot s where {LIVE} group by 1"):
        found |= {f"week.{week}.planned_notes": planned, f"week.{week}.published_notes": out}
    return found


def _roles(raw: Raw) -> Figures:
    found: Figures = {}
    roles = {role for (role,) in raw.rows(f"select {ROLE} from {JOINED} where {LIVE}")}
    targets = {
        role: (count, budget)
        for role, count, budget in raw.rows(
            "select t.value ->> 0, t.value ->> 1, t.value ->> 2 from campaign, json_each(targets) t where campaign.id = :id"
        )
    }
    for role in {"官方", "KOL", "KOC", "素人"} | roles | set(targets):
        found |= _counts(f"role.{role}", raw.rows(f"select {SUMS} from {JOINED} where {LIVE} and {ROLE} = '{role}'")[0])
        found |= dict(
            zip((f"role.{role}.target_notes", f"role.{role}.target_cost"), targets.get(role, (None, None)), strict=True)
        )
    return found


NOTED = (
    f"slot s left join draft d on d.id = s.draft_id join note n on n.id = coalesce(s.note_id, d.note_id)"
    f" where {LIVE} and {OUT} and n.engagement is not null"
)


def _notes(raw: Raw) -> Figures:
    found: Figures = {}
    count = int(raw.one(f"select count(*) from {NOTED}") or 0)
    if not count:
        return found
    middle = f"select n.engagement e from {NOTED} order by 1 limit {2 - count % 2} offset {(count - 1) // 2}"
    found["all.measured_notes"] = count
    found["all.engagement"] = raw.one(f"select sum(n.engagement) from {NOTED}")
    found["all.median_engagement"] = raw.one(f"select avg(e) from ({middle})")
    found["all.ranked_notes"] = raw.one("select count(*) from temp.ranked")
    found["all.mean_percentile"] = raw.one("select avg(percentile) from temp.ranked")
    for slot, engagement, median, percentile, notes in raw.rows("select * from temp.ranked"):
        of = f"note.{slot}"
        found |= {f"{of}.engagement": engagement, f"{of}.comparable_median": median, f"{of}.percentile": percentile}
        found |= {f"{of}.times_median": engagement / median if median else None, f"{of}.comparable_notes": notes}
    return found


def _groups(raw: Raw) -> Figures:
    found: Figures = {}
    columns = (
        ("content_type", "s.content_type"),
        ("crowd", "s.crowd"),
        ("route", "s.route"),
        ("product", "p.name"),
        ("role", ROLE),
    )
    for kind, column in columns:
        rows = raw.rows(
            f"select {column}, count(*), avg(r.percentile) from temp.ranked r join {JOINED} on true where s.id = r.slot"
            f" and {column} is not null group by 1".replace(
                "join slot s left", "join slot s on s.id = r.slot left"
            ).replace(" on true", "")
        )
        for value, count, percentile in rows if len(rows) > 1 else []:
            found |= {f"{kind}.{value}.ranked_notes": count, f"{kind}.{value}.mean_percentile": percentile}
    return found


def _forecast(raw: Raw) -> Figures:
    found: Figures = {}
    pairs = (
        "select s.id as slot, f.percentile / 100 as x, r.percentile as y, f.low / 100 as low, f.high / 100 as high"
        " from temp.ranked r join slot s on s.id = r.slot join draft_forecast f on f.draft_id = s.draft_id"
    )
    rows = raw.rows(pairs)
    for slot, promised, _actual, low, high in rows:
        of = f"note.{slot}"
        found |= {f"{of}.promised_percentile": promised, f"{of}.promised_low": low, f"{of}.promised_high": high}
    if rows:
        inside = raw.one(f"select sum(y between low and high) from ({pairs})")
        found["forecast.graded_notes"], found["forecast.inside_notes"] = len(rows), inside
        found["forecast.inside_share"] = (inside or 0) / len(rows)
        found["forecast.percentile_error"] = raw.one(f"select avg(abs(x - y)) from ({pairs})")
        found["forecast.forecast_rho"] = raw.correlation(pairs)
    scored = (
        "select d.score as x, r.percentile as y from temp.ranked r join slot s on s.id = r.slot join draft d on d.id = s.draft_id"
        " where d.score is not null"
    )
    count = raw.one(f"select count(*) from ({scored})") or 0
    if count >= 3:
        found |= {"score.scored_notes": count, "score.score_rho": raw.correlation(scored)}
    return found


def _keywords(raw: Raw) -> Figures:
    found: Figures = {}
    goals = raw.rows("select g.value ->> 0, g.value ->> 2 from campaign, json_each(goals) g where campaign.id = :id")
    keys = {key for (key,) in raw.rows(f"select k.key from slot_keyword k join slot s on s.no = k.slot where {LIVE}")}
    won = 0
    for key in keys | {key for key, _count in goals}:
        of, has = f"keyword.{key}", f"exists (select 1 from slot_keyword k where k.slot = s.no and k.key = '{key}')"
        planned, out = raw.rows(f"select count(*), coalesce(sum({OUT}), 0) from slot s where {LIVE} and {has}")[0]
        measured, engagement = raw.rows(f"select count(*), sum(n.engagement) from {NOTED} and {has}")[0]
        found |= {f"{of}.keyword_planned": planned, f"{of}.keyword_published": out, f"{of}.measured_notes": measured}
        found[f"{of}.engagement"] = engagement
        found[f"{of}.mean_percentile"] = raw.one(
            f"select avg(r.percentile) from temp.ranked r join slot s on s.id = r.slot where {has}"
        )
        for word, count in goals:
            if word == key:
                found[f"{of}.goal_notes"] = count
                won += out >= count
    if goals:
        found |= {"keywords.keywords_wanted": len(goals), "keywords.keywords_won": won}
    return found


IMPORTED = (
    *("impressions", "views", "fee", "read_uv", "shop_visits", "shop_collects", "carts", "buyers", "rebuyers", "gmv"),
)
RATES = {
    "click_rate": ("views", "impressions"),
    "engagement_per_view": ("engagement", "views"),
    "visit_rate": ("shop_visits", "read_uv"),
    "shop_collect_rate": ("shop_collects", "shop_visits"),
    "cart_rate": ("carts", "shop_visits"),
    "buy_rate": ("buyers", "shop_visits"),
    "rebuy_rate": ("rebuyers", "buyers"),
    "cpc": ("cost", "views"),
    "cpe": ("cost", "engagement"),
    "cost_per_visit": ("cost", "shop_visits"),
    "cost_per_buyer": ("cost", "buyers"),
    "roi": ("gmv", "cost"),
}


def _funnel(raw: Raw) -> Figures:
    """Sums over the notes of the slots; a rate is over the notes that know both of its sides."""
    sums = ", ".join(
        f"(select sum(f.metrics ->> '{name}') from figure f where f.note_id = n.id) as {name}" for name in IMPORTED
    )
    notes = (
        f"select *, coalesce(fee, price) as cost, coalesce(fee, price) as creator_cost from (select n.id as note, s.price as price,"
        f" n.likes + coalesce(n.collects, 0) + coalesce(n.comments, 0) as engagement, {sums}"
        f" from slot s join note n on n.id = s.note_id where {LIVE})"
    )
    found: Figures = {}
    for name in (*IMPORTED, "engagement", "cost", "creator_cost"):
        found[f"funnel.{name}"] = raw.one(f"select sum({name}) from ({notes})")
    found["funnel.ads_cost"] = None
    for name, (top, bottom) in RATES.items():
        both = f"from ({notes}) where {top} is not null and {bottom} is not null"
        found[f"funnel.{name}"] = raw.one(f"select sum({top}) * 1.0 / nullif(sum({bottom}), 0) {both}")
    both = f"from ({notes}) where cost is not null and impressions is not null"
    found["funnel.cpm"] = raw.one(f"select 1000.0 * sum(cost) / nullif(sum(impressions), 0) {both}")
    for note, *values in raw.rows(
        f"select note, cost, gmv / nullif(cost, 0), buyers * 1.0 / nullif(shop_visits, 0),"
        f" shop_visits * 1.0 / nullif(read_uv, 0), engagement * 1.0 / nullif(views, 0) from ({notes})"
    ):
        names = ("cost", "roi", "buy_rate", "visit_rate", "engagement_per_view")
        found |= {f"paid.{note}.{name}": value for name, value in zip(names, values, strict=True)}
    return found
