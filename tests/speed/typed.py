"""Reviews one keystroke after another in a process that has opened what was learned, and nothing else, as the window does.

Run as a program of its own, `python -m tests.speed.typed FOLDER KEYSTROKES RUNS`: prints the milliseconds of each run as JSON.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from nlp.draft import Draft
from nlp.reading import Memory
from planner.drafts import Drafts
from planner.library import Library
from planner.paths import Workspace
from planner.review import Desk, review
from planner.storage.store import Store
from tests.speed.drafts import keystrokes, other_words
from tests.speed.measuring import milliseconds
from tests.speed.world import RULES_OF


def typed(folder: Path, count: int, runs: int) -> list[list[float]]:
    """What each keystroke takes in each run, in the longest draft of a workspace."""
    workspace = Workspace(folder)
    library, memory = Library(workspace), Memory()
    library.open_saved()
    with Store.open(workspace) as store:
        desk, drafts = Desk.of(store, library, RULES_OF), Drafts(store)
        content = max((drafts.get(one.id).content for one in drafts.list()), key=lambda one: len(one.body))
    strokes = list(keystrokes(Draft(content.title, content.body, content.topics, "image", 6), count))
    # As in a lane of the window: garbage is collected elsewhere.
    gc.freeze()
    gc.disable()
    for draft in strokes:
        review(draft, desk, memory)
    return [
        [milliseconds(lambda draft=draft: review(draft, desk, memory)) for draft in other_words(strokes, run)]  # type: ignore[misc]
        for run in range(runs)
    ]


if __name__ == "__main__":
    print(json.dumps(typed(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
