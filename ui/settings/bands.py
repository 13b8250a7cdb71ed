"""The bands of a tier preset as a table that can be edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.presets import Band

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("层级", "粉丝数从")
TOP = QModelIndex()


class BandModel(QAbstractTableModel):
    """Asks with ``edited``; what it shows changes when ``show`` is called."""

    edited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[Band, ...] = ()

    def show(self, bands: tuple[Band, ...]) -> None:
        """Show these bands, lowest first."""
        if bands != self._bands:
            self.beginResetModel()
            self._bands = bands
            self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._bands)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        band = self._bands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return band.name if index.column() == 0 else f"{band.least:,}"
        if role == Qt.ItemDataRole.EditRole:
            return band.name if index.column() == 0 else str(band.least)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        # The lowest band begins at 0, whatever its name.
        return flags if index.column() == 1 and index.row() == 0 else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        words = str(value).strip().replace(",", "").replace("，", "")
        band = self._bands[index.row()]
        if index.column() == 0:
            changed = replace(band, name=words)
        elif words.isdecimal():
            changed = replace(band, least=int(words))
        else:
            return False
        if changed != band:
            self.edited.emit((*self._bands[: index.row()], changed, *self._bands[index.row() + 1 :]))
        return True
