"""Who hears of whom on the page 链路."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.services import Services

if TYPE_CHECKING:
    from ui.funnel.desk import Desk


def connect(desk: Desk, services: Services) -> None:
    """Connect everything once."""
    work, side, below, funnel = desk.work, desk.side, desk.work.below, desk.work.funnel
    comparing = desk.comparing
    comparing.changed.connect(desk.ask_now)
    comparing.told.connect(services.status.say)
    work.import_wished.connect(desk.choose_files)
    work.export_wished.connect(desk.export)
    work.picture_wished.connect(desk.copy_picture)
    work.queue_wished.connect(desk.show_queue)
    work.definitions_wished.connect(desk.show_definitions)
    work.filters.changed.connect(desk.filters_changed)
    funnel.lacking.import_wished.connect(desk.choose_files)
    funnel.axis_chosen.connect(desk.group_by)
    funnel.picked.connect(comparing.pick)
    funnel.opened.connect(desk.open_group)
    funnel.chart.picked.connect(desk.rank_notes)
    funnel.versus.back_wished.connect(comparing.look_at_all)
    funnel.versus.part_wished.connect(comparing.part)
    funnel.versus.swap_wished.connect(comparing.swap)
    funnel.versus.pin_wished.connect(comparing.pin)
    work.quadrants.opened.connect(desk.open_note)
    work.quadrants.picked.connect(desk.pick_note)
    work.waterlines.chart.picked.connect(lambda metric, _second: below.rank_notes_by(metric))
    work.days.look_wished.connect(desk.look_in_library)
    below.chosen_changed.connect(desk.show_chosen)
    below.open_wished.connect(desk.look_in_library)
    below.copy_wished.connect(desk.copy_rows)
    below.menu_wished.connect(desk.offer)
    side.look_wished.connect(desk.look_in_library)
    side.leave_wished.connect(desk.leave_side)
    desk.finder.found.connect(desk.show_found)
    desk.imports.reported.connect(desk.outcome.show_reports)
    desk.panes.moved.connect(desk.keep_sizes)
    services.hub.changed.connect(desk.heard)
