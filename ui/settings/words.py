from ui.settings.section import Section


class WordsSection(Section):
    def __init__(self, s, parent=None):
        super().__init__(s.theme, "x")
        self.end()
