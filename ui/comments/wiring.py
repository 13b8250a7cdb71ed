"""Who listens to whom on this page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.services import Services

if TYPE_CHECKING:
    from ui.comments.page import CommentsPage


def connect(page: CommentsPage, services: Services) -> None:
    """Connect everything once."""
    work, talk, side, composer = page.work, page.talk, page.side, page.talk.composer
    work.asked.connect(page.ask_now)
    work.import_wished.connect(page.bringing.choose_files)
    work.read_wished.connect(page.reader.read)
    page.files_dropped.connect(page.bringing.begin)
    page.asked.clicked.connect(page.show_questions)
    page.finder.found.connect(page.show_found)
    page.model.trouble.connect(services.status.trouble)
    work.list.chosen_changed.connect(page.choose_otherwise)
    work.list.enter_pressed.connect(page.do.answer)
    work.list.doubleClicked.connect(lambda _index: page.do.answer())
    work.list.menu_wished.connect(page.offer)
    work.list.copy_wished.connect(page.do.copy_comments)
    talk.note_wished.connect(page.do.look_at_note)
    talk.others_wished.connect(page.do.show_note)
    composer.check_wished.connect(lambda text: page.finder.check(text, partial(composer.show_checked, text)))
    composer.copy_wished.connect(page.do.copy_reply)
    composer.answered_wished.connect(page.do.mark_answered)
    composer.promise_wished.connect(page.do.ask_promise)
    composer.library_wished.connect(lambda: page.do.show_library())
    composer.keep_wished.connect(lambda: page.do.show_library(composer.text))
    composer.rested.connect(page.save_words)
    composer.leave_wished.connect(page.enter)
    side.status_chosen.connect(page.do.set_status)
    side.owner_wished.connect(page.do.ask_owner)
    side.due_wished.connect(page.do.ask_due)
    side.clock_wished.connect(page.do.ask_clock)
    side.kept.connect(page.do.keep_promise)
    side.leave_wished.connect(page.enter)
    page.reader.told.connect(lambda count: work.show_unread(count, reading=page.reader.busy))
    page.reader.grew.connect(page.ask_again)
    page.questions.back_wished.connect(page.show_questions)
    page.questions.comments_wished.connect(page.show_askers)
    page.panes.moved.connect(lambda: services.memory.keep("comments.sizes", list(page.panes.sizes)))
    services.hub.changed.connect(page.heard)
