"""One reading of jieba's dictionary serves every cutter with the same words, and none with others."""

from __future__ import annotations

from threading import Thread

from nlp.lexicon import bundled
from nlp.taught import Taught, taught
from nlp.words import Cutter


def test_cutters_with_the_same_words_share_what_they_know() -> None:
    found: list[Taught] = []
    threads = [
        Thread(target=lambda: found.append(taught(list(bundled().with_own([("水光肌", "功效")]).entries.values()))))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert found[0] is found[1] is found[2]


def test_a_word_of_ones_own_is_taught_to_its_lexicon_alone() -> None:
    plain, own = Cutter(bundled()), Cutter(bundled().with_own([("早水光", "功效")]))
    text = "今天早水光一下"
    for _ in range(2):
        assert "早水光" in own.keys(text)
        assert "早水光" not in plain.keys(text)
        plain, own = Cutter(bundled()), Cutter(own.lexicon)
