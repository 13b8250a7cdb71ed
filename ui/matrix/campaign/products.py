"""The products of the workspace: name, category, how long people think before they buy, and what may be claimed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.storage.records import Product
from ui.accounts.detail.fields import LineField, TextField
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

ID = Qt.ItemDataRole.UserRole
CYCLE = "从看到笔记到下单大约几天"
DAYS_ONLY = "决策周期填天数，比如 29"
CLAIMS = "一行一条卖点或可以说的功效"


class ProductsSheet(Sheet):
    """Every field is written when it is left. ``edited`` carries a product, a field and its value."""

    new_wished = Signal()
    edited = Signal(str, str, object)
    delete_wished = Signal(str)

    def __init__(self, theme: Theme, products: Sequence[Product], parent: QWidget) -> None:
        super().__init__(theme, "产品", parent, width=620)
        self._products: dict[str, Product] = {}
        self._shown = ""
        self.list = QListWidget()
        self.list.setAccessibleName("产品")
        self.list.setFixedWidth(theme.px(190))
        self.list.setMinimumHeight(theme.px(280))
        self._fields: dict[str, LineField | TextField] = {
            "name": LineField("产品名", "产品名", 80),
            "category": LineField("类目", "面霜、粉底液…"),
            "cycle": LineField("决策周期", CYCLE, 6),
            "claims": TextField(theme, "卖点", CLAIMS, 5),
            "remark": TextField(theme, "备注", "", 2),
        }
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, (name, field) in enumerate(self._fields.items()):
            top = Qt.AlignmentFlag.AlignTop if isinstance(field, TextField) else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(PlainLabel(field.accessibleName(), "soft"), row, 0, top)
            grid.addWidget(field, row, 1)
            field.done.connect(partial(self._done, name))
        self._hint = PlainLabel(DAYS_ONLY, "warn")
        self._hint.hide()
        self._delete = Button("删除这个产品", kind="quiet")
        self._delete.clicked.connect(self._wish_delete)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addLayout(grid)
        form.addWidget(self._hint)
        form.addStretch(1)
        form.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)
        self._empty = EmptyState(theme, "", "还没有产品", "点“新建产品”，写下名字就能在排期里选它")
        row_ = QHBoxLayout()
        row_.setSpacing(16)
        row_.addWidget(self.list)
        row_.addWidget(self._form, 1)
        row_.addWidget(self._empty, 1)
        self.body.addLayout(row_)
        new = self.add_button("新建产品", self.new_wished.emit, left=True)
        new.setAutoDefault(False)
        self.add_button("完成", self._leave, kind="primary")
        self.list.currentItemChanged.connect(self._chosen)
        self.finished.connect(self.finish)
        self.show_products(products)

    def show_products(self, products: Sequence[Product], choose: str = "") -> None:
        """Show these; ``choose`` is the one that was just made."""
        wanted = choose or self._shown
        self._products = {product.id: product for product in products}
        self.list.blockSignals(True)
        self.list.clear()
        for product in products:
            item = QListWidgetItem(product.name, self.list)
            item.setData(ID, product.id)
        self.list.blockSignals(False)
        row = next((at for at, product in enumerate(products) if product.id == wanted), 0 if products else -1)
        self.list.setCurrentRow(row)
        self._show()
        if choose:
            self._fields["name"].setFocus()
            name = self._fields["name"]
            if isinstance(name, LineField):
                name.selectAll()

    @Slot()
    def finish(self) -> None:
        """What is being written now is written."""
        for field in self._fields.values():
            field.finish()

    @Slot()
    def _leave(self) -> None:
        self.finish()
        self.accept()

    @Slot()
    def _chosen(self) -> None:
        self.finish()
        self._show()

    def _show(self) -> None:
        item = self.list.currentItem()
        product = self._products.get(item.data(ID)) if item else None
        self._form.setVisible(product is not None)
        self._empty.setVisible(product is None)
        other = product is None or product.id != self._shown
        self._shown = product.id if product else ""
        if other:
            self._hint.hide()
        if product is None:
            return
        texts = {
            "name": product.name,
            "category": product.category or "",
            "cycle": "" if product.cycle is None else str(product.cycle),
            "claims": "\n".join(product.claims),
            "remark": product.remark,
        }
        for name, text in texts.items():
            field = self._fields[name]
            (field.put if other else field.show_text)(text)

    def _done(self, name: str, text: str) -> None:
        if not self._shown:
            return
        value: object = text
        if name == "cycle":
            days = text.removesuffix("天").strip()
            value = int(days) if days.isascii() and days.isdecimal() else None
            self._fields["cycle"].put("" if value is None else str(value))
            self._hint.setVisible(bool(text) and value is None)
        elif name == "claims":
            value = tuple(line.strip() for line in text.splitlines() if line.strip())
        elif name == "category":
            value = text or None
        self.edited.emit(self._shown, name, value)

    @Slot()
    def _wish_delete(self) -> None:
        if self._shown:
            self.delete_wished.emit(self._shown)
