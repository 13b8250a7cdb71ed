"""What was measured is written down, and nothing that was measured before is lost."""

from __future__ import annotations

from tests.speed.chapters import bound, chapters_of
from tests.speed.report import ABOUT, Line, Report


def test_chapters_are_found_and_put_together_again() -> None:
    chapters = {"One": "first\n\n| a |\n| --- |", "Two": "second"}
    assert chapters_of(bound("# About\n\nwords", chapters)) == chapters
    assert chapters_of("") == {}


def test_a_run_of_some_measurements_keeps_the_others() -> None:
    before = Report(1_000)
    for chapter in ("One", "Two"):
        before.add(chapter, Line("a row", "5 ms"))
    again = Report(2_000)
    again.add("Two", Line("a row", "6 ms"))
    again.add("Three", Line("another", "7 ms"))
    found = chapters_of(again.markdown(before.markdown()))
    assert list(found) == ["One", "Two", "Three"]
    assert "5 ms" in found["One"]
    assert "1,000 notes" in found["One"]
    assert "5 ms" not in found["Two"]
    assert "6 ms" in found["Two"]
    assert "2,000 notes" in found["Two"]


def test_the_introduction_is_written_once() -> None:
    report = Report(1_000)
    report.add("One", Line("a row", "5 ms"))
    assert report.markdown(report.markdown()).count(ABOUT) == 1
