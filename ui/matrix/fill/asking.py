"""帮我排 in a lane: what is proposed for a campaign."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.filling.request import Filling
from planner.storage.store import Store
from ui.jobs import Job

if TYPE_CHECKING:
    from planner.paths import Workspace


def propose(workspace: Workspace, campaign_id: str, seed: int, today: date, job: Job) -> Filling:
    """Ask the store, then look for the best plan; raises Problem when the campaign is gone, Stopped when it is cancelled."""
    from planner.filling import fill
    from planner.filling.asking import ask

    with Store.open(workspace) as store:
        request = ask(store, campaign_id, today)
    job.check()
    found = f"{len(request.jobs):,} 篇，{len(request.accounts):,} 个账号"
    return fill(request, seed, job.check, lambda done, total: job.progress(done, total, found))
