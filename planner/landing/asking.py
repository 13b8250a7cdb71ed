"""A product's landing: every promise and keyword of its notes beside what the shop's texts answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from nlp.keywords import kind_of
from nlp.opinions import Judge
from nlp.words import Cutter
from planner.landing.answers import STATES, Answered, Kind, Landing, LandingText, Place, Point, Said, Subject, Tick
from planner.landing.matching import Matcher
from planner.landing.promising import Promise, PromiseReader, words_of
from planner.landing.subjects import Told, told_of
from planner.landing.texts import LandingTexts
from planner.products import Products
from planner.storage.kinds import keyword_key
from planner.vocabulary import lexicon_of

if TYPE_CHECKING:
    from planner.storage.records import Product
    from planner.storage.store import Store

PROMISE: Kind = "承诺"
KEYWORD: Kind = "关键词"
LOOK = 50
"""Texts between two looks whether somebody wants us to stop."""
WORDS_SHOWN = 3
REMEMBERED = 5000


class LandingDesk:
    """Reads landings. It reads words once; make it through ``Store.beside``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lexicon = lexicon_of(store)
        self._cutter = Cutter(self._lexicon)
        self._judge = Judge(in_review=False)
        self._reader = PromiseReader(self._judge, self._cutter)
        self._known: dict[tuple[str, str, tuple[str, ...]], tuple[Promise, ...]] = {}

    def landing(self, product_id: str, check: Callable[[], None] = lambda: None) -> Landing:
        """A product's landing; raises Problem when the product is gone, and what ``check`` raises."""
        product, texts = Products(self._store).get(product_id), LandingTexts(self._store)
        told, over = told_of(self._store, product_id, product.name)
        shop = texts.list(product_id)
        gathered = _Gathered(product)
        for number, one in enumerate(told):
            if number % LOOK == 0:
                check()
            gathered.take(one, self._promises(one.text, product))
        check()
        points = self._points(gathered, shop, texts.ticks(product_id))
        return Landing(product_id, product.name, tuple(shop), points, tuple(gathered.subjects()), over)

    def _promises(self, text: str, product: Product) -> tuple[Promise, ...]:
        key = text, product.name, product.claims
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._reader.read(text, product.claims, product.name)
        return known

    def _points(self, gathered: _Gathered, shop: Sequence[LandingText], ticks: Mapping[str, Tick]) -> tuple[Point, ...]:
        matcher = Matcher(shop, self._cutter, self._judge)
        points = []
        for key, (kind, text, promises, said) in gathered.points.items():
            words = tuple(words_of(promises)) or (text,)
            whole = kind == KEYWORD or text in gathered.product.claims
            answered = matcher.phrase((text,)) if whole else matcher.aspect(text, words)
            place = self._place(kind, text)
            brand = text in gathered.product.claims
            advice = _advice(kind, text, words, answered, place, said=bool(said))
            points.append(Point(key, kind, text, words, tuple(said), answered, place, advice, ticks.get(key), brand))
        return tuple(
            sorted(points, key=lambda one: (STATES.index(one.state), one.kind == KEYWORD, -len(one.said), one.key))
        )

    def _place(self, kind: Kind, text: str) -> Place:
        """Questions belong to the automatic answers, a head word to the home page, everything else to the detail page."""
        words = self._cutter.keys(text)
        classes = kind_of(text, words, self._lexicon).split("+")
        if "疑问" in classes:
            return "客服自动回复"
        return "首页" if kind == KEYWORD and classes == ["品类"] else "详情页"


Gathering = tuple[Kind, str, list[Promise], list[Said]]


class _Gathered:
    """Points by their keys as subject after subject makes them."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.points: dict[str, Gathering] = {}
        self._made: dict[str, Told] = {}
        self._keys: dict[str, list[str]] = defaultdict(list)
        for claim in product.claims:
            self._at(PROMISE, claim)

    def take(self, told: Told, promises: Iterable[Promise]) -> None:
        """One more subject with what it promises."""
        self._made[told.id] = told
        for promise in promises:
            key, point = self._at(PROMISE, promise.aspect)
            point[2].append(promise)
            self._say(key, point, told.id, promise.sentence)
        for word in told.keywords:
            key, point = self._at(KEYWORD, word)
            self._say(key, point, told.id, "")

    def subjects(self) -> Iterable[Subject]:
        """All that was taken, with the keys of its points."""
        for told in self._made.values():
            yield Subject(
                told.id,
                told.kind,
                told.title,
                told.account,
                told.day,
                told.status,
                tuple(self._keys[told.id]),
                told.slot_id,
                told.draft_id,
                told.note_id,
            )

    def _at(self, kind: Kind, text: str) -> tuple[str, Gathering]:
        key = f"{kind} {keyword_key(text)}"
        if key not in self.points:
            self.points[key] = (kind, text, [], [])
        return key, self.points[key]

    def _say(self, key: str, point: Gathering, subject: str, sentence: str) -> None:
        if key not in self._keys[subject]:
            self._keys[subject].append(key)
            point[3].append(Said(subject, sentence))


def _advice(
    kind: Kind, text: str, words: Sequence[str], answered: Sequence[Answered], place: Place, *, said: bool
) -> str:
    """What to add where; nothing where the texts answer in the same words."""
    if any(one.fully for one in answered):
        return ""
    named = f"「{text}」" if kind == KEYWORD or words[:1] == (text,) else f"「{'、'.join(words[:WORDS_SHOWN])}」"
    if answered:
        return f"{answered[0].place}里{answered[0].why}，把{named}原样写进去，从笔记来的人一眼就能对上"
    if place == "客服自动回复":
        return f"在{place}里加一问一答，用{named}原话做问题"
    if kind == KEYWORD:
        return f"{place}还没有{named}：写进{'店铺简介或商品标题' if place == '首页' else '卖点或图片文字'}"
    if not said:
        return f"{named}是品牌的卖点，{place}没有写：加一屏说清楚，写明条件和依据"
    return f"笔记答应了{named}，{place}没有接住：加一屏说清楚，写明条件和依据"
