"""Seeds in, long-tails out: with everything that is known, obeying the user, and their notes behind them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.note import Note
from planner.bank import Bank, BankWord
from planner.batches import Batches
from planner.drafts import Drafts
from planner.exporting import export_longtails
from planner.importing.rows import KeywordRow, NoteRow
from planner.keywords import Keywords
from planner.library import Library, Reference
from planner.notes import Notes
from planner.own_words import OwnWords
from planner.paths import Workspace
from planner.problems import Problem
from planner.research import Found, Longtail, behind, collisions, coverage, research, take_back, to_drafts
from planner.samples import install
from planner.storage.records import DraftContent
from planner.storage.store import Store

EXTRA = [
    *(
        Note(
            f"x{n}", f"冻干面膜第{n}天", "用了平价面霜之后脸不红了。面霜平价也好用。", ("平价面霜",), likes=n, author=f"u{n}",
            published_at=f"2026-{1 + n % 6:02d}-11",
        )
        for n in range(12)
    ),
    *(Note(f"y{n}", "随手记", f"面霜平价才是王道，第{n}次。", ("面霜平价",), author=f"v{n}") for n in range(3)),
    Note("o1", "平价面霜红黑榜", "我买过的平价面霜都在这里。", (), author="青禾官方", own=True, published_at="2026-06-01"),
    Note("o2", "学生党看过来", "面霜平价也能用得舒服，一罐五十块。", ("学生党",), author="青禾官方", own=True, published_at="2026-06-06"),
    Note("o3", "又是平价面霜", "再说一次。", (), author="青禾官方", own=True, published_at="2026-06-20"),
]  # fmt: skip


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with the sample and more notes of one long-tail, learned once for all tests of this file."""
    workspace = Workspace(tmp_path_factory.mktemp("taught")).ensure()
    with Store.open(workspace) as store:
        install(store)
        bring(store, *EXTRA)
    Library(workspace).fit()
    return workspace


@pytest.fixture
def store(taught: Workspace, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "copy"
    shutil.copytree(taught.folder, folder)
    with Store.open(Workspace(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def reference(taught: Workspace) -> Reference:
    library = Library(taught)
    assert library.open_saved()
    assert library.reference
    return library.reference


def bring(store: Store, *notes: Note) -> None:
    batches = Batches(store)
    batch = batches.begin("多.csv", "test", "notes", "more", {})
    batches.write_notes(batch, [NoteRow(note) for note in notes])
    batches.finish(batch)


def bring_keywords(store: Store, *rows: KeywordRow, name: str = "词.xlsx") -> None:
    batches = Batches(store)
    batch = batches.begin(name, "test", "keywords", name, {})
    batches.write_keywords(batch, rows)
    batches.finish(batch)


def of(found: Found, text: str) -> Longtail:
    return next(row for row in found.rows if row.text == text)


def test_without_anything_learned_there_is_a_sentence(store: Store, reference: Reference) -> None:
    with pytest.raises(Problem, match="还没有学习"):
        research(Reference(reference.lexicon, reference.cutter), store, ["面霜"])


def test_a_row_says_what_is_known(store: Store, reference: Reference) -> None:
    found = research(reference, store, ["面霜"])
    assert found.seeds == ("面霜",)
    assert found.total == len(found.rows) > 30
    assert len({row.key for row in found.rows}) == len(found.rows)
    assert all("面霜" in row.key and row.key != "面霜" for row in found.rows)
    row = of(found, "平价面霜")
    assert (row.kind, row.role) == ("价格+品类", "长尾")
    assert [(slot.kind, slot.text, slot.head) for slot in row.slots] == [
        ("价格", "平价", False),
        ("品类", "面霜", True),
    ]
    assert row.spellings == ("面霜平价",)
    assert row.volume == 5210
    assert found.clusters[row.cluster] == "面霜"
    assert len(row.months) == len(found.months) <= 24
    assert 0 < row.opportunity < 100
    assert row.example
    assert row.why


def test_other_spellings_share_the_row_and_its_numbers(store: Store, reference: Reference) -> None:
    notes = Notes(store)
    row = of(research(reference, store, ["面霜"]), "平价面霜")
    holding = [
        record
        for record in notes.records(notes.find())
        for text in [f"{record.note.title}\n{record.note.body}\n{' '.join(record.note.topics)}"]
        if "平价面霜" in text or "面霜平价" in text
    ]
    assert row.support == len(holding)
    assert row.own_notes == sum(record.note.own for record in holding) >= 3
    assert not any(row.text == "面霜平价" for row in research(reference, store, ["面霜"]).rows)


def test_only_so_many_are_shown_and_all_are_counted(store: Store, reference: Reference) -> None:
    every = research(reference, store, ["面霜"])
    some = research(reference, store, ["面霜"], top=5)
    assert some.rows == tuple(row for row in every.rows[:5])
    assert some.total == every.total


def test_prices_no_word_list_holds_are_a_class(store: Store, reference: Reference) -> None:
    assert of(research(reference, store, ["面霜"]), "百元面霜").kind == "价格+品类"


def test_without_seeds_the_best_of_the_library(store: Store, reference: Reference) -> None:
    found = research(reference, store, [" ", "#"])
    assert found.seeds == ()
    assert len(found.rows) > 50
    assert len(found.clusters) > 5


def test_rows_with_more_of_the_seeds_come_first(store: Store, reference: Reference) -> None:
    found = research(reference, store, ["面霜", "敏感肌"])
    assert "面霜" in found.rows[0].key
    assert "敏感肌" in found.rows[0].key


def test_an_unknown_seed_finds_nothing(store: Store, reference: Reference) -> None:
    found = research(reference, store, ["量子纠缠"])
    assert (found.rows, found.total) == ((), 0)


def test_words_of_the_user_are_obeyed_at_once(store: Store, reference: Reference) -> None:
    words = OwnWords(store)
    words.add("厚润面霜试用", "场景")
    words.add("平价面霜", "价格")
    words.ban("清爽")
    found = research(reference, store, ["面霜"])
    assert {row.text for row in found.rows[:2]} == {"厚润面霜试用", "平价面霜"}
    assert all(row.own for row in found.rows[:2])
    assert of(found, "平价面霜").support > 10
    assert of(found, "厚润面霜试用").support == 0
    assert not any("清爽" in row.text for row in found.rows)


def test_two_words_of_the_user_that_say_the_same_share_a_row(store: Store, reference: Reference) -> None:
    OwnWords(store).add("平价面霜", "价格")
    OwnWords(store).add("面霜平价", "价格")
    found = [row for row in research(reference, store, ["面霜"]).rows if "平价" in row.text and len(row.text) == 4]
    assert len(found) == 1
    assert found[0].own
    assert found[0].support > 10


def test_tables_and_the_bank_are_told_at_once(store: Store, reference: Reference) -> None:
    bring_keywords(
        store, KeywordRow("冰淇淋面霜", volume=700.0, competition=12.0), KeywordRow("平价面霜", volume=10420.0)
    )
    bank = Bank(store)
    bank.put([BankWord("平价面霜", status="已排"), BankWord("空气面霜"), BankWord("云朵面霜")])
    bank.remove([word.id for word in bank.list() if word.text == "云朵面霜"])
    found = research(reference, store, ["面霜"])
    fresh = of(found, "冰淇淋面霜")
    assert (fresh.support, fresh.volume, fresh.competition, fresh.status) == (0, 700, 12, "")
    assert of(found, "空气面霜").status == "待写"
    assert not any(row.text == "云朵面霜" for row in found.rows)
    assert {row.text for row in research(reference, store, []).rows} >= {"平价面霜", "空气面霜"}
    known = of(found, "平价面霜")
    assert (known.status, known.volume, known.volume_trend) == ("已排", 10420, 2.0)
    records = {word.text: word.id for word in Keywords(store).list()}
    Keywords(store).decide([records["平价面霜"]], "核心", "功效")
    decided = of(research(reference, store, ["面霜"]), "平价面霜")
    assert (decided.role, decided.kind) == ("核心", "功效")


def test_drafts_that_hold_it_are_counted_and_those_in_the_basket_not(store: Store, reference: Reference) -> None:
    before = of(research(reference, store, ["面霜"]), "平价面霜").own_drafts
    drafts = Drafts(store)
    draft, _ = drafts.add(DraftContent("平价面霜合集", "正文", ("平价面霜",)))
    other, _ = drafts.add(DraftContent("学生党", "面霜平价也好用"))
    assert of(research(reference, store, ["面霜"]), "平价面霜").own_drafts == before + 2
    drafts.delete(draft.id, other.id)
    assert of(research(reference, store, ["面霜"]), "平价面霜").own_drafts == before


def test_what_check_raises_stops_it(store: Store, reference: Reference) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        research(reference, store, ["面霜"], check=stop)
    with pytest.raises(KeyboardInterrupt):
        coverage(reference, store, ["面霜"], stop)


def test_the_notes_behind_a_keyword(store: Store, reference: Reference) -> None:
    row = of(research(reference, store, ["面霜"]), "平价面霜")
    found = behind(reference, store, row.key, most=100)
    assert len(found) == row.support
    owned = [note.own for note in found]
    assert owned == sorted(owned, reverse=True)
    known = [note.percentile for note in found if note.percentile is not None and not note.own]
    assert known == sorted(known, reverse=True)
    first = next(note for note in found if note.title == "平价面霜红黑榜")
    assert first.sentence == "我买过的平价面霜都在这里。"
    assert len(behind(reference, store, row.key, most=4)) == 4


def test_deleted_notes_are_not_behind_it_and_unlearned_keywords_are_looked_for(
    store: Store, reference: Reference
) -> None:
    (gone, *rest) = behind(reference, store, "平价面霜", most=100)
    Notes(store).delete([gone.id])
    assert [note.id for note in behind(reference, store, "平价面霜", most=100)] == [note.id for note in rest]
    assert {note.title for note in behind(reference, store, "一罐五十块")} == {"学生党看过来"}
    assert behind(reference, store, "量子纠缠") == ()


def test_coverage_counts_each_place(store: Store, reference: Reference) -> None:
    body = (
        "平价面霜第一名是它。"
        + "我先说说自己的皮肤，干，容易起皮，一到冬天就要发红，擦什么都刺痛，折腾了三年才稳定下来。" * 2
    )
    Drafts(store).add(DraftContent("面霜平价清单", f"{body}最后还是平价面霜。", ("平价面霜推荐", "学生党")))
    found = coverage(reference, store, ["平价面霜"])
    draft = next(one for one in found if one.name == "面霜平价清单")
    assert (draft.noun, draft.day) == ("draft", "")
    assert (draft.title, draft.opening, draft.body, draft.topics) == (1, 1, 2, 1)
    note = next(one for one in found if one.name == "学生党看过来")
    assert (note.noun, note.day, note.title, note.opening, note.body, note.topics) == ("note", "2026-06-06", 0, 1, 1, 0)
    assert all(one.text == "平价面霜" for one in found)


def test_keywords_that_say_the_same_and_long_ones_are_each_covered(store: Store, reference: Reference) -> None:
    long = "我买过的平价面霜都在这里。随便哪个都行吧"
    Drafts(store).add(DraftContent("长", long))
    found = coverage(reference, store, ["平价面霜", "面霜平价", long])
    assert (
        {one.id for one in found if one.key == "平价面霜"}
        == {one.id for one in found if one.key == "面霜平价"}
        != set()
    )
    assert [one.name for one in found if one.key == long] == ["长"]


def test_two_notes_on_one_longtail_in_a_week_collide(store: Store, reference: Reference) -> None:
    found = [one for one in collisions(coverage(reference, store, ["平价面霜"])) if one.second.day >= "2026-06-01"]
    assert [(one.first.name, one.second.name, one.days) for one in found] == [("平价面霜红黑榜", "学生党看过来", 5)]


def test_longtails_become_drafts_and_are_taken_back(store: Store, reference: Reference) -> None:
    rows = research(reference, store, ["面霜"]).rows[:3]
    ids, changes = to_drafts(store, rows)
    drafts = Drafts(store)
    made = [drafts.get(id) for id in ids]
    assert [draft.content.keywords for draft in made] == [(row.text,) for row in rows]
    assert {draft.status for draft in made} == {"选题"}
    assert changes.ids("draft") == set(ids)
    assert take_back(store, ids).ids("draft") == set(ids)
    assert not {line.id for line in drafts.list()} & set(ids)


@pytest.mark.parametrize("name", ["词.csv", "词.xlsx"])
def test_selected_rows_are_exported_and_come_back_as_keywords(
    store: Store, reference: Reference, tmp_path: Path, name: str
) -> None:
    from planner.importing.run import run

    rows = research(reference, store, ["面霜"]).rows[3:9]
    assert export_longtails(rows, tmp_path / name) == 6
    with Store.open(Workspace(tmp_path / "other")) as other:
        (report,) = run(tmp_path / name, other)
        assert report.noun == "keywords"
        assert {word.text for word in Keywords(other).list()} == {row.text for row in rows}
    with pytest.raises(Problem):
        export_longtails(rows, tmp_path / "词.txt")
