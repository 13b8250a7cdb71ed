"""The frame of a page: list, work surface, inspector. Narrow windows fold the list, then make the inspector a drawer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from ui.commands import Commands

LIST_WIDTH, INSPECTOR_WIDTH = 236, 344
FOLD_BELOW, DRAWER_BELOW = 1200, 1000
NARROWEST, WIDEST = 120, 900
RAIL = 68
"""The page's own width is the window's less the rail."""

Side = Literal["list", "inspector"]
LEAST: dict[Side, int] = {"list": 180, "inspector": 260}
WORK_LEAST = 360
NAMES: dict[Side, str] = {"list": "列表", "inspector": "右栏"}
KEYS: dict[Side, str] = {"list": "Ctrl+B", "inspector": "Ctrl+Shift+B"}
ICONS: dict[Side, str] = {"list": "bars", "inspector": "table-columns"}


class Panes(QWidget):
    """Three panes side by side; ``listing`` or ``inspector`` may be None.

    Below 1200 px of window the list folds away, below 1000 px the inspector too; ``toggle`` shows a folded pane as a
    drawer over the work, Esc closes it.
    """

    folded_changed = Signal()
    """A pane was folded or came back: buttons that open drawers show or hide themselves by ``folded``."""
    moved = Signal()
    """The person dragged a handle: ``sizes`` are worth remembering."""

    def __init__(
        self,
        theme: Theme,
        listing: QWidget | None,
        work: QWidget,
        inspector: QWidget | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded: dict[Side, bool] = {"list": False, "inspector": False}
        self._buttons: list[tuple[Side, IconButton]] = []
        self._drawers: dict[Side, _Drawer] = {}
        self._homes: dict[Side, _Home] = {}
        self._widths: dict[Side, int] = {"list": LIST_WIDTH, "inspector": INSPECTOR_WIDTH}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # Whatever gets another parent is given its style anew, with all that is in it: so from the outside in, and each thing once.
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        row.addWidget(self._splitter)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        if listing:
            self._adopt("list", listing)
        self._splitter.addWidget(work)
        self._splitter.setStretchFactor(self._splitter.indexOf(work), 1)
        if inspector:
            self._adopt("inspector", inspector)
        self._work = work
        self._scale()
        theme.theme_changed.connect(self._scale)
        self._splitter.splitterMoved.connect(self._handle_moved)

    @property
    def sizes(self) -> tuple[int, int]:
        """The widths of list and inspector at the standard text size, to be remembered."""
        return self._widths["list"], self._widths["inspector"]

    def restore(self, sizes: object) -> None:
        """Widths of list and inspector as they were remembered, which a person may have edited; nonsense is ignored."""
        if not isinstance(sizes, (list, tuple)) or len(sizes) != 2:
            return
        sides: tuple[Side, Side] = ("list", "inspector")
        for side, width in zip(sides, sizes, strict=True):
            if isinstance(width, int) and NARROWEST <= width <= WIDEST:
                self._widths[side] = width
        self._lay()

    def folded(self, side: Side) -> bool:
        """Whether a pane is folded away for lack of room."""
        return side in self._homes and self._folded[side]

    def is_open(self, side: Side) -> bool:
        """Whether a pane can be seen, in its place or as a drawer."""
        return side in self._homes and (not self._folded[side] or self._drawers[side].isVisible())

    def toggle(self, side: Side) -> None:
        """Show or hide a folded pane as a drawer; in a wide window do nothing."""
        if not self.folded(side):
            return
        drawer = self._drawers[side]
        if drawer.isVisible():
            drawer.close()
        else:
            self.close_drawers()
            drawer.setGeometry(self._drawer_place(side))
            drawer.show()
            drawer.raise_()
            drawer.setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, side: Side) -> IconButton:
        """A button that opens a folded pane, for the header of the work surface; it hides while there is room."""
        name, keys = NAMES[side], KEYS[side]
        button = IconButton(self._theme, ICONS[side], f"显示{name}", keys)
        button.clicked.connect(partial(self.toggle, side))
        button.setVisible(self.folded(side))
        self._buttons.append((side, button))
        return button

    def offer(self, commands: Commands, page: str) -> None:
        """Put the drawers into the palette of a page, with their keys."""
        for side in self._homes:
            commands.add(f"{page}.{side}", f"显示或收起{NAMES[side]}", KEYS[side], partial(self.toggle, side), page)

    def close_drawers(self) -> None:
        """Put the drawers away."""
        for drawer in self._drawers.values():
            drawer.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # Larger text leaves less room: the bounds grow with it.
        window = self.width() + self._theme.px(RAIL)
        self._fold("list", window < self._theme.px(FOLD_BELOW))
        self._fold("inspector", window < self._theme.px(DRAWER_BELOW))
        self._lay()
        for side, drawer in self._drawers.items():
            if drawer.isVisible():
                drawer.setGeometry(self._drawer_place(side))

    def _scale(self) -> None:
        self._work.setMinimumWidth(self._theme.px(WORK_LEAST))
        for side, home in self._homes.items():
            home.setMinimumWidth(self._theme.px(LEAST[side]))
        if self.isVisible():
            self._arrange()

    def _adopt(self, side: Side, pane: QWidget) -> None:
        home = _Home(pane, self._splitter)
        self._homes[side] = home
        self._drawers[side] = _Drawer("leftdrawer" if side == "list" else "drawer", self)
        self._splitter.addWidget(home)

    def _fold(self, side: Side, away: bool) -> None:
        if side not in self._homes or self._folded[side] == away:
            return
        self._folded[side] = away
        home, drawer = self._homes[side], self._drawers[side]
        drawer.hide()
        if away:
            drawer.hold(home.pane)
        else:
            home.hold(home.pane)
        home.setVisible(not away)
        for owner, button in self._buttons:
            if owner == side:
                button.setVisible(away)
        self.folded_changed.emit()

    def _lay(self) -> None:
        taken = {side: self._theme.px(self._widths[side]) for side in self._homes if not self._folded[side]}
        sizes = [taken.get("list", 0)] if "list" in self._homes else []
        sizes.append(max(1, self.width() - sum(taken.values())))
        if "inspector" in self._homes:
            sizes.append(taken.get("inspector", 0))
        self._splitter.setSizes(sizes)

    def _handle_moved(self) -> None:
        for side, home in self._homes.items():
            if not self._folded[side]:
                self._widths[side] = round(home.width() / self._theme.scale)
        self.moved.emit()

    def _drawer_place(self, side: Side) -> QRect:
        width = min(self._theme.px(self._widths[side]), self.width() - 40)
        return QRect(0 if side == "list" else self.width() - width, 0, width, self.height())


class _Home(QWidget):
    """The place of a pane in the splitter."""

    def __init__(self, pane: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.pane = pane
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hold(pane)

    def hold(self, pane: QWidget) -> None:
        self._column.addWidget(pane)
        pane.show()


class _Drawer(QFrame):
    """A pane over the work."""

    def __init__(self, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("place", place)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 1, 0)
        self.hide()
        parent.installEventFilter(self)

    def hold(self, pane: QWidget) -> None:
        self._column.addWidget(pane)
        pane.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and self.isVisible():
            self.hide()
        return False
