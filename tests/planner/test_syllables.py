"""Our tables read as the library they were made from."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pypinyin import Style, lazy_pinyin

from nlp.lexicon import bundled
from planner.syllables import FIRST, LAST, spelled
from ui.pages import PAGES


def by_library(text: str) -> tuple[str, str]:
    initials = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))
    return initials.lower(), "".join(lazy_pinyin(text)).lower()


def test_every_character_is_read_as_usual() -> None:
    assert all(spelled(chr(code)) == by_library(chr(code)) for code in range(FIRST, LAST + 1))


@pytest.mark.parametrize(
    "text", [*PAGES.values(), "长尾词", "重新导入", "早C晚A 2025", "女装", "A醇🔥", "", "粉底液（干皮）"]
)
def test_what_people_look_for_is_read_as_the_library_reads_it(text: str) -> None:
    assert spelled(text) == by_library(text)


def test_the_words_of_the_field_are_read_as_the_library_reads_them() -> None:
    words = sorted(word for word in bundled().entries if len(word) > 1)
    right = sum(spelled(word) == by_library(word) for word in words)
    assert right >= 0.999 * len(words)


def test_no_pinyin_library_is_loaded() -> None:
    script = "import sys; from ui.pinyin import fits; assert fits('面霜', 'mianshuang') == 2; print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["False"]
