"""The notes of a library as word numbers, cut at once or one by one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from nlp.bulk.scribe import BulkScribe
from nlp.cuts import Cuts
from nlp.lexicon import bundled
from nlp.note import Note
from nlp.words import Cutter

NOTES = (
    Note("a", "敏感肌的春天", "敏感肌，早八通勤！粉底液很好用，敏感肌", ("敏感肌护肤", "通勤妆")),
    Note("b"),
    Note("c", "香缇卡粉饼真的好用强推给大家", "香缇卡粉饼真的好用强推给大家，不卡粉", ()),
    Note("d", "！！", "的了的了。spf50+，ＳＰＦ５０＋", ("",)),
)


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(bundled())


def assert_same(found: Cuts, plain: Cuts) -> None:
    for name in ("ids", "starts", "follows"):
        np.testing.assert_array_equal(getattr(found, name), getattr(plain, name))
        assert getattr(found, name).dtype == getattr(plain, name).dtype


def test_the_same_numbers(cutter: Cutter) -> None:
    found, plain = BulkScribe(cutter).cuts(NOTES), Cuts.of(cutter, NOTES)
    assert found.vocabulary == plain.vocabulary
    assert_same(found, plain)


def test_a_word_keeps_its_number(cutter: Cutter) -> None:
    scribe, plain = BulkScribe(cutter), Cuts.of(cutter, NOTES)
    parts = [scribe.cuts(NOTES[:2]), scribe.cuts([]), scribe.cuts(NOTES[2:])]
    assert parts[0].vocabulary is parts[2].vocabulary
    assert parts[0].vocabulary == plain.vocabulary
    np.testing.assert_array_equal(np.concatenate([part.ids for part in parts]), plain.ids)


def test_it_can_be_stopped(cutter: Cutter) -> None:
    class Stopped(Exception):
        pass

    def check() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        BulkScribe(cutter).cuts(NOTES, check)


def test_every_real_note(cutter: Cutter, shared: Path) -> None:
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = list(map(json.loads, lines))
    notes = [Note(row["id"], row["title"], row["body"] or "", tuple(row["topics"] or ())) for row in rows]
    scribe, plain = BulkScribe(cutter), Cuts.of(cutter, notes)
    parts = [scribe.cuts(notes[at : at + 500]) for at in range(0, len(notes), 500)]
    assert parts[-1].vocabulary == plain.vocabulary
    for name in ("ids", "follows"):
        np.testing.assert_array_equal(np.concatenate([getattr(part, name) for part in parts]), getattr(plain, name))
    np.testing.assert_array_equal(np.concatenate([np.diff(part.starts) for part in parts]), np.diff(plain.starts))
