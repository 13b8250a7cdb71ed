"""Drafts that are too alike are found, all of them and no others, and shown where."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from nlp.likeness import ALIKE, LEAST, SIZE, Likeness, shared_stretches
from nlp.text import fold

BODY = (
    "换季脸颊总是泛红，洗完脸紧绷得笑都不敢笑。上个月室友塞给我一罐面霜，说睡前厚涂一层，早上起来脸是软的。"
    "我半信半疑用了两周，最明显的是鼻翼不起皮了，粉底也不卡。缺点是罐口太大，冬天挖着手冷。"
)
OTHER = (
    "周末和朋友去爬山，背包里只塞了防晒和一条毛巾。山顶风很大，照片却意外好看，下山吃了一碗牛肉面，汤头浓得刚刚好。"
    "回家路上我们约好下个月去看海，谁也不许再临时加班。"
)
LETTERS = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以"
    "会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开"
)


def made_up(number: int, copied: float = 0.5, seed: int = 7) -> list[str]:
    """Texts of which some take pieces of others."""
    dice = random.Random(seed)
    texts: list[str] = []
    for _ in range(number):
        text = "".join(dice.choices(LETTERS, k=dice.randint(20, 200)))
        if texts and dice.random() < copied:
            other = dice.choice(texts)
            start = dice.randrange(len(other))
            text = text[: dice.randint(0, len(text))] + other[start : start + dice.randint(10, 160)]
        texts.append(text)
    return texts


def runs(text: str) -> set[str]:
    letters = "".join(char for char in fold(text).text if char.isalnum())
    return {letters[at : at + SIZE] for at in range(len(letters) - SIZE + 1)}


def counted_one_by_one(texts: list[str], least: float) -> dict[tuple[int, int], float]:
    """Every pair, the slow way."""
    sets = [runs(text) for text in texts]
    most = max(10, 0.2 * len(texts))
    holders: dict[str, int] = {}
    for one in sets:
        for run in one:
            holders[run] = holders.get(run, 0) + 1
    sets = [{run for run in one if holders[run] <= most} for one in sets]
    found = {}
    for first, second in combinations(range(len(sets)), 2):
        smaller = min(len(sets[first]), len(sets[second]))
        both = len(sets[first] & sets[second])
        if smaller >= LEAST and both >= least * smaller:
            found[first, second] = both / smaller
    return found


@pytest.mark.parametrize("seed", range(8))
def test_all_pairs_and_no_others(seed: int) -> None:
    texts = made_up(120, seed=seed)
    found = Likeness.of(texts).pairs(0.3)
    wanted = counted_one_by_one(texts, 0.3)
    assert wanted
    assert {(pair.first, pair.second): pytest.approx(pair.share) for pair in found} == wanted
    assert all(0 < pair.jaccard <= pair.share <= 1 for pair in found)
    assert [pair.share for pair in found] == sorted((pair.share for pair in found), reverse=True)


def test_one_more_draft_meets_the_same_ones() -> None:
    texts = made_up(120)
    likeness = Likeness.of(texts)
    pairs = {(pair.first, pair.second): pair.share for pair in likeness.pairs(0.3)}
    for number, text in enumerate(texts):
        mine = {
            (second if first == number else first): share
            for (first, second), share in pairs.items()
            if number in (first, second)
        }
        assert dict(likeness.near(text, 0.3, skip=number)) == pytest.approx(mine)


def test_another_comma_hides_nothing() -> None:
    changed = BODY.replace("，", "🌿").replace("。", "！！\n\n").replace("面霜", "面 霜")
    (pair,) = Likeness.of([BODY, OTHER, changed]).pairs()
    assert (pair.first, pair.second, pair.share) == (0, 2, 1.0)


def test_traditional_and_full_width_letters_are_the_same() -> None:
    (pair,) = Likeness.of([BODY + "ABC面霜12", BODY.replace("换季脸颊总是", "換季臉頰總是") + "ａｂｃ面霜１２"]).pairs()
    assert pair.share == 1.0


def test_a_part_taken_into_a_longer_draft_counts() -> None:
    (pair,) = Likeness.of([BODY, OTHER * 3 + BODY]).pairs()
    assert pair.share == 1.0
    assert pair.jaccard < 0.6


def test_different_drafts_are_not_alike() -> None:
    assert Likeness.of([BODY, OTHER]).pairs() == []


def test_topics_do_not_count() -> None:
    topics = "".join(f"#敏感肌换季面霜推荐合集第{n}弹[话题]#" for n in range(8))
    assert Likeness.of([f"{BODY}\n{topics}", f"{OTHER}\n{topics}"]).pairs() == []


def test_what_many_drafts_must_say_does_not_count() -> None:
    must = "本产品为普通化妆品请以页面标注为准青禾舒缓修护面霜五十毫升装官方旗舰店有售欢迎到店咨询客服小青"
    texts = [f"{text}{must}" for text in made_up(60, copied=0)]
    assert Likeness.of(texts).pairs() == []
    few = Likeness.of([f"{text}{must}" for text in made_up(4, copied=0)])
    assert few.pairs(0.1), "four drafts that share a paragraph are not a custom of the house"


def test_stubs_are_not_compared() -> None:
    assert Likeness.of(["敏感肌面霜推荐"] * 2).pairs() == []
    assert Likeness.of([]).pairs() == []
    assert Likeness.of([]).near(BODY) == []


def test_stretches_lie_where_both_say_the_same() -> None:
    mine = "先说结论：" + BODY
    theirs = OTHER + "😀" + BODY.replace("，", "🌿")
    found = shared_stretches(mine, theirs)
    assert found
    for stretch in found:
        left, right = mine[slice(*stretch.mine)], theirs[slice(*stretch.theirs)]
        assert [c for c in left if c.isalnum()] == [c for c in right if c.isalnum()]
    assert mine[slice(*found[0].mine)].startswith("换季脸颊总是泛红")
    assert sum(end - start for start, end in (stretch.mine for stretch in found)) > 0.9 * len(BODY)


def test_stretches_skip_codes_and_topics_and_map_back() -> None:
    mine = "[笑哭R]换季脸颊总是泛红啊[话题]"
    theirs = "#面霜[话题]# 換季臉頰總是泛紅啊"
    (stretch,) = shared_stretches(mine, theirs)
    assert mine[slice(*stretch.mine)] == "换季脸颊总是泛红啊"
    assert theirs[slice(*stretch.theirs)] == "換季臉頰總是泛紅啊"


def test_nothing_shared() -> None:
    assert shared_stretches(BODY, OTHER) == ()
    assert shared_stretches("", BODY) == ()


def test_half_surrogates_and_one_letter_over_and_over_are_taken() -> None:
    texts = ["\ud83d" + BODY, BODY + "\udc00", "哈" * 2000, "哈" * 1500]
    assert [(pair.first, pair.second) for pair in Likeness.of(texts).pairs()] == [(0, 1)]
    assert shared_stretches("哈" * 2000, "哈" * 1500)


def test_cancelling_reaches_through() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Likeness.of([BODY], stop)
    with pytest.raises(InterruptedError):
        Likeness.of([BODY, OTHER]).pairs(ALIKE, stop)
