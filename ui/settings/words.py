"""我的词库."""

from __future__ import annotations

from ui.services import Services
from ui.settings.section import Section


class WordsSection(Section):
    def __init__(self, services: Services) -> None:
        super().__init__(services.theme, "我的词库")
        self.end()
