"""Who listens to whom on this page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.services import Services

if TYPE_CHECKING:
    from ui.keywords.bank.side import BankSide
    from ui.keywords.bank.view import BankView
    from ui.keywords.coverage.view import CoverageView
    from ui.keywords.page import KeywordsPage


def connect(page: KeywordsPage, services: Services) -> None:
    """Connect everything once."""
    page.files_dropped.connect(page.import_files)
    page.views.chosen.connect(page.show_view)
    page.asker.found.connect(page.show_found)
    page.asker.trouble.connect(page.show_trouble)
    page.imports.reported.connect(page.outcome.show_reports)
    page.panes.moved.connect(page.keep_sizes)
    services.hub.changed.connect(page.heard)
    services.hub.learned.connect(page.learned)
    mining, detail, doing = page.mining, page.detail, page.doing
    mining.asked.connect(lambda: page.ask())
    mining.chosen_changed.connect(page.show_chosen)
    mining.import_wished.connect(page.choose_files)
    mining.learn_wished.connect(lambda: services.commands.get("library.learn").action.trigger())
    for view in (mining.table, mining.heat.grid):
        view.copy_wished.connect(doing.copy)
        view.menu_wished.connect(doing.offer)
    mining.table.open_requested.connect(page.enter_side)
    mining.heat.grid.opened.connect(lambda _row, _column: page.enter_side())
    detail.draft_wished.connect(doing.write)
    detail.bank_wished.connect(doing.bank)
    detail.copy_wished.connect(doing.copy)
    detail.export_wished.connect(doing.export)
    detail.seed_wished.connect(page.seed)
    detail.note_wished.connect(lambda id: services.hub.look_wished.emit("note", (id,), "用到这个词的笔记"))
    detail.all_wished.connect(lambda ids, text: services.hub.look_wished.emit("note", ids, f"用到「{text}」的笔记"))
    detail.leave_wished.connect(page.enter_work)


def connect_bank(page: KeywordsPage, bank: BankView, side: BankSide, services: Services) -> None:
    """Connect the bank, when it is made."""
    doing = page.doing
    bank.chosen_changed.connect(lambda: side.choose(bank.chosen))
    bank.import_wished.connect(page.choose_files)
    bank.mine_wished.connect(lambda: page.show_view("longtails"))
    bank.table.copy_wished.connect(doing.copy)
    bank.table.menu_wished.connect(doing.offer)
    bank.table.open_requested.connect(page.enter_side)
    bank.table.doubleClicked.connect(lambda _index: page.enter_side())
    side.draft_wished.connect(doing.write)
    side.copy_wished.connect(doing.copy)
    side.seed_wished.connect(page.seed)
    side.status_wished.connect(lambda status: bank.edits.move(bank.chosen, status))
    side.leave_wished.connect(page.enter_work)
    side.covered.look_wished.connect(lambda noun, id: services.hub.look_wished.emit(noun, (id,), "写到这个词的笔记"))


def connect_coverage(page: KeywordsPage, coverage: CoverageView, services: Services) -> None:
    """Connect the matrix, when it is made."""
    doing = page.doing

    def look(noun: str, id: str) -> None:
        services.hub.look_wished.emit(noun, (id,), "写到这个词的笔记")

    def open_cell(row: int, column: int) -> None:
        covered = coverage.grid.matrix.cells.get((row, column))
        if covered is not None:
            look(covered.noun, covered.id)
        else:
            page.enter_side()

    coverage.mine_wished.connect(lambda: page.show_view("longtails"))
    coverage.grid.opened.connect(open_cell)
    coverage.grid.copy_wished.connect(doing.copy)
    coverage.grid.menu_wished.connect(doing.offer)
    coverage.side.look_wished.connect(look)
    coverage.side.leave_wished.connect(page.enter_work)
