"""Is everything safe? One line for each thing that keeps it so, and what to do where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from planner.places import bad_place
from ui.show import day_and_time

if TYPE_CHECKING:
    from planner.paths import Workspace
    from ui.jobs import Job

OLD_BACKUP = timedelta(days=3)
"""A backup is made on each day on which the application is open."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known: when the newest backup was made and why, how many there are, when the file was last found sound."""

    backed_up: datetime | None
    why: str
    backups: int
    checked: datetime | None
    place: str
    """What is wrong with the folder, or nothing."""


def look(workspace: Workspace, job: Job) -> Standing:
    """Find out, in a lane."""
    from planner.settings import LAST_CHECK, Settings
    from planner.storage.backup import backups
    from planner.storage.store import Store
    from planner.storage.times import moment

    found = backups(workspace)
    with Store.open(workspace) as store:
        checked = moment(Settings(store).get(LAST_CHECK))
    place = bad_place(workspace.folder)
    newest = found[0] if found else None
    return Standing(
        newest.made_at if newest else None,
        newest.why if newest else "",
        len(found),
        checked,
        place.words if place else "",
    )


def backup_words(standing: Standing) -> str:
    """The last backup, in words."""
    if standing.backed_up is None:
        return "还没有备份"
    return f"最近一次：{day_and_time(standing.backed_up, date.today())}（{standing.why}），共 {standing.backups} 份，都验证过"


def check_words(standing: Standing) -> str:
    """The last check, in words."""
    if standing.checked is None:
        return "还没有检查过"
    return f"✓ 上次检查 {day_and_time(standing.checked, date.today())}，完好"


def summary(standing: Standing, saved: bool, now: datetime | None = None) -> tuple[str, str]:
    """The line on top and the role of its label: all is well, or everything that is not."""
    wrong = []
    if not saved:
        wrong.append("▲ 有内容没能保存：请先腾出磁盘空间，或检查数据文件夹的权限")
    if standing.place:
        wrong.append(f"▲ {standing.place}。请把整个文件夹移到本机别处，再用 main.py --data 打开")
    if standing.backed_up is None:
        wrong.append("▲ 还没有备份：请点“立即备份”")
    elif (now or datetime.now(UTC)) - standing.backed_up > OLD_BACKUP:
        wrong.append("▲ 最近的备份已是几天前：请点“立即备份”")
    if wrong:
        return "\n".join(wrong), "bad" if not saved else "warn"
    return "✓ 写的内容都已保存，备份是新的", "accent"
