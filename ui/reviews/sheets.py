"""The questions of this page: why it is returned, what to say of a sentence, why a gate may be passed, which stay behind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.storage.records import Gate
from ui.theme import Theme
from ui.widgets.buttons import Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

RETURN = (
    "标题不够具体，换成人群加场景",
    "开头没有痛点，前三行要抓人",
    "用词有风险，按标红处修改",
    "像广告，写回亲身感受",
    "关键词没有写进去",
    "和别的稿子太像，换个角度",
)
REMARKS = ("这句像广告，写回自己的感受", "这句有风险，换个说法", "这里写得具体一点", "和产品资料不符，请核对")
REASONS = ("引用原话，不是自己的宣传", "比较的是自家旧款", "有依据，可以出示")
SHOWN_MOST = 12


class WordsSheet(Sheet):
    """A text that must be written, with phrases to begin with; ``given`` carries it."""

    given = Signal(str)

    def __init__(
        self, theme: Theme, title: str, about: str, name: str, phrases: Sequence[str], yes: str, parent: QWidget
    ) -> None:
        super().__init__(theme, title, parent, width=480)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(name)
        self._text.setPlaceholderText(name)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(88))
        self._text.textChanged.connect(self._changed)
        if about:
            self.body.addWidget(PlainLabel(about, "soft", wrap=True))
        self.body.addWidget(self._text)
        row = Flow(gap=6)
        for phrase in phrases:
            chip = Chip(phrase)
            chip.clicked.connect(partial(self._take, phrase))
            row.addWidget(chip)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button("取消", self.reject)
        self._yes = self.add_button(yes, self._give, kind="primary", default=True)
        self._changed()
        self._text.setFocus()

    def _take(self, phrase: str, _checked: bool = False) -> None:
        """A phrase joins what is there."""
        before = self._text.toPlainText().rstrip()
        self._text.setPlainText(f"{before}\n{phrase}" if before else phrase)
        self._text.setFocus()

    def _changed(self) -> None:
        self._yes.setEnabled(bool(self._text.toPlainText().strip()))

    def _give(self) -> None:
        text = self._text.toPlainText().strip()
        if text:
            self.given.emit(text)
            self.accept()


def ask_return(theme: Theme, count: int, parent: QWidget) -> WordsSheet:
    """Why slots go back to be written anew."""
    title = f"退回 {count} 篇" if count > 1 else "退回初稿"
    about = "写一句要改什么，写稿的人会看到。"
    return WordsSheet(theme, title, about, "要改什么", RETURN, "退回", parent)


def ask_remark(theme: Theme, quote: str, parent: QWidget) -> WordsSheet:
    """What to say of a sentence."""
    short = " ".join(quote.split())
    about = f"「{short if len(short) <= 60 else short[:59] + '…'}」"
    return WordsSheet(theme, "批注", about, "要说什么", REMARKS, "批注", parent)


def ask_waive(theme: Theme, gate: Gate, parent: QWidget) -> WordsSheet:
    """Why a closed gate may be passed."""
    about = f"{gate.text}。放行只对现在这一版有效，理由会记进记录。"
    return WordsSheet(theme, f"放行「{gate.name}」", about, "为什么可以放行", REASONS, "放行", parent)


class HeldSheet(Sheet):
    """Those that could not pass with the others, each with its reason."""

    def __init__(self, theme: Theme, passed: int, held: Sequence[tuple[str, Gate]], parent: QWidget) -> None:
        super().__init__(theme, f"{len(held)} 篇没有通过", parent, width=520)
        said = f"{passed} 篇已通过，" if passed else ""
        self.body.addWidget(PlainLabel(f"{said}这几篇还有关卡没过，仍在原处：", "soft", wrap=True))
        for name, gate in held[:SHOWN_MOST]:
            self.body.addWidget(PlainLabel(f"{name}\n{gate.name} {gate.verdict}：{gate.text}", wrap=True))
        if len(held) > SHOWN_MOST:
            self.body.addWidget(PlainLabel(f"还有 {len(held) - SHOWN_MOST} 篇", "soft"))
        self.add_button("知道了", self.accept, kind="primary", default=True)
