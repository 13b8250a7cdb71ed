"""Somebody uses the real window over 20,000 notes for minutes on end. Run as a module; prints a JSON line now and then.

Types sentences, looks through pages, searches, sorts, opens notes and accounts, undoes. A timer of the GUI thread notes how long the
window kept anybody waiting.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from planner.batches import Batches
from planner.paths import Workspace
from planner.samples import install
from planner.storage.store import Store
from tests.memory import memory
from tests.planner.worlds import row
from tests.pulse import Pulse
from ui.app import PAGES, App
from ui.draft.body import BodyField
from ui.draft.page import DraftPage

NOTES = 20_000
PACE = float(os.environ.get("CAOTIAN_SOAK_PACE", "1"))
"""How much quicker than a person: 2 does in half an hour what one does in an hour."""
ACT_MS, HURRIED_MS = int(400 / PACE), 60
WARM_UP = 0.1
"""Of the time, before it: everything is done several times over in a hurry, so that what is made at first use has been made."""
KEY_MS = int(60 / PACE)
TEXT = "今天的面霜🔥厚涂不闷，干皮早八可以抄。\n"
PEOPLE, SCENES, GOODS = ("干皮", "油皮", "敏感肌"), ("早八", "换季", "通勤"), ("面霜", "精华", "粉底液")
FOUND = ("不闷了", "脸颊不再起皮", "妆也服帖", "泛红退下去了", "毛孔看着细了", "同事都来问", "没什么变化", "有点搓泥")


def fill(workspace: Workspace, count: int) -> None:
    """So many notes, each of its own words, beside a sample of everything else there are pages for."""
    dice = random.Random(5)
    with Store.open(workspace) as store:
        install(store)
        batches = Batches(store)
        batch = batches.begin("笔记.csv", "test", "note", "n", {})
        for start in range(0, count, 2000):
            batches.write_notes(
                batch,
                [
                    row(
                        f"n{at}",
                        dice.randrange(9000),
                        title=f"{dice.choice(PEOPLE)}{dice.choice(SCENES)}{dice.choice(GOODS)}第{at}次返图",
                        body=TEXT * dice.randint(1, 8),
                        author=f"a{at % 400}",
                        query=dice.choice(GOODS),
                        published_at=f"2025-{1 + at % 12:02}-{1 + at % 27:02}",
                    )
                    for at in range(start, min(start + 2000, count))
                ],
            )
        batches.finish(batch)


class Soaker(QObject):
    """Does one thing after another until its time is over."""

    def __init__(self, app: App, seconds: float, seed: int) -> None:
        super().__init__(app)
        self._app, self._dice = app, random.Random(seed)
        self._began = time.monotonic()
        self._from = self._began + WARM_UP * seconds
        self._until = self._from + seconds
        self._acts = 0
        self._told = time.monotonic()
        self._rest = ""
        """What is still to be typed of a sentence."""
        self._pulse = Pulse()
        self._pulse.start()
        self._acting = self._timer(HURRIED_MS, self._act)
        self._timer(KEY_MS, self._key)

    def _timer(self, every: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        timer.start(every)
        return timer

    def _act(self) -> None:
        acts: tuple[Callable[[], None], ...] = (
            self._write,
            self._write,
            self._page,
            self._choose,
            self._search,
            self._sort,
            self._undo,
        )
        act = self._dice.choice(acts)
        self._pulse.doing = f"{act.__name__} on {self._app.window.page}"
        act()
        self._acts += 1
        if time.monotonic() - self._told > 15:
            self._tell()
        if time.monotonic() > self._from and self._acting.interval() != ACT_MS:
            self._tell()
            self._acting.start(ACT_MS)
        if time.monotonic() > self._until:
            self._tell()
            self._app.window.guard = None
            self._app.window.close()

    def _write(self) -> None:
        """Begin a sentence, or go on with one."""
        self._app.window.show_page("draft")
        if not self._rest:
            self._rest = sentence(self._dice)
            if len(self._body().text()) > 900:
                self._app.window.commands.get("draft.new").action.trigger()

    def _key(self) -> None:
        """One character, where the person still looks at the draft."""
        if not self._rest or self._app.window.page != "draft":
            return
        event = QInputMethodEvent()
        event.setCommitString(self._rest[0])
        self._rest = self._rest[1:]
        QApplication.sendEvent(self._body(), event)

    def _body(self) -> BodyField:
        page = self._app.window.findChild(DraftPage)
        assert isinstance(page, DraftPage)
        return page.surface.body

    def _page(self) -> None:
        page = self._dice.choice(list(PAGES))
        self._pulse.doing += f", to {page}"
        self._app.window.show_page(page)

    def _tables(self) -> list[QTableView]:
        return [table for table in self._app.window.findChildren(QTableView) if table.isVisible()]

    def _choose(self) -> None:
        for table in self._tables():
            rows = table.model().rowCount()
            if rows:
                table.selectRow(self._dice.randrange(rows))

    def _search(self) -> None:
        for field in self._app.window.findChildren(QLineEdit):
            if field.isVisible() and "搜索" in field.accessibleName():
                field.setText(self._dice.choice(("", "面霜", "hzzp", "早八 精华")))

    def _sort(self) -> None:
        for table in self._tables():
            header = table.horizontalHeader()
            if table.isSortingEnabled() or header.isSortIndicatorShown():
                table.sortByColumn(self._dice.randrange(header.count()), Qt.SortOrder.DescendingOrder)

    def _undo(self) -> None:
        self._app.window.commands.get("undo").action.trigger()

    def _tell(self) -> None:
        self._told = time.monotonic()
        beats = self._pulse.beats()
        worst = max(beats, key=lambda beat: beat.held)
        line = {
            "second": time.monotonic() - self._began,
            "warm": self._acting.interval() == ACT_MS,
            # Pages of fonts and of the index that lie in memory besides are the system's to drop.
            "mb": memory()["own"],
            "objects": len(gc.get_objects()) + gc.get_freeze_count(),
            "files": sum(1 for _ in Path("/proc/self/fd").iterdir()),
            "acts": self._acts,
            "stall": max(beat.gap for beat in beats),
            "held": worst.held,
            "during": worst.during,
            "stalls_over_100_ms": sum(beat.gap > 0.1 for beat in beats),
            "held_over_50_ms": sum(beat.held > 0.05 for beat in beats),
            "held_over_100_ms": sum(beat.held > 0.1 for beat in beats),
            "looks": len(beats),
            "busy": os.getloadavg()[0],
        }
        print(json.dumps(line, ensure_ascii=False), flush=True)
        # Printing and counting must not look like the window's own slowness.
        self._pulse.start()


def sentence(dice: random.Random) -> str:
    """What somebody might write of a thing: ordinary words, hardly two sentences alike."""
    who, scene, thing, found = dice.choice(PEOPLE), dice.choice(SCENES), dice.choice(GOODS), dice.choice(FOUND)
    begins = dice.choice(
        (f"{who}{scene}的时候用了这瓶{thing}", f"这支{thing}我从{scene}用到现在", f"{scene}之前先涂一层{thing}")
    )
    goes_on = dice.choice(
        (f"第{dice.randint(2, 40)}天就{found}", f"{who}真的{found}", f"用了{dice.randint(2, 9)}周{found}")
    )
    ends = dice.choice(("🔥", "，可以抄作业。", "！", "，回购。", "，不适合的别买。"))
    return f"{begins}，{goes_on}{ends}" + ("\n" if dice.random() < 0.2 else "")


def main(folder: Path, seconds: float, seed: int, count: int) -> None:
    """Fill, open, and use it."""
    workspace = Workspace(folder).ensure()
    fill(workspace, count)
    qt = QApplication(sys.argv[:1])
    app = App(qt, workspace)
    app.start()

    def begin() -> None:
        if app.session.busy:
            QTimer.singleShot(500, app, begin)
        else:
            Soaker(app, seconds, seed)

    app.ready.connect(begin)
    qt.exec()
    app.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
