"""The report is asked for on a sheet, written in a lane, and told in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.campaigns import Campaigns
from planner.paths import Workspace
from planner.samples import install
from planner.storage.store import Store
from ui.cli import commands
from ui.reporting.flow import Reporting
from ui.reporting.sheet import ReportSheet
from ui.services import Services
from ui.window import Window

PATIENCE = 60_000


def test_a_campaign_and_a_file_are_chosen_and_the_page_is_written(
    services: Services, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = services.store
    Campaigns(store).add("春季/上新", "2030-03-01", "2030-03-30")
    other = Campaigns(store).add("夏季", "2030-06-01", "2030-06-30")[0]
    flow = Reporting(services, window)
    flow.ask(other.id)
    sheet = window.findChild(ReportSheet)
    assert sheet is not None
    assert sheet.campaign.currentText() == "夏季"
    sheet.campaign.setCurrentText("春季/上新")
    sheet._give()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(file).name for file in dialog.selectedFiles()] == ["春季上新 复盘.html"]
    dialog.close()
    file = tmp_path / "复盘.html"
    flow.write(other.id, str(file))
    qtbot.waitUntil(lambda: "复盘已写到" in services.status.message, timeout=PATIENCE)
    assert "夏季 · 复盘" in file.read_text(encoding="utf-8")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    services.status._undo.click()
    assert [url.toLocalFile() for url in opened] == [str(file)]


def test_without_a_campaign_it_says_so(services: Services, window: Window) -> None:
    Reporting(services, window).ask(None)
    assert "还没有计划可以复盘" in services.status.message
    assert window.findChild(ReportSheet) is None


def test_the_command_writes_and_tells_every_figure(tmp_path: Path) -> None:
    with Store.open(Workspace(tmp_path / "work")) as store:
        install(store)

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(commands, ["--data", str(tmp_path / "work"), "report", *words])
        return done.exit_code, done.output

    code, output = run("青禾秋冬上新", str(tmp_path / "r.html"), "--json")
    answer = json.loads(output)
    assert (code, answer["campaign"]) == (0, "青禾秋冬上新")
    assert answer["figures"]["plan.planned_notes"]["value"] == 60
    assert (tmp_path / "r.html").exists()
    code, output = run("青禾秋冬上新", str(tmp_path / "r.xlsx"))
    assert code == 0
    assert "计划与实际：排了 60 篇" in output
    assert run("没有的", str(tmp_path / "x.html"))[0] != 0
    assert run("青禾秋冬上新", str(tmp_path / "x.pdf"))[0] != 0
