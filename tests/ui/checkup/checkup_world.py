"""Libraries with and without something to learn, and somebody who looks at the page 预估体检."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nlp.forecasting.backtest import Backtest
from nlp.note import Note
from planner.batches import Batches
from planner.importing.rows import NoteRow
from planner.library import Library
from planner.paths import Workspace
from planner.storage.store import Store
from ui.checkup.page import CheckupPage
from ui.services import Services
from ui.window import Window

PATIENCE = 60_000
WORDS = (
    "面霜", "精华", "防晒", "通勤", "早八", "周末", "换季", "质地", "味道", "包装",
    "同事", "朋友", "妈妈", "夏天", "秋天", "地铁", "办公室", "宿舍", "旅行", "出差",
)  # fmt: skip
GOOD, POOR = "平价替代", "随便写写"


def note_rows(count: int, signal: float) -> list[NoteRow]:
    """Notes of random words under two queries; 平价替代 does well and 随便写写 badly, as far as there is a ``signal``."""
    random = Random(7)
    rows = []
    for at in range(count):
        kind = random.choice((GOOD, POOR, ""))
        words = [random.choice(WORDS) for _ in range(random.randint(15, 40))]
        words.insert(random.randrange(len(words)), kind)
        strength = signal * ((kind == GOOD) - (kind == POOR)) + random.gauss(0, 1)
        likes = int(100 * 2.718**strength)
        note = Note(
            f"{at:024x}",
            f"{random.choice(WORDS)}分享{at}",
            "，".join(words),
            tuple(random.sample(WORDS, 2)),
            "image",
            likes,
            likes // 2,
            likes // 10,
            published_at=f"2024-0{1 + at * 9 // count}-11T12:00:00+08:00",
            author=f"a{at // 2}",
            query="=面霜" if at % 5 else "防晒",
            source="采集表",
        )
        rows.append(NoteRow(note))
    return rows


def taught(folder: Path, count: int, signal: float) -> Workspace:
    """A workspace whose library was learned."""
    workspace = Workspace(folder).ensure()
    with Store.open(workspace) as store:
        bring(Batches(store), note_rows(count, signal))
    Library(workspace).fit()
    return workspace


def bring(batches: Batches, rows: Sequence[NoteRow]) -> object:
    """Notes come in by an import; what that touched."""
    batch = batches.begin("笔记.csv", "notes", "notes", f"hash of {len(rows)}", {})
    batches.write_notes(batch, rows)
    _record, changes = batches.finish(batch)
    return changes


class World:
    """The window, the services, and the page once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot

    @property
    def page(self) -> CheckupPage:
        page = self.window.findChild(CheckupPage)
        assert page is not None
        return page

    @property
    def tested(self) -> Backtest:
        learned = self.services.library.learned
        assert learned is not None
        assert learned.backtest is not None
        return learned.backtest

    def opens(self, size: tuple[int, int] = (1366, 768)) -> None:
        """The page in front; what was learned before is opened first."""
        self.services.library.open_saved()
        self.window.resize(*size)
        self.window.add_page("checkup", CheckupPage(self.services))
        self.window.show_page("checkup")
        self.qtbot.waitExposed(self.window)
        self.waits()

    def waits(self) -> None:
        self.qtbot.waitUntil(lambda: not self.services.index_lane.busy, timeout=PATIENCE)

    def reads(self) -> str:
        """Every word on the page."""
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def names(self) -> list[str]:
        """What a screen reader is told of the shapes."""
        return [part.accessibleName() for part in self.page.findChildren(QWidget) if part.isVisible()]

    def button(self, text: str) -> QAbstractButton:
        return next(one for one in self.page.findChildren(QAbstractButton) if one.text() == text and one.isVisible())

    def presses(self, text: str) -> None:
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)
