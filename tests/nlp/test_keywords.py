"""The class and the role of a keyword."""

from __future__ import annotations

import pytest

from nlp.keywords import CORE, TAIL, kind_of, role_of
from nlp.lexicon import bundled
from nlp.words import Cutter


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


@pytest.mark.parametrize(
    ("phrase", "kind", "role"),
    [
        ("面霜", "品类", CORE),
        ("敏感肌", "人群", CORE),
        ("敏感肌面霜", "人群+品类", TAIL),
        ("敏感肌面霜怎么选", "人群+疑问+品类", TAIL),
        ("开始用面霜了吗", "疑问+品类", TAIL),
        # A pain is what somebody wants an effect against, never goods.
        ("容易搓泥", "功效", TAIL),
        ("泛红", "功效", CORE),
    ],
)
def test_class_and_role(phrase: str, kind: str, role: str, cutter: Cutter) -> None:
    words = cutter.keys(phrase)
    assert kind_of(phrase, words, cutter.lexicon) == kind
    assert role_of(phrase, words, cutter.lexicon) == role
