"""The word lists of opinions are tidy, and a broken line is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nlp.opinions import bundled, read_book
from nlp.opinions.book import FOLDER, read_aspects


def test_no_word_is_praise_and_blame_at_once() -> None:
    def words(name: str) -> set[str]:
        lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
        return {word for line in lines if not line.startswith("#") for word in line.split()[1:]}

    assert words("positive.txt") & words("negative.txt") == set()


def test_the_fields_are_there() -> None:
    fields = {path.stem for path in (FOLDER / "aspects").glob("*.txt")}
    assert fields == {"general", "beauty", "skincare", "hair", "fashion", "food", "digital", "reading"}


def test_an_aspect_word_has_one_sign_in_its_field() -> None:
    for path in (FOLDER / "aspects").glob("*.txt"):
        signs: dict[tuple[str, str], set[int]] = {}
        for word, told in read_aspects(path):
            if told.sign:
                signs.setdefault((word, told.aspect), set()).add(told.sign)
        assert [key for key, found in signs.items() if len(found) > 1] == [], path.name


def test_derived_words_tell_of_their_aspect() -> None:
    assert [(one.aspect, one.sign) for one in bundled().parts["态度很差"].tells] == [("客服", -1)]


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("positive.txt", "很多 好", "positive.txt"),
        ("comparing.txt", "* 比X好", "comparing.txt"),
        ("aspects/food.txt", "口感 甜", "food.txt"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, name: str, line: str, words: str) -> None:
    folder = tmp_path / "opinions"
    shutil.copytree(FOLDER, folder)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(ValueError, match=words):
        read_book(folder)
