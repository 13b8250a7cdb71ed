"""A brand with notes, slots and figures of several files, and somebody who looks at the page 链路."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nlp.note import Note
from planner.accounts import Accounts
from planner.campaigns import Campaigns
from planner.importing.rows import AccountRow, FigureRow, NoteRow
from planner.products import Products
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.times import china_today
from ui.funnel.desk import Desk
from ui.funnel.page import FunnelPage
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window

PATIENCE = 60_000
COUNT = 12
TIERS = {"小满": 9_000, "木木": 120_000, "圆子": 400}
ROUTES = ("红猫 UD", "店铺搜索", "群聊")
TODAY = china_today()


def day(before: int) -> str:
    """So many days ago."""
    return (TODAY - timedelta(days=before)).isoformat()


def platform_id(at: int) -> str:
    return f"65f0{at:020x}"


def title(at: int) -> str:
    return f"第 {at} 篇：干皮秋冬面霜"


def note_rows() -> list[NoteRow]:
    names = list(TIERS)
    return [
        NoteRow(
            Note(
                platform_id(at),
                title(at),
                "厚涂不闷",
                likes=100 + 40 * at,
                collects=60 + 10 * at,
                comments=9,
                published_at=f"{day(60 - 2 * at)}T12:00:00+08:00",
                author=names[at % 3],
                own=True,
            ),
            author_name=names[at % 3],
        )
        for at in range(COUNT)
    ]


def seen_rows() -> list[FigureRow]:
    """创作服务平台: counts since publishing."""
    return [
        FigureRow(
            "创作服务平台",
            id=platform_id(at),
            title=title(at),
            until=day(1),
            metrics={"impressions": 20_000.0 + 5_000 * at, "views": 2_000.0 + 300 * at},
            row=2 + at,
        )
        for at in range(COUNT)
    ]


def shop_rows() -> list[FigureRow]:
    """小红星: a day a row, of the first nine notes; one row names a note that is not there."""
    rows = [
        FigureRow(
            "小红星",
            id=platform_id(at),
            window="逐日",
            since=day(back),
            until=day(back),
            attribution="归因 15 天",
            metrics={
                "read_uv": 900.0,
                "shop_visits": 40.0 + at,
                "carts": 9.0,
                "buyers": 2.0 + at % 3,
                "gmv": 168.0 * (2 + at % 3),
            },
            row=2 + at * 10 + back,
        )
        for at in range(9)
        for back in range(3, 8)
    ]
    return [*rows, FigureRow("小红星", title="谁也不认识的一篇", window="逐日", since=day(4), until=day(4), row=99,
                             attribution="归因 15 天", metrics={"shop_visits": 5.0})]  # fmt: skip


def paid_rows() -> list[FigureRow]:
    """蒲公英: what was paid."""
    return [
        FigureRow("蒲公英", id=platform_id(at), until=day(1), metrics={"fee": 600.0 * (1 + at % 4)}, row=4 + at)
        for at in range(9)
    ]


class World:
    """The services, the window, and the page once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        self.campaign = ""
        self.looked: list[tuple[str, tuple[str, ...], str]] = []
        services.hub.look_wished.connect(lambda noun, ids, words: self.looked.append((noun, ids, words)))

    def plans(self) -> None:
        """Accounts, a product with a decision cycle, and a slot for each of the first nine notes."""
        batches, store = self.services.batches, self.services.store
        batch = batches.begin("账号.csv", "accounts", "accounts", "a", {})
        batches.write_accounts(batch, [AccountRow(name, name, fans=fans) for name, fans in TIERS.items()])
        batches.finish(batch)
        accounts = {one.name: one.id for one in Accounts(store).list()}
        product = Products(store).add("青禾修护霜", cycle=14)[0].id
        campaign = self.campaign = Campaigns(store).add("秋冬上新", day(90), day(0), products=(product,))[0].id
        notes = {line.title: line.id for line in self.services.notes.lines(self.services.notes.find())}
        rows = [
            {
                "account_id": accounts[list(TIERS)[at % 3]],
                "product_id": product,
                "route": ROUTES[at % 3],
                "day": day(60 - 2 * at),
                "status": "已发",
                "note_id": notes[title(at)],
            }
            for at in range(9)
        ]
        Slots(store).add(campaign, rows)

    def brings_notes(self) -> None:
        batches = self.services.batches
        batch = batches.begin("笔记.xlsx", "notes", "notes", "n", {})
        batches.write_notes(batch, note_rows())
        self.services.hub.tell(batches.finish(batch)[1])

    def brings(self, file: str, rows: Sequence[FigureRow]) -> Changes:
        """A file of figures comes in."""
        batches = self.services.batches
        batch = batches.begin(file, "figures", "figures", file, {})
        batches.write_figures(batch, rows)
        changes = batches.finish(batch)[1]
        self.services.hub.tell(changes)
        return changes

    def filled(self) -> World:
        """Everything a brand has."""
        self.brings_notes()
        self.plans()
        self.brings("笔记列表.xlsx", seen_rows())
        self.brings("小红星.csv", shop_rows())
        self.brings("蒲公英.xlsx", paid_rows())
        return self

    @property
    def desk(self) -> Desk:
        page = self.window.findChild(FunnelPage)
        assert page is not None
        return page.desk

    def opens(self, size: tuple[int, int] = (1366, 768)) -> Desk:
        """The page in front, with its answers there."""
        self.window.resize(*size)
        self.window.add_page("funnel", FunnelPage(self.services))
        self.window.show_page("funnel")
        self.qtbot.waitExposed(self.window)
        self.waits()
        return self.desk

    def waits(self) -> None:
        """Until every answer is there and nothing more is about to be asked."""
        desk, lanes = self.desk, (self.services.review_lane, self.services.library_lane)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not desk.asking and not any(lane.busy for lane in lanes), timeout=PATIENCE)
        QApplication.processEvents()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        button = next(
            found
            for found in (inside or self.window).findChildren(QAbstractButton)
            if text in (found.text(), found.accessibleName()) and found.isVisible()
        )
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.waits()

    def sheet(self) -> Sheet:
        self.qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in self.window.findChildren(Sheet)))
        return next(sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible())

    def reads(self, inside: QWidget | None = None) -> str:
        """Every word that can be seen, and what painted shapes are called."""
        place = inside or self.desk
        words = [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
        words += [button.text() for button in place.findChildren(QAbstractButton) if button.isVisible()]
        return "\n".join(words + [one.accessibleName() for one in place.findChildren(QWidget) if one.isVisible()])
