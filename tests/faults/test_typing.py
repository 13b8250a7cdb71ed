"""``kill -9`` of the real window while somebody types into it: two seconds of writing at most are gone."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.drafts import Drafts
from planner.paths import Workspace
from planner.storage.health import examine
from planner.storage.store import Store
from tests.journeys.person import PATIENCE
from tests.journeys.test_kill import LOST_MOST, Typist
from tests.journeys.typist import TEXT


def test_typing_is_kept(
    qtbot: QtBot,
    scratch: Path,
    dice: random.Random,
    amount: Callable[[int, int], int],
    figures: Callable[[str], None],
) -> None:
    count = amount(1, 40)
    losses = []
    for number in range(count):
        workspace = Workspace(scratch / f"{number}").ensure()
        Store.open(workspace).close()
        typist = Typist(workspace.folder)
        typed_for = dice.uniform(0.5, 4.0)
        qtbot.waitUntil(lambda: typist.writing_for > typed_for, timeout=4 * PATIENCE)  # noqa: B023
        killed = typist.kill()
        assert examine(workspace).sound
        with Store.open(workspace) as store:
            drafts = [Drafts(store).get(line.id).content.body for line in Drafts(store).list()]
        kept = max(drafts, key=len, default="")
        assert kept == (TEXT * (len(kept) // len(TEXT) + 1))[: len(kept)]
        # The first character that is not there was typed so long before the end.
        losses.append(max((killed - when for when, length in typist.typed if length > len(kept)), default=0.0))
        shutil.rmtree(workspace.folder)
    figures(f"{count} kills while typing in the real editor: {max(losses):.2f} s lost at most (2 s allowed)")
    assert max(losses) <= LOST_MOST
