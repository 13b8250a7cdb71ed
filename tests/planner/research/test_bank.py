"""The keyword bank: put, moved on, taken out and put back; imports go on beside it."""

from __future__ import annotations

import pytest

from planner.bank import Bank, BankWord
from planner.batches import Batches
from planner.importing.rows import KeywordRow
from planner.keywords import Keywords
from planner.learning_from import keyword_facts
from planner.problems import Problem
from planner.revision import revision
from planner.storage.store import Store
from tests.planner.worlds import Clock


def bring(store: Store, *rows: KeywordRow, name: str = "词.xlsx") -> str:
    batches = Batches(store)
    batch = batches.begin(name, "test", "keywords", name, {})
    batches.write_keywords(batch, rows)
    batches.finish(batch)
    return batch


def texts(store: Store) -> list[tuple[str, str]]:
    return [(word.text, word.status) for word in Bank(store).list()]


def test_words_are_put_once(store: Store) -> None:
    bank = Bank(store)
    changes = bank.put([BankWord("平价面霜", "长尾", "价格+品类"), BankWord(" 干皮 面霜 ", "长尾", "品类", "已排")])
    (first, second) = bank.list()
    assert (first.text, first.role, first.class_, first.status) == ("平价面霜", "长尾", None, "待写")
    assert (second.text, second.class_, second.status) == ("干皮 面霜", "品类", "已排")
    assert changes.ids("keyword") == {first.id, second.id}
    assert not bank.put([BankWord("平价面霜", status="已覆盖")])
    assert texts(store) == [("平价面霜", "待写"), ("干皮 面霜", "已排")]


@pytest.mark.parametrize("text", ["", " # ", "长" * 61])
def test_what_is_no_keyword_is_refused_whole(store: Store, text: str) -> None:
    with pytest.raises(Problem):
        Bank(store).put([BankWord("平价面霜"), BankWord(text)])
    assert texts(store) == []


def test_a_word_taken_out_comes_back_as_it_was(store: Store) -> None:
    bank = Bank(store)
    ids = list(bank.put([BankWord("平价面霜")]).ids("keyword") or ())
    bank.set_status(ids, "已排")
    assert bank.remove(ids).ids("keyword") == set(ids)
    assert texts(store) == []
    assert Keywords(store).list() == []
    bank.bring_back(ids)
    assert texts(store) == [("平价面霜", "已排")]
    bank.remove(ids)
    assert bank.put([BankWord("平价面霜")]).ids("keyword") == set(ids)
    assert texts(store) == [("平价面霜", "待写")]


def test_statuses_are_put_back_each_as_it_was(store: Store) -> None:
    bank = Bank(store)
    bank.put([BankWord("平价面霜"), BankWord("干皮面霜", status="已排")])
    before = {word.id: word.status for word in bank.list()}
    bank.set_status(list(before), "已覆盖")
    bank.set_statuses(before)
    assert texts(store) == [("平价面霜", "待写"), ("干皮面霜", "已排")]
    with pytest.raises(ValueError, match="写完"):
        bank.set_status(list(before), "写完")  # type: ignore[arg-type]


def test_the_bank_makes_nothing_stale_and_teaches_nothing(store: Store, clock: Clock) -> None:
    bring(store, KeywordRow("敏感肌面霜", volume=6230.0))
    before = revision(store)
    clock.forward(days=1)
    bank = Bank(store)
    bank.put([BankWord("平价面霜"), BankWord("敏感肌面霜")])
    bank.set_status([word.id for word in bank.list()], "已排")
    assert revision(store) == before
    assert [fact.text for fact in keyword_facts(store)] == ["敏感肌面霜"]
    assert {word.text for word in Keywords(store).list()} == {"敏感肌面霜", "平价面霜"}


def test_imports_bring_numbers_and_leave_the_status(store: Store, clock: Clock) -> None:
    bank = Bank(store)
    bank.put([BankWord("平价面霜")])
    first = bring(store, KeywordRow("平价面霜", volume=100.0, competition=40.0), name="一.xlsx")
    clock.forward(days=30)
    second = bring(store, KeywordRow("平价面霜", volume=150.0), name="二.xlsx")
    (word,) = bank.list()
    assert (word.status, word.volume, word.competition) == ("待写", 150.0, 40.0)
    assert [one.volume for one in Keywords(store).snapshots(word.id)] == [100.0, 150.0]
    assert [fact.text for fact in keyword_facts(store)] == ["平价面霜"]
    Batches(store).undo(second)
    assert bank.list()[0].volume == 100.0
    Batches(store).undo(first)
    assert texts(store) == [("平价面霜", "待写")]


def test_undoing_the_import_of_a_banked_word_keeps_it_in_the_bank(store: Store) -> None:
    batch = bring(store, KeywordRow("平价面霜", volume=100.0), KeywordRow("干皮面霜"))
    bank = Bank(store)
    bank.put([BankWord("平价面霜")])
    Batches(store).undo(batch)
    assert texts(store) == [("平价面霜", "待写")]
    assert [word.text for word in Keywords(store).list()] == ["平价面霜"]


def test_rows_of_research_find_their_keywords(store: Store) -> None:
    bring(store, KeywordRow("Olay 面霜"), KeywordRow("平价面霜"))
    known = Keywords(store).ids(["olay面霜", "干皮面霜"])
    assert {key: Keywords(store).get(id).text for key, id in known.items()} == {"olay面霜": "Olay 面霜"}
