"""The slots of a campaign as a sheet in which one writes as in a spreadsheet program."""

from ui.matrix.sheet.sheet import Sheet

__all__ = ["Sheet"]
