"""The rail at the left: one button a page, icon over two or three characters; on a low window only the icons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.buttons import native
from ui.widgets.labels import PlainLabel, set_tip
from ui.widgets.panes import RAIL

GAP = 8
STEPS = ((52, 4, True), (48, 1, True), (32, 1, False))
"""From roomy to tight: a button's height, the space between two, and whether its name stands under the icon."""


class Rail(QFrame):
    """Says which page was ``chosen``; arrows move between the buttons."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        self.setProperty("place", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._logo = PlainLabel("草田", "logo")
        self._logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 12, 6, 12)
        self._column.setSpacing(4)
        self._column.addWidget(self._logo)
        self._column.addSpacing(GAP)
        self._column.addStretch(1)
        self._scale()
        theme.theme_changed.connect(self._scale)

    def add(self, id: str, icon_name: str, text: str, keys: str, *, bottom: bool = False) -> None:
        """One more page; those at the ``bottom`` stand apart."""
        button = QToolButton()
        button.setProperty("rail", True)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(icon(icon_name, self._theme))
        button.setText(text)
        button.setAccessibleName(text)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        set_tip(button, f"{text}  {native(keys)}")
        button.clicked.connect(self._clicked)
        self._buttons[id] = button
        self._column.insertWidget(self._column.count() if bottom else 2 + len(self._buttons) - 1, button)
        button.setIconSize(self._icon_size())
        if self.isVisible():
            self._fit()
        else:
            # It gets its own size with all others when the rail is first shown.
            self._dress(button, *STEPS[-1][::2])

    def show_page(self, id: str) -> None:
        """Mark the page that is shown."""
        for name, button in self._buttons.items():
            button.setChecked(name == id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        for name, button in self._buttons.items():
            if button is self.sender():
                self.chosen.emit(name)

    def minimumSizeHint(self) -> QSize:
        """As low as the tightest step: the window may become so low that a roomier one no longer fits."""
        return QSize(super().minimumSizeHint().width(), self._rest() + self._needed(*STEPS[-1][:2]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _scale(self) -> None:
        self.setFixedWidth(max(RAIL, self._theme.px(RAIL)))
        for button in self._buttons.values():
            button.setIconSize(self._icon_size())
        self._fit()

    def _icon_size(self) -> QSize:
        return QSize(self._theme.px(18), self._theme.px(18))

    def _fit(self) -> None:
        """Take the roomiest step at which every button is seen; the tightest one when none does."""
        room = self.height() - self._rest()
        height, space, named = next((step for step in STEPS if self._needed(*step[:2]) <= room), STEPS[-1])
        self._column.setSpacing(space)
        for button in self._buttons.values():
            self._dress(button, height, named)

    def _dress(self, button: QToolButton, height: int, named: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if named else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setFixedHeight(self._theme.px(height))
        button.setToolButtonStyle(style)
        # With the padding of the roomy step the foot of a name would be cut off.
        tight = height < STEPS[0][0]
        if bool(button.property("tight")) is not tight:
            button.setProperty("tight", tight)
            if button.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                button.style().unpolish(button)
                button.style().polish(button)

    def _needed(self, height: int, space: int) -> int:
        return len(self._buttons) * (self._theme.px(height) + space) + 3 * space

    def _rest(self) -> int:
        """What the edges, the name above and the gap under it take."""
        edges = self._column.contentsMargins()
        return edges.top() + edges.bottom() + self._logo.sizeHint().height() + GAP
