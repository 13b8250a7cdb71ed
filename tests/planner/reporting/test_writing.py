"""The files: one page that fetches nothing and escapes everything, a workbook that opens without surprises."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nlp.findings import Forecast
from nlp.note import Note
from planner.batches import Batches
from planner.campaigns import Campaigns
from planner.drafts import Drafts
from planner.exporting.cells import storable
from planner.importing.rows import NoteRow
from planner.problems import Problem
from planner.reporting.answers import Chapter, Heading, Line, Report, Table
from planner.reporting.building import build
from planner.reporting.chapters.graded import GRADES, POOR, TOO_FEW, grade_of
from planner.reporting.html import as_html
from planner.reporting.writing import write_report
from planner.samples import install
from planner.slots import Slots
from planner.storage import engine
from planner.storage.records import DraftContent, Goal, SlotKeyword, Target
from planner.storage.store import Store

TODAY = date(2025, 3, 20)
EVIL = "</td><script>alert(1)</script>\"'&<img src=x onerror=y>\u202e\x07"
FORMULA = '=HYPERLINK("http://x")'


class Page(HTMLParser):
    """What a browser would find."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def hostile(store: Store) -> str:
    """A campaign in which every name is an attack."""
    made = Campaigns(store).add(
        EVIL, "2025-03-03", "2025-03-30", targets=(Target("KOC", 2, None),), goals=(Goal(FORMULA, "长尾", 1),)
    )[0]
    batches = Batches(store)
    batch = batches.begin("笔记.csv", "test", "notes", "n", {})
    rows = [NoteRow(Note(f"n{at}", title=f"{EVIL}{at}", likes=at, source="表")) for at in range(40)]
    batches.write_notes(batch, rows)
    batches.finish(batch)
    ids = [id for (id,) in engine.rows(store.db, "select id from note order by no")]
    slots = []
    for id in ids[:9]:
        draft = Drafts(store).add(DraftContent(EVIL, EVIL))[0]
        Drafts(store).remember_score(draft.id, 60, Forecast(40.0, 20.0, 60.0, 40, 0.3, ""))
        keywords = (SlotKeyword(FORMULA, "长尾"), SlotKeyword(EVIL, "长尾"))
        slots.append(
            {
                "note_id": id,
                "draft_id": draft.id,
                "title": EVIL,
                "route": "蓝链",
                "keywords": keywords,
                "day": "2025-03-04",
            }
        )
    Slots(store).add(made.id, slots)
    return made.id


def test_the_page_fetches_nothing_and_runs_nothing(store: Store, hostile: str) -> None:
    text = as_html(build(store, hostile, TODAY))
    page = Page(text)
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "header", "nav", "section", "footer"}
    allowed |= {"h1", "h2", "h3", "p", "a", "b", "div", "span", "ul", "li"}
    allowed |= {"table", "thead", "tbody", "tr", "th", "td", "svg", "rect", "text", "line", "circle"}
    assert set(page.tags) <= allowed
    assert not [
        name for name, _value in page.attributes if name.startswith("on") or name in ("src", "srcset", "action")
    ]
    assert all(value and value.startswith("#") for name, value in page.attributes if name == "href")
    assert not re.search(r"url\(|@import|https?://", text.replace(FORMULA.replace('"', "&quot;"), ""))
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    # On a narrow screen pictures are moved aside instead of drawn too small to read.
    assert text.count('<div class="wide"><svg') == page.tags.count("svg") > 0


def test_texts_are_shown_as_they_are(store: Store, hostile: str, tmp_path: Path) -> None:
    write_report(store, hostile, tmp_path / "r.html", TODAY)
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    words = "".join(Page(text).words)
    assert "<script>alert(1)</script>" in words
    assert "<script>" not in text
    assert "\x07" not in text
    assert "口径" in words
    assert "预估对结果" in words


def test_a_workbook_holds_every_figure_as_a_number(store: Store, hostile: str, tmp_path: Path) -> None:
    report = write_report(store, hostile, tmp_path / "r.xlsx", TODAY)
    book = load_workbook(tmp_path / "r.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    rows = list(book["全部数字"].iter_rows(min_row=2, values_only=True))
    found = {row[0]: row[2] for row in rows}
    assert found == pytest.approx({storable(figure.key): figure.value for figure in report.figures})
    assert {"复盘", "金字塔", "拿下的关键词 目标"} <= set(book.sheetnames)


def test_what_cannot_be_written_is_said(store: Store, hostile: str, tmp_path: Path) -> None:
    for name in ("r.pdf", "r", "没有/r.html"):
        with pytest.raises(Problem):
            write_report(store, hostile, tmp_path / name, TODAY)
    with pytest.raises(Problem):
        write_report(store, "nobody", tmp_path / "r.html", TODAY)
    assert not list(tmp_path.glob("*r.*"))


def test_an_empty_campaign_says_which_file_would_bring_what_is_missing(store: Store) -> None:
    made = Campaigns(store).add("空的", "2025-03-03", "2025-03-30")[0]
    text = as_html(build(store, made.id, TODAY))
    for words in ("创作服务平台", "小红星", "还不能给预估评级", "没有目标", "排期里也没有填关键词"):
        assert words in text
    # Nothing is announced or drawn that is not there.
    assert "下面是实际写到的词" not in text
    assert "0 / 0" not in text


def test_a_column_of_numbers_keeps_its_edge_where_one_is_missing() -> None:
    table = Table("", (Heading("步"), Heading("从上一步来", True), Heading("口径")), (("曝光", "", "累计"),))
    chapter = Chapter("funnel", "漏斗", Line(("曝光",)), (table,))
    text = as_html(Report("c", "青禾秋季", "", "", (chapter,)))
    assert '<tr><td>曝光</td><td class="number"></td><td>累计</td></tr>' in text


def test_what_is_published_keeps_the_forecast_it_was_published_with(store: Store) -> None:
    drafts = Drafts(store)
    draft = drafts.add(DraftContent("题", "文"))[0]
    drafts.remember_score(draft.id, 70, Forecast(None, None, None, 0, None, "还不能预估"))
    asked = "select percentile, low, high from draft_forecast"
    assert engine.rows(store.db, asked) == []
    drafts.remember_score(draft.id, 70, Forecast(60.0, 40.0, 80.0, 50, 0.3, ""))
    drafts.remember_score(draft.id, 71, Forecast(65.0, 45.0, 85.0, 50, 0.3, ""))
    assert engine.rows(store.db, asked) == [(65.0, 45.0, 85.0)]
    with engine.writing(store.db) as db:
        db.execute("update draft set status = '已发'")
    drafts.remember_score(draft.id, 72, Forecast(99.0, 98.0, 100.0, 50, 0.3, ""))
    assert engine.rows(store.db, asked) == [(65.0, 45.0, 85.0)]


@pytest.mark.parametrize(
    ("pairs", "related", "held", "words"),
    [
        (3, 0.9, 1.0, TOO_FEW),
        (20, None, 0.8, TOO_FEW),
        (20, 0.6, 0.8, GRADES[0][2]),
        (20, 0.6, 0.65, GRADES[1][2]),
        (20, 0.3, 0.8, GRADES[1][2]),
        (20, 0.05, 0.8, POOR),
        (20, 0.6, 0.2, POOR),
    ],
)
def test_grades(pairs: int, related: float | None, held: float, words: str) -> None:
    assert grade_of(pairs, related, held) == words


def test_the_sample_campaign_has_a_report(store: Store) -> None:
    install(store)
    report = build(store, Campaigns(store).list()[0].id, TODAY)
    assert [chapter.id for chapter in report.chapters][:3] == ["plan", "pyramid", "funnel"]
    assert len(report.figures) > 60
