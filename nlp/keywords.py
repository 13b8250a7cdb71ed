"""What a keyword is: its class, and whether it is a core word or a long-tail (head word + modifiers)."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.lexicon import CLASSES, Lexicon

CORE, TAIL = "核心", "长尾"
QUESTION = "疑问"
ASKING = (
    "怎么",
    "如何",
    "什么",
    "哪",
    "吗",
    "为什么",
    "多少",
    "能不能",
    "值得",
    "避雷",
    "踩雷",
    "有用",
    "区别",
    "多久",
)
"""What makes a phrase a question although no word list knows it."""
HEADS = ("品类", "品牌", "竞品", "成分", "功效")
"""Classes that can be the head, the first that fits: in 敏感肌平价面霜 the goods, in 敏感肌修护 the effect."""
PLAIN = "品类"
"""The class of a phrase none of whose words is known."""
SOUGHT = {"痛点": "功效"}
"""Who writes 泛红 or 搓泥 looks for what helps against it."""


def kind_of(phrase: str, words: Sequence[str], lexicon: Lexicon) -> str:
    """The class of a folded phrase cut into content words.

    One class (``品类``), or modifiers and head joined in reading order (``人群+品类``); words of no class add nothing.
    """
    known = sought(phrase, lexicon)
    if known in CLASSES:
        return known
    kinds = list(dict.fromkeys(kind for word in words if (kind := sought(word, lexicon)) in CLASSES))
    if QUESTION not in kinds and any(cue in phrase for cue in ASKING):
        kinds.append(QUESTION)
    head = next((kind for kind in HEADS if kind in kinds), None)
    if head is None:
        return "+".join(kinds) or PLAIN
    return "+".join([*(kind for kind in kinds if kind != head), head])


def role_of(phrase: str, words: Sequence[str], lexicon: Lexicon) -> str:
    """核心 for a single word or an entry of the word lists that is no question, 长尾 for a head with modifiers.

    开始用面霜了吗 has one content word, but is more than that word.
    """
    known = lexicon.kind(phrase)
    alone = not words or (len(words) == 1 and len(words[0]) == len(phrase))
    return CORE if (alone or known in CLASSES) and known != QUESTION else TAIL


def sought(word: str, lexicon: Lexicon) -> str | None:
    """The class of what somebody is after who writes a folded word; None where no word list knows it."""
    kind = lexicon.kind(word)
    return SOUGHT.get(kind, kind) if kind else None
