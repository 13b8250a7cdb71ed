"""What stands between a slot and its next step: its draft, wording, length and route, and whether it is what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from nlp.draft import Draft
from nlp.limits import limits_of
from nlp.reading import Memory, read
from nlp.text import fold_plain
from planner.dismissals import Dismissals
from planner.matrix.waivers import Waiver, digest, waived
from planner.presets import UNKNOWN
from planner.routes import Routes
from planner.rules import Rules
from planner.storage import engine
from planner.storage.draft_rows import CONTENT
from planner.storage.draft_rows import content as content_of
from planner.storage.records import STATUSES, DraftContent, Gate, Status
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.times import CHINA
from planner.vocabulary import lexicon_of

DRAFT, WORDING, LIMITS, ROUTE, APPROVED = "草稿", "用词", "篇幅", "链路", "审核"
NAMES = (DRAFT, WORDING, LIMITS, ROUTE, APPROVED)
NEEDED: Mapping[Status, tuple[str, ...]] = MappingProxyType(
    {
        "一审": (DRAFT,),
        "终审": (DRAFT, WORDING, LIMITS),
        "待发": NAMES,
        "已发": NAMES,
        "复盘": (),
    }
)
"""Which gates must be open to reach a status. What is out already is a fact that no gate denies."""
OUT = ("已发", "复盘")
SHOWN_WORDS = 3

Gates = Mapping[str, tuple[Gate, ...]]


@dataclass(frozen=True, slots=True)
class _Ask:
    """A slot with the draft that hangs on it."""

    id: str
    status: Status
    day: str | None
    route: str | None
    filed: bool | None
    role: str
    draft_id: str | None
    content: DraftContent | None
    approved: str | None
    """The digest of the text that was approved, where something was."""


class Gating:
    """Looks at slots. It reads rules and words once; make it through ``Store.beside``."""

    def __init__(self, store: Store) -> None:
        from nlp.words import Cutter

        self._store = store
        self._rules, self._routes = Rules.load(), Routes.load()
        self._lexicon = lexicon_of(store)
        self._cutter, self._memory = Cutter(self._lexicon), Memory()

    def gates(self, ids: Sequence[str]) -> Gates:
        """The gates of each slot, all of them, in the order of NAMES; ids that are gone are left out."""
        passed = waived(self._store, ids)
        return {
            ask.id: tuple(_let_pass(gate, ask.content, passed.get(ask.id, {})) for gate in self._gates(ask))
            for ask in _asks(self._store, ids)
        }

    def _gates(self, ask: _Ask) -> Iterable[Gate]:
        yield _draft(ask)
        yield self._wording(ask)
        yield self._limits(ask)
        yield self._route(ask)
        yield _approved(ask)

    def _day(self, ask: _Ask) -> date:
        return date.fromisoformat(ask.day) if ask.day else self._store.clock().astimezone(CHINA).date()

    def _wording(self, ask: _Ask) -> Gate:
        if ask.content is None:
            return Gate(WORDING, "未运行", "还没有草稿")
        draft: Draft = ask.content.draft()
        reading = read(draft, self._cutter, self._memory)
        ignored = Dismissals(self._store).ignored(ask.draft_id)
        hits = [
            hit
            for hit in self._rules.on(self._day(ask)).wording.hits(reading)
            if (hit.rule, fold_plain(hit.text)) not in ignored
        ]
        hard, soft = ([hit.text for hit in hits if hit.level == level] for level in ("hard", "review"))
        if hard:
            return Gate(WORDING, "阻断", f"{len(hard)} 处违规用词：{_some(hard)}")
        if soft:
            return Gate(WORDING, "需复核", f"{len(soft)} 处用词要看一眼：{_some(soft)}")
        return Gate(WORDING, "通过", "用词没有问题")

    def _limits(self, ask: _Ask) -> Gate:
        if ask.content is None:
            return Gate(LIMITS, "未运行", "还没有草稿")
        rules = self._rules.on(self._day(ask))
        over = [limit for limit in limits_of(ask.content.draft(), rules.limits) if limit.over]
        if over:
            text = "，".join(f"{limit.name}超出 {limit.used - limit.most}" for limit in over)
            return Gate(LIMITS, "阻断", text)
        return Gate(LIMITS, "通过", "没有超出平台的限制")

    def _route(self, ask: _Ask) -> Gate:
        if not ask.route:
            return Gate(ROUTE, "通过", "没有引流链路")
        day = self._day(ask)
        wrong = self._routes.check(ask.route, day, ask.role, ask.filed)
        if wrong:
            return Gate(ROUTE, "阻断", wrong)
        route = self._routes.on(ask.route, day)
        if route and route.attribution and not ask.filed:
            return Gate(ROUTE, "需复核", f"没有报备，{route.attribution}看不到它带来的成交")
        return Gate(ROUTE, "通过", "已报备" if ask.filed else "这条链路当天可用")


def _let_pass(gate: Gate, content: DraftContent | None, passed: Mapping[str, Waiver]) -> Gate:
    said = passed.get(gate.name)
    if gate.open or said is None or (said.digest is not None and (content is None or digest(content) != said.digest)):
        return gate
    return replace(gate, waived=True, text=f"{gate.text}（{said.who}放行：{said.reason}）")


def _draft(ask: _Ask) -> Gate:
    if ask.content is None:
        return Gate(DRAFT, "阻断", "还没有草稿")
    if not (ask.content.title.strip() and ask.content.body.strip()):
        return Gate(DRAFT, "阻断", "草稿还没有标题" if ask.content.body.strip() else "草稿还没有正文")
    return Gate(DRAFT, "通过", "草稿已写")


def _approved(ask: _Ask) -> Gate:
    if ask.approved is None or ask.content is None or ask.status not in ("终审", "待发"):
        return Gate(APPROVED, "未运行", "还没有审过")
    if digest(ask.content) != ask.approved:
        return Gate(APPROVED, "已过期", "审过之后草稿又改了")
    return Gate(APPROVED, "通过", "审过之后没有改动")


def needed(before: Status, to: Status) -> tuple[str, ...]:
    """The gates that must be open on the way from one status to another; none on the way back, nor after publishing."""
    if before in OUT:
        return ()
    way = STATUSES[STATUSES.index(before) + 1 : STATUSES.index(to) + 1]
    names = {name for status in way for name in NEEDED.get(status, ())}
    return tuple(name for name in NAMES if name in names)


def _asks(store: Store, ids: Sequence[str]) -> Iterable[_Ask]:
    content = ", ".join(f"d.{name.strip()}" for name in CONTENT.split(","))
    for id, status, day, route, filed, role, draft_id, approved, *row in engine.rows(
        store.db,
        f"select s.id, s.status, s.day, s.route, s.filed, coalesce(a.role, '{UNKNOWN}'), d.id,"
        " (select o.digest from approval o where o.slot_id = s.id and o.digest is not null order by o.id desc limit 1),"
        f" {content} from json_each(?) wanted join slot s on s.id = wanted.value"
        " left join account a on a.id = s.account_id"
        " left join draft d on d.id = s.draft_id and d.deleted_at is null order by wanted.key",
        (dumps(list(ids)),),
    ):
        known = None if draft_id is None else content_of(tuple(row))
        yield _Ask(id, status, day, route, None if filed is None else bool(filed), role, draft_id, known, approved)


def _some(words: Sequence[str]) -> str:
    shown = list(dict.fromkeys(words))
    return "、".join(shown[:SHOWN_WORDS]) + ("…" if len(shown) > SHOWN_WORDS else "")
