"""The evidence of one claim: the verdict, the strongest wording, twelve months, who says so, and where we promise it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.claims.evidence import Mention
from planner.claims.ledger import Claim
from planner.claims.promised import Promised
from ui.draft.inspector.section import Rows
from ui.feedback.columns import GAP_TOKENS, STRENGTHS
from ui.feedback.trend import Trend
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.hairline import hairline
from ui.widgets.labels import ElidedLabel, PlainLabel

MENTIONS_SHOWN, PROMISES_SHOWN = 8, 12
ROLES = {"bad": "bad", "warn": "warn", "accent": "accent", "soft": "soft"}


class ClaimSide(QScrollArea):
    """Widgets are made once and rewritten, so that nothing jumps."""

    words_wished = Signal(int)
    """Show the buyers' words: -1 those that blame, 1 those that praise."""
    open_wished = Signal(str, str)
    """Open a source of a promise: 草稿, 笔记 or 产品, and its id."""
    brief_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("证据")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.claim: Claim | None = None
        self._title = ElidedLabel("", "title")
        self._gap = PlainLabel("", "strong")
        self._sentence = PlainLabel("", "", wrap=True)
        self._wording = PlainLabel("", "accent", wrap=True)
        self.trend = Trend(theme)
        self.against = Button("看说不好的")
        self.praising = Button("看说好的")
        self.brief = Button("写成选题…", kind="primary")
        self.against.clicked.connect(partial(self.words_wished.emit, -1))
        self.praising.clicked.connect(partial(self.words_wished.emit, 1))
        self.brief.clicked.connect(self.brief_wished)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._gap)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addWidget(PlainLabel("证据撑得住的说法", "section"))
        column.addWidget(self._wording)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.brief, self.against, self.praising):
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addWidget(hairline())
        column.addWidget(PlainLabel("近 12 个月", "section"))
        column.addWidget(self.trend)
        column.addWidget(hairline())
        self._mentions_head = PlainLabel("谁说的、怎么用的", "section")
        self._no_mentions = PlainLabel("还没有人说到肤质、人群或用法", "soft", wrap=True)
        mentions = QVBoxLayout()
        mentions.setSpacing(4)
        self._mentions: Rows[Mention, _MentionRow] = Rows(mentions, _MentionRow, _MentionRow.show_mention)
        column.addWidget(self._mentions_head)
        column.addWidget(self._no_mentions)
        column.addLayout(mentions)
        column.addWidget(hairline())
        column.addWidget(PlainLabel("我们在哪里这样写", "section"))
        self._no_promises = PlainLabel("笔记、草稿和产品卖点里还没有写到", "soft", wrap=True)
        column.addWidget(self._no_promises)
        promises = QVBoxLayout()
        promises.setSpacing(8)
        self._promises: Rows[Promised, _PromiseRow] = Rows(promises, self._make_promise, _PromiseRow.show_promise)
        column.addLayout(promises)
        column.addStretch(1)
        self.setWidget(inside)

    def show_claim(self, claim: Claim) -> None:
        """Show one line of the ledger."""
        other = self.claim is None or self.claim.key != claim.key
        self.claim = claim
        evidence = claim.evidence
        self._title.setText(f"{claim.product} · {claim.aspect}")
        self._gap.setText(claim.gap)
        self._gap.set_role(ROLES[GAP_TOKENS.get(claim.gap, "soft")])
        self._sentence.setText(evidence.sentence)
        self._wording.setText(evidence.wording)
        self.against.setText(f"说不好 {evidence.blamed + evidence.returned:,}")
        self.praising.setText(f"说好 {evidence.praised:,}")
        self.against.setEnabled(bool(evidence.blamed + evidence.returned))
        self.praising.setEnabled(bool(evidence.praised))
        self.brief.setEnabled(bool(evidence.blamed + evidence.returned + evidence.praised))
        self.trend.show_months(claim.months)
        self._mentions.fill(evidence.mentions[:MENTIONS_SHOWN])
        self._no_mentions.setVisible(not evidence.mentions)
        self._promises.fill(claim.promises[:PROMISES_SHOWN])
        self._no_promises.setVisible(not claim.promises)
        if other:
            self.verticalScrollBar().setValue(0)

    def _make_promise(self) -> _PromiseRow:
        row = _PromiseRow()
        row.link.clicked.connect(lambda: self._open(row))
        return row

    def _open(self, row: _PromiseRow) -> None:
        if row.promise is not None:
            self.open_wished.emit(row.promise.source, row.promise.id)


class _MentionRow(QWidget):
    """混油皮  说好 2 · 说不好 18."""

    def __init__(self) -> None:
        super().__init__()
        self._word = ElidedLabel("")
        self._praised, self._blamed = PlainLabel("", "accent"), PlainLabel("", "bad")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._word, 1)
        row.addWidget(self._praised)
        row.addWidget(self._blamed)

    def show_mention(self, one: Mention) -> None:
        """Show one crowd or use."""
        self._word.setText(f"{one.word}（{one.kind}）")
        self._praised.setText(f"说好 {one.praised:,}")
        self._blamed.setText(f"说不好 {one.blamed:,}")
        self._praised.set_role("accent" if one.praised else "soft")
        self._blamed.set_role("bad" if one.blamed else "soft")


class _PromiseRow(QWidget):
    """The promise, how firmly, and the text it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.promise: Promised | None = None
        self._words = ElidedLabel("")
        self._strength = PlainLabel("", "soft")
        self.link = Button("", kind="link")
        self._sentence = ElidedLabel("", "soft")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._words, 1)
        top.addWidget(self._strength)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._sentence)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_promise(self, one: Promised) -> None:
        """Show one place."""
        self.promise = one
        self._words.setText(f"「{one.text}」")
        self._strength.setText(STRENGTHS.get(one.strength, ""))
        self._sentence.setText(one.sentence)
        self._sentence.setVisible(one.sentence != one.text)
        title = one.title if len(one.title) <= TITLE_MOST else f"{one.title[: TITLE_MOST - 1]}…"
        self.link.setText(f"{one.source}：{title or '（没有标题）'}")


TITLE_MOST = 18
