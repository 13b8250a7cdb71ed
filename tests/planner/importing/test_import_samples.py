"""The real files: what each one ends as. The counts were taken by reading the files with other programs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from planner.importing.run import run
from planner.notes import Notes
from planner.storage.store import Store

SAMPLES = {
    "XHS-Downloader_ExploreData_5rows.db": ("xhs_downloader", "notes", 5, 5),
    "brand_monitor_relative_dates_A.xlsx": ("brand_monitor", "notes", 27, 14),
    "comments_powder.xlsx": ("comment_scraper", "comments", 5626, 2334),
    "creator_center_notes_A.xlsx": ("creator_center", "notes", 72, 72),
    "creator_center_notes_B_small.xlsx": ("creator_center", "notes", 8, 8),
    "digred_authors.csv": ("page_crawler_authors", "accounts", 186, 186),
    "digred_notes_60rows.csv": ("page_crawler", "notes", 60, 60),
    "excel_unicode_text_utf16.txt": ("notes", "notes", 220, 220),
    "headerless_search_and_body.csv": ("notes", "notes", 11, 11),
    "huitun_灰豚_小学资料.xlsx": ("huitun", "notes", 50, 50),
    # Two of the 250 lines are pieces of a row that line breaks tore apart.
    "kol_newrank_新红_part1.csv": ("newrank_accounts", "accounts", 250, 248),
    "mediacrawler_db_export_200rows.csv": ("mediacrawler", "notes", 200, 200),
    "mediacrawler_search_contents_2024-07-23_general.json": ("mediacrawler", "notes", 40, 37),
    "mediacrawler_search_contents_bucket.csv": ("mediacrawler", "notes", 220, 220),
    # 37 rows whose cells list 290 words, one of them the name of a column.
    "monitor_keyword_matrix.xlsx": ("keywords", "keywords", 289, 109),
    "plugin_search_results_74items.xlsx": ("plugin_list", "notes", 74, 74),
    "red_commerce_template.csv": ("other", None, 0, 0),
    "rpa_product_copy_plan.xlsx": ("content_plan", None, 0, 0),
    "sem_keywords_22k.xlsx": ("keywords", "keywords", 22655, 22655),
    "spider_xhs_keyword_上海买车攻略.xlsx": ("spider_xhs", "notes", 10, 10),
    "test_with_llm_columns.csv": ("spider_xhs_info", "notes", 80, 80),
    "topic_notes_BOM_美团百度腾讯.csv": ("topic_notes", "notes", 120, 120),
    "topic_notes_GB18030_DERIVED.csv": ("topic_notes", "notes", 60, 60),
    "views_style_export.xlsx": ("notes", "notes", 5, 5),
}


@pytest.fixture
def samples(shared: Path) -> Path:
    return shared / "data" / "import_samples"


def test_every_sample_is_expected(samples: Path) -> None:
    assert {path.name for path in samples.iterdir() if path.name != "INDEX.json"} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_ends_as_it_should(samples: Path, store: Store, name: str) -> None:
    kind, noun, rows, added = SAMPLES[name]
    path = samples / name
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    report, *beside = run(path, store)
    assert (report.kind, report.noun, report.rows, report.added) == (kind, noun, rows, added)
    assert report.rows == report.added + report.updated + report.skipped
    # The platform's own list holds figures beside its notes.
    assert [(one.noun, one.rows, one.added) for one in beside] == (
        [("figures", rows, added)] if noun and "creator" in name else []
    )
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert noun is not None or "看起来是" in report.problems[0].message


def test_what_the_samples_say(samples: Path, store: Store) -> None:
    for name in SAMPLES:
        if SAMPLES[name][1] == "notes":
            run(samples / name, store)
    notes = {note.title: note for note in Notes(store).for_fitting()}
    assert len(notes) > 1000
    buckets = notes["活在感觉里"]
    assert (buckets.likes, buckets.likes_least, buckets.collects_least) == (None, 10_000, 1_000)
    assert (buckets.published_at, buckets.topics[:2]) == ("2023-06-21T20:53:58+08:00", ("JK日常", "jk穿搭"))
    own = notes["AI化改造是个持续的过程"]
    assert (own.own, own.published_at, own.type, own.likes) == (True, "2025-12-30T10:13:09+08:00", "video", 3)
    assert notes["求推荐！第一次去印尼有什么要注意的吗？"].collects == 176
    assert notes["2025年购车建议（上）"].query == "上海买车攻略"
    assert notes["2024人教版一上语文第五单元重点知识快点练"].topics[0] == "测试卷"
    assert notes["哇咔咔，骂了一天就降了！！"].query == "美团"
    dated = [note for note in notes.values() if note.published_at]
    assert len(dated) > len(notes) * 0.8


def test_the_same_notes_in_another_encoding_are_the_same_notes(samples: Path, store: Store) -> None:
    run(samples / "topic_notes_BOM_美团百度腾讯.csv", store)
    (report,) = run(samples / "topic_notes_GB18030_DERIVED.csv", store)
    assert (report.added, report.updated, report.skipped) == (0, 0, 60)
