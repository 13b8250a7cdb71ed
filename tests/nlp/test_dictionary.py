"""jieba's dictionary is read as jieba reads it."""

from __future__ import annotations

import io

import jieba
import pytest

from nlp import dictionary
from nlp.dictionary import read_dictionary


def by_jieba(content: bytes) -> tuple[dict[str, int], int]:
    known, total = jieba.Tokenizer.gen_pfdict(io.BytesIO(content))
    return known, total


def test_the_whole_file() -> None:
    with jieba.Tokenizer().get_dict_file() as file:
        content = file.read()
    assert read_dictionary(content) == by_jieba(content)


@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_in_pieces(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "面 12 n\n面霜 8 n\n早八纯欲风 3 n\n早八 2 t\n面霜 5 n\n防晒霜推荐 1 n"
    monkeypatch.setattr(dictionary, "PIECE", piece)
    for content in (lines.encode(), lines.encode() + b"\n"):
        known, total = read_dictionary(content)
        assert (known, total) == by_jieba(content)
        assert known["面霜"] == 5
        assert known["早八纯"] == 0


@pytest.mark.parametrize("line", ["面霜 8", "面霜 八 n", "面 霜 8 n"])
def test_lines_of_another_kind_are_told(line: str) -> None:
    with pytest.raises(ValueError):
        read_dictionary(f"面 12 n\n{line}\n".encode())
