"""What a person decides against a finding: ignore this wording, never propose that word."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


class Verdicts(QObject):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ignored: frozenset[tuple[str, str]] = frozenset()
