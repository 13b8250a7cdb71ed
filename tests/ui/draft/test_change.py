"""Changes are found by looking at the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.draft.change import Change, clean, difference


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("", "护肤", Change(0, "", "护肤")),
        ("护肤", "", Change(0, "护肤", "")),
        ("我🔥你", "我🔥爱你", Change(2, "", "爱")),
        ("aaa", "aaaa", Change(3, "", "a")),
        ("面霜好", "面霜很好", Change(2, "", "很")),
        ("一二三", "一三", Change(1, "二", "")),
    ],
)
def test_the_smallest_change_is_found(before: str, after: str, change: Change) -> None:
    assert difference(before, after) == change


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_change_leads_from_one_text_to_the_other_and_back(before: str, after: str) -> None:
    change = difference(before, after)
    assert change.fits(before)
    assert before[: change.at] + change.added + before[change.at + len(change.removed) :] == after
    assert change.reverse.fits(after)


def test_typing_on_is_one_gesture() -> None:
    typed = Change(0, "", "护").then(Change(1, "", "肤"))
    assert typed == Change(0, "", "护肤")


def test_deleting_backwards_and_forwards_is_one_gesture() -> None:
    assert Change(2, "肤", "").then(Change(1, "护", "")) == Change(1, "护肤", "")
    assert Change(1, "护", "").then(Change(1, "肤", "")) == Change(1, "护肤", "")


@pytest.mark.parametrize("later", [Change(5, "", "x"), Change(0, "", "x"), Change(1, "护", "x")])
def test_another_place_is_another_gesture(later: Change) -> None:
    assert Change(0, "", "护肤").then(later) is None


def test_half_characters_and_nul_never_get_in() -> None:
    assert clean("a\ud800b\0c\r\nd\re") == "a�b�c\nd\ne"
    assert clean("🔥\u202e右") == "🔥\u202e右"
