"""The columns of the ledger and of the list, as data."""

from __future__ import annotations

from planner.claims.evidence import CARRIED, RISKY, WATCHED
from planner.claims.ledger import NOT_PROMISED, UNWRITTEN, Claim
from planner.storage.records.feedback import FeedbackLine
from ui.grid.columns import Column
from ui.library.columns import day, moment_text
from ui.show import exact, number

NONE = "—"
STRENGTHS = {1: "讲经历", 2: "直说", 3: "说死"}
SIGNS = {1: "说好", 0: "中性", -1: "说不好", None: "还没读"}
GAP_TOKENS = {RISKY: "bad", WATCHED: "warn", CARRIED: "accent", UNWRITTEN: "accent", NOT_PROMISED: "soft"}
SIGN_TOKENS = {1: "accent", -1: "bad"}


def product_of(one: Claim) -> str:
    """The product, or that nobody said which."""
    return one.product


def promise_of(one: Claim) -> str:
    """The firmest promise and how many there are: 「油痘肌也不闷」等 2 处."""
    if not one.promises:
        return NONE
    more = f" 等 {len(one.promises)} 处" if len(one.promises) > 1 else ""
    return f"「{one.promises[0].text}」{more}"


def returned_of(one: Claim) -> str:
    """31 %（21/68）."""
    evidence = one.evidence
    if evidence.returned_share is None or not evidence.returned:
        return NONE if evidence.returned_share is None else "0"
    return f"{evidence.returned_share * 100:.0f} %（{evidence.returned:,}/{evidence.returns:,}）"


def comments_of(one: Claim) -> str:
    """+3 −1: comments that praise and blame."""
    good, bad = one.evidence.comments_praised, one.evidence.comments_blamed
    return f"+{good:,} −{bad:,}" if good or bad else NONE


def tip_of(one: Claim) -> str:
    """Everything in two lines."""
    return f"{one.product} · {one.aspect}\n{one.evidence.sentence}\n写法：{one.evidence.wording}"


CLAIMS: tuple[Column[Claim], ...] = (
    Column("product", "产品", product_of, 104, tip_of),
    Column("aspect", "方面", lambda one: one.aspect, 64, tip_of),
    Column("promise", "我们的承诺", promise_of, 182, tip_of),
    Column("strength", "语气", lambda one: STRENGTHS.get(one.strength, NONE), 62, tip_of, falling=True, token="soft"),
    Column(
        "praised",
        "说好",
        lambda one: number(one.evidence.praised),
        58,
        lambda one: f"评价、追评和问大家里说好的：{exact(one.evidence.praised)} 条",
        is_number=True,
        falling=True,
    ),
    Column(
        "blamed",
        "说不好",
        lambda one: number(one.evidence.blamed),
        66,
        lambda one: f"评价、追评和问大家里说不好的：{exact(one.evidence.blamed)} 条",
        is_number=True,
        falling=True,
    ),
    Column(
        "returned",
        "占退货",
        returned_of,
        126,
        lambda one: f"这个产品的退货里，原因是「{one.evidence.problem}」的（退货 {one.evidence.returns:,} 单）",
        is_number=True,
        falling=True,
    ),
    Column("comments", "评论", comments_of, 72, lambda one: "自家笔记下的评论：说好和说不好的条数", is_number=True),
    Column("gap", "站得住吗", lambda one: one.gap, 118, tip_of, falling=False),
)


def text_of(line: FeedbackLine) -> str:
    """What was said on one line; of a return its reason first, of a question the answer behind it."""
    parts = [line.reason, line.text, f"答：{line.answer}" if line.answer else None]
    return " ".join("：".join(part for part in parts if part).split()) or NONE


def aspects_of(line: FeedbackLine) -> str:
    """闷痘−、吸收+."""
    return "、".join(dict.fromkeys(f"{one.aspect}{'+' if one.sign > 0 else '−'}" for one in line.told))


FEEDBACK: tuple[Column[FeedbackLine], ...] = (
    Column("kind", "类型", lambda line: line.kind, 66),
    Column("text", "原话", text_of, 330, text_of),
    Column("sign", "态度", lambda line: SIGNS[line.sign], 66, lambda line: f"依据：{line.by}" if line.by else ""),
    Column("aspects", "方面", aspects_of, 128, aspects_of, token="soft"),
    Column("product", "产品", lambda line: line.product or line.goods or NONE, 104, lambda line: line.goods or ""),
    Column("stars", "星级", lambda line: number(line.stars).replace("–", NONE), 54, is_number=True, falling=True),
    Column(
        "said_at",
        "时间",
        lambda line: day(line.said_at),
        98,
        lambda line: moment_text(line.said_at),
        falling=True,
        token="soft",
    ),
)
